// A formula in another cell: what points to cells moves, and what only looks like cells does not.
import { expect, it } from "vitest";
import { movedFormula } from "../../../src/report/template/moved-formula.ts";

it.each([
  ["A1", "B3"],
  ["$A1+A$1+$A$1", "$A3+B$1+$A$1"],
  ["SUM(A1:B9)", "SUM(B3:C11)"],
  ["a1*2", "B3*2"],
  ["SUM(A:C)+SUM($A:C)", "SUM(B:D)+SUM($A:D)"],
  ["SUM(1:3)+SUM($1:3)", "SUM(3:5)+SUM($1:5)"],
  ["'Biểu 1'!C7/'A1''s'!$B2", "'Biểu 1'!D9/'A1''s'!$B4"],
  ["T1!A1+Sheet2!B2", "T1!B3+Sheet2!C4"],
  ['IF(A1="A1 ""B2""","C3",D4)', 'IF(B3="A1 ""B2""","C3",E6)'],
  ["LOG10(A1)+ATAN2(A1,B1)", "LOG10(B3)+ATAN2(B3,C3)"],
  ["Bảng1[[#This Row],[A1]]+A1", "Bảng1[[#This Row],[A1]]+B3"],
  ["Tổng_A1+A1.x+x.A1+_A1+ZZZ1+A0", "Tổng_A1+A1.x+x.A1+_A1+ZZZ1+A0"],
  ["1.5E3+2e-1+A1%", "1.5E3+2e-1+B3%"],
  ["IF(ISERROR(#REF!),#N/A,A1)", "IF(ISERROR(#REF!),#N/A,B3)"],
  ["A1 B1,-A1^2&TRUE", "B3 C3,-B3^2&TRUE"],
])("%s", (formula, moved) => expect(movedFormula(formula, 2, 1)).toBe(moved));

it("is nothing outside of the sheet", () => {
  expect(movedFormula("A1", -1, 0)).toBeNull();
  expect(movedFormula("SUM(A:A)", 0, -1)).toBeNull();
  expect(movedFormula("XFD1", 0, 1)).toBeNull();
  expect(movedFormula("A1048576", 1, 0)).toBeNull();
  expect(movedFormula("$A$1", -1, -1)).toBe("$A$1");
});
