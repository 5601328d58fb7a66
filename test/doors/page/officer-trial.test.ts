// A draft tried as an imaginary unit on the officer's page: the same interview, and nothing of it anywhere but in its own row.
import { beforeAll, expect, it } from "vitest";
import { startForgettingTrials } from "../../../src/schedule/trials.ts";
import { dispatch, officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";

const desk = officerDesk(new Date("2026-11-20T08:00:00+07:00"));
let hanh: OfficerBrowser;
let draft: string;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
  draft = (await hanh.postOn("/officer/forms", { file: dispatch("1-ma-tran-hoc-sinh.docx") })).at;
});

const tables = ["node", "report", "answer", "event", "inbox", "outbox", "submission", "chat"];
const counts = async () => Promise.all(tables.map((table) => desk.count(table)));
const say = async (text: string) => wordsOf((await hanh.postOn(`${draft}/trial/thpt`, { text })).text);
const press = async (label: string) =>
  wordsOf((await hanh.postOn(`${draft}/trial/thpt`, { press: label })).text);

it("walks the interview from the first question to the receipt, marked as a trial, and leaves no other row", async () => {
  const before = await counts();
  const first = wordsOf((await hanh.get(`${draft}/trial/thpt`)).text);
  expect(first).toContain("BẢN THỬ . Trả lời như một đơn vị.");
  expect(first).toContain("Lớp 10");
  const echoed = await say("13/511/240/15/7/2/0");
  expect(echoed).toContain("13/511/240/15/7/2/0");
  expect(echoed).toContain("nữ 240");
  await say("11/440/210/12/6/1/0");
  const last = await say("10/400/190/10/5/0/0");
  expect(last).toContain("[BẢN THỬ] Báo cáo đã đủ 3 mục.");
  expect(await press("Nộp báo cáo")).not.toContain("Đơn vị này đã nộp được.");
  expect(await say("đúng")).toContain("Đơn vị này đã nộp được.");
  expect(await counts()).toEqual(before);
  expect(await desk.count("trial")).toBe(1);
  expect(wordsOf((await hanh.get(draft)).text)).toContain("đã chạy thử");
});

it("is one's own, goes on where it was, and begins anew when that is wanted or the draft was changed", async () => {
  const lan = await desk.officer("lan");
  expect(wordsOf((await lan.get(`${draft}/trial/thpt`)).text)).not.toContain("511");
  expect(wordsOf((await hanh.get(`${draft}/trial/thpt`)).text)).toContain("511");
  expect(wordsOf((await hanh.postOn(`${draft}/trial/thpt`, { again: "yes" })).text)).not.toContain("511");
  await say("13/511/240/15/7/2/0");
  const page = (await hanh.get(draft)).text;
  const [, name = "", value = ""] = /<input type="radio" name="(q:[^"]+)" value="([^"]+)"/.exec(page) ?? [];
  await hanh.post(`${draft}/answers`, { version: "1", [name]: value });
  const anew = wordsOf((await hanh.get(`${draft}/trial/thpt`)).text);
  expect(anew).toContain("Biểu mẫu đã đổi nên thử lại từ đầu.");
  expect(anew).not.toContain("511");
});

it("knows no other kind of unit than the form's, and no draft that is not there", async () => {
  expect((await hanh.get(`${draft}/trial/mam_non`)).status).toBe(404);
  expect((await hanh.get("/officer/drafts/999/trial/thpt")).status).toBe(404);
});

it("is forgotten after a day: not shown from that second on, and its row is gone at the next of the sweeps", async () => {
  await say("13/511/240/15/7/2/0");
  desk.world.pass(24 * 3_600_000 - 1_000);
  const sweeps = startForgettingTrials(desk.world.app);
  await sweeps.stop();
  expect(await desk.count("trial")).toBe(1);
  desk.world.pass(2_000);
  hanh = await desk.signedIn(desk.world.chat("hạnh"));
  expect(wordsOf((await hanh.get(`${draft}/trial/thpt`)).text)).not.toContain("511");
  const later = startForgettingTrials(desk.world.app);
  await expect.poll(() => desk.count("trial")).toBe(0);
  await later.stop();
});
