// The room on the disk that a folder lies on. Knows the file system only.
import { statfs } from "node:fs/promises";

/** In bytes: what is left for programs that are not root's, and all there is. */
export async function roomAt(folder: string): Promise<{ readonly free: number; readonly all: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, all: blocks * bsize };
}
