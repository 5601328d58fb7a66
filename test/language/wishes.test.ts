// Sentences that want the interview to do something: another order, a row shown again, the report approved. And what only
// looks like them.
import { describe, expect, it } from "vitest";
import { hear } from "../../src/language/said.ts";
import { orderWished, rowWished, saysApproved } from "../../src/language/wish.ts";

describe("the order of the questions", () => {
  it.each([
    "số liệu trước được không?",
    "cho em nhập số liệu trước được không ạ",
    "em làm phần số liệu trước nhé",
    "làm bảng số liệu trước đi em",
    "hỏi số liệu trước giúp chị",
    "nhập số trước được ko",
    "so lieu truoc duoc khong",
    "bảng số liệu trước nhé bot",
    "trả lời số liệu trước có được không em",
    "phần lời để sau, số liệu trước",
    "bỏ qua phần lời, làm số liệu trước",
    "số liệu trước nhé, phần lời em gửi sau",
    "chuyển qua số liệu giúp em",
  ])("is figures first: %s", (text) => expect(orderWished(hear(text))).toBe("figures"));

  it.each([
    "làm phần lời trước được không",
    "quay lại phần lời",
    "viết phần lời trước nhé",
    "theo thứ tự nhé",
  ])("is the form's own: %s", (text) => expect(orderWished(hear(text))).toBe("official"));

  it.each([
    "em gửi số liệu trước rồi",
    "số liệu năm trước",
    "số liệu tuần trước",
    "phần lời để sau",
    "số liệu để sau",
    "em nộp số liệu trước 15/10 nhé",
    "nhập số liệu trước hay phần lời trước vậy em",
  ])("stays: %s", (text) => expect(orderWished(hear(text))).toBeNull());
});

describe("a row to be shown again", () => {
  it.each([
    "để em xem lại cái 1.8 nhé",
    "xem lại 1.8",
    "cho em coi lại dòng 1.8 với",
    "em muốn sửa lại cái 1.8",
    "để chị kiểm tra lại 1.8 đã",
    "quay lại 1.8 giúp em",
    "mở lại mục 1.8",
    "1.8 sai rồi em ơi",
    "1.8 hình như sai",
    "mục 1.8 nhập nhầm",
    "1.8 ghi bao nhiêu rồi em?",
    "cho xem 1.8 đang ghi bao nhiêu",
    "cái 1.8 để em rà lại",
    "1.8 chưa đúng",
  ])("is 1.8: %s", (text) => expect(rowWished(hear(text))).toBe("1.8"));

  it.each([
    "1.8 là gì",
    "1.8 có bao nhiêu người",
    "1.8 em tính nhầm, 2 lớp thôi",
    "nhầm, 1.8 là 3/90",
    "1.8 không đúng đối tượng",
    "xem lại 1.8 với 1.9",
    "xem lại 4",
  ])("is none: %s", (text) => expect(rowWished(hear(text))).toBeNull());
});

describe("approval", () => {
  it.each([
    "hiệu trưởng duyệt rồi",
    "ht duyet roi",
    "dạ hiệu trưởng đã duyệt ạ",
    "thầy hiệu trưởng đồng ý rồi",
    "ban giám hiệu ký rồi em",
    "sếp duyệt rồi nhé",
    "cô hiệu trưởng đã xem và đồng ý",
    "hiệu trưởng ok rồi",
    "lãnh đạo đã ký duyệt",
    "đã được hiệu trưởng phê duyệt",
    "trưởng phòng duyệt xong rồi",
    "hiệu trưởng duyệt rồi, nộp giúp em",
    "duyệt rồi",
  ])("is said: %s", (text) => expect(saysApproved(hear(text))).toBe(true));

  it.each([
    "đồng ý",
    "ok rồi",
    "hiệu trưởng chưa duyệt",
    "hiệu trưởng duyệt chưa?",
    "hiệu trưởng duyệt xong chưa",
    "chờ hiệu trưởng duyệt",
    "cho hiệu trưởng duyệt",
    "để hiệu trưởng ký",
    "hiệu trưởng đang duyệt",
    "hiệu trưởng không duyệt",
    "hiệu trưởng xem rồi",
    "hiệu trưởng duyệt rồi mới nộp được",
    "hiệu trưởng phê duyệt kế hoạch",
    "ok em báo cáo hiệu trưởng",
    "em báo hiệu trưởng rồi",
  ])("is not: %s", (text) => expect(saysApproved(hear(text))).toBe(false));
});
