// The room on the disk of the data: how much there is, and when it is too little for files. Knows the file system only.
import { statfs } from "node:fs/promises";

/** In bytes: what is left for programs that are not root's, and all there is. */
export type Room = { readonly free: number; readonly all: number };

/** Below this share of the disk, files are refused so that answers still find room. */
const lowShare = 0.1;

/** The room on the disk that a folder lies on. */
export async function roomAt(folder: string): Promise<Room> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, all: blocks * bsize };
}

/** Whether the disk has too little room for files. */
export function isLow({ free, all }: Room): boolean {
  return free < all * lowShare;
}

/**
 * The room of a disk that has too little left; null where it has enough, is not ours to see, or could not be looked at:
 * nobody is refused for that.
 */
export async function lowRoom(look: (() => Promise<Room>) | undefined): Promise<Room | null> {
  const room = (await look?.().catch(() => null)) ?? null;
  return room !== null && isLow(room) ? room : null;
}
