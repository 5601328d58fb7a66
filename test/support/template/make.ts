// Makes the templates that tests fill: `npx tsx test/support/template/make.ts`, with LibreOffice. What it writes is kept
// in files/ beside it: a table as an office lays it out, and the same saved again by LibreOffice.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { zipOf } from "../files/zip-of.ts";
import { savedAgain } from "../run/libre-office.ts";
import { partsIn } from "./parts.ts";

const kept = fileURLToPath(new URL("./files/", import.meta.url));
const box: Partial<ExcelJS.Borders> = {
  top: { style: "thin" },
  left: { style: "thin" },
  bottom: { style: "thin" },
  right: { style: "thin" },
};
/** A picture of one point. */
const point =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

async function laidOut(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = new Date("2022-10-01T00:00:00Z");
  book.modified = book.created;
  const sheet = book.addWorksheet("Biểu 1", {
    pageSetup: { orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: "&CTrang &P/&N" },
    views: [{ state: "frozen", ySplit: 6 }],
  });
  sheet.pageSetup.printArea = "A1:F14";
  sheet.pageSetup.printTitlesRow = "4:6";
  sheet.columns = [5, 40, 12, 12, 16, 10].map((width) => ({ width }));
  const put = (address: string, value: ExcelJS.CellValue, style: Partial<ExcelJS.Style> = {}) => {
    const cell = sheet.getCell(address);
    cell.value = value;
    cell.style = { font: { name: "Times New Roman", size: 12 }, ...style };
  };
  put("A1", "UBND HUYỆN …", { font: { bold: true } });
  put("A2", "BIỂU TỔNG HỢP HỌC SINH VÀ KINH PHÍ", { font: { bold: true, size: 14 } });
  put("A3", "Đơn vị tính: đồng", { alignment: { horizontal: "right" } });
  for (const range of ["A1:F1", "A2:F2", "A3:F3"]) sheet.mergeCells(range);
  const head = {
    font: { bold: true },
    border: box,
    alignment: { horizontal: "center", wrapText: true },
  } as const;
  for (const [address, text] of [
    ["A4", "STT"],
    ["B4", "Nội dung"],
    ["C4", "Học sinh"],
    ["C5", "Tổng số"],
    ["D5", "Nữ"],
    ["E4", "Kinh phí"],
    ["F4", "Tỷ lệ nữ"],
  ] as const)
    put(address, text, head);
  for (const range of ["A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:F5"]) sheet.mergeCells(range);
  ["A", "B", "1", "2", "3", "4=(2)/(1)"].forEach((text, at) => {
    put(`${"ABCDEF"[at]}6`, text, { ...head, font: { italic: true, size: 9 } });
  });
  ["Tiểu học", "Trung học cơ sở", "Trung học phổ thông"].forEach((text, at) => {
    const row = 7 + at;
    put(`A${row}`, at + 1, { border: box });
    put(`B${row}`, text, { border: box });
    for (const column of ["C", "D"]) put(`${column}${row}`, null, { border: box, numFmt: "#,##0" });
    put(`E${row}`, at === 0 ? "nhập số" : null, {
      border: box,
      numFmt: "#,##0",
      font: { color: { argb: "FF1F4E79" } },
    });
    put(`F${row}`, null, { border: box, numFmt: "0.0%" });
  });
  const ratio = 'IF(C7=0,"",D7/C7)';
  // Its types know "ref" of arrays alone.
  const first = { formula: ratio, result: "", date1904: false, ref: "F7:F9", shareType: "shared" };
  sheet.getCell("F7").value = first;
  for (const address of ["F8", "F9"])
    sheet.getCell(address).value = { sharedFormula: "F7", result: "", date1904: false };
  put("B10", "Cộng", { ...head });
  for (const column of ["C", "D", "E"])
    put(`${column}10`, { formula: `SUM(${column}7:${column}9)`, result: 0 }, { ...head, numFmt: "#,##0" });
  put("E12", "THỦ TRƯỞNG ĐƠN VỊ", { font: { bold: true } });
  sheet.mergeCells("E12:F12");
  sheet.getCell("B7").note = "Cả lớp ghép";
  sheet.getCell("C7").dataValidation = { type: "whole", operator: "greaterThanOrEqual", formulae: [0] };
  sheet.addConditionalFormatting({
    ref: "D7:D9",
    rules: [
      {
        type: "expression",
        priority: 1,
        formulae: ["D7>C7"],
        style: { fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFFF0000" } } },
      },
    ],
  });
  sheet.addImage(book.addImage({ base64: point, extension: "png" }), "H1:H2");
  const other = book.addWorksheet("Tóm tắt");
  other.getCell("A1").value = "Tổng số học sinh";
  other.getCell("B1").value = { formula: "'Biểu 1'!C10", result: 0 };
  other.getCell("B2").value = { formula: 'IF(B1>100,"nhiều","ít")', result: "ít" };
  book.addWorksheet("Hướng dẫn").getCell("A1").value = "Đơn vị không sửa các ô đã có công thức.";
  return withChart(new Uint8Array(await book.xlsx.writeBuffer()));
}

const chartMl = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const drawingMl = "http://schemas.openxmlformats.org/drawingml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const series = (at: number, column: string) =>
  `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:val><c:numRef><c:f>'Biểu 1'!$${column}$7:$${column}$9</c:f></c:numRef></c:val></c:ser>`;
const chart = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="${chartMl}" xmlns:a="${drawingMl}"><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>${series(0, "C")}${series(1, "D")}<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`;
const anchor = `<xdr:twoCellAnchor><xdr:from><xdr:col>7</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>14</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="9" name="Biểu đồ"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${chartMl}"><c:chart xmlns:c="${chartMl}" xmlns:r="${relations}" r:id="rIdChart"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
const chain = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="C10" i="1"/><c r="D10"/><c r="E10"/><c r="F7"/><c r="F8"/><c r="F9"/></calcChain>`;

/** exceljs writes neither a chart nor the order of calculation, which are in whatever Excel saved. */
async function withChart(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = await partsIn(bytes);
  const change = (name: string, before: string, added: string) => {
    const text = parts.get(name)?.toString();
    if (!text?.includes(before)) throw new Error(`no ${before} in ${name}`);
    parts.set(name, Buffer.from(text.replace(before, `${added}${before}`)));
  };
  parts.set("xl/charts/chart1.xml", Buffer.from(chart));
  parts.set("xl/calcChain.xml", Buffer.from(chain));
  change("xl/drawings/drawing1.xml", "</xdr:wsDr>", anchor);
  change(
    "xl/drawings/_rels/drawing1.xml.rels",
    "</Relationships>",
    `<Relationship Id="rIdChart" Type="${relations}/chart" Target="../charts/chart1.xml"/>`,
  );
  change(
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    `<Relationship Id="rIdChain" Type="${relations}/calcChain" Target="calcChain.xml"/>`,
  );
  const type = "application/vnd.openxmlformats-officedocument";
  change(
    "[Content_Types].xml",
    "</Types>",
    `<Override PartName="/xl/charts/chart1.xml" ContentType="${type}.drawingml.chart+xml"/><Override PartName="/xl/calcChain.xml" ContentType="${type}.spreadsheetml.calcChain+xml"/>`,
  );
  return zipOf(Object.fromEntries(parts));
}

/** The file that the form in ../forms/ has beside it. */
async function ofForm(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = new Date("2022-10-01T00:00:00Z");
  book.modified = book.created;
  const sheet = book.addWorksheet("Biểu 01", { pageSetup: { orientation: "landscape", paperSize: 9 } });
  sheet.columns = [6, 28, 11, 11, 11, 14, 14, 20].map((width) => ({ width }));
  const center = { horizontal: "center", vertical: "middle", wrapText: true } as const;
  const put = (address: string, value: ExcelJS.CellValue, style: Partial<ExcelJS.Style> = {}) => {
    const cell = sheet.getCell(address);
    cell.value = value;
    cell.style = { font: { name: "Times New Roman", size: 12 }, ...style };
  };
  put("A1", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", { font: { bold: true } });
  put("F1", "Biểu số 01/HS");
  put("A3", "BIỂU SỐ LIỆU HỌC SINH THEO CẤP HỌC", { font: { bold: true, size: 14 }, alignment: center });
  put("A4", "Đơn vị báo cáo: ……………", { alignment: center });
  put("A5", "(Số liệu đến ngày …)", { font: { italic: true }, alignment: center });
  put("G6", "ĐVT: triệu đồng", { font: { italic: true } });
  for (const range of ["A1:D1", "F1:H1", "A3:H3", "A4:H4", "A5:H5", "G6:H6"]) sheet.mergeCells(range);
  const head = { font: { bold: true }, border: box, alignment: center };
  for (const [address, text] of [
    ["A7", "STT"],
    ["B7", "Cấp học"],
    ["C7", "Học sinh"],
    ["C8", "Tổng số"],
    ["D8", "Nữ"],
    ["E7", "Tỷ lệ nữ"],
    ["F7", "Kinh phí"],
    ["G7", "Có thư viện"],
    ["H7", "Ghi chú"],
  ] as const)
    put(address, text, head);
  for (const range of ["A7:A8", "B7:B8", "C7:D7", "E7:E8", "F7:F8", "G7:G8", "H7:H8"])
    sheet.mergeCells(range);
  ["A", "B", "1", "2", "3=2/1", "4", "5", "6"].forEach((text, at) => {
    put(`${"ABCDEFGH"[at]}9`, text, { ...head, font: { italic: true, size: 9 } });
  });
  for (const [row, stt, text] of [
    [10, "1", "Tiểu học"],
    [11, "2", "Trung học cơ sở"],
    [12, "", "Cộng"],
  ] as const) {
    put(`A${row}`, stt, { border: box });
    put(`B${row}`, text, { border: box, font: { bold: row === 12 } });
    for (const column of ["C", "D"]) put(`${column}${row}`, null, { border: box, numFmt: "#,##0" });
    const share = { formula: `IF(C${row}=0,"",D${row}/C${row})`, result: "" };
    put(`E${row}`, share, { border: box, numFmt: "0.0%" });
    put(`F${row}`, null, { border: box, numFmt: "#,##0.0" });
    for (const column of ["G", "H"]) put(`${column}${row}`, null, { border: box });
  }
  for (const column of ["C", "D", "F"])
    put(
      `${column}12`,
      { formula: `SUM(${column}10:${column}11)`, result: 0 },
      { border: box, numFmt: column === "F" ? "#,##0.0" : "#,##0" },
    );
  put("B13", "Bình quân (nghìn đồng/học sinh)");
  put("F13", { formula: 'IF(C12=0,"",F12*1000/C12)', result: "" }, { numFmt: "#,##0.0" });
  put("F15", "THỦ TRƯỞNG ĐƠN VỊ", { font: { bold: true }, alignment: center });
  put("F16", "(Ký, ghi rõ họ tên, đóng dấu)", { font: { italic: true }, alignment: center });
  for (const range of ["F15:H15", "F16:H16"]) sheet.mergeCells(range);
  const list = book.addWorksheet("Danh sách");
  list.columns = [6, 30, 40, 12].map((width) => ({ width }));
  list.getCell("A1").value = "DANH SÁCH THIẾT BỊ MUA TRONG NĂM";
  list.getCell("A2").value = "……………";
  for (const range of ["A1:D1", "A2:D2"]) list.mergeCells(range);
  ["TT", "Đơn vị", "Tên thiết bị", "Số lượng"].forEach((text, at) => {
    list.getCell(3, at + 1).value = text;
  });
  for (const row of [4, 5, 6, 7]) list.getCell(row, 1).value = row - 3;
  list.getCell("D8").value = { formula: "SUM(D4:D7)", result: 0 };
  return withParts(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** The same parts in one zip that is written in the same way everywhere. */
async function withParts(bytes: Uint8Array): Promise<Uint8Array> {
  return zipOf(Object.fromEntries(await partsIn(bytes)));
}

const bytes = await laidOut();
writeFileSync(`${kept}bieu-1.xlsx`, bytes);
writeFileSync(`${kept}bieu-1-libreoffice.xlsx`, savedAgain(bytes));
writeFileSync(fileURLToPath(new URL("../forms/hoc-sinh-theo-cap@1.xlsx", import.meta.url)), await ofForm());
