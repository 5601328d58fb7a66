// What is kept of a file can be read again, whatever its reader let through.
import { expect, test } from "vitest";
import { writtenOutcome } from "../../src/documents/written-outcome.ts";
import type { FileCell } from "../../src/files/blocks.ts";
import { outcomeShape } from "../../src/store/shapes/upload-outcome.ts";

function kept(cell: FileCell) {
  const rows = [{ no: 1, cells: [cell] }];
  const table = { type: "table" as const, sheet: null, rows, head: 0, hiddenColumns: [] };
  const file = { kind: "paste" as const, blocks: [table], letters: null, left: [] };
  return outcomeShape.read(JSON.parse(writtenOutcome({ type: "read", file })));
}

const at = { column: 0, across: 1, down: 1 };

test("a number that JSON has none of makes the file a broken one", () => {
  expect(
    kept({ ...at, value: { type: "number", number: Number.POSITIVE_INFINITY }, shown: "1e999" }),
  ).toEqual({
    type: "unreadable",
    why: { type: "broken", kind: "unknown" },
  });
});

test("a letter that PostgreSQL takes none of is replaced", () => {
  const read = kept({ ...at, value: { type: "text", text: "a\0b" }, shown: "a\0b" });
  expect(JSON.stringify(read)).toContain("a\ufffdb");
});
