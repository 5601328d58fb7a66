// What a file truly is, whatever it is called: the small files that offices hand over, and forged and broken ones.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { trueKind } from "../../src/files/true-kind.ts";
import type { TrueKind } from "../../src/files/unreadable.ts";
import { compoundFile } from "../support/files/compound-file.ts";
import { zipOf } from "../support/files/zip-of.ts";

const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(`cases/${name}`, import.meta.url)));
const zip = (...names: string[]) => zipOf(names.map((name) => ({ name, bytes: "<a/>" })));
const text = (said: string) => new TextEncoder().encode(said);
const latin = (said: string) => Uint8Array.from(said, (letter) => letter.charCodeAt(0));

describe("the files of offices", () => {
  it.each<[string, TrueKind]>([
    ["k1-pdf-leading-newline.pdf", "pdf"],
    ["k2-rtf.doc", "rtf"],
    ["k3-xlsx-named.xls", "xlsx"],
    ["k4-password.xlsx", "protected"],
    ["k5-cp1258.csv", "csv"],
    ["k6-web-table.xls", "web-page"],
    ["u5-prefixed.xlsx", "xlsx"],
    ["u9-password.xlsx", "protected"],
    ["u9b-html.xls", "web-page"],
    ["u9c-xlsx-named.xls", "xlsx"],
    ["u10-utf16le.csv", "csv"],
    ["u10b-utf16be.csv", "csv"],
    ["u10c-utf16le-nobom.csv", "csv"],
    ["u10d-tab-utf16.csv", "csv"],
    ["u10e-nfd.csv", "csv"],
  ])("%s is %s", (name, kind) => {
    expect(trueKind(name, bytesOf(name))).toBe(kind);
    // The name decides between texts, and where nothing but the first bytes is left of a file, alone.
    if (kind !== "csv" && kind !== "protected") expect(trueKind("a.pdf", bytesOf(name))).toBe(kind);
  });
});

describe("zips", () => {
  const types = "[Content_Types].xml";
  it.each<[string, TrueKind, Uint8Array]>([
    ["a.xlsx", "docx", zip(types, "word/document.xml", "word/embeddings/Book1.xlsx")],
    ["a.docx", "xlsx", zip("xl\\workbook.xml", types)],
    ["a.zip", "xlsx", zip("/xl/workbook.xml", types)],
    ["a.xlsb", "old-excel", zip(types, "xl/workbook.bin")],
    ["a.docx", "presentation", zip(types, "ppt/presentation.xml")],
    ["a.zip", "archive", zip("b/a.txt")],
    ["a.numbers", "unknown", zip("Index/Document.iwa")],
    ["a.vsdx", "unknown", zip(types, "visio/document.xml")],
    [
      "a.xlsx",
      "open-document",
      zipOf([{ name: "mimetype", bytes: "application/vnd.oasis.opendocument.text", stored: true }]),
    ],
    ["a.epub", "unknown", zipOf([{ name: "mimetype", bytes: "application/epub+zip", stored: true }])],
    ["a.xlsx", "xlsx", text("PK is how it begins")],
  ])("%s is %s", (name, kind, bytes) => {
    expect(trueKind(name, bytes)).toBe(kind);
  });

  it("cut off in the middle keeps its kind, to be told as broken", () => {
    const whole = zip("xl/workbook.xml", "xl/styles.xml");
    expect(trueKind("a", whole.subarray(0, whole.length - 30))).toBe("xlsx");
  });

  it("is told by its list of parts, not by a name that stands in a comment", () => {
    const bytes = zip("a.txt");
    const comment = text("xl/workbook.xml");
    const longer = new Uint8Array([...bytes, ...comment]);
    longer[bytes.length - 2] = comment.length;
    expect(trueKind("a", longer)).toBe("archive");
  });
});

