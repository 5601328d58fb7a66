// What keeps a draft from being released: each fault an officer can make is named with its place and how to mend it.
import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/draft/draft.ts";
import { draftOf } from "../../src/draft/draft-of.ts";
import { faults } from "../../src/draft/faults.ts";
import { draftFaultLine, sayDraftFault } from "../../src/text/officer/draft-faults.ts";
import { kinds, readNamed } from "../support/dispatches/read.ts";
import { changed, smallDraft } from "../support/drafts/small-draft.ts";

const zone = "Asia/Ho_Chi_Minh";
const at = { now: new Date("2026-11-20T01:00:00Z"), zone };

/** Where each fault is, and what is said to be wrong. */
function found(draft: Draft): string[] {
  return faults(draft, at).map((fault) => {
    const { where, wrong } = sayDraftFault(fault, zone);
    const place = [fault.table, fault.at, fault.column].filter((one) => one !== null);
    return `${place.join(" ")} | ${where}: ${wrong}`;
  });
}

const items = "form.sections.0.items";
const table = "form.sections.1.items.0.table";
const rows = `${table}.rows`;

it("finds nothing in a draft that may be released", () => {
  expect(found(smallDraft)).toEqual([]);
});

it.each<[what: string, path: string, value: unknown, said: string]>([
  [
    "a number twice",
    `${rows}.2.label`,
    "1",
    "b1 r3 | Dòng B1.1 “Máy in”: số b1.1 dùng cho nhiều chỗ: dòng B1.1 “Máy tính” và dòng B1.1 “Máy in”",
  ],
  ["no number", `${rows}.2.label`, "", "b1 r3 | Dòng “Máy in”: được hỏi nhưng chưa có số"],
  ["no wording", `${rows}.2.text`, "", "b1 r3 | Dòng B1.2: chưa có nội dung"],
  [
    "a list that is gone",
    `${items}.1.choices`,
    "k9",
    "m2 | Mục DC.2 “Xếp loại”: chọn từ một danh sách không có",
  ],
  [
    "one option",
    "form.choices.k1",
    [{ id: "v1", label: "Tốt" }],
    "k1 | Danh sách chọn “Tốt”: có ít hơn hai lựa chọn",
  ],
  [
    "options alike",
    "form.choices.k1.1.label",
    "tốt",
    "k1 | Danh sách chọn “Tốt, tốt”: hai lựa chọn cùng tên “tốt”",
  ],
  [
    "a condition that cannot be read",
    `${rows}.2.when`,
    "{DC.3}[1] > và",
    "b1 r3 | Dòng B1.2 “Máy in”: điều kiện hỏi “{DC.3}[1] > và” chưa đọc được từ chữ thứ 13 (“và”)",
  ],
  [
    "a rule of nothing",
    "form.checks.0.holds",
    "[2] <= [7]",
    "q1 | Quy tắc “[2] <= [7]”: quy tắc “[2] <= [7]” không dùng được ở dòng nào",
  ],
  [
    "a condition of nothing",
    `${rows}.2.when`,
    "{9} > 0",
    "b1 r3 | Dòng B1.2 “Máy in”: điều kiện hỏi “{9} > 0” nói đến {9}, ở đây không có",
  ],
  [
    "a column that is worked out from itself, said once",
    `${table}.columns.1.compute`,
    "[2] * 2",
    "b1 c2 | Cột (2) “Hỏng”: tính vòng tròn: cột (2) “Hỏng”",
  ],
  [
    "a computation that ends too soon, said once for its column",
    `${table}.columns.1.compute`,
    "[1] +",
    "b1 c2 | Cột (2) “Hỏng”: phép tính “[1] +” chưa đọc được từ chữ thứ 6 (cuối câu)",
  ],
  ["a total of nothing", `${rows}.3.of`, [], "b1 r4 | Dòng “Cộng”: là dòng tổng nhưng không cộng dòng nào"],
  [
    "a parent that is no heading",
    `${rows}.2.parent`,
    "r2",
    "b1 r3 | Dòng B1.2 “Máy in”: nằm dưới một dòng không phải dòng tiêu đề",
  ],
  [
    "columns called alike, said once",
    `${table}.columns.1.label`,
    "tổng số",
    "b1 b1 | Biểu “KIỂM KÊ THIẾT BỊ”: có hai cột cùng gọi là “tổng số”, đơn vị trả lời sẽ không phân biệt được",
  ],
  ["no section", "form.sections", [], "form/sections | Biểu mẫu: chưa hỏi gì"],
  ["a section of nothing", `${items}`, [], "s1 | Phần I “ĐỀ CƯƠNG”: chưa có mục hay biểu nào"],
  [
    "a name of a part with a space",
    "form.sections.0.part",
    "Phụ lục 1",
    "s1 | Phần I “ĐỀ CƯƠNG”: tên gọi tắt của phần phải là 1 đến 8 chữ cái hoặc chữ số, không có dấu cách",
  ],
  ["no title", "round.title", " ", "round/title | Tên báo cáo: còn trống"],
  [
    "a title of too many letters",
    "round.title",
    "a".repeat(301),
    "round/title | Tên báo cáo: dài 301 chữ, nhiều nhất là 300",
  ],
  [
    "a short name of 26 letters",
    "round.shortName",
    "Thiết bị dạy học năm 2026a",
    "round/shortName | Tên ngắn của đợt: dài 26 chữ, nhiều nhất là 25",
  ],
  ["no deadline", "round.deadlines", [], "round/deadlines | Hạn nộp: còn trống"],
  [
    "a deadline that is over",
    "round.deadlines.0",
    { sections: [], at: "2026-11-20", inclusive: false },
    "round/deadlines/0 | Hạn nộp thứ 1: đã qua (hết hạn lúc 23:59 thứ Năm 19/11/2026)",
  ],
  [
    "nobody who reports",
    "round.units",
    [{ text: "các trường", kind: "thpt", does: "nothing" }],
    "round/units | Loại đơn vị: chưa có loại đơn vị nào phải báo cáo",
  ],
  [
    "a receiver of no kind",
    "round.units.1.kind",
    null,
    "round/units/1 | Loại đơn vị thứ 2: chưa rõ “các trường mầm non” là loại đơn vị nào của Sở",
  ],
])("names %s", (_, path, value, said) => {
  expect(found(changed([path, value]))).toEqual([said]);
});

