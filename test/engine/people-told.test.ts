// A round that asks about people, by every way in which something of a report is told: in full to whoever has just given it,
// masked to them later, and not at all to anybody else in a chat, in a log or beside it.
import { beforeEach, expect, it } from "vitest";
import { renderDigest } from "../../src/delivery/digest-words.ts";
import { messageIn, outboxBodyShape } from "../../src/store/shapes/outbox-body.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { plantedPeople, seedPeopleRound } from "../support/round/people-round.ts";
import type { Seeded } from "../support/round/seed.ts";
import { rowsWith } from "../support/run/everything.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
let seeded: Seeded;
let world: World;

beforeEach(async () => {
  seeded = await seedPeopleRound(at.db);
  world = openWorld(at.db, new Date("2022-10-14T09:00:00+07:00"));
});

/** What a chat is told to each of these. */
async function told(chat: TestChat, ...texts: readonly string[]): Promise<string> {
  const answers: string[] = [];
  for (const text of texts) {
    const { text: said, choices } = await chat.say(text);
    answers.push(said, ...choices.flatMap(({ label, word }) => [label, word]));
  }
  return answers.join("\n");
}

/** Everything that is on its way to these people, or was. */
async function sentTo(...names: readonly string[]): Promise<string> {
  const rows = await at.sql`select body from outbox join address on address.id = outbox.address_id
    where display_name = any(${names})`;
  return rows
    .map(({ body }) => messageIn(outboxBodyShape.read(body))?.text ?? JSON.stringify(body))
    .join("\n");
}

it("is said before somebody joins: what is asked of whom, what for and how long", async () => {
  const hung = world.chat("hung");
  await hung.join("THPT-02");
  const [notice] = await hung.all();
  expect(notice?.text.split("\n").at(-2)).toBe(
    "Báo cáo này hỏi thông tin cá nhân (Họ tên người phụ trách; Điện thoại; Ngày sinh người phụ trách và 4 phần khác): chỉ dùng để làm báo cáo, xóa sau 365 ngày từ khi đợt kết thúc. Xin cho những người ấy biết.",
  );
  const officer = world.chat("officer");
  await officer.join("SO", "officer");
  expect((await officer.all())[0]?.text).not.toContain("thông tin cá nhân");
});

it("is said back in full beside what gave it, and masked from then on", async () => {
  const hung = world.chat("hung");
  await hung.join("THPT-02");
  expect(await told(hung, "Quách Thị Mùi", "đúng")).toContain("Quách Thị Mùi");
  expect(await told(hung, "0912 345 678")).toContain("0912345678");
  expect(await told(hung, "28/2/1971")).toMatch(/28\/0?2\/1971/u);
  const later = await told(hung, "xem lại", "tiến độ", "sửa 1", "tiếp", "sửa 1a", "tiếp", "sửa 2", "tiếp");
  expect(later).not.toMatch(/Thị Mùi|0912345678|28\/0?2\/1971/u);
  for (const masked of ["Quách T. M.", "09xx xxx 678", "…/…/1971"]) expect(later).toContain(masked);
  // A correction shows what it gives, and no more of what stood.
  const corrected = await told(hung, "1: Tạ Văn Dần", "1a: 0987654321");
  expect(corrected).toContain("Tạ Văn Dần");
  expect(corrected).not.toMatch(/Thị Mùi|0912345678/u);
});

it("is told of a list's lines as they are given, and masked whenever the list is told again", async () => {
  const hung = world.chat("hung");
  await hung.join("THPT-02");
  await told(hung, "sửa 4");
  const given = await told(hung, "Tạ Văn Dần; 0987 654 321; Toán; 30/11/1979; 12");
  expect(given).toContain("Tạ Văn Dần");
  const second = await told(hung, "Quách Thị Mùi; 0912 345 678; Ngữ văn; 28/2/1971; 20");
  expect(second).toContain("Quách Thị Mùi");
  expect(second).not.toMatch(/Văn Dần|0987654321|30\/11\/1979/u);
  const later = await told(
    hung,
    "sửa 1",
    "sửa 4",
    "khung",
    "xóa 1",
    "giữ",
    "xong",
    "xem lại",
    "sửa 4",
    "sửa 2",
    "tiếp",
    "quay lại",
  );
  expect(later).not.toMatch(/Thị Mùi|Văn Dần|0912345678|0987654321|28\/0?2\/1971|30\/11\/1979/u);
  expect(later).toContain("Tạ V. D.");
});

it("is masked to the unit's other contacts and to whoever gave it, once it is sealed", async () => {
  const lan = world.chat("lan");
  await lan.join("THPT-01");
  const all = await told(
    lan,
    "xem lại",
    "biên nhận",
    "tiến độ",
    "bản nháp",
    "sửa",
    "đúng",
    "xem lại",
    "sửa 4",
    "tiếp",
    "sửa 5.2",
    "tiếp",
  );
  expect(all).not.toMatch(/Thị Mùi|Văn Dần|0912345678|0987654321|1971-02-28|28\/0?2\/1971|777\.?333/u);
  expect(all).toContain("Quách T. M.");
});

it("is in nothing that an officer or a reader is told, not even masked", async () => {
  const [officer, reader, minh] = [world.chat("officer"), world.chat("reader"), world.chat("minh")];
  await officer.join("SO", "officer");
  await reader.join("SO", "reader");
  await minh.join("TT-GT");
  // While they look, a contact goes on, seals and asks for the report back.
  const asked = await told(
    officer,
    ...[
      "tổng hợp",
      "chưa nộp",
      "đơn vị THPT-01",
      "đơn vị TT-GT",
      "xuất excel",
      "tệp THPT-01",
      "đầu mối THPT-01",
      "chờ",
    ],
    ...["nhắc", "không", "đợt báo cáo", "trợ giúp"],
  );
  await told(minh, "nộp thiếu", "còn chờ danh sách", "đúng", "nộp", "đúng");
  const after = await told(
    officer,
    "tổng hợp",
    "đơn vị TT-GT",
    "đơn vị THPT-01",
    "trả lại THPT-01",
    "sai ngày sinh",
    "đúng",
  );
  const read = await told(reader, "tổng hợp", "xuất excel", "giới thiệu");
  const chat = await at.sql`select id from address where chat_key = 'officer'`;
  const nodeId = seeded.node("SO").id;
  const digest = JSON.stringify(await renderDigest(world.app, Number(chat[0]?.id), { nodeId, part: "all" }));
  for (const text of [asked, after, read, digest, await sentTo("officer", "reader", "chị Hạnh")])
    expect(text).not.toMatch(plantedPeople);
  // They see that it is there, and the figures that are about nobody.
  expect(asked).toContain("Họ tên người phụ trách: …\n1a. Điện thoại: …\n2. Ngày sinh người phụ trách: …");
  expect(asked).toContain("Số lớp bồi dưỡng: 3 lớp");
});

it("reaches no log, no security log, and no figure that is added up", async () => {
  const hung = world.chat("hung");
  await hung.join("THPT-02");
  await told(
    hung,
    "Quách Thị Mùi",
    "đúng",
    "0912345678",
    "28/2/1971",
    "3",
    "xem lại",
    "xong",
    "Tạ Văn Dần; 30/11/1979",
  );
  expect(world.logged.join("\n")).not.toMatch(plantedPeople);
  const tables = (await rowsWith(at.sql, plantedPeople)).map((row) => row.split(":")[0]);
  const holding = new Set(["answer", "chat", "event", "inbox", "outbox", "submission", "figure"]);
  expect(tables.filter((table) => !holding.has(table ?? ""))).toEqual([]);
});
