// What a number is under a format, and what a person sees of it.
import { describe, expect, it } from "vitest";
import { builtIn } from "../../../src/files/spreadsheet/built-in-formats.ts";
import { numberFormat } from "../../../src/files/spreadsheet/number-format.ts";

const shown = (code: string, number: number) => numberFormat(code).read(number, false).shown;
const day = (code: string, number: number, from1904 = false) => numberFormat(code).read(number, from1904).day;

/** 15 October 2022, eight and a half in the morning. */
const morning = 44_849.354_166_666_664;

describe("a number without a format", () => {
  it.each([
    [0, "0"],
    [340, "340"],
    [-12, "-12"],
    [1.1, "1.1"],
    [1.234, "1.234"],
    [12_345.678, "12345.678"],
    [0.1 + 0.2, "0.3"],
    [12.000_000_000_000_002, "12"],
    [-0.000_000_000_000_4, "-4E-13"],
    [1 / 3, "0.333333333"],
    [2 / 3, "0.666666667"],
    [8_300_001, "8300001"],
    [75_012_345_678, "75012345678"],
    [123_456_789_012_345, "123456789012345"],
    [1e15, "1E+15"],
    [1.5e300, "1.5E+300"],
    [123_456_789_012.5, "123456789012.5"],
  ])("%d is shown as %s", (number, text) => expect(shown("General", number)).toBe(text));

  it("is one under every spelling of no format", () => {
    for (const code of ["", " ", "GENERAL", "general", "@", builtIn(0), builtIn(49), builtIn(163)]) {
      expect(shown(code, 1.1)).toBe("1.1");
      expect(day(code, 44_849)).toBeNull();
    }
    expect(shown('General" người"', 12)).toBe("12 người");
  });
});

describe("a format of figures", () => {
  it.each([
    ["000", 1, "001"],
    ["000", 12_345, "12345"],
    ["000000", 75_012, "075012"],
    ["0", 1.5, "2"],
    ["0", 0.4, "0"],
    ["0", -0.4, "0"],
    ["0", -12, "-12"],
    ["#", 0, ""],
    ["0.00", 1.1, "1.10"],
    ["0.00", 1.005, "1.01"],
    ["0.00", 2.675, "2.68"],
    ["0.0", 12, "12.0"],
    ["0.##", 1.5, "1.5"],
    ["0.##", 5, "5"],
    ["0.", 5, "5."],
    ["0.0#", 5, "5.0"],
    [".00", 1.5, "1.50"],
    ["#,##0", 1_234_567, "1,234,567"],
    ["#,##0", 999, "999"],
    ["#,##0", 1_000, "1,000"],
    ["#,##0", -1_234, "-1,234"],
    ["#,##0", 0, "0"],
    ["#,##0.00", 1_234.5, "1,234.50"],
    ["0,000", 12, "0,012"],
    ["#,##0,", 1_234_567, "1,235"],
    ["0.0,,", 12_345_678, "12.3"],
    ["0%", 0.85, "85%"],
    ["0.0%", 0.855, "85.5%"],
    ["0.00%", 1, "100.00%"],
    ['0.0"%"', 85.5, "85.5%"],
    ["0.00E+00", 12_345, "1.23E+04"],
    ["00-0000", 120_345, "12-0345"],
    ["0#-##-##", 912, "0-9-12"],
    ["000\\.000", 75_012, "075.012"],
    ["# ?/?", 1.5, "1.5"],
    ["0 ?/?", 1.5, "1.5"],
    [".", 5, "5."],
  ])("%s of %d is %s", (code, number, text) => expect(shown(code, number)).toBe(text));

  it("has letters of its own, which are no date", () => {
    for (const code of [
      String.raw`#,##0\ \h\s`,
      '#,##0" học sinh"',
      String.raw`_-* #,##0\ _D_M_-`,
      '"d"0',
      "[Red]0",
      "[$-42A]0",
      "[$USD] #,##0",
      '#,##0 "₫";[Red]-#,##0 "₫"',
      "0_d",
      "*y0",
      "[Magenta]0;[Yellow]0",
      "0E+0",
      "General",
      "[<=9999999]###-####;(###) ###-####",
    ]) {
      expect([code, day(code, 44_849)]).toEqual([code, null]);
    }
    expect(shown(String.raw`#,##0\ \h\s`, 1_340)).toBe("1,340 hs");
    expect(shown(String.raw`_-* #,##0\ _D_M_-`, 75)).toBe("75");
    expect(shown('#,##0" học sinh"', 340)).toBe("340 học sinh");
    expect(shown("[$₫-42A] #,##0", 5_000)).toBe("₫ 5,000");
    expect(shown("[$-42A]#,##0", 5_000)).toBe("5,000");
  });

  it("has a section for negative numbers, for zero, or by conditions", () => {
    expect([5, -5, 0].map((number) => shown("0;(0);-", number))).toEqual(["5", "(5)", "-"]);
    expect([5, -5, 0].map((number) => shown("0;[Red]-0", number))).toEqual(["5", "-5", "0"]);
    expect([5, -5, 0].map((number) => shown("#,##0", number))).toEqual(["5", "-5", "0"]);
    expect([5, -5, 0].map((number) => shown(";;;", number))).toEqual(["", "", ""]);
    expect([1_234, 0, -1_234].map((number) => shown(builtIn(41), number))).toEqual(["1,234", "-", "(1,234)"]);
    expect([1_234.5, 0].map((number) => shown(builtIn(43), number))).toEqual(["1,234.50", "-"]);
    expect([5, 150].map((number) => shown('[>=100]"nhiều";"ít"', number))).toEqual(["ít", "nhiều"]);
    expect([5, -5].map((number) => shown("[<0]0;0", number))).toEqual(["5", "-5"]);
    expect(shown("[<=9999999]###-####;(###) ###-####", 5_551_234)).toBe("555-1234");
  });

  it("shows numbers that are too large for it as they are", () => {
    expect(shown("#,##0", 1e20)).toBe("1E+20");
    expect(shown(`0${"%".repeat(250)}`, 1)).toBe("1");
    expect(shown(`0${",".repeat(250)}`, 1)).toBe("0");
    expect(shown(`0.${"0".repeat(200)}`, 1)).toBe(`1.${"0".repeat(200)}`);
  });
});

