// Two officers work on one draft: what each changed is kept, and what both changed otherwise is asked.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/draft/draft.ts";
import { faults } from "../../src/draft/faults.ts";
import { merge } from "../../src/draft/merge.ts";
import { sayClash } from "../../src/text/officer/draft-clashes.ts";
import { type Change, changed, smallDraft } from "../support/drafts/small-draft.ts";

const items = "form.sections.0.items";
const table = "form.sections.1.items.0.table";
const rows = `${table}.rows`;
const row = { stt: "", parent: "r1", unit: "", role: "input", columns: ["c1", "c2"], aggregate: "sum" };

function both(mine: readonly Change[], theirs: readonly Change[]) {
  const made = merge(smallDraft, changed(...mine), changed(...theirs));
  return { ...made, said: made.clashes.map(sayClash) };
}

function tableOf({ form }: Draft) {
  return Object(form)
    .sections.flatMap((one: object) => Object(one).items)
    .find((one: object) => Object(one).table)?.table;
}

it("takes what only one of them changed", () => {
  const { draft, clashes } = both(
    [
      [`${rows}.2.text`, "Máy in màu"],
      ["round.title", "Báo cáo A"],
      [`${items}.1`, undefined],
    ],
    [
      [`${rows}.2.unit`, "chiếc"],
      ["round.help", "cô Hà"],
      [`${items}.0.text`, "Nhận xét"],
    ],
  );
  expect(clashes).toEqual([]);
  expect(draft).toEqual(
    changed(
      [`${rows}.2.text`, "Máy in màu"],
      [`${rows}.2.unit`, "chiếc"],
      ["round.title", "Báo cáo A"],
      ["round.help", "cô Hà"],
      [`${items}.0.text`, "Nhận xét"],
      [`${items}.1`, undefined],
    ),
  );
});

it("takes for no clash what both changed alike", () => {
  const change: Change = [`${rows}.2.text`, "Máy in màu"];
  expect(both([change, ["round.help", "a"]], [change])).toMatchObject({
    clashes: [],
    draft: changed(change, ["round.help", "a"]),
  });
});

describe("a place that both changed", () => {
  it("stays as theirs until mine is chosen", () => {
    const [mine, theirs] = [
      changed([`${rows}.2.text`, "Máy in màu"]),
      changed([`${rows}.2.text`, "Máy in laser"]),
    ];
    const { draft, clashes } = merge(smallDraft, mine, theirs);
    expect(draft).toEqual(theirs);
    expect(clashes.map(sayClash)).toEqual([
      "Dòng B1.2 “Máy in màu”, lời: bản vừa gửi ghi “Máy in màu”; bản đang lưu ghi “Máy in laser” (trước đó “Máy in”). Lấy bản nào?",
    ]);
    const chosen = merge(smallDraft, mine, theirs, new Set(clashes.map(({ key }) => key)));
    expect(chosen.draft).toEqual(mine);
  });

  it("is named with its column, or its field of the round", () => {
    const { said } = both(
      [
        [`${rows}.2.cells`, { c2: { kind: "yes-no" } }],
        ["round.deadlines", []],
      ],
      [
        [`${rows}.2.cells`, { c2: { kind: "money" } }],
        ["round.deadlines.0.inclusive", false],
      ],
    );
    expect(said).toEqual([
      "Cột (2) “Hỏng”, dòng B1.2 “Máy in”, cách trả lời: bản vừa gửi ghi “có hoặc không”; bản đang lưu ghi “số tiền”. Lấy bản nào?",
      "Hạn nộp: bản vừa gửi đã sửa; bản đang lưu đã sửa. Lấy bản nào?",
    ]);
  });

  it("may be gone on one side", () => {
    const [mine, theirs] = [changed([`${rows}.2`, undefined]), changed([`${rows}.2.text`, "Máy in màu"])];
    const { draft, clashes } = merge(smallDraft, mine, theirs);
    expect(draft).toEqual(theirs);
    expect(clashes.map(sayClash)).toEqual([
      "Dòng B1.2 “Máy in màu”: bản vừa gửi đã bỏ; bản đang lưu đã sửa. Lấy bản nào?",
    ]);
    const chosen = merge(smallDraft, mine, theirs, new Set(clashes.map(({ key }) => key)));
    expect(tableOf(chosen.draft).rows.map(({ id }: { id: string }) => id)).toEqual(["r1", "r2", "r4"]);
  });
});

