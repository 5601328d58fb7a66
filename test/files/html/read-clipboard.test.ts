// What the clipboard holds as HTML: paragraphs with numbers, tables as grids, numbers as numbers; what nobody sees is left.
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readClipboard } from "../../../src/files/html/read-clipboard.ts";
import { outcomeShape } from "../../../src/store/shapes/upload-outcome.ts";
import { laidOut } from "../../support/files/laid-out.ts";

const read = (html: string, text = "") => laidOut(readClipboard({ html, text }).blocks);

describe("a paste from Word", () => {
  const head = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<!--[if gte mso 9]><xml><w:LatentStyles><w:LsdException Locked="false" Name="Normal"/></w:LatentStyles></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-family:"Times New Roman",serif;}
p.MsoTitle {mso-style-link:"Title Char"; text-align:center; font-weight:bold;}
h1 {mso-outline-level:1; font-weight:bold; text-align:center}
p.Muc, li.Muc {mso-style-name:"Mục"; mso-outline-level:2; font-weight:bold;}
@page WordSection1 {size:595.3pt 841.9pt;} div.WordSection1 {page:WordSection1;} --></style></head><body lang=VI><!--StartFragment-->`;

  it("keeps numbers that Word counted, with their levels, beside the text", () => {
    expect(
      read(`${head}<p class=MsoTitle>BÁO CÁO<o:p></o:p></p>
<h1 style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-fareast-font-family:"Times New Roman"'><span
style='mso-list:Ignore'>I.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>CÔNG TÁC
CHỈ ĐẠO<o:p></o:p></h1>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>1.2.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><!--[endif]-->Tuyên truyền</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span>băng rôn</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo3'><span style='mso-list:Ignore'>-<span>&nbsp; </span></span>tờ rơi</p>
<p class=Muc>1. Mục gõ tay</p>
<p class=MsoNormal><b>Đậm</b> <i>và thường</i></p>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Đậm<span style='mso-tab-count:1'>      </span>cả</b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>`),
    ).toEqual([
      "¶ BÁO CÁO B C",
      "¶ [I.] CÔNG TÁC CHỈ ĐẠO L0 B C",
      "¶ [1.2.] Tuyên truyền L1",
      "¶ [•] băng rôn L0",
      "¶ [-] tờ rơi L0",
      "¶ 1. Mục gõ tay L1 B",
      "¶ Đậm và thường",
      "¶ Đậm cả B",
    ]);
  });

  it("leaves what is deleted, hidden, a comment, a note or a field's instruction", () => {
    expect(
      read(`${head}<p class=MsoNormal>có <del cite="mailto:A"><span>11</span></del><s>10</s><span style='text-decoration:line-through;display:inline'>9</span><ins>12</ins> lớp<a
style='mso-comment-reference:A_1'>!</a><span class=MsoCommentReference><a class=msocomanchor href="#c">[A1]</a></span><a
style='mso-footnote-id:ftn1' href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a><span
style='display:none;mso-hide:all'>ẩn</span><!--[if supportFields]><span style='mso-element:field-begin'></span> PAGE <![endif]--></p>
<div style='mso-element:footnote-list'><p class=MsoFootnoteText>chú thích</p></div>
<div style='mso-element:comment-list'><p>ý kiến</p></div><script>x()</script>`),
    ).toEqual(["¶ có 12 lớp"]);
  });

  it("gives a table by its grid, with Word's numbers of the first column and lines inside cells", () => {
    expect(
      read(`${head}<table class=MsoTableGrid border=1><thead><tr><td rowspan=2><p class=MsoNormal align=center><b>STT</b></p></td>
<td rowspan=2><p class=MsoNormal>Các hoạt động</p></td><td colspan=2><p>Số lượng</p></td></tr>
<tr><td><p>Số lớp</p></td><td><p>Người</p></td></tr></thead>
<tr><td><p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]><o:p>&nbsp;</o:p></p></td>
<td><p>Tuyên truyền</p><p>ngoài trường</p></td><td rowspan=9><p>12</p></td><td><p>340<br>học sinh</p></td></tr>
<tr><td></td><td><p>Hội thi</p></td><td><p>5</p></td></tr></table><p>sau</p>`),
    ).toEqual([
      "table, head 2",
      "1: 0*1x2 STT B | 1*1x2 Các hoạt động | 2*2x1 Số lượng",
      "2: 2 Số lớp | 3 Người",
      "3: 0 1. | 1 Tuyên truyền\nngoài trường | 2*1x2 12 | 3 340\nhọc sinh",
      "4: 1 Hội thi | 3 5",
      "¶ sau",
    ]);
  });
});

describe("a paste from Excel", () => {
  it("has typed numbers where Excel gives them, hidden rows and columns marked, columns that only look merged as one", () => {
    expect(
      read(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table {mso-displayed-decimal-separator:"\\,";}
.xl24 {mso-number-format:"Short Date";} .xl25 {mso-number-format:"\\#\\,\\#\\#0\\\\ \\\\h\\\\s"; font-weight:700; text-align:center;}
.xl26 {mso-number-format:Standard;} .xl27 {mso-number-format:"\\[$-1010000\\]d\\/m\\/yyyy\\;\\@";} --></style></head><body><table x:str border=0>
<!--StartFragment--><col width=64 span=2><col width=0 style='display:none;mso-width-source:userset'><col width=64 span=3>
<tr><td class=xl25>STT</td><td>Nội dung</td><td style='display:none'>Mã</td><td>Số</td></tr>
<tr height=0 style='display:none'><td x:num>1</td><td>ẩn</td></tr>
<tr><td x:num="1.1000000000000001">1.10</td><td>Tin, bài</td><td x:num>7</td><td class=xl26 x:num="1234">1.234,00</td><td class=xl24 x:num="44849">15/10/2022</td><td x:err>#N/A</td></tr>
<tr><td></td><td colspan=2 style='mso-ignore:colspan'>Tràn sang bên</td><td class=xl25 x:num="340" x:fmla="=SUM(D3:D3)">340 hs</td><td x:bool>TRUE</td><td x:num>1,5</td><td class=xl27 x:num="44849">15/10/2022</td></tr>
<!--EndFragment--></table>`),
    ).toEqual([
      "table, head 0 hidden 2",
      "1: 0 STT B | 1 Nội dung | 2 Mã | 3 Số",
      "2 hidden: 0 1 =number 1 | 1 ẩn",
      "3: 0 1.10 =number 1.1 | 1 Tin, bài | 2 7 =number 7 | 3 1.234,00 =number 1234 | 4 15/10/2022 =date 2022-10-15 | 5 #N/A =error #N/A",
      "4: 1 Tràn sang bên | 3 340 hs =number 340 fx B | 4 TRUE =truth true | 5 1,5 | 6 15/10/2022 =date 2022-10-15",
    ]);
  });

  it("has the numbers of newer Excel by the signs that it writes them with", () => {
    const paste = (decimal: string, thousand: string, ...cells: string[]) =>
      read(
        `<style><!--table {mso-displayed-decimal-separator:"\\${decimal}"; mso-displayed-thousand-separator:"\\${thousand}";}
.xl65 {mso-number-format:"\\@";} .xl66 {text-align:center;}--></style><table><tr>${cells.join("")}</tr></table>`,
      )[1];
    const right = (shown: string, more = "") => `<td align=right ${more}>${shown}</td>`;
    const centred = (shown: string) => `<td class=xl66>${shown}</td>`;
    expect(
      paste(",", ".", right("1.234"), right("1,234"), right("12"), centred("1.234.567"), centred("1,5")),
    ).toBe(
      "1: 0 1.234 =number 1234 | 1 1,234 =number 1.234 | 2 12 =number 12 | 3 1.234.567 =number 1234567 | 4 1,5",
    );
    expect(
      paste(".", ",", right("1.234"), right("1,234.50"), right("001"), centred("1.10"), centred("12")),
    ).toBe("1: 0 1.234 =number 1.234 | 1 1,234.50 =number 1234.5 | 2 001 =number 1 | 3 1.10 | 4 12");
    const texts = [
      right("1.234", "class=xl65"),
      right("1.23"),
      right("15/10/2022"),
      right("12 lớp"),
      right("1,2,3"),
    ];
    expect(paste(",", ".", ...texts)).toBe("1: 0 1.234 | 1 1.23 | 2 15/10/2022 | 3 12 lớp | 4 1,2,3");
  });

  it("gives what newer Excel shows without them as texts, and leaves a covered cell that is not shown without a place", () => {
    expect(
      read(`<style>.xl65{text-align:center}</style><table><tr height=19><td colspan=2 class=xl65>Số lượng</td><td style='display:none'>cũ</td><td>Ghi chú</td></tr>
<tr><td align=right>12</td><td align=right>1.234</td><td></td></tr></table>`),
    ).toEqual(["table, head 0", "1: 0*2x1 Số lượng | 2 Ghi chú", "2: 0 12 | 1 1.234"]);
  });

  it("takes one copied cell as the number that it is", () => {
    expect(read("<table><tr><td x:num>12</td></tr></table>")).toEqual([
      "table, head 0",
      "1: 0 12 =number 12",
    ]);
  });
});

