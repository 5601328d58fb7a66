// Why a file is not read, as a test asks it.
import { type Unreadable, UnreadableFile } from "../../../src/files/unreadable.ts";

/** The reason; anything else that is thrown is thrown on, and a file that is read fails the test. */
export async function whyUnread(read: () => unknown): Promise<Unreadable> {
  try {
    await read();
  } catch (error) {
    if (error instanceof UnreadableFile) return error.why;
    throw error;
  }
  throw new Error("it was read");
}