it("names columns with one number", () => {
  expect(found(changed([`${table}.columns.1.no`, "1"], ["form.checks", []]))).toEqual([
    "b1 b1 | Biểu “KIỂM KÊ THIẾT BỊ”: số (1) dùng cho nhiều cột: cột “Tổng số” và cột “Hỏng”",
  ]);
});

it("names a proof beside no yes", () => {
  const draft = changed([`${rows}.2.cells`, { c2: { kind: "proof" } }], [`${rows}.3.columns`, ["c1"]]);
  expect(found(draft)).toEqual([
    "b1 r3 c2 | Dòng B1.2 “Máy in”, cột (2) “Hỏng”: là minh chứng nhưng bên cạnh không có câu trả lời có/không",
  ]);
});

it("names a list that wants more than it takes", () => {
  const list = {
    title: "DANH SÁCH",
    head: { stt: null, text: "Họ tên", unit: null, quantity: null, note: null },
    columns: [{ id: "c1", title: "Họ tên", kind: "line" }],
    rows: [],
    groups: [],
    list: { least: 5, most: 2, noun: "người" },
  };
  expect(found(changed([table, list], ["form.checks", []], ["form.highlights", []]))).toEqual([
    "b1 b1 | Biểu “DANH SÁCH”: số dòng ít nhất (5) lớn hơn số dòng nhiều nhất (2)",
  ]);
});

it("names a rule and a total of what is gone", () => {
  expect(found(changed([`${rows}.3`, undefined], ["form.checks.0.rows", ["r4"]]))).toEqual([
    "q1 | Quy tắc “[2] <= [1]”: nói đến một dòng, một cột hoặc một loại đơn vị không còn",
    "form/highlights | Số chính của bảng tổng hợp: số “Máy” lấy từ một ô không còn, không cộng được hoặc là thông tin cá nhân",
    "q1 | Quy tắc “[2] <= [1]”: quy tắc “[2] <= [1]” không dùng được ở dòng nào",
  ]);
});

