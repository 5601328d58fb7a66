// A Word document as a person sees it: changes accepted, what is hidden or only a prompt left out, tables by their grids.
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/files/word/read-document.ts";
import { cell, documentOf, paragraph, row, run, table } from "../../support/files/document-of.ts";
import { laidOut } from "../../support/files/laid-out.ts";
import { zipOf } from "../../support/files/zip-of.ts";

const read = async (body: string, styles = "") =>
  laidOut((await readDocument(documentOf(body, { styles }))).blocks);

describe("a document of somebody's", () => {
  const file = async (name: string) => {
    const bytes = await readFile(new URL(`../cases/${name}.docx`, import.meta.url));
    return laidOut((await readDocument(bytes)).blocks).slice(3);
  };
  const twelve = "1 Giáo dục kỹ năng sống cho học sinh | 3 12 | 4 340";
  const two = "1 Bồi dưỡng thường xuyên cho giáo viên | 3 2 | 4 75";

  it.each([
    ["w1-gridbefore", [`3: ${two}`, `4: ${twelve}`]],
    ["w2-tracked-move", [`3: ${two}`, `4: ${twelve}`]],
    ["w4-sdt-placeholder", [`3: ${twelve}`, `4: ${two}`]],
    ["w6-vmerge-note", [`3: ${twelve} | 5*1x2 Phối hợp`, `4: ${two}`]],
    ["w7-table-in-text-box-frame", [`3: ${twelve}`, `4: ${two}`]],
    ["w8-deleted-row", [`3: ${twelve}`, `4: ${two}`]],
    ["w9-nobreakhyphen", [`3: ${twelve} | 5 khối 10-12`, `4: ${two}`]],
  ])("%s is read by what it shows", async (name, rows) => {
    expect(await file(name)).toEqual(rows);
  });
});

describe("a document that LibreOffice wrote", () => {
  it("has its outline and lists counted, a tracked change accepted, and tables of any kind by their grid", async () => {
    const bytes = await readFile(new URL("./libreoffice.docx", import.meta.url));
    expect(laidOut((await readDocument(bytes)).blocks)).toEqual([
      "¶ ĐỀ CƯƠNG BÁO CÁO B C",
      "¶ [I.] TỔ CHỨC TRIỂN KHAI L0 B",
      "¶ [1.] Công tác chỉ đạo L1",
      "¶ Đã mở 12 lớp, 340 người.",
      "¶ [a)] Kế hoạch L0",
      "¶ [-] Cấp tỉnh L1",
      "¶ [b)] Công văn L0",
      "¶ [2.] Kinh phí L1",
      "¶ [II.] SỐ LIỆU L0 B",
      "¶ Biểu 01",
      "table, head 2",
      "1: 0*1x2 STT | 1*1x2 Nội dung | 2*2x1 Số lượng",
      "2: 2 Lớp | 3 Người",
      "3: 0 1. | 1 Bồi dưỡng\nthường xuyên | 2 2 | 3 75",
      "4: 0 2. | 1*2x1 Hội thi | 3 96",
      "table, head 0",
      "1: 0 trong | 1 bảng",
    ]);
  });
});

