// A file as a report takes it: what it truly is, and of a photo the bytes without its place. Pure.
import { withoutPlace } from "../files/photo/without-place.ts";
import { trueKind } from "../files/true-kind.ts";
import { type TrueKind, UnreadableFile } from "../files/unreadable.ts";
import { type FileKind, fileKind } from "./file-kind.ts";

export type TakenFile = {
  readonly kind: TrueKind;
  readonly as: FileKind;
  /** What is kept: every file as it came (a signed one stays whole), a photo without what it says of its place. */
  readonly bytes: Uint8Array;
};

/** Why a report does not take a file: for what it is, or because it is a broken photo. */
type NotTaken = { readonly why: { readonly type: "kind" | "broken"; readonly kind: TrueKind } };

/** The file as it is kept, or why it is not. */
export function takenFile(name: string, bytes: Uint8Array, several = false): TakenFile | NotTaken {
  const kind = trueKind(name, bytes);
  const as = fileKind(kind, bytes, several);
  if (as === null) return { why: { type: "kind", kind } };
  if (kind !== "picture") return { kind, as, bytes };
  try {
    return { kind, as, bytes: withoutPlace(bytes) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { why: { type: "broken", kind } };
  }
}