it.each(['x:num="1e999"', 'sdval="-1e400" sdnum="1033;"'])(
  "keeps a number that no computer holds as one that can be stored and read: %s",
  (attribute) => {
    const html = `<table><tr><td>a</td><td ${attribute}>5</td></tr></table>`;
    const file = readClipboard({ html, text: "" });
    const stored: unknown = JSON.parse(outcomeShape.write({ type: "read", file }));
    expect(outcomeShape.read(stored)).toEqual({ type: "read", file });
    expect(read(html)).toEqual(["table, head 0", "1: 0 a | 1 5 =error #NUM!"]);
  },
);

describe("a paste from LibreOffice Calc", () => {
  it("has numbers, days and truths by sdval and sdnum", () => {
    expect(
      read(`<table cellspacing="0"><colgroup span="5" width="85"></colgroup><tr>
<td height="17" align="left" sdnum="1033;0;@">001</td><td sdval="1234.5" sdnum="1033;0;#,##0.00">1,234.50</td>
<td sdval="44849" sdnum="1033;1066;DD/MM/YYYY">15/10/2022</td><td sdval="1" sdnum="1033;0;BOOLEAN">TRUE</td>
<td sdval="0" sdnum="1033;">#DIV/0!</td></tr><tr><td sdval="3" sdnum="1033;0;Standard">3</td></tr></table>`),
    ).toEqual([
      "table, head 0",
      "1: 0 001 | 1 1,234.50 =number 1234.5 | 2 15/10/2022 =date 2022-10-15 | 3 TRUE =truth true | 4 #DIV/0! =error #DIV/0!",
      "2: 0 3 =number 3",
    ]);
  });
});

