// A file sent in the chat of a channel that gives files: answered at once, left to be fetched, and nothing else changed by it.
import { beforeEach, describe, expect, it } from "vitest";
import type { AttachedFile, IncomingBody } from "../../../src/message.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { castWith } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T10:00:00+07:00");
let world: World;
let seeded: Awaited<ReturnType<typeof seedRound>>;
let lan: TestChat;

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, figure, person, role, address,
    chat, code, inbox, outbox, upload, sent_file restart identity`;
  seeded = await seedRound(at.db, { units: castWith({ "THPT-01": {} }) });
  world = openWorld(
    at.db,
    now,
    { documentsIn: true },
    {},
    { fetchFile: async () => ({ ok: true, bytes: new Uint8Array() }) },
  );
  lan = world.chat("lan");
  await lan.join("THPT-01");
});

let serial = 0;
/** A file as a channel reads it. */
const attached = (what: string, more: Partial<AttachedFile> & { size?: number } = {}): AttachedFile => {
  const { size = 20_480, ...rest } = more;
  return {
    what,
    files: [{ get: `FILE-${++serial}`, name: what === "photo" ? null : "bao cao.docx", size }],
    ...rest,
  };
};
const document = (more: Partial<AttachedFile> & { size?: number } = {}): IncomingBody => ({
  type: "media",
  ...attached("document", more),
});
const photo = (more: Partial<AttachedFile> = {}): IncomingBody => ({
  type: "media",
  ...attached("photo", more),
});

/** What was left to be fetched, with the chat and whether the person is the chat's. */
const left = () =>
  at.sql`
    select node_id::int as node, chat_key as chat, sent_file.person_id = address.person_id as theirs, place, name, album
    from sent_file join address on address.id = sent_file.address_id order by sent_file.id`;
const answers = async () =>
  Object.fromEntries(
    (await at.sql`select place, value from answer order by place`).map(({ place, value }) => [
      String(place),
      value,
    ]),
  );

describe("a document", () => {
  it("is answered at once and left to be fetched; what was asked stands with its choices", async () => {
    await lan.say("sửa 1.1");
    await lan.say("70 lớp 2100 người");
    const doubt = lan.last();
    expect(doubt.choices.map(({ label }) => label)).toContain("Đúng");
    await lan.send(document());
    expect(lan.last()).toEqual({
      text: "Đã nhận tệp, đang đọc…",
      choices: [],
      document: null,
      progress: expect.anything(),
    });
    expect(await left()).toEqual([
      {
        node: seeded.node("THPT-01").id,
        chat: "lan",
        theirs: true,
        place: `FILE-${serial}`,
        name: "bao cao.docx",
        album: null,
      },
    ]);
    const yes = doubt.choices.find(({ label }) => label === "Đúng");
    await lan.send({ type: "press", choiceId: yes?.id ?? "" });
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 70, "n2_5/r1_1/people": 2100 });
  });

  it("between a question and its answer changes nothing of either", async () => {
    await lan.say("sửa 1.3");
    await lan.say("5 lớp");
    await lan.send(document());
    expect((await lan.say("140")).text).toContain("5 lớp, 140 người");
  });

  it("of a returned report is left, too, and the report is not shown in its place", async () => {
    await at.sql`update report set state = 'returned', remark = 'xem lại'`;
    await at.sql`update chat set state = state || '{"asked": {"at": "sealed"}}'`;
    await lan.send(document());
    expect(lan.last().text).toBe("Đã nhận tệp, đang đọc…");
    expect(await left()).toHaveLength(1);
  });

  it("passed on from another chat is one like any other", async () => {
    const caption = {
      type: "text",
      text: "2/73",
      messageId: "f",
      forwarded: true,
      file: attached("document"),
    } as const;
    await lan.send(caption);
    expect(lan.last().text).toContain("Đã nhận tệp, đang đọc…");
    expect(await left()).toHaveLength(1);
    expect(await answers()).toEqual({});
  });
});

it("a picture is only kept, and its answer says so", async () => {
  await lan.send(photo());
  expect(lan.last().text).toBe("Đã nhận ảnh, đang lưu cùng báo cáo…");
  expect(await left()).toMatchObject([{ name: null, album: null }]);
});

describe("a caption", () => {
  const caption = (text: string, file: AttachedFile, messageId = "c") =>
    lan.send({ type: "text", text, messageId, file });

  it("answers, and of its file it is said that it comes", async () => {
    await lan.say("sửa 1.1");
    await caption("2/73", attached("document"));
    expect(lan.last().text).toMatch(/Đã ghi: 2 lớp, 73 người[\s\S]*Đã nhận tệp, đang đọc…[\s\S]*Mục I\.1/u);
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 2 });
    expect(await left()).toHaveLength(1);
  });

  it("that is edited is read again, and its file fetched once", async () => {
    await lan.say("sửa 1.1");
    await caption("2/73", attached("document"), "edited");
    await lan.send({ type: "edited", text: "3/90", messageId: "edited" });
    expect(await answers()).toMatchObject({ "n2_5/r1_1/count": 3 });
    expect(await left()).toHaveLength(1);
  });
});

describe("a caption that is no answer", () => {
  it("is a command: its answer, and below it what becomes of the file", async () => {
    await lan.send({ type: "text", text: "các báo cáo", messageId: "c", file: attached("document") });
    expect(lan.last().text).toMatch(/\n\nĐã nhận tệp, đang đọc…$/u);
    expect(await left()).toHaveLength(1);
  });

  it("stands under a file for a sealed report: that is not left, and said so", async () => {
    await at.sql`update report set state = 'submitted'`;
    await lan.send({ type: "text", text: "gửi Sở bản ký", messageId: "c", file: attached("photo") });
    expect(lan.last().text).toContain("Báo cáo đã nộp nên tệp gửi vào đây chưa được lưu.");
    await lan.send({ type: "text", text: "các báo cáo", messageId: "d", file: attached("photo") });
    expect(lan.last().text).toMatch(/\n\nBáo cáo đã nộp nên tệp gửi vào đây chưa được lưu\.[^\n]*$/u);
    expect(await left()).toEqual([]);
  });
});

describe("an album", () => {
  it("is answered once, and every file of it is left to be fetched", async () => {
    const { length } = await lan.all();
    for (let n = 0; n < 3; n++) await lan.send(photo({ album: "a1" }));
    expect((await lan.all()).slice(length).map(({ text }) => text)).toEqual([
      "Đã nhận ảnh, đang lưu cùng báo cáo…",
    ]);
    expect((await left()).map(({ album }) => album)).toEqual(["a1", "a1", "a1"]);
  });

  it("says of the file that is too large that it is, whichever it is", async () => {
    await lan.send(document({ album: "a1" }));
    const { length } = await lan.all();
    await lan.send(document({ album: "a1", size: 15_000_000 }));
    await lan.send(document({ album: "a1" }));
    const said = (await lan.all()).slice(length).map(({ text }) => text);
    expect(said).toEqual([expect.stringMatching(/^Tệp lớn hơn 10 MB/u)]);
    expect(await left()).toHaveLength(2);
  });

  it("may be several files of one message", async () => {
    const files = [1, 2, 3].map((n) => ({ get: `https://x.zdn.vn/${n}`, name: null, size: null }));
    await lan.send({ type: "media", what: "image", files }, { key: "m:77" });
    expect(await left()).toMatchObject([{ album: "m:77" }, { album: "m:77" }, { album: "m:77" }]);
  });
});

