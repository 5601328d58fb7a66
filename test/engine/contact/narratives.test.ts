// Long narratives in parts, texts dated before their prompt, edits that fill what is asked, a round that closed.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seedDemo } from "../../../src/store/rounds/demo.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let world: World;
let chat: TestChat;
let units = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  world = openWorld(database.db, new Date("2022-10-10T21:00:00+07:00"));
  await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
});
afterAll(() => database.close());
beforeEach(async () => {
  units += 1;
  chat = world.chat(`teacher-${units}`);
  await chat.join(`THPT-${String(units).padStart(2, "0")}`);
});

const sentence = "Nhà trường phối hợp với thư viện tổ chức hoạt động đọc sách cho học sinh các khối lớp. ";
const words = (length: number) => sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);

/** What stands at I.1 now, as the review reads it out. */
async function stands(): Promise<string> {
  const { text } = await chat.say("xem lại");
  return /thực hiện: (.*?)(?=\nI\.2\.)/su.exec(text)?.[1] ?? "";
}

describe("a narrative longer than one message", () => {
  it("waits for the rest near the platform's limit and cuts nothing", async () => {
    const [first, second] = [words(4090), "Đoạn cuối của báo cáo nằm ở tin sau."];
    expect((await chat.say(first)).text).toContain("có thể còn phần sau");
    expect((await chat.say(second)).text).toContain("Đã nối vào mục I.1");
    expect(chat.last().text).toContain("Mục I.2");
    expect((await stands()).replace(/\s+/gu, " ")).toBe(`${first.trim()} ${second}`);
  });

  it("refuses what would be longer than the form allows, keeps what stands, and goes on", async () => {
    const first = words(4090);
    await chat.say(first);
    await chat.say(words(4090));
    expect(chat.last().text).toContain("8.000");
    expect(chat.last().text).toContain("Phần đã ghi trước đó vẫn giữ nguyên.");
    expect(chat.last().choices.map(({ word }) => word)).toEqual(["xong"]);
    expect((await chat.say("xong")).text).toContain("Mục I.2");
    expect(await stands()).toBe(first.trim());
  });

  it("takes “không” for the end of it, never for the whole of it", async () => {
    const first = words(4090);
    await chat.say(first);
    expect((await chat.say("không")).text).toContain("Mục I.2");
    expect(await stands()).toBe(first.trim());
  });

  it("takes no talk and no request for more of it", async () => {
    const first = words(4090);
    await chat.say(first);
    expect((await chat.say("em ơi báo cáo này hạn khi nào")).text).toContain("Hạn nộp");
    expect((await chat.say("gọi lại cho em với")).text).toContain("Bot đã ghi lời đề nghị");
    expect((await chat.say("xong")).text).toContain("Mục I.2");
    expect(await stands()).toBe(first.trim());
  });

  it("takes control words while it waits", async () => {
    await chat.say(words(4090));
    expect((await chat.say("tiến độ")).text).toContain("1/34");
    expect((await chat.say("xong")).text).toContain("Mục I.2");
  });

  it("joins a text written before the next prompt had arrived", async () => {
    await chat.say("Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện");
    const sentAt = new Date(world.now().getTime() - 3_000);
    await database.db.execute(
      sql`update outbox set state = 'sent', seq = id, sent_at = ${world.now().toISOString()}, platform_at = ${world.now().toISOString()}`,
    );
    const { text } = await chat.say("và báo cáo về Sở đúng thời gian quy định trong kế hoạch.", { sentAt });
    expect(text).toContain("Đã nối vào mục I.1");
    expect(text).toContain("Mục I.2");
  });
});

