// Tables drawn in other ways: rows within rows, amounts, shares, and the names of kinds in short.
import { describe, expect, it } from "vitest";
import { draftOf } from "../../src/draft/draft-of.ts";
import { type Form, parseForm } from "../../src/form/form.ts";
import { kinds, line, readBlocks, table } from "../support/dispatches/read.ts";

const tableOf = (drawn: string, ...above: readonly string[]) =>
  readBlocks([line("BIỂU 1. SỐ LIỆU"), ...above.map(line), table(drawn)]);
const totalsOf = (form: Form) =>
  form.sections
    .flatMap(({ items }) => items.flatMap(({ table: own }) => own?.rows ?? []))
    .flatMap(({ role, of }, _, rows) =>
      role === "total" ? [(of ?? []).map((id) => rows.find((row) => row.id === id)?.text)] : [],
    );

describe("rows within rows that are asked themselves", () => {
  it("are added up once: a and b are parts of 1, 1.1 of 1", () => {
    const found = tableOf(`TT | Nội dung | Số tiền
      I | Chi thường xuyên |
      1 | Con người |
      a | Lương |
      b | Phụ cấp |
      2 | Nghiệp vụ |
      2.1 | Điện |
      II | Chi khác |
      1 | Mua sắm |
      | Tổng cộng (I+II) | `);
    expect(totalsOf(parseForm(draftOf(found, {}, kinds).form))).toEqual([
      ["Con người", "Nghiệp vụ", "Mua sắm"],
    ]);
  });

  it("are all added where none is a part of another", () => {
    const { tables } = tableOf(`TT | Nội dung | Số lượng
      1 | Máy tính |
      2 | Máy in |
      10 | Máy chiếu |
      | Tổng | `);
    expect(tables[0]?.rows.at(-1)?.of).toEqual([0, 1, 2]);
  });

  it("add up to the row above where the points say so", () => {
    const { tables } = tableOf(`TT | Tiêu chí | Điểm tối đa | Điểm tự chấm
      1 | Hạ tầng | 30 |
      1.1 | Máy | 15 |
      1.2 | Mạng | 15 |
      2 | Học liệu | 70 |
      | Tổng | 100 | `);
    expect(tables[0]?.rows.map(({ role, max, of }) => [role, max, of])).toEqual([
      ["total", undefined, [1, 2]],
      ["input", 15, undefined],
      ["input", 15, undefined],
      ["input", 70, undefined],
      ["total", undefined, [1, 2, 3]],
    ]);
  });
});

describe("the measure of the whole table", () => {
  const drawn = `TT | Nội dung | Được giao | Đã chi
    1 | Mua sắm | |
    2 | Sửa chữa | | `;
  it.each([
    ["Đơn vị tính: triệu đồng", ["money", "money"]],
    ["(ĐVT: đồng)", ["money", "money"]],
    ["Đơn vị tính: lớp", ["count", "count"]],
    // Which column has which it does not say.
    ["Đơn vị tính: triệu đồng, lớp", ["count", "count"]],
  ])("%s", (above, wanted) => {
    expect(tableOf(drawn, above).tables[0]?.columns.map(({ kind }) => kind)).toEqual(wanted);
  });
});

describe("a share with a formula", () => {
  const computed = (title: string, formula: string) =>
    tableOf(`TT | Nội dung | Giao | Làm | ${title}
      A | B | 1 | 2 | 3=${formula}
      1 | Mua sắm | | |
      2 | Sửa chữa | | | `).tables[0]?.columns.at(-1)?.computed;
  it.each([
    ["Tỷ lệ %", "2/1", "[2] / [1] * 100"],
    ["Tỷ lệ (%)", "2/1*100", "[2] / [1] * 100"],
    ["Bình quân", "2/1", "[2] / [1]"],
    ["Tăng, giảm %", "2-1", "[2] - [1]"],
  ])("%s: %s", (title, formula, wanted) => expect(computed(title, formula)).toBe(wanted));
});

it("knows a kind by its letters behind “trung tâm”, and no school of its own name", () => {
  const receivers = readBlocks(
    ["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Kính gửi:"]
      .concat(
        "- Các trường THPT, trung tâm GDTX;",
        "- Trường Nuôi dạy trẻ khuyết tật;",
        "- Ông (Bà) Trưởng phòng GDĐT các huyện;",
        "Nơi nhận:",
      )
      .map(line),
  ).cover.receivers;
  expect(receivers.map(({ kind }) => kind)).toEqual(["thpt", "tt_gdnn_gdtx", "dac_thu", "phong_gddt"]);
});

describe("boxes in the cells of a column", () => {
  const columnOf = (cells: readonly [string, string]) => {
    const { tables } = tableOf(`TT | Hạng mục | ĐVT | Số lượng | Tình trạng
      1 | Phòng học | phòng | | ${cells[0]}
      2 | Nhà vệ sinh | phòng | | ${cells[1]}`);
    const { kind, choices } = tables[0]?.columns.at(-1) ?? {};
    return [kind, choices];
  };
  it("are one choice where each row offers the same", () => {
    expect(columnOf(["□ Tốt □ Kém", "□ Tốt □ Kém"])).toEqual(["one-of", ["Tốt", "Kém"]]);
    expect(columnOf(["□ Có □ Không", "□ Có □ Không"])).toEqual(["yes-no", undefined]);
  });
  it("are none where rows offer others, or one has none", () => {
    expect(columnOf(["□ Tốt □ Kém", "□ Đủ □ Thiếu"])[1]).toBeUndefined();
    expect(columnOf(["□ Tốt □ Kém", "bình thường"])[1]).toBeUndefined();
  });
});

it("takes all lines behind “trong đó” for parts, and none behind the next number", () => {
  const { tables } = tableOf(`TT | Nội dung | Số lượng
    1 | Số học sinh |
    | Trong đó: - Nữ |
    | - Dân tộc thiểu số |
    2 | Số lớp |
    | - Lớp ghép |
    | Tổng | `);
  expect(tables[0]?.rows.map(({ atMost }) => atMost)).toEqual([
    undefined,
    0,
    0,
    undefined,
    undefined,
    undefined,
  ]);
});

it("hears whom to ask, and no “ông” in the middle of a word", () => {
  const help = (text: string) =>
    readBlocks(
      [
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Kính gửi: Các trường THPT",
        text,
        "Nơi nhận:",
      ].map(line),
    ).cover.help?.value ?? null;
  expect(help("Thông tin chi tiết liên hệ ông Lò Văn A, chuyên viên, ĐT 0912345678.")).toBe(
    "ông Lò Văn A, 0912345678",
  );
  expect(help("Thông tin hỗ trợ, ĐT 0912345678.")).toBeNull();
});
