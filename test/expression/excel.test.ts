// What expressions are printed as in Excel; test/seen/expressions.test.ts lets LibreOffice compute them.
import { expect, it } from "vitest";
import { toExcel } from "../../src/expression/excel/to-excel.ts";
import { parseExpression } from "../../src/expression/parse.ts";
import { type Cells, excelOf } from "../support/expression/sheet.ts";

/** Row 1.4 is asked in column 3 alone. */
const cells: Cells = { "1.4 2": "x", "1.4 4": "x", "1.4 5": "x" };

function printed(text: string): string | null {
  return toExcel(parseExpression(text), excelOf(cells));
}

it.each([
  ["[2]", 'IF(ISNUMBER(B2),B2,"")'],
  ["[2] + [3] - 1,5", 'IF(COUNT(B2:C2)=2,B2+C2-1.5,"")'],
  ["[2] - ([3] - 1)", 'IF(COUNT(B2:C2)=2,B2-(C2-1),"")'],
  ["-([2] + [3]) * 2", 'IF(COUNT(B2:C2)=2,-(B2+C2)*2,"")'],
  ["[3] / [2] * 100", 'IF(AND(COUNT(C2,B2)=2,B2<>0),C2/B2*100,"")'],
  ["[3] / 2", 'IF(ISNUMBER(C2),C2/2,"")'],
  ["[3] / 0", '""'],
  ["1 / ([2] - [3])", 'IF(AND(COUNT(B2:C2)=2,IF(COUNT(B2:C2)=2,ROUND(B2-C2,9)<>0,FALSE)),1/(B2-C2),"")'],
  ["25% * [2]", 'IF(ISNUMBER(B2),0.25*B2,"")'],
  ["LÀM TRÒN([3] / [2]; 2)", 'IF(AND(COUNT(C2,B2)=2,B2<>0),ROUND(C2/B2,2),"")'],
  ["LÀM TRÒN([3] / [2] * 100; 1)", 'IF(AND(COUNT(C2,B2)=2,B2<>0),ROUND(ROUND(C2/B2*100,9),1),"")'],
  ["LÀM TRÒN([3]; -2)", 'IF(ISNUMBER(C2),ROUND(C2,-2),"")'],
  ["TỔNG({1.1}:{1.3}[2])", 'IF(COUNT(B2:B4)=3,SUM(B2:B4),"")'],
  // what is not asked is waited for by nothing
  ["TỔNG({1.1}:{1.4}[2])", 'IF(COUNT(B2:B4)=3,SUM(B2:B4),"")'],
  ["TỔNG({1.4}[2]:[4])", 'IF(ISNUMBER(C5),SUM(C5),"")'],
  ["TỔNG({1.4}[2])", "0"],
  ["[2] + {1.4}[2]", '""'],
  ["TRUNG BÌNH([2]; [4])", 'IF(COUNT(B2,D2)=2,AVERAGE(B2,D2),"")'],
  ["LỚN NHẤT({1.1}[2]:{1.2}[3]; 5)", 'IF(COUNT(B2:C2,B3:C3)=4,MAX(B2:C2,B3:C3,5),"")'],
  ["ĐẾM({1.1}:{1.3}[5])", 'IF(COUNTIF(E2:E4,"Có")+COUNTIF(E2:E4,"Không")=3,COUNTIF(E2:E4,"Có"),"")'],
  ["[3] <= [2]", 'IF(IF(COUNT(C2,B2)=2,C2<=B2,FALSE),"Có",IF(IF(COUNT(C2,B2)=2,C2>B2,FALSE),"Không",""))'],
  ["[5] = có", 'IF(E2="Có","Có",IF(E2="Không","Không",""))'],
  [
    "nếu [5] thì [2] không thì [3]",
    'IF(OR(AND(E2="Có",ISNUMBER(B2)),AND(E2="Không",ISNUMBER(C2))),IF(E2="Có",B2,C2),"")',
  ],
  ['nếu [5] thì "Tốt" không thì "Khá"', 'IF(OR(E2="Có",E2="Không"),IF(E2="Có","Tốt","Khá"),"")'],
  [
    "[4] = [2] / 3",
    'IF(IF(COUNT(D2,B2)=2,D2=ROUND(B2/3,1),FALSE),"Có",IF(IF(COUNT(D2,B2)=2,D2<>ROUND(B2/3,1),FALSE),"Không",""))',
  ],
])("%s", (text, formula) => expect(printed(text)).toBe(formula));

it("takes cells of other sheets, and numbers that stand in a cell's stead", () => {
  const sheet = excelOf({});
  const other = (cell: string) => ({ cell, asked: true, holds: "number" as const });
  const formula = (text: string, cells: Readonly<Record<string, readonly string[]>>) =>
    toExcel(parseExpression(text), {
      ...sheet,
      address: (reference) =>
        (cells[reference.type === "fact" ? reference.name : (reference.columns?.from ?? "")] ?? []).map(
          other,
        ),
    });
  expect(formula("TỔNG([2]:[5])", { "2": ["'Biểu 1'!C3", "'Biểu 1'!C4", "'Biểu 2'!C5"] })).toBe(
    `IF(COUNT('Biểu 1'!C3:C4,'Biểu 2'!C5)=3,SUM('Biểu 1'!C3:C4,'Biểu 2'!C5),"")`,
  );
  expect(formula('[2] - đơn vị("Số lớp")', { "2": ["B2"], "Số lớp": ["24"] })).toBe(
    'IF(ISNUMBER(B2),B2-24,"")',
  );
  expect(formula("[2] + [3]", { "2": ["B2"] })).toBe('""');
});

it("takes yes and no as the numbers 1 and 0 as well", () => {
  const sheet = excelOf({});
  const ones = {
    ...sheet,
    address: (of: Parameters<typeof sheet.address>[0]) =>
      sheet.address(of).map((at) => ({ ...at, holds: "ones" as const })),
  };
  const formula = (text: string) => toExcel(parseExpression(text), ones);
  expect(formula("[5] = có")).toBe('IF(E2=1,"Có",IF(AND(ISNUMBER(E2),E2=0),"Không",""))');
  expect(formula("ĐẾM({1.1}:{1.3}[5])")).toBe('IF(COUNT(E2:E4)=3,COUNTIF(E2:E4,1),"")');
});

it("prints no formula that Excel would not take", () => {
  const long = Array.from({ length: 150 }, (_, at) => `1/([2]*${at}+1)`).join("+");
  expect(printed(long) === null).toBe(true);
  const doubled = Array.from({ length: 15 }).reduce((inner: string) => `nếu (${inner}) thì [5]`, "[5]");
  expect(printed(doubled) === null).toBe(true);
});