describe("a format of days", () => {
  it.each([
    ["dd/mm/yyyy", "15/10/2022"],
    ["d/m/yy", "15/10/22"],
    ["yyyy-mm-dd", "2022-10-15"],
    ["[$-42A]dd/mm/yyyy;@", "15/10/2022"],
    ['"ngày" dd "tháng" mm "năm" yyyy', "ngày 15 tháng 10 năm 2022"],
    ["dd/mm/yyyy hh:mm", "15/10/2022 08:30"],
    ["dd.mm.yyyy", "15.10.2022"],
    ["mm/yyyy", "10/2022"],
    ["[$-F800]dddd, mmmm dd, yyyy", "15/10/2022"],
    ["d-mmm-yy", "15/10/2022"],
    ["h:mm AM/PM d/m", "8:30 AM 15/10"],
    ["DD/MM/YYYY", "15/10/2022"],
    ["[Red]m/d/yyyy", "10/15/2022"],
  ])("%s is a day, shown as %s", (code, text) => {
    expect([day(code, morning), shown(code, morning)]).toEqual(["2022-10-15", text]);
  });

  it("is one of the formats that have a number alone", () => {
    const days = [14, 15, 16, 17, 22, 27, 36, 50, 58];
    for (let id = 0; id < 60; id++) {
      expect([id, day(builtIn(id), morning)]).toEqual([
        id,
        days.includes(id) || (id > 27 && id < 32) || (id > 50 && id < 55) || id === 57 ? "2022-10-15" : null,
      ]);
    }
    expect(shown(builtIn(14), morning)).toBe("15/10/2022");
  });

  it("is none where it shows a time of day or a length of time alone", () => {
    const times = [
      ["h:mm", "8:30"],
      ["hh:mm:ss", "08:30:00"],
      ["mm:ss", "30:00"],
      ["h:mm AM/PM", "8:30 AM"],
      ["[h]:mm", "1076384:30"],
      ["[mm]", "64583070"],
      ["[ss]", "3874984200"],
      ['h "giờ" mm', "8 giờ 30"],
    ] as const;
    for (const [code, text] of times) {
      expect([code, day(code, morning), shown(code, morning)]).toEqual([code, null, text]);
    }
    expect(shown("[h]:mm", 1.5)).toBe("36:00");
    expect(shown("h:mm AM/PM", 0)).toBe("12:00 AM");
    expect(shown("h:mm AM/PM", 0.75)).toBe("6:00 PM");
  });

  it("counts from 1900 as spreadsheets do, or from 1904", () => {
    const of = (number: number, from1904 = false) => day("d/m/yyyy", number, from1904);
    expect([1, 59, 61, 2_958_465].map((number) => of(number))).toEqual([
      "1900-01-01",
      "1900-02-28",
      "1900-03-01",
      "9999-12-31",
    ]);
    expect([0, 1, 43_387].map((number) => of(number, true))).toEqual([
      "1904-01-01",
      "1904-01-02",
      "2022-10-15",
    ]);
    // The last moment of a day belongs to it, but for what no clock shows.
    expect(of(44_849.999_98)).toBe("2022-10-15");
    expect(of(44_849.999_999_9)).toBe("2022-10-16");
  });

  it("leaves a number a number where no calendar has such a day", () => {
    expect([0, 60, -1, 2_958_466, 1e300].map((number) => day("d/m/yyyy", number))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(shown("d/m/yyyy", 0)).toBe("0");
    expect(shown("d/m/yyyy", -12)).toBe("-12");
  });
});
