// The worst that lies inside the limits of reading costs no more than its size: counted, not timed.
import { expect, it } from "vitest";
import type { Block, FileTable } from "../../../src/files/blocks.ts";
import { type Put, paragraph, sheet, table } from "../../support/files/blocks.ts";
import { read } from "../../support/handed/told.ts";

const head: Put[][] = [["STT", "Nội dung", "Đơn vị", "Số lớp", "Số người", "Ghi chú"]];
const skills = "Giáo dục kỹ năng sống cho học sinh";
const long =
  "Thi về sách (thi xếp sách nghệ thuật, thi vẽ tranh theo sách, thi tìm hiểu kiến thức qua sách báo, thi thiếu nhi kể chuyện)";

/** The same table, with every look at one of its cells counted. */
function counted(blocks: readonly Block[]): { blocks: Block[]; looks: () => number } {
  let looks = 0;
  const watch = <T extends object>(cell: T): T =>
    new Proxy(cell, {
      get(target, key, receiver) {
        looks += 1;
        return Reflect.get(target, key, receiver);
      },
    });
  const watched = blocks.map((block): Block => {
    if (block.type === "paragraph") return watch(block);
    return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(watch) })) };
  });
  return { blocks: watched, looks: () => looks };
}

const lines = (count: number, row: (at: number) => Put[]): Put[][] =>
  Array.from({ length: count }, (_, at) => row(at));
const worst: Readonly<Record<string, (count: number) => Block[]>> = {
  "long wordings": (count) => [
    sheet("S", [...head, ...lines(count, (at) => ["", `${long} ${at}`, "", 1, 2, "x"])]),
  ],
  "one row again and again": (count) => [
    sheet("S", [...head, ...lines(count, (at) => ["", skills, "", `${at} lớp`, `${at} em`, "x"])]),
  ],
  "rows without titles": (count) => [
    sheet(
      "S",
      lines(count, (at) => ["1.7", skills, at, at + 1]),
    ),
  ],
  "a table that calls every row its head": (count) => [
    table(
      lines(count, () => head[0] ?? []),
      { head: count },
    ),
  ],
  "as many sums as rows": (count) => [
    sheet("S", [
      ...head,
      ...lines(count / 2, (at) => ["", skills, "", `${at} lớp`, `${at} em`, "x"]),
      ...lines(count / 2, () => ["", "Tổng cộng", "", 1, 2, "x"]),
    ]),
  ],
  "titles and nothing else": (count) => [
    sheet(
      "S",
      lines(count, () => head[0] ?? []),
    ),
  ],
  "a sheet for each row": (count) =>
    lines(count / 5, (at) => [at]).map((_, at) => sheet(`S${at}`, [...head, ["", skills, "", at, at + 1]])),
  "wide tables": (count) => [
    sheet("S", [
      ...lines(1, () => ["STT", "Nội dung", ...lines(count / 5, () => ["Số người"]).flat()]),
      ["", skills, ...lines(count / 5, (at) => [at]).flat()],
    ]),
  ],
  paragraphs: (count) =>
    lines(count, () => []).map((_, at) => paragraph(`Bài học kinh nghiệm và kết quả đã đạt được ${at}`)),
};

it.each(Object.keys(worst))("%s", (name) => {
  const made = worst[name];
  if (!made) throw new Error("no such blocks");
  const of = (count: number) => {
    const { blocks, looks } = counted(made(count));
    read(blocks);
    return looks();
  };
  const [some, twice] = [of(300), of(600)];
  expect(some).toBeGreaterThan(0);
  expect(twice).toBeLessThan(some * 2.2);
});

it("reads so many rows of a report and says that there are more", () => {
  const rows = lines(4_500, (at) => ["", at === 0 ? skills : `Việc khác ${at}`, "", 1, 2]);
  const handed = read([sheet("S", [...head, ...rows])]);
  expect(handed.rows).toHaveLength(1);
  expect(handed.left).toEqual([{ what: "rows", most: 4_000, where: "S" }]);
});

it("looks at a row that is told in line after line no oftener than at one of a table", () => {
  const { rows } = read(
    lines(40, () => []).map((_, at) => paragraph(`1.7. ${skills}: ${at} lớp, 340 người`)),
  );
  expect(rows.map(({ said }) => said.split("; ").length)).toEqual([13]);
});

it("takes no more titles of one file than a compiled book has", () => {
  const wide = lines(60, () => ["Số người"]).flat();
  const one = (at: number): Block =>
    table([
      ["STT", "Nội dung", "Số lớp", ...wide],
      ["", skills, at, at + 1],
    ]);
  expect(read(lines(80, () => []).map((_, at) => one(at))).choose).toHaveLength(80);
  expect(read(lines(120, () => []).map((_, at) => one(at))).choose.length).toBeLessThan(100);
});

it("gives the same twice, and leaves what it reads as it is", () => {
  const blocks: Block[] = [sheet("S", [...head, ["", skills, "", 12, 340]])];
  const before = structuredClone(blocks);
  expect(read(blocks)).toEqual(read(blocks));
  expect(blocks).toEqual(before as FileTable[]);
});
