// In what two drafts differ: by hand for each sort of change, and in no sort of change silently.
import fc from "fast-check";
import { expect, it } from "vitest";
import { difference } from "../../src/draft/difference.ts";
import type { Draft } from "../../src/draft/draft.ts";
import { isSame } from "../../src/draft/same.ts";
import { sayDifference, sayDifferences } from "../../src/text/officer/draft-difference.ts";
import { type Change, changed, smallDraft } from "../support/drafts/small-draft.ts";

const items = "form.sections.0.items";
const table = "form.sections.1.items.0.table";
const rows = `${table}.rows`;

function said(...changes: readonly Change[]): string[] {
  return difference(smallDraft, changed(...changes)).map(sayDifference);
}

const row = { stt: "", parent: "r1", unit: "", role: "input", columns: ["c1", "c2"], aggregate: "sum" };

it("finds none between a draft and itself, its marks and answers left aside", () => {
  expect(said()).toEqual([]);
  expect(said(["marks", []], ["answers", { a: "b" }], ["nextId", 90], ["form.version", 2])).toEqual([]);
});

it.each<[path: string, value: unknown, said: readonly string[]]>([
  [`${rows}.2.text`, "Máy in màu", ["sửa lời dòng B1.2 “Máy in” thành “Máy in màu”"]],
  [`${rows}.2.label`, "3", ["đổi số dòng “Máy in” từ B1.2 thành B1.3"]],
  [`${rows}.2`, undefined, ["bỏ dòng B1.2 “Máy in”"]],
  [`${rows}.4`, { ...row, id: "r5", label: "3", text: "Máy quét" }, ["thêm dòng B1.3 “Máy quét”"]],
  [`${rows}.2.kind`, "decimal", ["đổi cách trả lời của dòng B1.2 “Máy in” thành số lẻ"]],
  [
    `${rows}.2.cells`,
    { c2: { kind: "yes-no" } },
    ["đổi cách trả lời của cột (2) “Hỏng”, dòng B1.2 “Máy in” thành có hoặc không"],
  ],
  [`${rows}.2.columns`, ["c1"], ["đổi các ô được hỏi của dòng B1.2 “Máy in”"]],
  [`${rows}.2.when`, "{DC.3}[1] > 0", ["thêm điều kiện hỏi cho dòng B1.2 “Máy in”: “{DC.3}[1] > 0”"]],
  [`${rows}.2.applies`, { mam_non: 0 }, ["đổi loại đơn vị trả lời của dòng B1.2 “Máy in”"]],
  [`${rows}.3.of`, ["r2"], ["đổi các dòng được cộng của dòng “Cộng”"]],
  [`${table}.columns.1.title`, "Hỏng nặng", ["đổi tên cột (2) “Hỏng” thành “Hỏng nặng”"]],
  [`${table}.columns.1.compute`, "[1] * 2", ["thêm phép tính cho cột (2) “Hỏng”: “[1] * 2”"]],
  [`${table}.title`, "KIỂM KÊ", ["đổi tên biểu “KIỂM KÊ THIẾT BỊ” thành “KIỂM KÊ”"]],
  ["form.sections.1", undefined, ["bỏ phần II “BIỂU”"]],
  [
    `${items}.0.kind`,
    "line",
    ["đổi cách trả lời của mục DC.1 “Đánh giá chung” từ đoạn văn thành một dòng chữ"],
  ],
  [
    `${items}.2.cells.1.noun`,
    "học sinh",
    ["đổi đơn vị tính hoặc tên ô của chỗ trống thứ 2 “học sinh” của mục DC.3"],
  ],
  ["form.choices.k1.2", { id: "v3", label: "Đạt" }, ["thêm lựa chọn “Đạt” của danh sách “Tốt, Khá, Đạt”"]],
  ["form.checks.0.holds", "[2] < [1]", ["đổi nội dung của quy tắc “[2] <= [1]” thành “[2] < [1]”"]],
  ["form.checks.0", undefined, ["bỏ quy tắc “[2] <= [1]”"]],
  ["form.checks.0.hard", true, ["sửa quy tắc “[2] <= [1]”"]],
  ["form.profiles.thcs", { label: "Trường THCS" }, ["thêm loại đơn vị “Trường THCS”"]],
  ["round.title", "Báo cáo kiểm kê", ["đổi tên báo cáo thành “Báo cáo kiểm kê”"]],
  ["round.office", null, ["xóa nơi ban hành"]],
  ["round.signed", "2026-11-02", ["đổi ngày công văn thành “02/11/2026”"]],
  [
    "round.deadlines.0",
    { sections: [], at: "2026-12-10T17:00", inclusive: false },
    ["đổi hạn nộp từ hết 05/12/2026 thành trước 17 giờ 00 10/12/2026"],
  ],
  ["round.units.1.does", "nothing", ["đổi loại đơn vị nhận công văn"]],
])("%s: %o", (path, value, expected) => {
  expect(said([path, value])).toEqual(expected);
});

