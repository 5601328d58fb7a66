// An earlier round opened once more on the officer's page: what it takes over, its title and dates, and what is refused.
import { beforeAll, describe, expect, it } from "vitest";
import { officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";

const desk = officerDesk(new Date("2022-10-12T09:00:00+07:00"));
let hanh: OfficerBrowser;
let room: string;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
  expect((await hanh.get("/officer")).text).toContain('href="/officer/again"');
  room = /href="(\/officer\/again\/\d+)"/.exec((await hanh.get("/officer/again")).text)?.[1] ?? "";
});

/** The hidden fields of the preview, as a browser would post them. */
function keptIn(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value]));
}

it("lists the earlier rounds and says what is taken over", async () => {
  expect(room).not.toBe("");
  expect(wordsOf((await hanh.get("/officer/again")).text)).toMatch(/hạn 15\/10\/2022 · đang mở/);
  const page = await hanh.get(room);
  expect(page.status).toBe(200);
  expect(wordsOf(page.text)).toMatch(/Lấy theo đợt trước Biểu mẫu: .+ Phải nộp: \d+ đơn vị Nhắc: /);
  const names = [...page.text.matchAll(/<input [^>]*name="([^"]+)"/g)].map(([, name]) => name);
  expect([...new Set(names)]).toEqual(["title", "date", "time", "counts", "startDay", "startTime"]);
});

describe("what is refused", () => {
  const good = { title: "Như lần trước", date: "2022-11-15" };
  const wrong: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ["no title", { title: "  " }, /Xin ghi tên đợt/],
    ["a title without end", { title: "a".repeat(201) }, /Tên đợt dài nhất 200 chữ/],
    ["no day", { date: "" }, /Xin ghi ngày hạn nộp/],
    ["a day that went by", { date: "2022-10-11" }, /11\/10\/2022.*đã qua/],
    ["a start behind the deadline", { startDay: "2022-11-16" }, /phải sau lúc này và trước hạn nộp/],
    ["a start that went by", { startDay: "2022-10-11" }, /phải sau lúc này và trước hạn nộp/],
  ];
  it.each(wrong)("%s", async (_, changes, words) => {
    const rounds = await desk.count("round");
    for (const step of ["preview", "open"]) {
      const page = await hanh.post(room, { ...good, ...changes, step });
      expect(page.status).toBe(422);
      expect(wordsOf(page.text)).toMatch(words);
    }
    expect(await desk.count("round")).toBe(rounds);
  });
});

it("shows what will be read and opens what was looked at, once", async () => {
  const rounds = await desk.count("round");
  const given = { title: "Như  lần trước", date: "2022-11-15", time: "17:00", counts: "yes" };
  const preview = await hanh.post(room, { ...given, step: "preview" });
  expect(wordsOf(preview.text)).toMatch(/Hỏi \d+ đơn vị, hạn nộp .*15\/11\/2022/);
  expect(wordsOf(preview.text)).toMatch(/Nhắc báo cáo “Như lần trước”.*Hạn nộp/);
  expect(await desk.count("round")).toBe(rounds);
  const kept = keptIn(preview.text);
  const back = await hanh.post(room, { ...kept, step: "back" });
  expect(back.text).toContain('value="Như lần trước"');
  const opened = await hanh.postOn(room, { ...kept, step: "open" });
  expect(opened.at).toMatch(/^\/officer\?opened=\d+$/);
  expect(wordsOf(opened.text)).toContain("Đã mở đợt “Như lần trước” cho");
  const [earlier, later] = await desk.database.sql`
    select round.form_id, round.form_version, settings ->> 'receiver' as receiver, settings -> 'ladder' as ladder,
      array_agg(node.code order by node.position, node.code) as codes
    from round join node on node.round_id = round.id and node.expected group by round.id order by round.id`;
  expect(later).toEqual(earlier);
  const [row] = await desk.database.sql`select title, state, deadline from round order by id desc limit 1`;
  expect({ ...row }).toEqual({
    title: "Như lần trước",
    state: "open",
    deadline: "2022-11-15 10:00:00+00",
  });
  const again = await hanh.post(room, { ...kept, step: "open" });
  expect(again.status).toBe(422);
  expect(wordsOf(again.text)).toContain("Đợt cùng tên đang mở");
  expect(await desk.count("round")).toBe(rounds + 1);
  const [act] = await desk.database.sql`select detail from security_log order by id desc limit 1`;
  expect(act?.detail).toMatchObject({ command: "round again" });
});

it("prepares the round where a day to start is given", async () => {
  const given = { title: "Tháng sau", date: "2022-12-15", startDay: "2022-12-01", startTime: "08:00" };
  const preview = await hanh.post(room, { ...given, step: "preview" });
  expect(wordsOf(preview.text)).toContain("Chuẩn bị đợt cho");
  expect((await hanh.post(room, { ...keptIn(preview.text), step: "open" })).to).toMatch(/\?prepared=\d+$/);
  const [row] = await desk.database.sql`select state, starts_at from round where title = 'Tháng sau'`;
  expect({ ...row }).toEqual({ state: "prepared", starts_at: "2022-12-01 01:00:00+00" });
});

it("knows no other round", async () => {
  expect((await hanh.get("/officer/again/999999")).status).toBe(404);
  expect((await hanh.post("/officer/again/999999", { title: "x" })).status).toBe(404);
});

it("says which units the register has no more", async () => {
  await desk.database.sql`update unit set removed_at = now() where code = 'THPT-01'`;
  expect(wordsOf((await hanh.get(room)).text)).toMatch(/Không còn phải hỏi \(1\): .*Ca Văn Thỉnh/);
});