describe("compound files", () => {
  const word = (flag: number) => latin(`${"\0".repeat(11)}${String.fromCharCode(flag)}`);
  const book = (second: string) => latin(`\x09\x08\x02\x00\x00\x06${second}`);
  it.each<[string, TrueKind, Uint8Array]>([
    ["a document", "old-word", compoundFile({ WordDocument: word(0) })],
    ["one with a password", "protected", compoundFile({ WordDocument: word(1) })],
    ["a workbook", "old-excel", compoundFile({ Workbook: book("\x42\x00\x02\x00\xb0\x04") })],
    ["one of the nineties", "old-excel", compoundFile({ Book: book("") })],
    ["one with a password", "protected", compoundFile({ Workbook: book("\x2f\x00\x02\x00\x00\x00") })],
    ["a presentation", "presentation", compoundFile({ "PowerPoint Document": word(0) })],
    ["a mail", "old-office", compoundFile({ "__properties_version1.0": word(0) })],
    [
      "a package with a password",
      "protected",
      compoundFile({ EncryptionInfo: word(0), EncryptedPackage: word(0) }),
    ],
    [
      "a document with a workbook in it",
      "old-word",
      compoundFile({ WordDocument: word(0) }, { Workbook: book("") }),
    ],
    [
      "a workbook with a document in it",
      "old-excel",
      compoundFile({ Workbook: book("") }, { WordDocument: word(0) }),
    ],
  ])("%s is %s", (_, kind, bytes) => {
    expect(trueKind("a.xls", bytes)).toBe(kind);
  });

  it("with a chain that never ends is told all the same", () => {
    const bytes = compoundFile({ Workbook: book("") });
    // The directory's sector follows itself.
    new DataView(bytes.buffer).setUint32(512 + 4, 1, true);
    expect(trueKind("a.xls", bytes)).toBe("old-excel");
    expect(trueKind("a.xls", bytes.subarray(0, 600))).toBe("old-excel");
    expect(trueKind("a", bytes.subarray(0, 600))).toBe("old-office");
  });
});

describe("texts and other files", () => {
  it.each<[string, TrueKind, Uint8Array]>([
    ["a.csv", "empty", new Uint8Array()],
    ["a.csv", "empty", text("\uFEFF \r\n")],
    ["a.csv", "csv", text("một dòng")],
    ["a.txt", "txt", text("một; hai; ba\nbốn")],
    ["a.txt", "csv", text("STT;Tên;Số\n1;Một;2\n2;Hai;3")],
    ["a.xls", "csv", text("sep=,\r\na,b")],
    ["a.xls", "txt", text("STT\tTên\n1\tMột")],
    ["báo cáo", "txt", text("Kính gửi: Sở")],
    ["a.csv", "unknown", latin("a;b\0c\x01")],
    ["a.doc", "web-page", text('\uFEFF\n<!DOCTYPE html PUBLIC "x">\n<html>')],
    ["a.xls", "web-page", text("<!-- exported --><table><tr>")],
    [
      "a.xls",
      "web-page",
      text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="u">'),
    ],
    ["a.xls", "web-page", latin("\xff\xfe<\0t\0a\0b\0l\0e\0>\0<\0t\0r\0>\0")],
    ["a.mht", "web-page", text("From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n<html>")],
    ["a.fods", "open-document", text('<?xml version="1.0"?>\n<office:document xmlns:office="u">')],
    ["a.txt", "txt", text("<Tên đơn vị> báo cáo")],
    ["a.xml", "unknown", text('<?xml version="1.0"?><hoa-don/>')],
    ["a.txt", "txt", text("Mở bằng PDF: 100%")],
    ["a.doc", "rtf", text("\r\n{\\rtf1\\ansi")],
    ["a.pdf", "picture", latin("\xff\xd8\xff\xe0")],
    ["a.docx", "picture", latin("\0\0\0\x18ftypheic")],
    [
      "a.docx",
      "picture",
      latin("BM\x28\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0\0\0\0\0\0\0\0\0\0\0"),
    ],
    ["a.txt", "txt", text("BM01: danh sách các biểu mẫu của đơn vị")],
    ["a.xlsx", "archive", latin("Rar!\x1a\x07\x00")],
    ["a.xlsx", "archive", latin("7z\xbc\xaf\x27\x1c")],
    ["a.bin", "unknown", latin("\x7fELF\x02\x01\x01\0")],
  ])("%s is %s", (name, kind, bytes) => {
    expect(trueKind(name, bytes)).toBe(kind);
  });
});