it("says only what was moved, not what stands elsewhere for it", () => {
  const [first, second, third] = [0, 1, 2].map((at) => Object(smallDraft).form.sections[0].items[at]);
  expect(said([items, [third, first, second]])).toEqual(["chuyển chỗ mục DC.3 “Mở …… lớp với …… người”"]);
});

it("follows an item into another section", () => {
  const [first, second, third] = [0, 1, 2].map((at) => Object(smallDraft).form.sections[0].items[at]);
  expect(said([items, [first, second]], ["form.sections.1.items.1", third])).toEqual([
    "chuyển chỗ mục B1.3 “Mở …… lớp với …… người”",
  ]);
});

it("tells the tables apart where there are several", () => {
  const two = changed([
    "form.sections.0.items.3",
    { ...Object(smallDraft).form.sections[1].items[0], id: "b2" },
  ]);
  const other = structuredClone(two);
  Object(other).form.sections[0].items[3].table.columns[0].title = "Số";
  expect(difference(two, other).map(sayDifference)).toEqual([
    "đổi tên cột (1) “Tổng số” của biểu “KIỂM KÊ THIẾT BỊ” thành “Số”",
  ]);
});

it("begins with what is gone and answered otherwise, and says ten of many", () => {
  const many = Array.from({ length: 9 }, (_, at) => ({
    ...row,
    id: `r${at + 10}`,
    label: `${at + 10}`,
    text: `Dòng ${at}`,
  }));
  const changes = difference(
    smallDraft,
    changed(
      [`${rows}.4`, many[0]],
      ...many.slice(1).map((one, at) => [`${rows}.${at + 5}`, one] as const),
      ["round.title", "A"],
      [`${items}.1`, undefined],
      [`${rows}.2.kind`, "money"],
    ),
  );
  const text = sayDifferences(changes) ?? "";
  expect(text.split("; ").slice(0, 3)).toEqual([
    "bỏ mục DC.2 “Xếp loại”",
    "đổi cách trả lời của dòng B1.2 “Máy in” thành số tiền",
    "thêm dòng B1.10 “Dòng 0”",
  ]);
  expect(text.split("; ")).toHaveLength(11);
  expect(text).toMatch(/; và 2 thay đổi khác$/u);
  expect(sayDifferences([])).toBeNull();
});

it("says once what changed alike in several rows", () => {
  const applies = { mam_non: 0 };
  const changes = difference(
    smallDraft,
    changed([`${rows}.1.applies`, applies], [`${rows}.2.applies`, applies], [`${rows}.2.unit`, "chiếc"]),
  );
  expect(sayDifferences(changes)).toBe(
    "đổi loại đơn vị trả lời của dòng B1.1 “Máy tính” và 1 dòng khác; đổi đơn vị tính hoặc tên ô của dòng B1.2 “Máy in”",
  );
});

/** Some place of the form, and what is put there. */
const change = fc.record({
  steps: fc.array(fc.nat(100), { minLength: 1, maxLength: 9 }),
  value: fc.constantFrom<unknown>("Khác", "total", ["c1"], { c1: { noun: "bộ" } }, 7),
});

it("leaves no change unsaid", () => {
  let found = 0;
  fc.assert(
    fc.property(change, ({ steps, value }) => {
      const draft: Draft = structuredClone(smallDraft);
      let at: object = draft.form;
      for (const [index, step] of steps.entries()) {
        const keys = Object.keys(at);
        const key = keys[step % keys.length] ?? "";
        const next: unknown = Reflect.get(at, key);
        if (index < steps.length - 1 && typeof next === "object" && next !== null) at = next;
        else {
          if (!["id", "version", "language", "groups"].includes(key)) Reflect.set(at, key, value);
          break;
        }
      }
      const isChanged = !isSame(draft.form, smallDraft.form) && !Reflect.has(at, "rows");
      if (isChanged) found++;
      if (isChanged) expect(difference(smallDraft, draft)).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(100);
});
