// Other fields of a message: what it replies to, that it was passed on, the file it stood under; and its edits.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seedDemo } from "../../../src/store/rounds/demo.ts";
import { type Platform, platformOf } from "../../support/chat/platform.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let world: World;
let lan: TestChat;
let platform: Platform;
let units = 0;
let messages = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  world = openWorld(database.db, new Date("2022-10-10T08:00:00+07:00"));
  await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
});
afterAll(() => database.close());
beforeEach(async () => {
  units += 1;
  lan = world.chat(`lan-${units}`);
  platform = platformOf(world);
  await lan.join(`THPT-${String(units).padStart(2, "0")}`);
});

async function answers(): Promise<Record<string, unknown>> {
  const rows = await database.sql`
    select place, value from answer join node on node.id = node_id
    where code = ${`THPT-${String(units).padStart(2, "0")}`} and state = 'answered' order by place`;
  return Object.fromEntries(rows.map(({ place, value }) => [String(place), value]));
}

async function rowByRow(): Promise<void> {
  await lan.say("số liệu trước");
  await lan.say("từng dòng");
}

/** Says something with more to it than its words. */
async function send(text: string, more: object): Promise<string> {
  const before = (await lan.all()).length;
  await lan.send({ type: "text", text, messageId: `f${++messages}`, ...more });
  return (await lan.all()).length === before ? "" : lan.last().text;
}

const plan = "Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện.";

describe("a reply", () => {
  it("to an earlier prompt answers the place that it asked, and what is asked now stands again", async () => {
    await rowByRow();
    const first = await platform.deliver(lan);
    await lan.say("để sau");
    await platform.deliver(lan);
    const said = await send("2/73", { replyTo: first });
    expect(said).toContain("Đã ghi mục 1.1");
    expect(said).toContain("Mục 1.2");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2, "n2_5/r1_1/people": 73 });
  });

  it("to the prompt that is asked now is an ordinary answer, with its choices", async () => {
    await rowByRow();
    await lan.say("80 lớp 2400 người");
    const doubt = await platform.deliver(lan);
    expect(await send("đúng", { replyTo: doubt })).toContain("Đã ghi: 80 lớp, 2.400 người");
  });

  it("overwrites nothing that was answered since: both values are shown", async () => {
    await rowByRow();
    const first = await platform.deliver(lan);
    await lan.say("2/73");
    const said = await send("3/90", { replyTo: first });
    expect(said).toContain("2 lớp, 73 người");
    expect(said).toContain("3 lớp, 90 người");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2 });
    await lan.say("thay");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 3 });
  });

  it("to a group's prompt fills its rows, over none that was answered since", async () => {
    await lan.say("số liệu trước");
    const group = await platform.deliver(lan);
    await lan.say("1.1: 2/73");
    const said = await send("1.1: 5/99; 1.2: 3/90", { replyTo: group });
    expect(said).toContain("vừa được ghi từ nơi khác");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2, "n2_5/r1_2/count": 3 });
  });

  it("of a yes or no to a question whose choices are gone writes nothing", async () => {
    await rowByRow();
    await lan.say("80 lớp 2400 người");
    const doubt = await platform.deliver(lan);
    await lan.say("2/73");
    for (const text of ["không", "đúng", "dạ k"]) {
      expect(await send(text, { replyTo: doubt })).toContain("không còn hỏi");
      await lan.say("không");
    }
    expect(await answers()).toEqual({ "n2_5/r1/gate": true, "n2_5/r1_1/count": 2, "n2_5/r1_1/people": 73 });
  });

  it("that names a row by its number is that row's, whatever it replies to", async () => {
    await rowByRow();
    const first = await platform.deliver(lan);
    await lan.say("để sau");
    await send("1.9: 2/75", { replyTo: first });
    expect(await answers()).toMatchObject({ "n2_5/r1_9/count": 2 });
    expect(await answers()).not.toHaveProperty("n2_5/r1_1/count");
  });

  it("to a message that nobody keeps is asked about, then counts for what is asked", async () => {
    await rowByRow();
    expect(await send("2/73", { replyTo: "long-ago" })).toContain("không còn hỏi");
    expect(await answers()).toEqual({});
    await lan.say("đúng");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2 });
  });

  it("to the person's own narrative replaces it, and says what stood there", async () => {
    await lan.say(plan, { messageId: "own-words" });
    const said = await send("Kế hoạch số 12 ngày 20/9 đã gửi các tổ chuyên môn.", { replyTo: "own-words" });
    expect(said).toContain("trước đó “Nhà trường ban hành kế hoạch");
    expect(await answers()).toEqual({ n1_1: "Kế hoạch số 12 ngày 20/9 đã gửi các tổ chuyên môn." });
  });

  it("to what the person wrote themselves corrects that answer", async () => {
    await rowByRow();
    await lan.say("2/73", { messageId: "own" });
    await lan.say("3/90");
    expect(await send("4/99", { replyTo: "own" })).toContain("trước đó");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 4, "n2_5/r1_2/count": 3 });
  });

  it("to a notice is an ordinary text", async () => {
    await rowByRow();
    await lan.say("/khong_co_lenh_nay");
    const other = await platform.deliver(lan);
    await send("2/73", { replyTo: other });
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2 });
  });
});

