// From a dispatch to an open round by the operator's commands, over a small register; and what its workbook then shows.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import exceljs from "exceljs";
import { expect } from "vitest";
import type { TestChat } from "../chat/world.ts";
import { operator } from "../program/operate.ts";
import type { TestDatabase } from "../run/database.ts";
import type { TestFolder } from "../run/folder.ts";

const register = `Mã;Tên;Loại;Trực thuộc
SO;Sở Giáo dục và Đào tạo Lam Sơn;Sở GDĐT;
T1;Trường THPT Lam Kinh;Trường THPT;SO
T2;Trường THPT Hàm Rồng;Trường THPT;SO
T3;Trường THPT Đào Duy Từ;Trường THPT;SO
TT;Trung tâm GDNN-GDTX Sông Mã;Trung tâm GDNN-GDTX;SO
NT;Trường Phổ thông dân tộc nội trú tỉnh;Trường đặc thù;SO
X1;Xã Hoằng Lộc;Xã, phường;SO
X2;Phường Hạc Thành;Xã, phường;SO
MN;Trường mầm non Sen Hồng;Trường mầm non;X1
`;

export type ByDispatch = {
  /** Drafts a dispatch, releases its workbook as it was written and opens what it asks; what the opening said. */
  open(dispatch: string): Promise<string>;
  /** The rounds' numbers, in the order in which they were opened. */
  rounds(): Promise<readonly number[]>;
  /** The rows of a sheet of a round's workbook as a person reads them, each from its first cell with anything in it. */
  exported(roundId: number): Promise<(sheet: string) => readonly (readonly unknown[])[]>;
};

export function byDispatch(database: TestDatabase, folder: TestFolder, now: Date): ByDispatch {
  const run = operator(database, { at: now });
  return {
    open: async (dispatch) => {
      await run("units", "import", folder.write("units.csv", register));
      const from = fileURLToPath(new URL(`../dispatches/${dispatch}`, import.meta.url));
      const book = folder.path("bieu.xlsx");
      await run("form", "draft", from, "--out", book);
      const released = await run("form", "release", book);
      return run("round", "open", "--form", /--form (\S+)/u.exec(released)?.[1] ?? "");
    },
    rounds: async () => (await database.sql`select id from round order by id`).map(({ id }) => Number(id)),
    exported: async (roundId) => {
      const out = folder.path("tong-hop.xlsx");
      await run("export", "--out", out, "--round", String(roundId));
      return sheetsOf(readFileSync(out));
    },
  };
}

/** Each sheet of a workbook by its name: what its cells show, formulas by what they come to. */
export async function sheetsOf(
  bytes: Uint8Array,
): Promise<(sheet: string) => readonly (readonly unknown[])[]> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return (name) => {
    const rows: unknown[][] = [];
    book.getWorksheet(name)?.eachRow((row) => {
      const cells: unknown[] = [];
      row.eachCell((cell) => {
        const { value } = cell;
        const shown = value !== null && typeof value === "object" ? cell.text : value;
        const result =
          value !== null && typeof value === "object" && "formula" in value ? cell.result : shown;
        if (cell.master === cell && result !== undefined && result !== null && result !== "")
          cells.push(result);
      });
      if (cells.length > 0) rows.push(cells);
    });
    return rows;
  };
}

/** Says these in turn; beside each stands what its answer must hold. */
export async function says(chat: TestChat, ...said: readonly (readonly [string, string])[]): Promise<void> {
  for (const [text, answer] of said) expect((await chat.say(text)).text, text).toContain(answer);
}

/** The last two messages of every report. */
export const sealing = [
  ["nộp", "Gõ “đúng” để nộp"],
  ["đúng", "ĐÃ NỘP BÁO CÁO"],
] as const;

/** The rows behind the first that begins so. */
export function behind(
  rows: readonly (readonly unknown[])[],
  first: string,
): readonly (readonly unknown[])[] {
  return rows.slice(rows.findIndex(([cell]) => cell === first) + 1);
}