describe("the moment after a narrative", () => {
  const delivered = () =>
    database.db.execute(
      sql`update outbox set state = 'sent', seq = id, sent_at = ${world.now().toISOString()}, platform_at = ${world.now().toISOString()} where state = 'queued'`,
    );
  const soon = () => ({ sentAt: new Date(world.now().getTime() + 1_500) });
  const plan = "Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện.";

  it("is over once another prompt was shown: a word that denies a question is no end of the text before", async () => {
    await chat.say(plan);
    await delivered();
    world.pass(20_000);
    await chat.say("Hội thi");
    expect(chat.last().text).toContain("Ghi đúng như vậy không ạ?");
    await delivered();
    const { text } = await chat.say("ko", soon());
    expect(text).toContain("Mục I.2");
    expect(text).not.toMatch(/Đã (nối|ghi)/u);
    expect(await stands()).toBe(plan);
  });

  it("is over with the next prompt: the rest of a sentence dated after it is asked about, however soon it comes", async () => {
    const begun = "Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện";
    const rest = "và báo cáo về Sở đúng thời gian quy định trong kế hoạch.";
    await chat.say(begun);
    await delivered();
    const asked = await chat.say(rest, soon());
    expect(asked.choices.map(({ label }) => label)).toEqual(["Nối vào mục I.1", "Là câu trả lời mục này"]);
    expect(asked.text).not.toMatch(/Đã (nối|ghi)/u);
    expect((await chat.press("Nối vào mục I.1")).text).toContain("Đã nối vào mục I.1");
    expect(await stands()).toBe(`${begun} ${rest}`);
  });

  it.each([
    "Ngoài ra, nhà trường còn vận động phụ huynh tặng sách cho thư viện lớp.",
    "ngoai ra nha truong con van dong phu huynh tang sach cho thu vien lop.",
    "2. Thành lập tổ giúp việc gồm bí thư Đoàn trường và cán bộ thư viện.",
  ])(
    "is over with the next prompt: what plainly goes on with the text before is asked about: %s",
    async (more) => {
      await chat.say("1. Ban hành kế hoạch, phân công từng bộ phận thực hiện.");
      await delivered();
      world.pass(60_000);
      const asked = await chat.say(more, soon());
      expect(asked.text).toContain("nối vào mục I.1 trước đó, hay là câu trả lời mục này ạ?");
      expect((await chat.press("Là câu trả lời mục này")).text).toContain("Đã ghi mục I.2");
    },
  );

  it("is over with the next prompt: a story told where figures are asked is asked about, and a yes joins it", async () => {
    await chat.say(plan);
    await delivered();
    await chat.say("Nhà trường tổ chức lễ phát động và ba buổi nói chuyện chuyên đề.");
    expect(chat.last().text).toContain("Mục I.3a");
    await delivered();
    const more = "Đoàn trường phối hợp với thư viện trưng bày sách theo chủ đề.";
    const asked = await chat.say(more, soon());
    expect(asked.text).toContain("nối vào mục I.2 trước đó, phải không ạ?");
    expect(asked.choices.map(({ label }) => label)).toEqual(["Nối vào mục I.2", "Nhập lại"]);
    expect((await chat.say("dạ phải")).text).toContain("Đã nối vào mục I.2");
    expect(chat.last().text).toContain("Mục I.3a");
    await delivered();
    expect((await chat.say("8 triệu 200 nghìn", soon())).text).toContain("Đã ghi: 8.200.000 đồng");
  });

  it("is over with the next prompt: what says no figure there is no story when it denies, or is short", async () => {
    await chat.say(plan);
    await chat.say("Nhà trường tổ chức lễ phát động và ba buổi nói chuyện chuyên đề.");
    await delivered();
    expect((await chat.say("bên em chưa rõ", soon())).text).not.toContain("nối vào");
    await delivered();
    expect((await chat.say("trường không có kinh phí riêng cho hoạt động này", soon())).text).not.toContain(
      "nối vào",
    );
  });

  it("is over with the next prompt: what begins as a sentence is its answer", async () => {
    await chat.say("Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện");
    await delivered();
    const { text } = await chat.say("Thi vẽ tranh theo sách cho học sinh khối 10.", soon());
    expect(text).toContain("Đã ghi mục I.2");
  });

  it("takes no talk for more of the text", async () => {
    await chat.say(plan);
    await delivered();
    expect((await chat.say("em ơi hạn khi nào", soon())).text).toContain("Hạn nộp");
    expect(await stands()).toBe(plan);
  });

  it("is over after a refusal and after “để sau”", async () => {
    await chat.say(plan);
    await chat.say("để sau");
    await delivered();
    expect((await chat.say("mẫu của Sở gửi ở đâu em", soon())).text).not.toContain("Đã nối");
    expect(await stands()).toBe(plan);
  });
});

