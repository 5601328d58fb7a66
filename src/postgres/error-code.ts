// A word for what went wrong. Pure.

/** What went wrong, in a word where there is one: the system code ("ENOENT", "EACCES"), else the message of the error. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
