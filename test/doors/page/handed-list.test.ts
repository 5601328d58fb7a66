// The page of what was handed over: the whole list of what a file says beside what stands in the report.
import { afterEach, beforeEach, expect, it } from "vitest";
import { readClipboard } from "../../../src/files/html/read-clipboard.ts";
import { createLink } from "../../../src/store/people/links.ts";
import { outcomeShape } from "../../../src/store/shapes/upload-outcome.ts";
import { openWebDoor, type WebDoor } from "../../support/browser/web-door.ts";
import { openWorld, type TestChat } from "../../support/chat/world.ts";
import { castWith } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-14T10:00:00+07:00");
let door: WebDoor;
let lan: TestChat;
let cookie: string;
/** Where what was pasted is shown. */
let shown: string;

beforeEach(async () => {
  const seeded = await seedRound(at.db, { units: castWith({ "THPT-01": {} }) });
  lan = openWorld(at.db, now).chat("lan");
  await lan.join("THPT-01");
  const [row] = await at.sql`select id, person_id from address where chat_key = 'lan'`;
  const target = { type: "upload", nodeId: seeded.node("THPT-01").id, addressId: Number(row?.id) } as const;
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await createLink(at.db, { token: "token", personId: Number(row?.person_id), target, now, expiresAt });
  door = await openWebDoor(at, { clock: () => now });
  cookie = "";
});
afterEach(() => door.stop());

const rows = [
  ["STT", "Các hoạt động", "Đơn vị", "Số lượng", "Người", "Ghi chú"],
  ["1.1", "Chuyên môn, nghiệp vụ", "lớp", "2", "73", ""],
  ["1.2", "Ngoại ngữ", "lớp", "–", "–", ""],
  ["1.3", "Tin học", "lớp", "", "", ""],
  ["1.7", "Giáo dục kỹ năng sống cho học sinh", "lớp", "12", "340", ""],
  ["1.9", "Bồi dưỡng thường xuyên cho giáo viên", "lớp", "2", "75", ""],
  ["2", "Số tin, bài về các hoạt động của Tuần lễ", "tin, bài", "khoảng 9", "", ""],
  ["", "Số cây xanh đã trồng", "cây", "150", "", ""],
];
const html = `<p>I.1. Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện</p><p>Nhà trường ban hành kế hoạch từ đầu tháng 9.</p>
<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;

/** Posts this paste, has it read, and gives the page of what became of it as text. */
async function pasted(): Promise<string> {
  const form = new FormData();
  form.set("html", html);
  form.set("text", "x");
  const answer = await fetch(`${door.url}/u/token`, { method: "POST", body: form, redirect: "manual" });
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
  const outcome = outcomeShape.write({ type: "read", file: readClipboard({ html, text: "x" }) });
  await at.sql`update upload set outcome = ${outcome}::text::jsonb, read_at = ${now.toISOString()}`;
  shown = answer.headers.get("location") ?? "";
  return look(shown);
}

async function look(path: string): Promise<string> {
  const page = await (await fetch(door.url + path, { headers: { Cookie: cookie } })).text();
  const list = /<div id="handed"[^>]*>(.*?)<\/div>/su.exec(page)?.[1] ?? page;
  return list
    .replace(/<\/(?:p|li|h2|ul)>/gu, "\n")
    .replace(/<[^>]+>/gu, "")
    .replace(/&quot;/gu, '"');
}

it("names what is taken, the same, otherwise, unclear, a dash, blank, and what found no place with its figures", async () => {
  await lan.say("số liệu trước");
  await lan.say("1.7: 10 lớp 300 người; 1.9: 2 lớp 75 người");
  const list = await pasted();
  expect(list.split("\n").filter((line) => line.trim() !== "")).toMatchInlineSnapshot(`
    [
      "Nội dung dán",
      "  Đã đọc: 1/6 mục lời, 3/28 dòng số.",
      "Số lấy được, ghi khi gõ “ghi” (1):",
      "1.1: 2 lớp, 73 người",
      "Lời văn lấy được (1):",
      "Mục I.1: “Nhà trường ban hành kế hoạch từ đầu tháng 9.”",
      "Giống số đã ghi (1):",
      "1.9 (thường xuyên cho giáo viên): 2 lớp, 75 người",
      "Khác số đang ghi, không thay khi chưa hỏi (1):",
      "Mục 1.7: đang ghi 10 lớp, 300 người; tệp ghi 12 lớp, 340 người",
      "Chưa rõ, bot hỏi từng chỗ (1):",
      "Mục 2: tệp ghi “khoảng 9” (dòng “Số tin, bài về các hoạt động của Tuần lễ”)",
      "Ghi “–” (1):",
      "1.2 (ngoại ngữ)",
      "Để trống (1):",
      "1.3 (tin học)",
      "Không có dòng này trong biểu:",
      "“Số cây xanh đã trồng” 150 (dòng 8)",
    ]
  `);
});

it("is about the report as it stands: what is recorded meanwhile stands already", async () => {
  const list = await pasted();
  expect(list).toContain("Số lấy được, ghi khi gõ “ghi” (3):");
  await lan.say("số liệu trước");
  await lan.say("1.1: 2 lớp 73 người");
  const again = await look(shown);
  expect(again).toMatch(/1\.1 \(chuyên môn[^)]*\): 2 lớp, 73 người/u);
  expect(again).toContain("Số lấy được, ghi khi gõ “ghi” (2):");
});

it("shows a file to nobody who has only its number, and each once however often it is named", async () => {
  await pasted();
  const [file = ""] = shown.split("/").slice(-1);
  const [id = ""] = file.split(".");
  for (const other of [id, `${id}.0123456789abcdef`, `${file}-${id}.0123456789abcdef`])
    expect(await look(`/u/token/files/${other}`)).not.toContain("Đã đọc");
  expect((await look(`/u/token/files/${file}-${file}-${file}`)).match(/Đã đọc/gu)).toHaveLength(1);
});

it("gives nothing of the report to somebody who answers for it no longer", async () => {
  await lan.say("số liệu trước");
  await lan.say("1.7: 10 lớp 300 người");
  await at.sql`update role set to_at = ${now.toISOString()}`;
  expect(await pasted()).not.toMatch(/10 lớp|1\.7/u);
});
