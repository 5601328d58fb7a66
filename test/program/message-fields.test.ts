// What a message is besides its text, through the real doors: a reply, a text passed on, a caption, an edit; texts that
// come late, twice, or again after they could not be worked.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webClient } from "../support/browser/web-client.ts";
import type { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { jpegOf } from "../support/files/photos.ts";
import { type Caller, type Doors, onClock, openDoors } from "../support/program/all-doors.ts";
import { operator } from "../support/program/operate.ts";
import { codeFor } from "../support/round/join-code.ts";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(async () => {
  expect(await doors.violations()).toEqual([]);
  await doors.close();
});

let people = 0;
let unit = "";
function next(): number {
  people += 1;
  unit = `THPT-${String(people).padStart(2, "0")}`;
  return people;
}

/** The figures and texts that the report of this test holds. */
async function answers({ database } = doors): Promise<Record<string, unknown>> {
  const rows = await database.sql`
    select place, value from answer join node on node.id = node_id
    where code = ${unit} and state = 'answered' and place not like '%/gate' order by place`;
  return Object.fromEntries(rows.map(({ place, value }) => [String(place), value]));
}
const row = (no: string, count: number, people: number) => ({
  [`n2_5/r${no.replace(".", "_")}/count`]: count,
  [`n2_5/r${no.replace(".", "_")}/people`]: people,
});
const plan = "Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện.";

describe("on Telegram", () => {
  let telegram: FakeTelegram;
  let lan: Caller;
  let chat = 0;
  beforeEach(async () => {
    telegram = doors.telegram;
    lan = doors.caller("telegram", next());
    chat = Number(lan.chat);
    await lan.join(unit);
  });
  const rowByRow = async () => {
    await lan.say("số liệu trước");
    await lan.say("từng dòng");
  };
  const newest = async () => (await telegram.sent(chat)).at(-1)?.id ?? 0;

  it("a reply to an earlier prompt answers what that asked, and what is asked now stands again", async () => {
    await rowByRow();
    const first = await newest();
    await lan.say("để sau");
    const said = await lan.answerTo(() => telegram.reply(chat, first, "2/73"));
    expect(said).toContain("Đã ghi mục 1.1");
    expect(said).toContain("Mục 1.2");
    expect(await answers()).toEqual(row("1.1", 2, 73));
    // To what was answered since it overwrites nothing.
    expect(await lan.answerTo(() => telegram.reply(chat, first, "3/90"))).toContain(
      "vừa được ghi từ nơi khác",
    );
    expect(await answers()).toEqual(row("1.1", 2, 73));
  });

  it("a reply to the person's own message corrects that answer; one to a message of nobody's is asked about", async () => {
    await rowByRow();
    let own = 0;
    await lan.answerTo(async () => {
      own = (await telegram.say(chat, "2/73")).messageId;
    });
    await lan.answerTo(() => telegram.reply(chat, own, "3/90"));
    expect(await answers()).toEqual(row("1.1", 3, 90));
    expect(await lan.answerTo(() => telegram.reply(chat, 999_999, "4/95"))).toContain("không còn hỏi");
    expect(await answers()).toEqual(row("1.1", 3, 90));
    await lan.say("vâng ạ");
    expect(await answers()).toEqual({ ...row("1.1", 3, 90), ...row("1.2", 4, 95) });
  });

  it("a text passed on is asked about before it counts, a command and a code too", async () => {
    await rowByRow();
    for (const text of ["2/73", "nộp", "/nop", "không"]) {
      expect(await lan.answerTo(() => telegram.forward(chat, text))).toContain("Tin chuyển tiếp");
      expect(await answers()).toEqual({});
      expect(await lan.say("không")).toContain("Mục 1.1");
    }
    await lan.answerTo(() => telegram.forward(chat, "2/73"));
    await lan.answerTo(() => telegram.press(chat, "Đúng, là câu trả lời"));
    expect(await answers()).toEqual(row("1.1", 2, 73));
  });

  it("a caption under a photo and under a document answers, and the file is fetched and told beside it", async () => {
    await rowByRow();
    const photo = await lan.answerTo(() => telegram.photo(chat, "2/73"));
    expect(photo).toContain("Đã ghi: 2 lớp, 73 người");
    expect(photo).toContain("Đã nhận ảnh, đang lưu cùng báo cáo…");
    expect(photo).toMatch(/Đã nhận tệp “anh-\d{8}-\d{4}-\d+\.jpg”, lưu cùng báo cáo\./u);
    const file = await lan.answerTo(() => telegram.document(chat, "Bảng kê.pdf", {}, { caption: "3/90" }));
    expect(file).toContain("Đã ghi: 3 lớp, 90 người");
    expect(file).toContain("Đã nhận tệp, đang đọc…");
    expect(file).toContain("Đã nhận tệp “Bảng kê.jpg”, lưu cùng báo cáo.");
    expect(await answers()).toEqual({ ...row("1.1", 2, 73), ...row("1.2", 3, 90) });
  });

  it("an album is one answer and one message of ours, however many photos it has", async () => {
    await rowByRow();
    await lan.answerTo(() => telegram.photo(chat, "2/73", "13579"));
    const before = (await telegram.sent(chat)).length;
    for (let n = 0; n < 3; n++) await telegram.photo(chat, undefined, "13579");
    // What the person writes next comes behind the photos.
    await lan.say("3/90");
    const said = (await telegram.sent(chat)).slice(before).map(({ text }) => text);
    expect(said.filter((text) => text.includes("đang lưu cùng báo cáo"))).toEqual([]);
    expect(said.filter((text) => text.includes("Đã ghi"))).toHaveLength(1);
    expect(await answers()).toEqual({ ...row("1.1", 2, 73), ...row("1.2", 3, 90) });
  });

  it("an edit shows what stood and what stands, and the second one is applied too", async () => {
    await rowByRow();
    let id = 0;
    await lan.answerTo(async () => {
      id = (await telegram.say(chat, "2/73")).messageId;
    });
    expect(await lan.answerTo(() => telegram.edit(chat, id, "3/90", 30))).toContain(
      "3 lớp, 90 người (trước đó 2 lớp, 73 người)",
    );
    expect(await lan.answerTo(() => telegram.edit(chat, id, "4/95", 90))).toContain(
      "4 lớp, 95 người (trước đó 3 lớp, 90 người)",
    );
    expect(await answers()).toEqual(row("1.1", 4, 95));
    let caption = 0;
    await lan.answerTo(async () => {
      caption = (await telegram.photo(chat, "5/66")).messageId;
    });
    await lan.answerTo(() => telegram.edit(chat, caption, { caption: "6/77" }));
    expect(await answers()).toEqual({ ...row("1.1", 4, 95), ...row("1.2", 6, 77) });
  });

  it("an edited command does nothing, nor does an edit that makes a command", async () => {
    await rowByRow();
    const ids: number[] = [];
    for (const text of ["/tien_do", "tiến độ", "2/73"])
      await lan.answerTo(async () => {
        ids.push((await telegram.say(chat, text)).messageId);
      });
    const before = await lan.received();
    const [slash = 0, word = 0, figures = 0] = ids;
    await telegram.edit(chat, slash, "5/50");
    await telegram.edit(chat, word, "5/50");
    await telegram.edit(chat, figures, "nộp");
    await telegram.edit(chat, figures, "/nop", 120);
    // Edits wait in the same queue as messages: once this is answered, they were worked.
    await lan.say("3/90");
    expect(await lan.received()).toBe(before + 1);
    expect(await answers()).toEqual({ ...row("1.1", 2, 73), ...row("1.2", 3, 90) });
  });

  it("a row that is not asked of the unit is said to be so, at a narrative and at a row", async () => {
    const told = "Đơn vị không phải báo cáo dòng 1.4 nên bot không ghi.";
    expect(await lan.say("1.4: 5 lớp 66 người")).toContain(told);
    await rowByRow();
    expect(await lan.say("1.4: 5 lớp 66 người")).toContain(told);
    expect(await answers()).toEqual({});
  });

  it.each(["at a narrative", "at the rows"])(
    "after an outage of minutes three waiting answers that name their rows are three answers, %s",
    async (where) => {
      if (where === "at the rows") await lan.say("số liệu trước");
      const before = await lan.received();
      await doors.outage(async () => {
        for (const text of ["1.1: 3 lớp 80 người", "1.2: 2/40", "1.3: 5 lớp 66 người"]) {
          await telegram.pass(60);
          await telegram.say(chat, text);
        }
        await telegram.pass(180);
      });
      await expect.poll(async () => (await telegram.sent(chat)).length).toBe(before + 3);
      expect(await answers()).toEqual({ ...row("1.1", 3, 80), ...row("1.2", 2, 40), ...row("1.3", 5, 66) });
    },
  );

  it("a message that could not be worked is recorded where it belonged when it is tried again, or asked about", async () => {
    const run = operator(doors.database, { at: new Date() });
    await rowByRow();
    await doors.database.sql`alter table answer add constraint broken check (false) not valid`;
    const [first, second] = [await lan.say("2/73"), await lan.say("80 lớp 2400 người")];
    await doors.database.sql`alter table answer drop constraint broken`;
    expect(first).toContain("CHƯA được ghi");
    expect(second).toContain("Số này có đúng không ạ?");
    await lan.say("3/90");
    // The place was answered since: both values are shown, and nothing is overwritten.
    const again = await lan.answerTo(() => run("dead", "retry", "all"));
    expect(again).toContain("nay đã được đọc lại");
    expect(again).toContain("2 lớp, 73 người");
    expect(again).toContain("3 lớp, 90 người");
    expect(await answers()).toEqual(row("1.1", 3, 90));
    await lan.say("thay");
    expect(await answers()).toEqual(row("1.1", 2, 73));
  });
});

describe("on Zalo", () => {
  it("the Official Account's quote of an earlier prompt answers what that asked", async () => {
    const { zaloOa } = doors;
    const lan = doors.caller("zalo-oa", next());
    await lan.join(unit);
    await lan.say("số liệu trước");
    await lan.say("từng dòng");
    const first = (await zaloOa.sent(lan.chat)).at(-1)?.id ?? 0;
    await lan.say("để sau");
    const said = await lan.answerTo(() => zaloOa.quote(lan.chat, first, "2/73"));
    expect(said).toContain("Đã ghi mục 1.1");
    expect(said).toContain("Mục 1.2");
    expect(await answers()).toEqual(row("1.1", 2, 73));
  });

  it("a caption under a picture answers, at the Official Account and at the Bot", async () => {
    const picture = jpegOf(1);
    const [comes, kept] = [
      "Đã nhận ảnh, đang lưu cùng báo cáo…",
      /Đã nhận tệp “anh-.*”, lưu cùng báo cáo\./u,
    ];
    const atOa = doors.caller("zalo-oa", next());
    await atOa.join(unit);
    await atOa.say("số liệu trước");
    const atOnce = await atOa.answerTo(() => doors.zaloOa.pictures(atOa.chat, [picture], "1.1: 2/73"));
    expect(atOnce).toContain(comes);
    expect(atOnce).toMatch(kept);
    expect(await answers()).toEqual(row("1.1", 2, 73));

    const atBot = doors.caller("zalo-bot", next());
    await atBot.join(unit);
    await atBot.say("số liệu trước");
    const said = await atBot.answerTo(() => doors.zaloBot.picture(atBot.chat, picture, "1.1: 3/90"));
    expect(said).toContain(comes);
    expect(said).toMatch(kept);
    expect(await answers()).toEqual(row("1.1", 3, 90));
  });
});

it("on the page what waited in the browser while the line was down is dated by how long it waited", async () => {
  next();
  const web = webClient(() => doors.url);
  await web.say({ text: await codeFor(doors.database.db, unit, "contact") });
  await web.say({ text: "đúng" });
  await web.say({ text: "tiếp" });
  await web.say({ text: "số liệu trước" });
  await web.say({ text: "1.1: 3 lớp 80 người", age: 240_000 });
  await web.say({ text: "1.2: 2/40", age: 200_000 });
  await web.say({ text: "1.3: 5 lớp 66 người", age: 180_000 });
  const three = { ...row("1.1", 3, 80), ...row("1.2", 2, 40), ...row("1.3", 5, 66) };
  expect(await answers()).toEqual(three);
  const { text } = await web.say({ text: "4/95", age: 120_000 });
  expect(text).toContain("được gửi trước câu hỏi này");
  expect(await answers()).toEqual(three);
});

it("a figure without its row that waited through an outage is asked about, and never offered as a narrative", async () => {
  let ahead = 0;
  const moving = await openDoors(onClock(() => new Date(Date.now() + ahead)));
  const { telegram } = moving;
  const pass = async (seconds: number) => {
    ahead += seconds * 1_000;
    await telegram.pass(seconds);
  };
  const lan = moving.caller("telegram", next());
  const chat = Number(lan.chat);
  await lan.join(unit);
  const before = await lan.received();
  await moving.outage(async () => {
    await pass(60);
    await telegram.say(chat, plan);
    await pass(60);
    await telegram.say(chat, "5 lớp 66 người");
    await pass(180);
  });
  await expect.poll(() => lan.received()).toBe(before + 2);
  expect((await telegram.sent(chat)).at(-1)?.text).toContain("được gửi trước câu hỏi này");
  await lan.say("đúng");
  expect(await answers(moving)).toEqual({ n1_1: plan });
  await moving.close();
});
