// Workbooks as many programs and people have made them: a cell that is filled is read back, and every other cell as before.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FileTable } from "../../../src/files/blocks.ts";
import { readFile } from "../../../src/files/read.ts";
import { columnName } from "../../../src/report/excel/sheet.ts";
import { patchWorkbook } from "../../../src/report/template/patch-workbook.ts";

const folder = new URL("../../files/cases/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));
const locked = names.filter((name) => name.includes("password"));

async function tables(bytes: Uint8Array): Promise<readonly FileTable[]> {
  const { blocks } = await readFile("a.xlsx", bytes);
  return blocks.flatMap((block) => (block.type === "table" ? [block] : []));
}

/** Every cell that no formula gave, as it is seen, by its address. */
function seen({ rows }: FileTable): Map<string, string> {
  return new Map(
    rows.flatMap(({ no, cells }) =>
      cells
        .filter(({ formula }) => !formula)
        .map((cell): [string, string] => [`${columnName(cell.column + 1)}${no}`, JSON.stringify(cell)]),
    ),
  );
}

describe("a filled cell is read back, and all others are as they were", () => {
  it.each(names.filter((name) => !locked.includes(name)))("%s", async (name) => {
    const before = readFileSync(new URL(name, folder));
    const was = await tables(before);
    const at = was.findIndex(({ rows }) => rows.length > 0);
    const own = seen(was[at] ?? { type: "table", sheet: null, rows: [], head: 0, hiddenColumns: [] });
    const [first = "A1"] = own.keys();
    const sheet = was[at]?.sheet?.name ?? "";
    const result = await patchWorkbook(before, [
      { sheet, address: first, value: "thay vào" },
      // Far from whatever the sheet holds.
      { sheet, address: "AB900", value: 12.5 },
    ]);
    if ("cannot" in result) throw new Error(JSON.stringify(result.cannot));
    const is = await tables(result.bytes);
    expect(is.map((table) => table.sheet)).toEqual(was.map((table) => table.sheet));
    for (const [index, table] of is.entries()) {
      const [expected, found] = [seen(was[index] ?? table), seen(table)];
      if (index === at) {
        expect(found.get(first)).toContain('"thay vào"');
        expect(found.get("AB900")).toContain('{"type":"number","number":12.5}');
        for (const address of [first, "AB900"]) {
          expected.delete(address);
          found.delete(address);
        }
      }
      expect([...found]).toEqual([...expected]);
    }
  });
});

it.each(locked)("%s, which opens with a password alone, is not filled", async (name) => {
  const result = await patchWorkbook(readFileSync(new URL(name, folder)), []);
  expect(result).toEqual({ cannot: [{ type: "unreadable", why: { type: "kind", kind: "protected" } }] });
});
