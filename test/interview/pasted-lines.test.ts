// What people copy out of their own sheets into a list's boxes: with titles and without, with numbers of its own, with sums.
import { describe, expect, it } from "vitest";
import { readPaste } from "../../src/files/read.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { pastedRows } from "../../src/interview/cells/pasted-rows.ts";
import { pastedLines } from "../../src/interview/reading/pasted-lines.ts";
import { testForm } from "../support/forms/forms.ts";

const now = new Date("2022-10-10T10:00:00+07:00");
const q = questionnaire(testForm("kiem-ke"), "truong");

/** Pasted into a box of this column: its lines as "ten …, so …", and how many cells had no place. */
function into(column: string, text: string) {
  const pasted = pastedLines(q, `tb/l0_1000001/${column}`, pastedRows(null, text), now);
  return {
    lines: pasted?.lines.map((line) =>
      Object.entries(line)
        .map((one) => one.join(" "))
        .join(", "),
    ),
    outside: pasted?.outside,
  };
}

const machine = "ten Máy chiếu, ma 12345678, so 5, thuc 4, gia 12.500, tt Còn tốt, nguoi Lê Văn Hòa";
const typed = "Máy chiếu\t12345678\t5\t4\t12.500\tCòn tốt\tLê Văn Hòa";
const all = "Máy chiếu\t12345678\t5\t4\t-1\t12.500\t50.000\tCòn tốt\tLê Văn Hòa";

describe("without titles", () => {
  it.each([
    ["what is typed", typed],
    ["what is worked out, too", all],
    ["its own number before it", `1\t${all}`],
    ["its own numbers before what is typed", `1\t${typed}\n2\t${typed}`],
  ])("takes a row with %s", (_what, text) => {
    const { lines, outside } = into("ten", text);
    expect(lines).toEqual(Array(text.split("\n").length).fill(machine));
    expect(outside).toBe(0);
  });

  it("goes from the box on to the right and no further than the list", () => {
    expect(into("so", "5\t4\n6\t6")).toEqual({ lines: ["so 5, thuc 4", "so 6, thuc 6"], outside: 0 });
    expect(into("gia", "12.500\t50.000\tCòn tốt\tHòa\tx\ty")).toEqual({
      lines: ["gia 12.500, tt Còn tốt, nguoi Hòa"],
      outside: 2,
    });
  });

  it("keeps the turn of blank cells and lines, and leaves those at the end", () => {
    expect(into("so", "5\n\n7\n\n\n")).toEqual({ lines: ["so 5", "", "so 7"], outside: 0 });
    expect(into("ten", "Máy in\t\t3").lines).toEqual(["ten Máy in, so 3"]);
  });

  it("takes no sum for a line", () => {
    expect(into("ten", `${typed}\nTổng cộng\t\t5\t4`)).toEqual({ lines: [machine], outside: 0 });
  });
});

describe("by titles", () => {
  it.each([
    ["in their order", "Tên thiết bị\tMã tài sản\tSổ sách\tThực tế\tĐơn giá\tTình trạng\tNgười giữ", typed],
    [
      "with brackets and other words for them",
      "TÊN\tMã tài sản\tSổ sách\tThực tế\tĐơn giá (nghìn đồng)\tTình trạng\tNgười giữ",
      typed,
    ],
    [
      "under their numbers",
      "Tên thiết bị\tMã tài sản\tSổ sách\tThực tế\tĐơn giá\tTình trạng\tNgười giữ\n(1)\t(2)\t(3)\t(4)\t(6)\t(8)\t(9)",
      typed,
    ],
    [
      "with columns that are worked out",
      "Tên thiết bị\tMã tài sản\tSổ sách\tThực tế\tChênh lệch\tĐơn giá\tThành tiền\tTình trạng\tNgười giữ",
      all,
    ],
    [
      "below a name and beneath headings",
      "BẢNG KIỂM KÊ\t\t\t\t\t\t\t\t\t\nTT\tTên thiết bị\tMã tài sản\tSố lượng\t\t\tĐơn giá\tThành tiền\tTình trạng\tNgười giữ\n\t\t\tSổ sách\tThực tế\tChênh lệch\t\t\t\t",
      `1\t${all}`,
    ],
  ])("%s", (_how, titles, row) => {
    // Wherever in the list it is pasted.
    for (const column of ["ten", "so"]) {
      const { lines, outside } = into(column, `${titles}\n${row}`);
      expect(lines).toEqual([machine]);
      expect(outside).toBe(0);
    }
  });

  it("in another order, with one that the list has not", () => {
    expect(into("ten", "Thực tế\tGhi chú\tTên thiết bị\n4\tmới\tMáy in\n\t\tLoa")).toEqual({
      lines: ["thuc 4, ten Máy in", "ten Loa"],
      outside: 1,
    });
  });
});

describe("what the clipboard knows of its cells", () => {
  const cells = (html: string) => pastedRows(readPaste({ html, text: "no table" }), "no table");

  it("is typed as people type it here, whatever its program shows", () => {
    const html = `<table><tr><td x:num="1250.5">1,250.50</td><td x:num="0.855">85.5%</td><td x:num="7">007</td>
      <td x:num="31110">3/4/85</td><td x:str>12.500 đ</td><td x:bool>TRUE</td><td x:err>#N/A</td></tr></table>`;
    expect(cells(html)).toEqual([["1250,5", "85,5%", "007", "04/03/1985", "12.500 đ", "TRUE", "#N/A"]]);
  });

  it("leaves out what nobody sees, and keeps the turn of blank rows", () => {
    const html = `<table><tr><td>a</td><td>b</td></tr><tr style="display:none"><td>c</td><td>d</td></tr>
      <tr><td></td><td></td></tr><tr><td>e</td><td></td></tr></table>`;
    expect(cells(html)).toEqual([
      ["a", "b"],
      ["", ""],
      ["e", ""],
    ]);
  });

  it("is its text where there is no table", () => {
    expect(cells("<p>một</p><p>hai</p>")).toEqual([["no table"]]);
    expect(pastedRows(null, 'a\t"b ""c"""\r\n\r\nd')).toEqual([["a", 'b "c"'], [""], ["d"]]);
  });
});

it("is of no list where its box is of none", () => {
  expect(pastedLines(q, "nx", [["a", "b"]], now)).toBeNull();
});
