// Files as other people write them, each handed over at the page of the running program: what is said, and what is kept.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webClient } from "../support/browser/web-client.ts";
import { postFile } from "../support/program/file-post.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { freePort } from "../support/run/free-port.ts";

/** Figures by row and column: "1.7": [12, 340]; of a row with one figure that alone. */
type Figures = Readonly<Record<string, readonly number[]>>;

type Case = {
  readonly file: string;
  /** Heard of the file, each somewhere. */
  readonly heard: readonly RegExp[];
  /** What stands after “ghi”; absent where there is nothing to take by it. */
  readonly taken?: Figures;
  /** Heard after “ghi”. */
  readonly after?: readonly RegExp[];
};

const offer = /Gõ “ghi”/u;
const skills = { "1.7": [12, 340] };
const training = { "1.9": [2, 75] };
const usual = { ...skills, ...training };
const withArticles = { ...usual, "2": [9] };

const cases: readonly Case[] = [
  { file: "x1-last-years-sheet.xlsx", heard: [/1\. Năm 2021$/mu, /2\. Năm 2022$/mu] },
  { file: "x16-schools-then-sum.xlsx", heard: [/1\. TH A$/mu, /2\. TH B$/mu, /3\. Tổng hợp$/mu] },
  { file: "x2-two-parts.xlsx", heard: [offer], taken: { ...withArticles, "4.2": [6] } },
  { file: "x3-format-looks-like-date.xlsx", heard: [offer], taken: usual },
  { file: "x4b-thousandths.xlsx", heard: [offer, /1\.7/u], taken: training, after: [/1,234/u] },
  {
    file: "x22b-money-float.xlsx",
    heard: [offer, /10\.1|nhà nước/u],
    taken: skills,
    after: [/12\.345,678/u],
  },
  { file: "x22-money-million.xlsx", heard: [offer], taken: skills, after: [/12\.500\.000/u] },
  { file: "x6-heading-so-nguoi.xlsx", heard: [offer], taken: { ...usual, "4.2": [8] } },
  { file: "x19-own-headings.xlsx", heard: [offer], taken: usual },
  { file: "x20-own-headings-swapped.xlsx", heard: [offer], taken: usual },
  { file: "x7-prefixed.xlsx", heard: [offer], taken: withArticles },
  { file: "x8-validation.xlsx", heard: [offer], taken: withArticles },
  { file: "x9-formula-no-value.xlsx", heard: [offer, /1\.7/u], taken: training },
  { file: "x14-error-cells.xlsx", heard: [/1\.7/u, /1\.9/u], taken: {} },
  { file: "x21-dashes.xlsx", heard: [offer], taken: { "2": [0] }, after: [/1\.9|1\.7/u] },
  { file: "x11-hidden-row.xlsx", heard: [offer, /ẩn/u, /2 \/ 75/u], taken: skills },
  { file: "x15-long-note.xlsx", heard: [offer], taken: usual },
  { file: "x17-label-1.10-is-number.xlsx", heard: [offer], taken: { ...skills, "1.10": [4, 55] } },
  { file: "x18-ki-nang.xlsx", heard: [offer], taken: withArticles },
  { file: "x23-formula-zero.xlsx", heard: [offer], taken: { "1.7": [0, 0], ...training, "2": [0] } },
  { file: "w1-gridbefore.docx", heard: [offer], taken: usual },
  { file: "w2-tracked-move.docx", heard: [offer], taken: usual },
  { file: "w4-sdt-placeholder.docx", heard: [offer], taken: usual },
  { file: "w6-vmerge-note.docx", heard: [offer], taken: usual },
  { file: "w7-table-in-text-box-frame.docx", heard: [offer], taken: usual },
  { file: "w8-deleted-row.docx", heard: [offer], taken: usual },
  { file: "w9-nobreakhyphen.docx", heard: [offer], taken: usual },
  { file: "k1-pdf-leading-newline.pdf", heard: [/PDF/u] },
  { file: "k3-xlsx-named.xls", heard: [offer], taken: withArticles },
  { file: "k5-cp1258.csv", heard: [/k5-cp1258\.csv/u] },
  { file: "d1-own-draft-filled.xlsx", heard: [/huyện Giồng Trôm/u] },
];

/** What the page itself says of a file that is not kept. */
const refused: Readonly<Record<string, RegExp>> = {
  "k2-rtf.doc": /RTF.*dán/su,
  "k4-password.xlsx": /mật khẩu/u,
  "k6-web-table.xls": /trang web.*dán/su,
};

let database: TestDatabase;
let running: Running;
let url = "";
beforeAll(async () => {
  database = await openTestDatabase();
  await seedRound(database.db, {
    units: [
      { code: "SO", kind: "so_gddt", name: "Sở Giáo dục và Đào tạo" },
      ...cases.map((_, index) => ({
        code: `P${index}`,
        kind: "phong_gddt",
        name: `Phòng GDĐT huyện Thứ ${index}`,
        parent: "SO",
      })),
    ],
    deadline: new Date(Date.now() + 6 * 86_400_000),
  });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  running = await startInProcess(database, { PORT: String(port) });
});
afterAll(async () => {
  await running?.stop();
  await database?.close();
});

async function figures(unit: string): Promise<Readonly<Record<string, number>>> {
  const rows = await database.sql`
    select place, value::float8 as value from answer join node on node.id = node_id
    where code = ${unit} and answer.state = 'answered' and jsonb_typeof(value) = 'number'`;
  return Object.fromEntries(rows.map(({ place, value }) => [String(place), Number(value)]));
}

/** The rows whose one figure counts people. */
const people = new Set(["4.2"]);

function byPlace(taken: Figures): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(taken).flatMap(([row, values]) => {
      const stem = `n2_5/r${row.replace(".", "_")}`;
      const columns = values.length > 1 ? ["count", "people"] : [people.has(row) ? "people" : "count"];
      return values.map((value, at) => [`${stem}/${columns[at]}`, value]);
    }),
  );
}

const bytesOf = (file: string) => readFileSync(new URL(`../files/cases/${file}`, import.meta.url));

/** Somebody of a unit on the page, before whom the door for a file stands. */
async function contactOf(unit: string) {
  const web = webClient(() => url);
  await web.say({ text: await codeFor(database.db, unit, "contact") });
  const { file } = await web.say({ text: "đúng" });
  if (!file) throw new Error("no door for a file was shown");
  return { web, door: `${url}${file.url}` };
}

test.each(cases.map((one, index) => [one.file, one, `P${index}`] as const))(
  "%s",
  async (file, { heard, taken, after }, unit) => {
    const { web, door } = await contactOf(unit);
    await postFile(door, { name: file, bytes: bytesOf(file) }, web.cookie());
    const { text } = await web.next();
    for (const words of heard) expect(text).toMatch(words);
    expect(await figures(unit)).toEqual({});
    if (!taken) return expect(text).not.toMatch(offer);
    const answer = await web.say({ text: "ghi" });
    for (const words of after ?? []) expect(answer.text).toMatch(words);
    expect(await figures(unit)).toEqual(byPlace(taken));
  },
);

test.each(Object.entries(refused))("%s is refused by its true name", async (file, words) => {
  const { web, door } = await contactOf("P0");
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(bytesOf(file))]), file);
  const headers = { Cookie: web.cookie(), Origin: url };
  const answer = await fetch(door, { method: "POST", headers, body: form });
  expect(answer.status).toBe(415);
  expect(await answer.text()).toMatch(words);
});
