// Three rounds on one form are open: files, replies and notices each go to the one that the person sees named.
import { beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { renderReference } from "../../src/delivery/references.ts";
import type { IncomingBody } from "../../src/message.ts";
import { platformOf } from "../support/chat/platform.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { openThreeRounds } from "../support/round/two-schools.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T10:00:00+07:00");
let world: World;
let lan: TestChat;

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, figure, person, role, address,
    chat, code, inbox, outbox, upload, sent_file restart identity`;
  await openThreeRounds(at.db, now);
  world = openWorld(
    at.db,
    now,
    { documentsIn: true },
    {},
    { fetchFile: async () => ({ ok: true, bytes: new Uint8Array() }) },
  );
  lan = world.chat("lan");
  await lan.join("T1");
});

/** Each answer with the title of its round. */
const answers = async () => {
  const rows = await at.sql`
    select round.title, answer.place, answer.value from answer join node on node.id = answer.node_id
    join round on round.id = node.round_id order by round.id, answer.place`;
  return rows.map(({ title, place, value }) => `${title}: ${place} ${value}`);
};
/** What is left to be fetched: for which round, and whether it waits for its sender's word. */
const left = async () => {
  const rows = await at.sql`
    select round.title, place, not_before = 'infinity' as held from sent_file join node on node.id = node_id
    join round on round.id = node.round_id order by sent_file.id`;
  return rows.map(({ title, place, held }) => `${place}: ${held ? "waits" : title}`);
};
const file = (get: string, album?: string): IncomingBody => ({
  type: "media",
  what: "document",
  files: [{ get, name: `${get}.docx`, size: 20_480 }],
  ...(album ? { album } : {}),
});

/** The news of decisions, as they are worded when they are sent. */
const news = async () => {
  const rows = await at.sql`select address_id, body from outbox where body->>'name' = 'decision' order by id`;
  return Promise.all(
    rows.map(async ({ address_id, body }) => {
      const { name, params } = z
        .object({ name: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
        .parse(body);
      const to = { addressId: Number(address_id), outboxId: 0 };
      const said = await renderReference(world.app, { type: "reference", name, params }, to);
      return said === "drop" ? said : said.text;
    }),
  );
};

it("asks whose a file is before it is fetched, and takes what is then said for no answer", async () => {
  expect(lan.last().text).toContain("[Hạ tầng số · 1/3] Mục 1");
  await lan.send(file("A"));
  expect(lan.last().text).toBe(
    [
      "Tệp này của báo cáo nào ạ? Chọn rồi bot mới đọc.",
      "1. Hạ tầng số",
      "2. Sĩ số đầu năm",
      "3. Tuần lễ hưởng ứng học tập",
    ].join("\n"),
  );
  expect(await left()).toEqual(["A: waits"]);
  expect((await lan.say("12")).text).toContain("“12” chưa được ghi");
  expect(await answers()).toEqual([]);
  await lan.send(file("B"));
  expect(lan.last().text).toContain("2 tệp này của báo cáo nào ạ?");
  const chosen = (await lan.say("2")).text;
  expect(chosen).toContain(
    "Đã nhận 2 tệp cho Trường T1, báo cáo “Sĩ số đầu năm” (hạn 20/10/2022), đang đọc…\n\n[Hạ tầng số · 1/3] Mục 1",
  );
  expect(await left()).toEqual(["A: Sĩ số đầu năm", "B: Sĩ số đầu năm"]);
  expect(world.logged).toEqual([]);
});

it("asks once of an album, whose files all go where was said", async () => {
  await lan.send(file("A", "album"));
  const before = (await lan.all()).length;
  await lan.send(file("B", "album"));
  expect(await lan.all()).toHaveLength(before);
  await lan.press("Tuần lễ hưởng ứng học tập");
  const title = "Tuần lễ hưởng ứng học tập suốt đời năm 2022";
  expect(await left()).toEqual([`A: ${title}`, `B: ${title}`]);
});

it("asks nothing of a file while one report is open", async () => {
  await at.sql`update round set state = 'closed' where title <> 'Sĩ số đầu năm'`;
  await lan.say("tiếp");
  expect(lan.last().text).toContain("[1/3] Mục 1");
  await lan.send(file("A"));
  expect(lan.last().text).toBe("Đã nhận tệp, đang đọc…");
  expect(await left()).toEqual(["A: Sĩ số đầu năm"]);
});

it("takes a reply to a prompt of another round for that round, and says so", async () => {
  const platform = platformOf(world);
  const prompt = await platform.deliver(lan);
  await lan.say("đổi");
  await lan.press("Sĩ số đầu năm");
  await platform.deliver(lan);
  await lan.send({ type: "text", text: "9 lớp", messageId: "r", replyTo: prompt });
  expect(lan.last().text).toMatch(
    /^Chuyển sang báo cáo “Rà soát hạ tầng số của các cơ sở giáo dục” của Trường T1.*\n\n\[Hạ tầng số\] Đã ghi/u,
  );
  expect(await answers()).toEqual(["Rà soát hạ tầng số của các cơ sở giáo dục: t/r1/n 9"]);
});

it("takes a text written long before this report was turned to for what was asked then", async () => {
  const platform = platformOf(world);
  const first = "Rà soát hạ tầng số của các cơ sở giáo dục: t/r1/n 9";
  await platform.deliver(lan);
  world.pass(100_000);
  await lan.say("đổi");
  await lan.press("Sĩ số đầu năm");
  await platform.deliver(lan);
  await platform.say(lan, "9 lớp", 80_000);
  expect(lan.last().text).toMatch(/^Chuyển sang báo cáo “Rà soát hạ tầng số của các cơ sở giáo dục”/u);
  expect(await answers()).toEqual([first]);
  // What was written a moment before is for the report that was chosen: figures are sent ahead of their prompts.
  world.pass(100_000);
  await lan.say("đổi");
  await lan.press("Sĩ số đầu năm");
  await platform.deliver(lan);
  await platform.say(lan, "5 lớp", 3_000);
  expect(lan.last().text).toContain("[Sĩ số đầu năm] ");
  expect((await answers()).filter((one) => one.startsWith("Rà soát"))).toEqual([first]);
});

it("names the round in what an officer and a contact are told of a report", async () => {
  const hanh = world.chat("hạnh");
  await hanh.join("S", "officer");
  await lan.say("/reason trường mất mạng");
  expect((await hanh.all()).at(-1)?.text).toBe("[Hạ tầng số] Trường T1 báo lý do chậm nộp: trường mất mạng");
  for (const text of ["1 lớp", "2 lớp", "3 lớp", "nộp", "đúng"]) await lan.say(text);
  // It lies at one round's report only: which is meant goes without asking, and is said.
  expect((await hanh.say("trả lại T1 xem lại mục 1")).text).toMatch(/^\[Hạ tầng số\] /u);
  await hanh.press("Gửi trả lại");
  await lan.say("đổi");
  await lan.press("Sĩ số đầu năm");
  expect(await news()).toEqual([
    expect.stringMatching(/^\[Hạ tầng số\] Báo cáo của Trường T1 được trả lại để chỉnh sửa\./u),
  ]);
  // “sửa” follows the news: the report that came back is offered, whatever is asked here.
  expect((await lan.say("sửa")).text).toBe("Sửa báo cáo: báo cáo nào ạ?\n1. Hạ tầng số");
  expect((await lan.say("1")).text).toContain("[Hạ tầng số] ");
});

it("takes a round by its number, in any place, and holds it; an unknown one is answered with those that are open", async () => {
  const hanh = world.chat("hạnh");
  await hanh.join("S", "officer");
  const rows = await at.sql`select id from round order by id`;
  const [first, second, third] = rows.map(({ id }) => Number(id));
  expect((await hanh.say(`/missing --round ${second}`)).text).toMatch(/^\[Sĩ số đầu năm\] CHƯA NỘP/u);
  expect((await hanh.say("tổng hợp")).text).toMatch(/^\[Sĩ số đầu năm\] TỔNG HỢP/u);
  expect((await hanh.say(`nhắc T1 —round ${first}`)).text).toMatch(
    /^\[Tuần lễ hưởng ứng học tập\] Trường T1/u,
  );
  expect((await hanh.say(`/unit --round ${third} T2`)).text).toMatch(/^\[Hạ tầng số\] Trường T2/u);
  expect((await hanh.say("tổng hợp --round 999")).text).toBe(
    [
      "Không có đợt 999. Các đợt đang mở:",
      `– --round ${third}: “Rà soát hạ tầng số của các cơ sở giáo dục”, hạn 12/10/2022`,
      `– --round ${second}: “Sĩ số đầu năm”, hạn 20/10/2022`,
      `– --round ${first}: “Tuần lễ hưởng ứng học tập suốt đời năm 2022”, hạn 15/10/2022`,
    ].join("\n"),
  );
  // A command whose answer is the same in each round neither asks nor names one.
  world.pass(31 * 60_000);
  expect((await hanh.say("đầu mối T1")).text).toMatch(/^Trường T1:/u);
  expect((await hanh.say("trợ giúp")).text).toMatch(/^Chuyên viên gõ/u);
  expect((await hanh.say("tổng hợp")).text).toBe(
    [
      "Tổng hợp số liệu: ở đợt nào ạ?",
      "1. Hạ tầng số: “Rà soát hạ tầng số của các cơ sở giáo dục”, hạn 12/10/2022",
      "2. Sĩ số đầu năm, hạn 20/10/2022",
      "3. Tuần lễ hưởng ứng học tập: “Tuần lễ hưởng ứng học tập suốt đời năm 2022”, hạn 15/10/2022",
    ].join("\n"),
  );
});

it("asks an officer of which round a unit's files are, and says it of them", async () => {
  const hanh = world.chat("hạnh");
  await hanh.join("S", "officer");
  expect((await hanh.say("/files T1")).text).toContain("Gửi, xem tệp kèm báo cáo: ở đợt nào ạ?");
  expect((await hanh.say("2")).text).toBe(
    "Trường T1, báo cáo “Sĩ số đầu năm” (hạn 20/10/2022): chưa có tệp nào kèm báo cáo.",
  );
  expect((await hanh.say("/template T2")).text).toContain("ở đợt nào ạ?");
  expect((await hanh.say("3")).text).toContain(
    "Trường T2, báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022” (hạn 15/10/2022)",
  );
  expect((await lan.say("/template")).text).toContain("báo cáo “Rà soát hạ tầng số của các cơ sở giáo dục”");
});