describe("a paste from Google", () => {
  it("has the sheet's values by their JSON", () => {
    const number = (shown: string, value: string, format = "") =>
      `<td data-sheets-value='${value}' data-sheets-numberformat='${format}'>${shown}</td>`;
    const cells = [
      number("001", '{"1":2,"2":"001"}'),
      number("1.234", '{"1":3,"3":1234}', '{"1":2,"2":"#,##0"}'),
      number("15/10/2022", '{"1":3,"3":44849}', '{"1":5,"2":"dd/mm/yyyy"}'),
      number("TRUE", '{"1":4,"4":1}'),
      number("hỏng", '{"1":3,'),
      `<td data-sheets-value='{"1":3,"3":5}' data-sheets-formula="=R[0]C[-1]*2">5</td>`,
    ];
    expect(
      read(
        `<meta charset='utf-8'><google-sheets-html-origin><style>td {border: 1px}</style><table dir="ltr"><colgroup><col width="100"/></colgroup><tbody><tr>${cells.join("")}</tr></tbody></table></google-sheets-html-origin>`,
      ),
    ).toEqual([
      "table, head 0",
      "1: 0 001 | 1 1.234 =number 1234 | 2 15/10/2022 =date 2022-10-15 | 3 TRUE =truth true | 4 hỏng | 5 5 =number 5 fx",
    ]);
  });

  it("has the document's lists and headings, none of it bold for the element around it", () => {
    expect(
      read(`<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr" style="text-align:center"><span style="font-weight:400">Kết quả</span></h2>
<ol style="margin-top:0"><li dir="ltr" style="list-style-type:upper-roman" aria-level="1"><p role="presentation"><span style="font-weight:700">Chỉ đạo</span></p></li>
<ol><li style="list-style-type:lower-alpha"><p><span>kế hoạch</span></p><p>lời thêm</p></li><li style="list-style-type:lower-alpha"><p>công văn</p></li></ol>
<li style="list-style-type:upper-roman"><p>Tổ chức</p></li></ol><ul><li>một</li></ul></b>`),
    ).toEqual([
      "¶ Kết quả L1 C",
      "¶ [I.] Chỉ đạo L0 B",
      "¶ [a.] kế hoạch L1",
      "¶ lời thêm",
      "¶ [b.] công văn L1",
      "¶ [II.] Tổ chức L0",
      "¶ [•] một L0",
    ]);
  });
});