describe("a forwarded text", () => {
  it.each(["2/73", "không", "nộp", "/nop", "1.9: 2/75"])(
    "is asked about before it counts: %s",
    async (text) => {
      await rowByRow();
      expect(await send(text, { forwarded: true })).toContain("Tin chuyển tiếp");
      expect(lan.last().choices.map(({ word }) => word)).toEqual(["đúng", "không"]);
      expect(await answers()).toEqual({});
      expect((await lan.say("không")).text).toContain("Mục 1.1");
      expect(await answers()).toEqual({});
    },
  );

  it("counts by any yes, and is not needed when a figure is typed instead", async () => {
    await rowByRow();
    await send("2/73", { forwarded: true });
    await lan.say("vâng ạ");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2 });
    await send("3/90", { forwarded: true });
    await lan.say("4/91");
    expect(await answers()).toMatchObject({ "n2_5/r1_2/count": 4 });
  });
});

describe("a caption", () => {
  it("answers, and of its file it is said that it is not kept", async () => {
    await rowByRow();
    const said = await send("2/73", { file: { what: "photo" } });
    expect(said).toContain("Đã ghi: 2 lớp, 73 người");
    expect(said).toContain("Tệp gửi kèm chưa được lưu");
    expect(said).toContain("Mục 1.2");
    expect(lan.last().document?.type).toBe("upload");
  });

  it("of an album is one answer, however many files it has", async () => {
    await rowByRow();
    await send("2/73", { file: { what: "photo", album: "a1" } });
    const { length } = await lan.all();
    const buttons = lan.last().choices.map(({ id }) => id);
    for (let n = 0; n < 3; n++) await lan.send({ type: "media", what: "photo", album: "a1" });
    expect((await lan.all()).length).toBe(length);
    // The choices under the answer are still the chat's.
    await lan.send({ type: "press", choiceId: buttons[0] ?? "" });
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2, "n2_5/r1_2/count": 0 });
    await lan.send({ type: "media", what: "photo", album: "a2" });
    await lan.send({ type: "media", what: "photo", album: "a2" });
    expect((await lan.all()).length).toBe(length + 2);
  });
});

