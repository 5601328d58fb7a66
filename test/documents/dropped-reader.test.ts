// What a dispatch asks is found in the thread that reads files: nothing of it holds up who answers people.
import { readFileSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { type DroppedReader, openDroppedReader } from "../../src/documents/dropped-reader.ts";
import { openFileReader } from "../../src/documents/file-reader.ts";
import type { ReadFile } from "../../src/files/blocks.ts";
import { kinds, line } from "../support/dispatches/read.ts";

const now = new Date("2026-11-20T01:00:00Z");
let reader: DroppedReader | null = null;
afterEach(() => reader?.close());

const fileOf = (...texts: readonly string[]): ReadFile => ({
  kind: "docx",
  blocks: texts.map(line),
  letters: null,
  left: [],
});
const bytes = new Uint8Array(
  readFileSync(new URL("../support/dispatches/1-ma-tran-hoc-sinh.docx", import.meta.url)),
);
const mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

it("finds what a dispatch asks in the thread that read its file", async () => {
  reader = openDroppedReader();
  const read = await reader.read({ name: "a.docx", mime, bytes });
  if (read.type !== "read") throw new Error(read.type);
  const asked = await reader.find({ files: [read.file], now, kinds });
  if (asked.type !== "found") throw new Error(asked.type);
  expect(asked.found.cover.office?.value).toBe("Sở Giáo dục và Đào tạo Lam Sơn");
  expect(asked.found.tables[0]?.rows).toHaveLength(4);
});

it("gives up a dispatch that takes too long, and finds the next one's", async () => {
  reader = openDroppedReader(openFileReader({ mostMs: 1 }));
  const long = fileOf(
    "ĐỀ CƯƠNG BÁO CÁO",
    ...Array.from({ length: 20_000 }, (_, at) => `${at}. Nội dung: ……`),
  );
  expect(await reader.find({ files: [long], now, kinds })).toEqual({
    type: "unreadable",
    why: { type: "too-much", what: "time" },
  });
  await reader.close();
  reader = openDroppedReader();
  expect(await reader.find({ files: [fileOf("1. Số lớp: ……", "2. Số máy: ……")], now, kinds })).toMatchObject({
    type: "found",
    found: { items: [{ no: "1" }, { no: "2" }] },
  });
});

it("lets nobody wait without end", async () => {
  reader = openDroppedReader();
  const one = { files: [fileOf("1. Số lớp: ……")], now, kinds };
  const many = Array.from({ length: 40 }, () => reader?.find(one));
  const ends = (await Promise.all(many)).map((end) => end?.type);
  expect(ends.filter((type) => type === "found")).toHaveLength(30);
  expect(ends.filter((type) => type === "busy")).toHaveLength(10);
});