it("takes the day itself where it counts", () => {
  expect(found(changed(["round.deadlines.0.at", "2026-11-20"]))).toEqual([]);
});

it("names a total over a share and over a row without that column", () => {
  expect(found(changed([`${rows}.1.kind`, "percent"], [`${rows}.2.columns`, ["c1"]]))).toEqual([
    "b1 r4 | Dòng “Cộng”: cộng cả dòng B1.1 “Máy tính” ở cột (1) “Tổng số”, nhưng ô đó không cộng được (tỷ lệ, chữ hoặc ngày)",
    "b1 r4 | Dòng “Cộng”: cộng cả dòng B1.1 “Máy tính” ở cột (2) “Hỏng”, nhưng ô đó không cộng được (tỷ lệ, chữ hoặc ngày)",
    "b1 r4 | Dòng “Cộng”: cộng cả dòng B1.2 “Máy in”, nhưng dòng đó không hỏi ở cột (2) “Hỏng”",
  ]);
});

it("names all at once, what is no form yet beside what does not lint", () => {
  expect(
    found(changed([`${items}.0.text`, ""], ["form.checks.0.holds", "[2] <="], ["round.deadlines", []])),
  ).toEqual([
    "round/deadlines | Hạn nộp: còn trống",
    "m1 | Mục DC.1: chưa có nội dung",
    "q1 | Quy tắc “[2] <=”: quy tắc “[2] <=” chưa đọc được từ chữ thứ 7 (cuối câu)",
  ]);
});

it("names what no workbook says in general, at the nearest place", () => {
  const [fault] = faults(changed([`${rows}.1.role`, "unheard"]), at);
  expect(fault).toMatchObject({ at: "r2", table: "b1", what: { type: "general" } });
});

describe("several deadlines", () => {
  const two = (first: string[], second: string[]) =>
    changed([
      "round.deadlines",
      [
        { sections: first, at: "2026-12-05", inclusive: true },
        { sections: second, at: "2026-12-12", inclusive: true },
      ],
    ]);

  it("are each of some parts, one of all the others", () => {
    expect(found(two(["s1"], ["s2"]))).toEqual([]);
    expect(found(two([], ["s2"]))).toEqual([]);
  });

  it("leave out no part and name none that is not there", () => {
    expect(found(two(["s1"], ["s1"]))).toEqual(["s2 | Phần II “BIỂU”: chưa thuộc hạn nộp nào"]);
    expect(found(two(["s1", "s2"], []))).toEqual([
      "round/deadlines/1 | Hạn nộp thứ 2: chưa rõ hạn này của phần nào",
    ]);
    expect(found(two(["s1", "s2"], ["s9"]))).toEqual([
      "round/deadlines/1 | Hạn nộp thứ 2: chưa rõ hạn này của phần nào",
    ]);
  });

  it("need nothing of each other", () => {
    const draft = two(["s1"], ["s2"]);
    const needing = changed([`${rows}.2.when`, "{DC.3}[1] > 0"]);
    expect(found({ ...needing, round: draft.round })).toEqual([
      "b1 r3 | Dòng B1.2 “Máy in”: cần số liệu của một phần nộp theo hạn khác",
    ]);
    expect(found(needing)).toEqual([]);
  });
});

it("says of whom nothing is asked", () => {
  const applies = { mam_non: 0 };
  expect(found(changed(["form.sections.0.applies", applies], ["form.sections.1.applies", applies]))).toEqual([
    "round/units/1 | Loại đơn vị thứ 2: không có dòng hay mục nào hỏi “các trường mầm non”",
  ]);
});

it("says how to mend it", () => {
  const [fault] = faults(changed([`${rows}.2.label`, ""]), at);
  expect(fault && draftFaultLine(fault, zone)).toBe(
    "Dòng “Máy in”: được hỏi nhưng chưa có số. Xin ghi số (ví dụ 2.3) để đơn vị trả lời theo số.",
  );
});

it.each(["1-ma-tran-hoc-sinh.docx", "2-danh-sach-cot-can.docx", "3-ha-tang-so.docx"])(
  "finds nothing in what is made of %s",
  async (name) => {
    expect(found(draftOf(await readNamed(name), {}, kinds))).toEqual([]);
  },
);
