// Reads a dispatch of this folder as the program does, on the day these dispatches are of.
import { readFileSync } from "node:fs";
import type { DispatchFound } from "../../../src/dispatch/found.ts";
import { readDispatch } from "../../../src/dispatch/read-dispatch.ts";
import type { Block } from "../../../src/files/blocks.ts";
import { readFile } from "../../../src/files/read.ts";
import type { UnitKind } from "../../../src/register/kinds.ts";

const folder = new URL(".", import.meta.url);

/** The kinds that ship, with the spellings that these dispatches use. */
export const kinds: readonly UnitKind[] = [
  { id: "so_gddt", name: "Sở GDĐT", spellings: ["sở giáo dục và đào tạo"], addressForm: "Thầy/Cô" },
  { id: "phong_gddt", name: "Phòng GDĐT", spellings: ["phòng giáo dục và đào tạo"], addressForm: "Thầy/Cô" },
  {
    id: "xa_phuong",
    name: "Xã, phường",
    spellings: ["ubnd xã", "ubnd xã, phường", "ủy ban nhân dân xã, phường", "phòng văn hóa - xã hội"],
    addressForm: "Anh/Chị",
  },
  { id: "mam_non", name: "Trường mầm non", spellings: ["mn", "mầm non"], addressForm: "Thầy/Cô" },
  { id: "tieu_hoc", name: "Trường tiểu học", spellings: ["th", "tiểu học"], addressForm: "Thầy/Cô" },
  {
    id: "thcs",
    name: "Trường THCS",
    spellings: ["trung học cơ sở", "trường trung học cơ sở"],
    addressForm: "Thầy/Cô",
  },
  {
    id: "thpt",
    name: "Trường THPT",
    spellings: ["trung học phổ thông", "trường trung học phổ thông"],
    addressForm: "Thầy/Cô",
  },
  {
    id: "tt_gdnn_gdtx",
    name: "Trung tâm GDNN-GDTX",
    spellings: [
      "gdtx",
      "trung tâm giáo dục thường xuyên",
      "trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên",
    ],
    addressForm: "Thầy/Cô",
  },
  { id: "dac_thu", name: "Trường đặc thù", spellings: ["đặc thù", "chuyên biệt"], addressForm: "Thầy/Cô" },
];

const now = new Date("2026-11-20T01:00:00Z");

export async function readNamed(...names: readonly string[]): Promise<DispatchFound> {
  const files = await Promise.all(
    names.map((name) => readFile(name, new Uint8Array(readFileSync(new URL(name, folder))))),
  );
  return readDispatch(files, { now, kinds });
}

/** A dispatch of these blocks alone. */
export function readBlocks(blocks: readonly Block[]): DispatchFound {
  return readDispatch([{ kind: "docx", blocks: [...blocks], letters: null, left: [] }], { now, kinds });
}

/** What a dispatch should be found to ask, as written by people beside it. */
export function expectedOf(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
}

/** A paragraph; one in stars is bold, one that begins with ">" is centred. */
export function line(text: string): Block {
  const centred = text.startsWith(">");
  const bold = text.includes("**");
  const said = text.replace(/^>/u, "").replaceAll("**", "");
  return { type: "paragraph", text: said, number: null, level: null, bold, centred };
}

/** A table of texts: a row a line, cells between "|"; an empty one is blank, "<" belongs to the cell to its left, "^" to the one above. */
export function table(drawn: string): Block {
  const rows = drawn
    .trim()
    .split("\n")
    .map((row) => row.split("|").map((cell) => cell.trim().replaceAll("\\n", "\n")));
  const width = (row: readonly string[], at: number) => {
    let across = 1;
    while (row[at + across] === "<") across += 1;
    return across;
  };
  const height = (no: number, at: number) => {
    let down = 1;
    while (rows[no + down]?.[at] === "^") down += 1;
    return down;
  };
  return {
    type: "table",
    sheet: null,
    head: 0,
    hiddenColumns: [],
    rows: rows.map((row, no) => ({
      no: no + 1,
      cells: row.flatMap((text, column) =>
        text === "" || text === "<" || text === "^"
          ? []
          : [
              {
                column,
                across: width(row, column),
                down: height(no, column),
                value: { type: "text" as const, text },
                shown: text,
              },
            ],
      ),
    })),
  };
}
