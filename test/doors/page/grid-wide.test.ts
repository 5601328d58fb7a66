// A table of 26 columns and 40 rows, answered in its grid: every box at its place, every sum as counted beside the program.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type WebClient, webClient } from "../../support/browser/web-client.ts";
import { wide, wideFigure, wideForm } from "../../support/forms/wide.ts";
import { type Running, startInProcess } from "../../support/program/in-process.ts";
import { codeFor } from "../../support/round/join-code.ts";
import { openTwoSchools } from "../../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const now = new Date("2022-10-10T10:00:00+07:00");
const numbers = (most: number) => Array.from({ length: most }, (_, at) => at + 1);

let database: TestDatabase;
let running: Running;
beforeAll(async () => {
  database = await openTestDatabase();
  await openTwoSchools(database.db, wideForm, "Thống kê rộng", now);
  running = await startInProcess(database, {}, () => now);
});
afterAll(async () => {
  await running?.stop();
  await database?.close();
});

/** The chat of a school that has just begun, and the address of its grid. */
async function begun(code: string): Promise<{ chat: WebClient; path: string; text: string }> {
  const chat = webClient(() => running.program.address);
  await chat.say({ code: await codeFor(database.db, code, "contact", now) });
  await chat.say({ text: "đúng" });
  const { text, file } = await chat.say({ text: "tiếp" });
  return { chat, text, path: file?.url.replace(/#.*$/u, "") ?? "" };
}

it("is answered box by box in one post, summed, sealed and added up over the schools", async () => {
  for (const [at, code] of ["T1", "T2"].entries()) {
    const { chat, path } = await begun(code);
    const ask = (init: RequestInit = {}) =>
      fetch(`${running.program.address}${path}`, {
        redirect: "manual",
        headers: { Cookie: chat.cookie() },
        ...init,
      });
    const empty = await (await ask()).text();
    expect(empty.match(/name="c:b\/r\d+\/c\d+"/gu)).toHaveLength(wide.rows * wide.columns);
    expect(empty).toContain('<th id="h:0:c1" scope="colgroup" colspan="10" rowspan="1">Cấp 1</th>');
    expect(empty).toContain('aria-labelledby="r:b/r1 h:0:c1 h:1:c1 h:2:c1"');
    const form = new URLSearchParams({ id: `post-of-${code}`, rev: "0", done: "1" });
    for (const row of numbers(wide.rows))
      for (const column of numbers(wide.columns))
        form.set(`c:b/r${row}/c${column}`, String(wideFigure(row, column) + at));
    const posted = await ask({ method: "POST", body: form });
    expect([posted.status, posted.headers.get("location")]).toEqual([303, "/"]);
    expect((await chat.next()).text).toMatch(/^Đã ghi 40 dòng trong bảng: 1, 2, 3/u);

    const full = await (await ask()).text();
    const output = (place: string) => new RegExp(`<output id="v:${place}">([^<]*)<`, "u").exec(full)?.[1];
    const sum = (column: number) =>
      numbers(wide.rows).reduce((all, row) => all + wideFigure(row, column) + at, 0);
    for (const column of numbers(wide.columns))
      expect(output(`b/all/c${column}`)?.replaceAll(".", ""), `column ${column}`).toBe(String(sum(column)));
    expect(output("b/r3/sum")).toBe(String(wideFigure(3, 1) + wideFigure(3, 2) + 2 * at));

    await chat.say({ text: "nộp" });
    expect((await chat.say({ text: "đúng" })).text).toContain("Mã biên nhận");
  }
  const sums = await database.sql`
    select split_part(place, '/', 3) as "column", sum(value)::int as sum from figure
    where place ~ '^b/r[0-9]+/c[0-9]+$' group by 1`;
  expect(sums).toHaveLength(wide.columns);
  for (const { column, sum } of sums) {
    const no = Number(String(column).slice(1));
    const one = numbers(wide.rows).reduce((all, row) => all + wideFigure(row, no), 0);
    expect(sum, String(column)).toBe(2 * one + wide.rows);
  }
  expect(running.logged).toEqual([]);
});