describe("a paste from a browser or LibreOffice Writer", () => {
  it("is read as the program shows it, without its notes", async () => {
    const html = await readFile(new URL("./libreoffice.clipboard", import.meta.url), "utf8");
    expect(read(html)).toEqual([
      "¶ ĐỀ CƯƠNG BÁO CÁO B C",
      "¶ I.TỔ CHỨC TRIỂN KHAI L0 B",
      "¶ 1.Công tác chỉ đạo L1 B",
      // The deleted 11 is letters like all others in what the program writes here.
      "¶ Đã mở 1112 lớp, 340 người.",
      "¶ [a.] Kế hoạch L0",
      "¶ [•] Cấp tỉnh L1",
      "¶ [b.] Công văn L0",
      "¶ 2.Kinh phí L1 B",
      "¶ II.SỐ LIỆU L0 B",
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

  it("counts lists by type, start and value", () => {
    expect(
      read(`<ol type="a" start="3"><li>c</li><li value="6">f</li><li>g</li></ol><ol type="I"><li><p>một<ol type="1"><li>trong</ol><li>hai</ol>
<ul style="list-style-type:none"><li>trơn</ul><table><tr><td><ol start="12"><li></ol><td>mười hai</table>`),
    ).toEqual([
      "¶ [c.] c L0",
      "¶ [f.] f L0",
      "¶ [g.] g L0",
      "¶ [I.] một L0",
      "¶ [1.] trong L1",
      "¶ [II.] hai L0",
      "¶ trơn L0",
      "table, head 0",
      "1: 0 12. | 1 mười hai",
    ]);
  });

  it("puts tables within tables behind the outer, and takes a table of one cell as what it frames", () => {
    expect(
      read(`<table><tr><td>ngoài<table><tr><td>a<td>b</table>tiếp<td>phải</table>
<table><tr><td><p>đầu</p><table><tr><th>x<th>y<tr><td>1<td>2</table><p>cuối</p></table>`),
    ).toEqual([
      "table, head 0",
      "1: 0 ngoài\ntiếp | 1 phải",
      "table, head 0",
      "1: 0 a | 1 b",
      "¶ đầu",
      "table, head 1",
      "1: 0 x B | 1 y B",
      "2: 0 1 | 1 2",
      "¶ cuối",
    ]);
  });

  it("keeps lines and takes what stands before the first element for the clipboard's header", () => {
    expect(
      read(
        "Version:0.9\r\nStartHTML:0000000105\r\n<html><body><table><caption>Biểu 1</caption><tr><td>a<td>b</table><pre>một\nhai</pre><p>ba\n  bốn<br>năm</p><p hidden>ẩn</p>chữ trần",
      ),
    ).toEqual(["¶ Biểu 1", "table, head 0", "1: 0 a | 1 b", "¶ một\nhai", "¶ ba bốn\nnăm", "¶ chữ trần"]);
  });

  it("reads the plain text where the HTML shows nothing, and where there is none", () => {
    const text = 'STT\tSố\n1\t"12\nlớp"\nHết';
    const blocks = ["table, head 0", "1: 0 STT | 1 Số", "2: 0 1 | 1 12\nlớp", "¶ Hết"];
    expect(read("<img src='x.png'>", text)).toEqual(blocks);
    expect(laidOut(readClipboard({ html: null, text }).blocks)).toEqual(blocks);
  });
});