it("asks which of two texts stands when a colleague wrote there first, and overwrites neither", async () => {
  const minh = world.chat(`colleague-${units}`);
  await minh.join(`THPT-${String(units).padStart(2, "0")}`);
  await minh.say("Thầy Minh đã ghi: nhà trường có kế hoạch số 12 ngày 20/9.");
  const { text } = await chat.say("Cô Lan ghi: nhà trường phân công tổ Ngữ văn phụ trách.");
  expect(text).toContain("Thầy Minh đã ghi");
  expect(await stands()).toBe("Thầy Minh đã ghi: nhà trường có kế hoạch số 12 ngày 20/9.");
});

describe("a quick answer behind a narrative", () => {
  it("is the next prompt's: “có” to a group's question is no end of the narrative before it", async () => {
    await chat.say("để sau");
    for (let n = 0; n < 20 && !chat.last().text.includes("Mục II.4"); n++) await chat.say("để sau");
    await chat.say("Đề nghị cấp thêm đầu sách cho thư viện các trường");
    expect(chat.last().text).toContain("có tổ chức lớp bồi dưỡng, tập huấn nào không?");
    await database.db.execute(
      sql`update outbox set state = 'sent', seq = id, sent_at = ${world.now().toISOString()}, platform_at = ${world.now().toISOString()}`,
    );
    const { text } = await chat.say("có", { sentAt: new Date(world.now().getTime() + 1_000) });
    expect(text).not.toContain("Đã nối");
    expect(text).toContain("Mục 1.1.");
    expect(text).toContain("số lớp và số người");
  });
});

describe("an edit", () => {
  it("that fills what is asked lets the walk go on", async () => {
    await chat.say("số liệu trước");
    await chat.say("từng dòng");
    await chat.say("abc", { messageId: "slip" });
    await chat.send({ type: "edited", messageId: "slip", text: "3/80" });
    expect(chat.last().text).toContain("Đã ghi: 3 lớp, 80 người.");
    expect(chat.last().text).toContain("Mục 1.2");
    await chat.say("12", { messageId: "half" });
    await chat.send({ type: "edited", messageId: "half", text: "12/340" });
    expect(chat.last().text).toContain("Đã ghi: 12 lớp, 340 người.");
    expect(chat.last().text).toContain("Mục 1.3");
  });

  it("of “không” for a group puts figures in its rows", async () => {
    await chat.say("số liệu trước");
    await chat.say("không", { messageId: "none" });
    await chat.send({ type: "edited", messageId: "none", text: "1.1: 2/73; 1.9: 1/70" });
    expect(chat.last().text).toContain("1.1: 2 lớp, 73 người");
    expect(chat.last().text).toContain("1.9: 1 lớp, 70 người");
    expect(chat.last().text).toContain("Mục 2–3");
  });

  it("after the seal is not applied, and says so", async () => {
    await chat.say("Trường không tổ chức do sửa chữa phòng học", { messageId: "reason" });
    await chat.say("nộp");
    await chat.say("đúng");
    await chat.send({ type: "edited", messageId: "reason", text: "Trường có tổ chức đầy đủ các hoạt động" });
    expect(chat.last().text).toContain("tin vừa sửa chưa được ghi");
  });
});

describe("a row's number where a narrative is asked", () => {
  it("is that row's figure, and the narrative stays asked", async () => {
    expect((await chat.say("mục 2: 9")).text).toContain(
      "Đã ghi mục 2 (Số tin, bài về các hoạt động của Tuần lễ): 9 tin, bài.",
    );
    expect(chat.last().text).toContain("Mục I.1");
    expect((await chat.say("1.1. Công tác chỉ đạo được triển khai từ đầu tháng 9")).text).toContain(
      "Đã ghi mục I.1",
    );
  });
});

describe("a closed round", () => {
  it("takes nothing more, and shows what was sent", async () => {
    await chat.say("Trường không tổ chức do sửa chữa phòng học");
    await chat.say("nộp");
    await chat.say("đúng");
    await database.db.execute(sql`update round set state = 'closed'`);
    try {
      expect((await chat.say("sửa 2")).text).toContain("đã đóng");
      expect((await chat.say("biên nhận")).text).toContain("Mã biên nhận");
      expect((await chat.say("xem lại")).text).toContain("XEM LẠI");
    } finally {
      await database.db.execute(sql`update round set state = 'open'`);
    }
  });
});
