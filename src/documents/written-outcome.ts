// The JSON by which it is kept what became of a file. Pure.
import type { UploadOutcome } from "../interview/handed/handed.ts";
import { outcomeShape } from "../store/shapes/upload-outcome.ts";

/**
 * Written so that PostgreSQL takes it, whatever a reader let through: it refuses a letter that is half of one, and one
 * that is nought, and a file whose outcome is refused would be read again and again. What could not be read back is
 * written as a broken file.
 */
export function writtenOutcome(outcome: UploadOutcome): string {
  const clean = (_: string, value: unknown) =>
    typeof value === "string" ? value.replace(/\0|\p{Cs}/gu, "\ufffd") : value;
  const written = outcomeShape.write(JSON.parse(JSON.stringify(outcome, clean)));
  return outcomeShape.tryRead(JSON.parse(written)).ok ? written : outcomeShape.write(broken);
}

const broken: UploadOutcome = { type: "unreadable", why: { type: "broken", kind: "unknown" } };