describe("what cannot be kept is said at once, and the question stands again", () => {
  it("a file that is too large by the platform's word", async () => {
    await lan.send(document({ size: 10_000_001 }));
    expect(lan.last().text).toMatch(/^Tệp lớn hơn 10 MB nên chưa nhận được\.[\s\S]*Mục I\.1/u);
    expect(await left()).toEqual([]);
  });

  it("a file too many, those on their way counted", async () => {
    await at.sql`
      insert into upload (node_id, person_id, at, name, mime, size, sha256, bytes)
      select ${seeded.node("THPT-01").id}, 1, now(), 'x', 'x', 1, n::text, 'x' from generate_series(1, 19) n`;
    await lan.send(document());
    expect(lan.last().text).toBe("Đã nhận tệp, đang đọc…");
    await lan.send(document());
    expect(lan.last().text).toMatch(/^Tệp chưa được lưu: báo cáo đã có đủ số tệp/u);
    expect(await left()).toHaveLength(1);
  });

  it("files that are too large together", async () => {
    for (let n = 0; n < 6; n++) await lan.send(document({ size: 9_900_000 }));
    expect(lan.last().text).toBe("Đã nhận tệp, đang đọc…");
    await lan.send(document({ size: 9_900_000 }));
    expect(lan.last().text).toMatch(/^Tệp chưa được lưu/u);
  });
});

describe("is not fetched and has its sentence as before", () => {
  it.each(["voice", "video", "audio"])("a %s", async (what) => {
    await lan.send({ type: "media", what });
    expect(lan.last().text).toMatch(/^Bot không nghe, xem được tiếng nói, phim;[\s\S]*Mục I\.1/u);
    expect(await left()).toEqual([]);
  });

  it("a sticker", async () => {
    await lan.send({ type: "media", what: "sticker" });
    expect(lan.last().text).toMatch(/^Bot chỉ đọc được chữ và số/u);
    expect(await left()).toEqual([]);
  });

  it("a stranger's file, and an officer's who enters nothing", async () => {
    const nga = world.chat("nga");
    await nga.send(document());
    expect(nga.last().text).toContain("Xin gửi mã đơn vị");
    const hanh = world.chat("hanh");
    await hanh.join("SO", "officer");
    await hanh.send(document());
    expect(hanh.last().text).toContain("tổng hợp");
    expect(await left()).toEqual([]);
  });

  it("a file for a sealed report, and for a closed round", async () => {
    await at.sql`update report set state = 'submitted'`;
    await lan.send(document());
    expect(lan.last().text).toMatch(/^Báo cáo đã nộp nên tệp gửi vào đây chưa được lưu\./u);
    expect(lan.last().document?.type).toBe("upload");
    await at.sql`update report set state = 'in-progress'`;
    await at.sql`update round set state = 'closed'`;
    await lan.send(document());
    expect(lan.last().text).toContain("đã đóng");
    expect(await left()).toEqual([]);
  });
});

it("an officer who enters a unit's report hands over for that unit", async () => {
  const hanh = world.chat("hanh");
  await hanh.join("SO", "officer");
  await hanh.say("/enter THPT-01");
  await hanh.say("giấy");
  await hanh.say("hôm nay");
  expect(hanh.last().text).toContain("Mục I.1");
  await hanh.send(document());
  expect(hanh.last().text).toBe("Đã nhận tệp, đang đọc…");
  expect(await left()).toMatchObject([{ node: seeded.node("THPT-01").id, chat: "hanh", theirs: true }]);
});
