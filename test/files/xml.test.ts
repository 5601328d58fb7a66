// XML from outside: names by their namespaces, letters by their encoding, and no entity but XML's own.
import { describe, expect, it } from "vitest";
import { mostDepth, readXml } from "../../src/files/xml.ts";

import { whyUnread } from "../support/files/why-unread.ts";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What is told, in its order: "<s:row r=1>", "text", "</s:row>". */
async function told(
  xml: string | Uint8Array,
  size = 65_536,
  work = { elements: 1_000_000 },
): Promise<string[]> {
  const lines: string[] = [];
  await readXml(Object.assign(inPieces(Buffer.from(xml), size), { work }), "xlsx", {
    open(element) {
      const given = ["r", "w:val", "r:id"].flatMap((name) => {
        const value = element.attribute(name);
        return value === null ? [] : [` ${name}=${value}`];
      });
      lines.push(`<${element.name}${given.join("")}>`);
    },
    text: (text) => lines.push(text),
    close: (name) => lines.push(`</${name}>`),
  });
  return lines;
}

const refused = (xml: string | Uint8Array) => whyUnread(() => told(xml));

const broken = { type: "broken", kind: "xlsx" };
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

describe("names", () => {
  it("are the same with any prefix and none", async () => {
    const expected = ["<s:row r=1>", "</s:row>"];
    expect(await told(`<row xmlns="${main}" r="1"/>`)).toEqual(expected);
    expect(await told(`<x:row xmlns:x="${main}" r="1"/>`)).toEqual(expected);
    expect(await told(`<row xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" r="1"/>`)).toEqual(
      expected,
    );
    expect(await told(`<a><x:row xmlns:x="${main}" r="1"/></a>`)).toEqual(["<?:a>", ...expected, "</?:a>"]);
  });

  it("of attributes are found by their namespace, whatever stands before them", async () => {
    expect(await told(`<w:b xmlns:w="${word}" w:val="0"/>`)).toEqual(["<w:b w:val=0>", "</w:b>"]);
    expect(await told(`<x:b xmlns:x="${word}" x:val="0"/>`)).toEqual(["<w:b w:val=0>", "</w:b>"]);
    expect(await told(`<b xmlns="${word}" xmlns:r="${relations}" r:id="R1" id="2"/>`)).toEqual([
      "<w:b r:id=R1>",
      "</w:b>",
    ]);
    // The usual prefix with another namespace is another name.
    expect(await told(`<b xmlns="${word}" xmlns:r="urn:other" r:id="R1" r="3"/>`)).toEqual([
      "<w:b r=3>",
      "</w:b>",
    ]);
  });

  it("may change their prefix inside", async () => {
    expect(await told(`<x:a xmlns:x="${main}"><x:a xmlns:x="${word}"/></x:a>`)).toEqual([
      "<s:a>",
      "<w:a>",
      "</w:a>",
      "</s:a>",
    ]);
  });

  it("with two colons are none that is looked at", async () => {
    expect(await told(`<x:a xmlns:x="${main}"><x:x14:b r="1"/></x:a>`)).toEqual([
      "<s:a>",
      "<s:x14:b r=1>",
      "</s:x14:b>",
      "</s:a>",
    ]);
  });

  it("without a namespace for their prefix are an error", async () => {
    expect(await refused("<x:a/>")).toEqual(broken);
  });
});

describe("letters", () => {
  const xml = `<?xml version="1.0"?><a>Đơn vị &lt;A&gt; &#7879;<![CDATA[<b>]]></a>\n`;
  const expected = ["<?:a>", "Đơn vị <A> ệ", "<b>", "</?:a>"];

  it("come in one text whatever pieces their bytes come in", async () => {
    expect(await told(xml)).toEqual(expected);
    for (const size of [1, 2, 3, 7]) expect((await told(xml, size)).join("")).toBe(expected.join(""));
  });

  it("are UTF-8 or UTF-16, with a mark or without", async () => {
    const little = Buffer.from(xml, "utf16le");
    for (const bytes of [
      Buffer.from(`\uFEFF${xml}`),
      Buffer.from(`\uFEFF${xml}`, "utf16le"),
      little,
      Buffer.from(`\uFEFF${xml}`, "utf16le").swap16(),
      Buffer.from(little).swap16(),
    ]) {
      expect(await told(bytes)).toEqual(expected);
      expect((await told(bytes, 1)).join("")).toBe(expected.join(""));
    }
  });

  it("in another encoding are an error, declared or not", async () => {
    expect(await refused(`<?xml version="1.0" encoding="windows-1258"?><a/>`)).toEqual(broken);
    expect(await refused(Buffer.from("<a>\xd0\xf2</a>", "latin1"))).toEqual(broken);
    expect(await told(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>`)).toEqual([
      "<?:a>",
      "</?:a>",
    ]);
  });
});

describe("what no Office program writes", () => {
  it("is an error: a document type, an entity of its own or one that nobody named", async () => {
    const entities = `<!DOCTYPE a [<!ENTITY b "${"c".repeat(100)}"><!ENTITY d "&b;&b;&b;&b;">]>`;
    expect(await refused(`${entities}<a>&d;</a>`)).toEqual(broken);
    expect(await refused(`<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`)).toEqual(broken);
    expect(await refused("<a>&nbsp;</a>")).toEqual(broken);
    expect(await refused(`<a r="&b;"/>`)).toEqual(broken);
  });

  it("is an error: no XML, a part that is cut off, nothing at all", async () => {
    for (const xml of ["", "xin chào", "<a><b></a>", "<a>", "<a/><b/>", "<a r=1/>", `<a r="1" r="2"/>`]) {
      expect(await refused(xml)).toEqual(broken);
    }
  });

  it("is too much: elements deeper than any document", async () => {
    const deep = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
    expect(await told(deep(mostDepth))).toHaveLength(2 * mostDepth);
    expect(await refused(deep(mostDepth + 1))).toEqual({ type: "too-much", what: "depth" });
    // Nothing after the limit is looked at: the rest is no XML at all.
    expect(await refused(`${"<a>".repeat(100_000)} &&& `)).toEqual({ type: "too-much", what: "depth" });
  });

  it("is too much: more elements than a file's, counted over its parts", async () => {
    const work = { elements: 5 };
    expect(await told("<a><b/><b/></a>", 65_536, work)).toHaveLength(6);
    expect(work).toEqual({ elements: 2 });
    const more = told("<a><b/><b/></a>", 65_536, work);
    await expect(more).rejects.toMatchObject({ why: { type: "too-much", what: "cells" } });
  });
});