it("puts new rows where each had them, under ids of their own", () => {
  const total = Object(smallDraft).form.sections[1].items[0].table.rows[3];
  const withRow = (text: string, when?: string): Draft => ({
    ...changed(
      [
        `${rows}.3`,
        { ...row, id: "r5", label: text === "Máy quét" ? "3" : "4", text, ...(when ? { when } : {}) },
      ],
      [`${rows}.4`, { ...total, of: ["r2", "r3", "r5"] }],
    ),
    nextId: 6,
  });
  const { draft, clashes } = merge(smallDraft, withRow("Máy quét", "{r5} > 0"), withRow("Máy chiếu"));
  expect(clashes).toEqual([]);
  const made = tableOf(draft);
  expect(made.rows.map(({ id, text }: { id: string; text: string }) => [id, text])).toEqual([
    ["r1", "Máy"],
    ["r2", "Máy tính"],
    ["r3", "Máy in"],
    ["r5", "Máy chiếu"],
    ["r6", "Máy quét"],
    ["r4", "Cộng"],
  ]);
  expect(made.rows[4].when).toBe("{r6} > 0");
  expect(new Set(made.rows[5].of)).toEqual(new Set(["r2", "r3", "r5", "r6"]));
  expect(draft.nextId).toBe(7);
});

it("asks a new row in the column that somebody else added", () => {
  const columns = Object(smallDraft).form.sections[1].items[0].table.columns;
  const withColumn = changed(
    [
      `${table}.columns`,
      [...columns, { id: "c5", title: "Thanh lý", no: "3", label: "thanh lý", noun: "máy" }],
    ],
    ...[1, 2, 3].map((at) => [`${rows}.${at}.columns`, ["c1", "c2", "c5"]] as const),
  );
  const withRow = changed([`${rows}.4`, { ...row, id: "r6", label: "3", text: "Máy quét" }]);
  const { draft } = merge(smallDraft, withRow, withColumn);
  expect(tableOf(draft).rows.map(({ columns }: { columns: string[] }) => columns)).toEqual([
    [],
    ["c1", "c2", "c5"],
    ["c1", "c2", "c5"],
    ["c1", "c2", "c5"],
    ["c1", "c2", "c5"],
  ]);
});

it("leaves nothing that names what the other took away", () => {
  const columns = Object(smallDraft).form.sections[1].items[0].table.columns;
  const without = changed(
    [`${table}.columns`, [columns[0]]],
    ...[1, 2, 3].map((at) => [`${rows}.${at}.columns`, ["c1"]] as const),
    ["form.checks", []],
  );
  const withRow = changed([`${rows}.4`, { ...row, id: "r6", label: "3", text: "Máy quét" }]);
  const { draft } = merge(smallDraft, without, withRow);
  const at = { now: new Date("2026-11-20T01:00:00Z"), zone: "Asia/Ho_Chi_Minh" };
  expect(faults(draft, at)).toEqual([]);
});

it("keeps the section of what somebody else put into it", () => {
  const item = { id: "m9", no: "4", text: "Kiến nghị", kind: "text" };
  const { draft } = both([["form.sections.0", undefined]], [[`${items}.3`, item]]);
  const sections = Object(draft).form.sections;
  expect(
    sections.map(({ id, items: held }: { id: string; items: { id: string }[] }) => [
      id,
      held.map((one) => one.id),
    ]),
  ).toEqual([
    ["s2", ["b1"]],
    ["s1", ["m9"]],
  ]);
});

it("follows an item that one moved and the other changed", () => {
  const [first, second, third] = [0, 1, 2].map((at) => Object(smallDraft).form.sections[0].items[at]);
  const moved: Change[] = [
    [items, [first, third]],
    ["form.sections.1.items.1", second],
  ];
  const { draft, clashes } = both(moved, [[`${items}.1.text`, "Tự xếp loại"]]);
  expect(clashes).toEqual([]);
  expect(Object(draft).form.sections[1].items[1]).toEqual({ ...second, text: "Tự xếp loại" });
});

/** Some changes of the draft's places. */
const some = fc.subarray<Change>([
  [`${rows}.2.text`, "Máy in màu"],
  [`${rows}.1.kind`, "decimal"],
  [`${rows}.3.of`, ["r3"]],
  [`${table}.columns.0.title`, "Tổng"],
  [`${items}.1.text`, "Tự xếp loại"],
  [`${items}.2.cells.0.noun`, "nhóm"],
  ["form.choices.k1.0.label", "Xuất sắc"],
  ["form.checks", []],
  ["round.shortName", "Kiểm kê"],
  ["round.deadlines.0.at", "2026-12-20"],
  ["marks", []],
]);

it("is the one that was changed where only one was, and forgets nothing where both were", () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [mine, theirs] = [changed(...one), changed(...other)];
      expect(merge(smallDraft, mine, smallDraft).draft).toEqual(mine);
      expect(merge(smallDraft, smallDraft, theirs).draft).toEqual(theirs);
      expect(merge(smallDraft, mine, theirs)).toEqual({ draft: changed(...one, ...other), clashes: [] });
    }),
    { numRuns: 60 },
  );
});
