// In what order the test files are run: those first that take long, or the last of them would be waited for alone. What a
// file took is known where the tests ran before; on a bare machine only its size is, and the slowest are small.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The beginnings of their paths, the slowest first. */
const slow = [
  "program/soak",
  "interview/transcripts",
  "operations/cli",
  "program/",
  "schedule/reminders",
  "operations/restore",
  "postgres/",
  "files/spreadsheet/hostile",
  "form/kinds/toy",
  "form/kinds/properties",
  "language/",
];

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = slow.findIndex((path) => moduleId.includes(`/test/${path}`));
  return rank < 0 ? slow.length : rank;
}