describe("letters", () => {
  it("are put together from runs, with tabs and breaks, hyphens and signs", async () => {
    const signs = `<w:r><w:t>Khối 10</w:t><w:noBreakHyphen/><w:t>12</w:t><w:tab/><w:t>và</w:t><w:br/><w:t>lớp</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:cr/></w:r>`;
    const own = run("\uf0fc o", '<w:rFonts w:ascii="Wingdings"/>');
    expect(
      await read(paragraph(`${run("Bá")}${run("o ca\u0301o")}`) + paragraph(signs) + paragraph(own)),
    ).toEqual(["¶ Báo cáo", "¶ Khối 10-12 và\nlớp☑", "¶ ✓ ☐"]);
  });

  it("are those of controls, links, smart tags and formulas, but no prompt of a control", async () => {
    const control = (properties: string, content: string) =>
      `<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const body = [
      control("", paragraph("giữ")),
      control("<w:showingPlcHdr/>", paragraph("Bấm vào đây")),
      control('<w:showingPlcHdr w:val="0"/>', paragraph("đã gõ")),
      paragraph(
        `<w:hyperlink>${run("liên ")}</w:hyperlink><w:smartTag>${run("kết ")}</w:smartTag><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>${control("", run(" trong"))}${control("<w:showingPlcHdr/>", run("nhắc"))}`,
      ),
      table(row([cell("a"), control("<w:showingPlcHdr/>", cell("gõ vào")), cell("b")])),
    ];
    expect(await read(body.join(""))).toEqual([
      "¶ giữ",
      "¶ đã gõ",
      "¶ liên kết x=2 trong",
      "table, head 0",
      "1: 0 a | 2 b",
    ]);
  });

  it("of a field are what it shows, also where it is in another or broken", async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const inner = `${mark("begin")}${instruction("PAGE")}${mark("separate")}${run("7")}${mark("end")}`;
    expect(
      await read(
        paragraph(
          `${run("trước ")}${mark("begin")}${instruction("IF ")}${inner}${run(" = 1")}${mark("separate")}${run("đúng")}${inner}${mark("end")}${run(" sau")}`,
        ) +
          paragraph(
            `<w:fldSimple w:instr="DATE">${run("hôm nay")}</w:fldSimple>${mark("begin")}${run("mất")}`,
          ) +
          paragraph("còn"),
      ),
    ).toEqual(["¶ trước đúng7 sau", "¶ hôm nay", "¶ còn"]);
  });

  it("are left out where they are hidden, deleted or moved away", async () => {
    const styles = `<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>`;
    expect(
      await read(
        paragraph(
          [
            run("có"),
            run(" ẩn", "<w:vanish/>"),
            run(" ẩn theo kiểu", '<w:rStyle w:val="An"/>'),
            run(" hiện", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>'),
            run("gạch", "<w:strike/>"),
            run("gạch đôi", "<w:dstrike/>"),
            `<w:del><w:r><w:delText>xóa</w:delText></w:r>${run("xóa")}</w:del>`,
            `<w:moveFrom>${run("đi")}</w:moveFrom><w:moveTo>${run(" đến")}</w:moveTo><w:ins>${run(" thêm")}</w:ins>`,
          ].join(""),
        ),
        styles,
      ),
    ).toEqual(["¶ có hiện đến thêm"]);
  });

  it("of paragraphs are one where the end between them is deleted or hidden", async () => {
    const mark = (name: string) => `<w:outlineLvl w:val="0"/><w:rPr><w:${name}/></w:rPr>`;
    expect(
      await read(
        paragraph("một ", mark("del")) +
          paragraph("hai ", mark("moveFrom")) +
          paragraph("ba", '<w:jc w:val="center"/>') +
          paragraph("bốn ", mark("vanish")) +
          paragraph("năm") +
          paragraph("trước bảng", mark("del")) +
          table(row([cell(paragraph("sáu ", mark("del"))), cell("bảy")])) +
          paragraph("", mark("del")) +
          paragraph("chín", mark("ins")),
      ),
    ).toEqual([
      "¶ một hai ba C",
      "¶ bốn năm",
      "¶ trước bảng L0",
      "table, head 0",
      "1: 0 sáu | 1 bảy",
      "¶ chín L0",
    ]);
  });
});

describe("what holds for a paragraph", () => {
  const styles = [
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`,
    `<w:style w:type="paragraph" w:styleId="DeMuc1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`,
    `<w:style w:type="paragraph" w:styleId="Rieng"><w:name w:val="Của tôi"/><w:basedOn w:val="DeMuc1"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style>`,
    `<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:basedOn w:val="Muc"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>`,
    `<w:style w:type="character" w:styleId="Dam"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`,
  ].join("");
  const style = (id: string) => `<w:pStyle w:val="${id}"/>`;

  it("comes from its style, from what that is based on, and from itself", async () => {
    expect(
      await read(
        [
          paragraph("tựa", style("DeMuc1")),
          paragraph("riêng", style("Rieng")),
          paragraph("mục", style("Muc")),
          paragraph("thân", `${style("DeMuc1")}<w:outlineLvl w:val="9"/><w:jc w:val="both"/>`),
          paragraph("không có kiểu", style("Mat")),
        ].join(""),
        styles,
      ),
    ).toEqual(["¶ tựa L0 B C", "¶ riêng L0 B", "¶ mục L2", "¶ thân B", "¶ không có kiểu"]);
  });

  it("is bold when all of its letters are: by run, by style, by both not", async () => {
    expect(
      await read(
        [
          paragraph(`${run("đậm", "<w:b/>")}${run(" ")}${run("cả", '<w:rStyle w:val="Dam"/>')}`),
          paragraph(`${run("đậm", "<w:b/>")}${run("không")}`),
          paragraph(run("thôi", '<w:b w:val="0"/>'), style("DeMuc1")),
          paragraph(run("hai lần", '<w:rStyle w:val="Dam"/>'), style("DeMuc1")),
          paragraph(`<w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>`.concat(run("cũ"))),
        ].join(""),
        styles,
      ),
    ).toEqual(["¶ đậm cả B", "¶ đậmkhông", "¶ thôi L0 C", "¶ hai lần L0 C", "¶ cũ"]);
  });

  it("is what it is now, not what it was before a tracked change", async () => {
    const now = `<w:jc w:val="left"/><w:pPrChange><w:pPr><w:pStyle w:val="DeMuc1"/><w:jc w:val="center"/></w:pPr></w:pPrChange>`;
    const bold = run("thường", `<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>`);
    expect(await read(paragraph(bold, now), styles)).toEqual(["¶ thường"]);
  });
});

describe("a table", () => {
  it("has its cells where the grid has them, whatever spans, gaps and merges there are", async () => {
    const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
    const down = (value: string) => `<w:vMerge${value === "" ? "" : ` w:val="${value}"`}/>`;
    expect(
      await read(
        table(
          row(
            [cell("STT", down("restart")), cell("Số lượng", span(2)), cell("Ghi chú", down("restart"))],
            "<w:tblHeader/>",
          ),
          row(
            [cell("bị che", down("")), cell("Lớp"), cell("Người"), cell("", down("continue"))],
            '<w:tblHeader w:val="on"/>',
          ),
          row(
            [cell("12"), cell("340")],
            '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/><w:tblHeader w:val="off"/>',
          ),
          row([cell("I", "<w:hMerge w:val='restart'/>"), cell("che", "<w:hMerge/>"), cell("5")]),
          row([cell("mồ côi", down("")), cell("6")]),
          row([cell("đầu", down("restart")), cell("7")]),
          row([cell("8")], '<w:gridBefore w:val="1"/>'),
          row([cell("rời", down("")), cell("9")]),
        ),
      ),
    ).toEqual([
      "table, head 2",
      "1: 0*1x2 STT | 1*2x1 Số lượng | 3*1x2 Ghi chú",
      "2: 1 Lớp | 2 Người",
      "3: 1 12 | 2 340",
      "4: 0*2x1 I | 2 5",
      "5: 0 mồ côi | 1 6",
      "6: 0 đầu | 1 7",
      "7: 1 8",
      "8: 0 rời | 1 9",
    ]);
  });

  it("keeps its count over blank rows, marks hidden ones, and has no deleted row or cell", async () => {
    expect(
      await read(
        table(
          row([cell("a"), cell("b")]),
          row([cell(""), cell("")]),
          row([cell("xóa")], "<w:del/>"),
          row([cell("ẩn")], "<w:hidden/>"),
          row([cell("mất", "<w:cellDel/>"), cell("c"), cell("d")]),
        ),
      ),
    ).toEqual(["table, head 0", "1: 0 a | 1 b", "3 hidden: 0 ẩn", "4: 0 c | 1 d"]);
  });

  it("stands behind the one around it; one cell alone only frames what is in it", async () => {
    const inner = table(row([cell("a"), cell("b")]));
    expect(
      await read(
        table(row([cell(`${paragraph("ngoài")}${inner}${paragraph("tiếp")}`), cell("phải")])) +
          table(row([cell(`${paragraph("trên", "<w:outlineLvl w:val='1'/>")}${inner}${paragraph("dưới")}`)])),
      ),
    ).toEqual([
      "table, head 0",
      "1: 0 ngoài\ntiếp | 1 phải",
      "table, head 0",
      "1: 0 a | 1 b",
      "¶ trên L1",
      "table, head 0",
      "1: 0 a | 1 b",
      "¶ dưới",
    ]);
  });

  it("and a paragraph of a text box are read once, by its newer form where it has two", async () => {
    const box = (text: string) =>
      `<w:txbxContent>${paragraph(text)}${table(row([cell(`${text} 1`), cell("2")]))}</w:txbxContent>`;
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${box("mới")}</mc:Choice><mc:Choice Requires="x">${box("khác")}</mc:Choice><mc:Fallback><w:pict><v:textbox>${box("cũ")}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const old = `<mc:AlternateContent><mc:Fallback>${run("chỉ có cũ")}</mc:Fallback></mc:AlternateContent>`;
    expect(
      await read(
        paragraph(`<w:r>${both}</w:r>${run("neo")}`) +
          paragraph(`<w:r><w:pict><v:shape><v:textbox>${box("VML")}</v:textbox></v:shape></w:pict></w:r>`) +
          paragraph(`<w:r>${old}</w:r>`),
      ),
    ).toEqual([
      "¶ mới",
      "table, head 0",
      "1: 0 mới 1 | 1 2",
      "¶ neo",
      "¶ VML",
      "table, head 0",
      "1: 0 VML 1 | 1 2",
      "¶ chỉ có cũ",
    ]);
  });
});

describe("a file", () => {
  it("of the strict kind and with other prefixes is read alike", async () => {
    const strict = "http://purl.oclc.org/ooxml";
    const bytes = zipOf({
      "_rels/.rels": `<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="a" Type="${strict}/officeDocument/relationships/officeDocument" Target="/main/doc.xml"/></r:Relationships>`,
      "main/doc.xml": `<x:document xmlns:x="${strict}/wordprocessingml/main"><x:body><x:p><x:pPr><x:jc x:val="center"/></x:pPr><x:r><x:t>chặt</x:t></x:r></x:p></x:body></x:document>`,
    });
    expect(laidOut((await readDocument(bytes)).blocks)).toEqual(["¶ chặt C"]);
  });

  it.each([
    ["without its main part", zipOf({ "word/other.xml": "<a/>" })],
    ["with another main part", zipOf({ "word/document.xml": "<a/>" })],
    ["cut in the middle", documentOf(paragraph("a")).slice(0, 300)],
    [
      "whose XML is never closed",
      zipOf({
        "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`,
      }),
    ],
  ])("%s is broken", async (_, bytes) => {
    await expect(readDocument(bytes)).rejects.toMatchObject({ why: { type: "broken", kind: "docx" } });
  });
});
