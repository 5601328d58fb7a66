// Numbers, amounts, shares and times, as written in official papers.
import { describe, expect, it } from "vitest";
import { amountInWords, sayAmount } from "../../src/form/kinds/money-words.ts";
import {
  calendarDays,
  formatDate,
  formatDeadline,
  formatNumber,
  formatPercent,
  formatRemaining,
  formatTime,
} from "../../src/text/format.ts";

const zone = "Asia/Ho_Chi_Minh";

describe("numbers", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1000, "1.000"],
    [1_234_567, "1.234.567"],
    [-1234, "-1.234"],
    [9_007_199_254_740_993n, "9.007.199.254.740.993"],
  ])("%s → %s", (n, text) => {
    expect(formatNumber(n)).toBe(text);
  });

  it("refuses a number that is no longer exact", () => {
    expect(() => formatNumber(2 ** 53)).toThrow(RangeError);
    expect(() => formatNumber(1.5)).toThrow(RangeError);
  });
});

describe("amounts", () => {
  it("is written with dots", () => {
    expect(sayAmount(999)).toBe("999 đồng");
    expect(sayAmount(8_200_000)).toBe("8.200.000 đồng (8 triệu 200 nghìn đồng)");
  });

  it.each([
    [0, "0 đồng"],
    [500, "500 đồng"],
    [15_000, "15 nghìn đồng"],
    [8_200_000, "8 triệu 200 nghìn đồng"],
    [8_000_500, "8 triệu 500 đồng"],
    [2_300_000_000, "2 tỷ 300 triệu đồng"],
    [1_001_001_001_001, "1.001 tỷ 1 triệu 1 nghìn 1 đồng"],
    [12_000_000_000_000_000_000n, "12.000.000.000 tỷ đồng"],
  ])("%s → %s", (n, text) => {
    expect(amountInWords(n)).toBe(text);
  });
});

describe("shares", () => {
  it.each([
    [49, 57, "86,0 %"],
    [56, 57, "98,2 %"],
    [57, 57, "100,0 %"],
    [999, 1000, "99,9 %"],
    [9999, 10000, "99,9 %"],
    [99999, 100000, "99,9 %"],
    [0, 57, "0,0 %"],
    [1, 10000, "0,1 %"],
    [0, 0, "–"],
  ])("%s of %s → %s", (part, whole, text) => {
    expect(formatPercent(part, whole)).toBe(text);
  });
});

describe("times", () => {
  const deadline = new Date("2022-10-15T23:59:59+07:00");

  it("shows the local clock, day before month", () => {
    expect(formatTime(new Date("2022-10-12T09:40:00Z"), zone)).toBe("16:40 ngày 12/10/2022");
    expect(formatTime(new Date("2022-10-11T17:05:00Z"), zone)).toBe("00:05 ngày 12/10/2022");
    expect(formatDate(new Date("2022-10-11T17:05:00Z"), zone)).toBe("12/10/2022");
    expect(formatDate(new Date("2022-10-11T17:05:00Z"), "UTC")).toBe("11/10/2022");
  });

  it("names a deadline's weekday", () => {
    expect(formatDeadline(deadline, zone)).toBe("23:59 thứ Bảy 15/10/2022");
    expect(formatDeadline(new Date("2022-10-16T12:00:00+07:00"), zone)).toBe("12:00 Chủ nhật 16/10/2022");
    expect(formatDeadline(new Date("2022-10-17T12:00:00+07:00"), zone)).toBe("12:00 thứ Hai 17/10/2022");
  });

  it.each([
    ["2022-10-12T07:30:00+07:00", "3 ngày"],
    ["2022-10-15T00:00:00+07:00", "1 ngày"],
    ["2022-10-15T07:30:00+07:00", "16 giờ"],
    ["2022-10-15T16:00:00+07:00", "8 giờ"],
    ["2022-10-15T23:30:00+07:00", "30 phút"],
    ["2022-10-15T23:59:30+07:00", "chưa đầy 1 phút"],
    ["2022-10-16T08:00:00+07:00", "chưa đầy 1 phút"],
  ])("from %s to the deadline: %s", (now, text) => {
    expect(formatRemaining(deadline.getTime() - new Date(now).getTime())).toBe(text);
  });

  it("counts calendar days in the zone", () => {
    expect(calendarDays(new Date("2022-10-14T23:59:00+07:00"), deadline, zone)).toBe(1);
    expect(calendarDays(new Date("2022-10-15T00:01:00+07:00"), deadline, zone)).toBe(0);
    expect(calendarDays(new Date("2022-10-17T08:00:00+07:00"), deadline, zone)).toBe(-2);
  });
});
