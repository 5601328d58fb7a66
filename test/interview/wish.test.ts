// What is read out of a wish for more time: until when, and why; the confirmation shows both before anything is sent.
import { expect, it } from "vitest";
import { wishOf } from "../../src/interview/reading/wish.ts";

// A Friday evening; the deadline is the day after.
const now = new Date("2022-10-14T21:04:00+07:00");
const deadline = new Date("2022-10-15T23:59:59+07:00");

it.each([
  [
    "xin nộp trễ đến thứ hai 17/10 vì thầy Hiệu trưởng đi công tác",
    ["2022-10-17"],
    "thầy Hiệu trưởng đi công tác",
  ],
  [
    "xin nop tre den thu hai 17/10 vi thay hieu truong di cong tac",
    ["2022-10-17"],
    "thay hieu truong di cong tac",
  ],
  ["cho em xin thêm 2 ngày ạ", ["2022-10-17"], null],
  ["Cho trường em xin gia hạn thêm hai ngày do mất điện ạ.", ["2022-10-17"], "mất điện"],
  ["xin khất 1 tuần nhé chị", ["2022-10-22"], null],
  ["Vì cô văn thư nghỉ ốm, em xin lùi hạn tới 18/10", ["2022-10-18"], "cô văn thư nghỉ ốm"],
  ["do trường đang sửa mạng nên xin lùi đến ngày 19 tháng 10", ["2022-10-19"], "trường đang sửa mạng"],
  ["em xin gia hạn tới thứ hai tuần sau ạ", ["2022-10-17"], null],
  ["em xin nộp vào 11h30 ngày 17/10", ["2022-10-17T11:30"], null],
  ["cho em nộp trễ tới mai nha", ["2022-10-15"], null],
  ["xin gia hạn", [], null],
  ["xin gia hạn vài ngày vì thầy Hiệu trưởng đi công tác", [], "thầy Hiệu trưởng đi công tác"],
  ["đơn vị em xin gia hạn đến 20/10, lý do: kế toán nghỉ thai sản", ["2022-10-20"], "kế toán nghỉ thai sản"],
  ["xin gia han cho don vi den 20/10", ["2022-10-20"], null],
])("%s", (text, days, reason) => {
  expect(wishOf(text, now, deadline)).toMatchObject({ days, reason });
});

it("leaves a weekday to the one that lies behind the deadline", () => {
  expect(wishOf("xin nộp tới thứ hai", now, deadline).days).toContain("2022-10-17");
});

it.each([
  ["thứ ba 18/10", true],
  ["dạ đến 18/10 ạ", true],
  ["17/10 vì thầy Hiệu trưởng đi công tác", true],
  ["vì thầy Hiệu trưởng đi công tác", true],
  ["Nhà trường ban hành kế hoạch từ ngày 5/10, giao từng tổ chuyên môn", false],
  ["2 lớp 73 người", false],
  ["30 lớp", false],
  ["không có", false],
])("knows whether a day or a reason is all that is said: %s", (text, alone) => {
  expect(wishOf(text, now, deadline).alone).toBe(alone);
});