describe("an edit", () => {
  const edit = (messageId: string, text: string) => lan.send({ type: "edited", messageId, text });

  it("shows what stood and what stands, at figures, narratives and several rows", async () => {
    await lan.say(plan, { messageId: "text" });
    await edit("text", "Nhà trường ban hành kế hoạch số 12 ngày 20/9/2022.");
    expect(lan.last().text).toMatch(/Đã sửa mục I\.1: “.*số 12.*” \(trước đó “Nhà trường ban hành/su);
    await lan.say("sửa 1.1");
    await lan.say("2/73", { messageId: "row" });
    await edit("row", "3/90");
    expect(lan.last().text).toContain("3 lớp, 90 người (trước đó 2 lớp, 73 người)");
    await lan.say("1.2: 2/40; 1.3: 5/66", { messageId: "rows" });
    await edit("rows", "1.2: 2/41; 1.3: 5/66");
    expect(lan.last().text).toContain("1.2: 2 lớp, 41 người (trước đó 40 người)");
  });

  it("goes by the rows that it names, over nothing that another message answered", async () => {
    await lan.say("số liệu trước");
    await lan.say("1.1: 2/73; 1.2: 3/90", { messageId: "own" });
    await lan.say("1.9: 5/66");
    await edit("own", "1.1: 2/74");
    await edit("own", "1.1: 2/75; 1.2: 3/91; 1.3: 4/95");
    expect(await answers()).toMatchObject({
      "n2_5/r1_1/people": 75,
      "n2_5/r1_2/people": 91,
      "n2_5/r1_3/people": 95,
    });
    await edit("own", "1.1: 2/76; 1.9: 6/77");
    expect(lan.last().text).toContain("5 lớp, 66 người");
    expect(lan.last().text).toContain("6 lớp, 77 người");
    expect(await answers()).toMatchObject({ "n2_5/r1_1/people": 76, "n2_5/r1_9/people": 66 });
    await lan.say("thay");
    expect(await answers()).toMatchObject({ "n2_5/r1_9/people": 77 });
  });

  it("is applied a second time", async () => {
    await rowByRow();
    await lan.say("abc", { messageId: "again" });
    for (const figures of ["2/73", "3/90", "4/95"]) await edit("again", figures);
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 4, "n2_5/r1_1/people": 95 });
    expect(lan.last().text).toContain("trước đó 3 lớp, 90 người");
  });

  it("of a message that answered nothing answers its place while that is open, and only then", async () => {
    await lan.say("em ơi hạn khi nào", { messageId: "hello" });
    await edit("hello", plan);
    expect(await answers()).toEqual({ n1_1: plan });
    await lan.say("tốt", { messageId: "short" });
    await lan.say("đúng");
    await edit("short", "Nhà trường tổ chức lễ phát động và ba buổi nói chuyện.");
    expect(lan.last().text).toContain("chưa ghi bản sửa");
    expect(await answers()).toMatchObject({ n1_2: "tốt" });
  });

  it("of a command, a choice's word or a code does nothing", async () => {
    await rowByRow();
    await lan.say("80 lớp 2400 người");
    await lan.say("đúng", { messageId: "yes" });
    await lan.say("tiến độ", { messageId: "word" });
    await lan.say("/tien_do", { messageId: "slash" });
    await lan.say("2/73", { messageId: "figures" });
    const stood = await answers();
    const { length } = await lan.all();
    for (const [id, text] of [
      ["word", "5/50"],
      ["slash", "5/50"],
      ["figures", "/nop"],
      ["figures", "nộp"],
      ["unheard-of", "5/50"],
    ] as const)
      await edit(id, text);
    expect((await lan.all()).length).toBe(length);
    await edit("yes", "không");
    expect(lan.last().text).toContain("chưa ghi bản sửa");
    expect(await answers()).toEqual(stood);
  });

  it("of a text that was joined to a narrative does not replace the whole of it", async () => {
    await lan.say(plan);
    await lan.say("viết thêm");
    await lan.say("Đoàn trường phối hợp với thư viện.", { messageId: "part" });
    await edit("part", "Đoàn trường phối hợp với thư viện huyện.");
    expect(lan.last().text).toContain("chưa ghi bản sửa");
    expect(String((await answers()).n1_1)).toContain(plan);
  });
});
