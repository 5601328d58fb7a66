// Choices with boxes outside a numbered outline: beneath a table, on a line of their own, or one beneath the other.
import { expect, it } from "vitest";
import { draftOf } from "../../src/draft/draft-of.ts";
import { parseForm } from "../../src/form/form.ts";
import { lintForm } from "../../src/form/lint.ts";
import { kinds, line, readBlocks, table } from "../support/dispatches/read.ts";

const drawn = `TT | Nội dung | Số lượng
  1 | Máy tính |
  2 | Máy in | `;
const beneath = (...lines: readonly string[]) =>
  readBlocks([line("PHIẾU RÀ SOÁT"), table(drawn), ...lines.map(line)]);
const asked = ({ items }: ReturnType<typeof readBlocks>) =>
  items.map(({ no, text, kind, choices }) => [no, text, kind, choices]);
const levels = ["Tốt", "Khá", "Đạt"];

it("is asked beneath a table, and its form may be released", () => {
  const found = beneath("Xếp loại: □ Tốt □ Khá □ Đạt");
  expect(asked(found)).toEqual([["", "Xếp loại", "one-of", levels]]);
  expect(lintForm(parseForm(draftOf(found, {}, kinds).form))).toEqual([]);
});

it("has a choice a line", () => {
  expect(asked(beneath("Xếp loại:", "□ Tốt", "□ Khá", "□ Đạt"))).toEqual([
    ["", "Xếp loại", "one-of", levels],
  ]);
  expect(asked(beneath("Mức: □ Tốt", "□ Khá", "□ Đạt"))).toEqual([["", "Mức", "one-of", levels]]);
});

it("is told from what explains, from the unit's own line, and from a single box", () => {
  expect(asked(beneath("Ghi chú: □ Đạt là có đủ; □ Khá là thiếu một"))).toEqual([]);
  expect(asked(beneath("(Đánh dấu X vào ô □ phù hợp)"))).toEqual([]);
  expect(asked(beneath("Trường: □ Mầm non □ Tiểu học"))).toEqual([]);
  expect(asked(beneath("Tôi cam đoan □ số liệu đúng"))).toEqual([]);
});

it("takes nothing from the item above it", () => {
  const found = readBlocks(
    [
      "ĐỀ CƯƠNG BÁO CÁO",
      "I. Kết quả",
      "1. Số máy: …… máy",
      "II. Kiến nghị",
      "Xếp loại: □ Tốt □ Khá □ Đạt",
    ].map(line),
  );
  expect(asked(found)).toEqual([
    ["I", "Kết quả", "heading", undefined],
    ["I.1", "Số máy", "count", undefined],
    ["II", "Kiến nghị", "text", undefined],
    ["", "Xếp loại", "one-of", levels],
  ]);
});

it("stands under the line that only leads to several of them", () => {
  const found = readBlocks(
    [
      "ĐỀ CƯƠNG BÁO CÁO",
      "I. Mức độ hài lòng",
      "Về giảng dạy: □ Tốt □ Khá □ Đạt",
      "Về phòng học: □ Tốt □ Khá □ Đạt",
    ].map(line),
  );
  expect(found.items.map(({ kind }) => kind)).toEqual(["heading", "one-of", "one-of"]);
});

it("has no choice that holds what is asked besides", () => {
  const found = readBlocks([
    line("ĐỀ CƯƠNG BÁO CÁO"),
    line("1. Phòng y tế: □ Có □ Không; diện tích: …… m2"),
    line("2. Khác"),
  ]);
  expect(found.items[0]).toMatchObject({ text: "Phòng y tế", kind: "yes-no" });
});
