// A file handed over: what it says is told, recorded at a word, asked about where it is unclear; nothing that stands is replaced unasked.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { UploadOutcome } from "../../../src/interview/handed/handed.ts";
import { outcomeShape } from "../../../src/store/shapes/upload-outcome.ts";
import { handOver as handOverFile, handWaiting } from "../../support/chat/hand-over.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { castWith } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const now = new Date("2022-10-10T10:00:00+07:00");
const head = [
  ["STT", "Các hoạt động", "Đơn vị", "Số lượng", "", "Ghi chú"],
  ["", "", "", "Số lớp/số cuộc thi", "Người", ""],
];
const skills = "Giáo dục kỹ năng sống cho học sinh";
const training = "Bồi dưỡng thường xuyên cho giáo viên";
const articles = "Số tin, bài về các hoạt động của Tuần lễ";
const donors = "Số cá nhân tặng sách";
const state = "Ngân sách nhà nước";
const _wage = "Học nghề cho lao động nông thôn";
const other = "Các nội dung khác (nếu có)";

let at: TestDatabase;
let world: World;
let lan: TestChat;
let nodeId: number;
let count = 0;

beforeAll(async () => {
  at = await openTestDatabase();
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, figure, person, role, address,
    chat, code, inbox, outbox, upload restart identity`;
  const seeded = await seedRound(at.db, { units: castWith({ "THPT-01": {}, "TT-GT": {} }) });
  nodeId = seeded.node("THPT-01").id;
  world = openWorld(at.db, now);
  lan = world.chat("lan");
  await lan.join("THPT-01");
});

/** Hands over a file with these sheets (null: no workbook) and gives what the chat heard. */
async function handOver(
  sheets: string[][][] | null,
  name = "so lieu.xlsx",
  of = nodeId,
  by = lan,
): Promise<string> {
  const outcome: UploadOutcome = sheets
    ? outcomeShape.read({ v: 1, sheets })
    : { type: "kept", kind: "picture" };
  const id = await handOverFile(at, world, { nodeId: of, by, name, outcome, content: `file ${++count}` });
  if (id === "full") throw new Error("full");
  return by.last().text;
}

async function figures(): Promise<Record<string, unknown>> {
  const rows = await at.sql`
    select place, value, origin from answer where node_id = ${nodeId} and state = 'answered' order by place`;
  return Object.fromEntries(rows.map((row) => [String(row.place), row.value]));
}

const row = (text: string, ...cells: string[]) => ["", text, "", ...cells];

describe("a workbook in the template's shape", () => {
  it("is told first and recorded at “ghi”: each row's figures from its own columns, with its note", async () => {
    const said = await handOver([
      [
        ["TRƯỜNG THPT"],
        ...head,
        ["1", "Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ", "", "", "", ""],
        row("Tổng số người tham gia, trong đó:", "14", "415"),
        row(skills, "12 lớp", "340", "Lớp 10 và 11"),
        row(training, "2", "75"),
        ["2", articles, "tin, bài", "9", "", ""],
        row(donors, "", "212"),
        row(state, "5000000", ""),
        ["11", other, "", "", "", "Tặng 20 xe đạp"],
      ],
    ]);
    expect(said).toContain("Đã đọc tệp so lieu.xlsx");
    expect(said).toContain("6/28 dòng số.");
    expect(said).toMatch(/Gõ “ghi” để lấy vào báo cáo, “xem” để xem trước\.$/u);
    expect(await figures()).toEqual({});
    const shown = await lan.say("xem");
    expect(shown.text).toContain("1.7: 12 lớp, 340 người (ghi chú: “Lớp 10 và 11”)");
    expect(await figures()).toEqual({});
    expect((await lan.say("ghi")).text).toMatch(/^Đã ghi 6 mục:\n1\.7: 12 lớp, 340 người\n/u);
    expect(await figures()).toEqual({
      "n2_5/r1/gate": true,
      "n2_5/r1_7/count": 12,
      "n2_5/r1_7/people": 340,
      "n2_5/r1_7/note": "Lớp 10 và 11",
      "n2_5/r1_9/count": 2,
      "n2_5/r1_9/people": 75,
      "n2_5/r2/count": 9,
      "n2_5/r4/gate": true,
      "n2_5/r4_2/people": 212,
      "n2_5/r10_1/count": 5_000_000,
      "n2_5/r11/note": "Tặng 20 xe đạp",
    });
    const origins = await at.sql`select distinct origin from answer where node_id = ${nodeId}`;
    expect([...origins]).toEqual([{ origin: "upload" }]);
  });

  it("is taken back by “hoàn tác”, but for what was changed since", async () => {
    await handOver([[...head, row(skills, "12", "340"), row(donors, "", "8")]]);
    await lan.say("ghi");
    await lan.say("4.2: 9");
    expect((await lan.say("hoàn tác")).text).toContain("Đã bỏ 1 mục vừa ghi từ tệp.");
    expect(await figures()).toEqual({ "n2_5/r4/gate": true, "n2_5/r4_2/people": 9 });
  });

  it("keeps what stands: what differs is shown and replaced at a word that names it", async () => {
    await lan.say("sửa 1.7");
    await lan.say("10 lớp 300 em");
    await lan.say("sửa 1.9");
    await lan.say("2/75");
    await lan.say("sửa 2");
    await lan.say("9");
    const before = await figures();
    const sheet = [
      ...head,
      row(skills, "12", "340"),
      row(training, "2", "75"),
      ["2", articles, "tin, bài", "11", "", ""],
      row(donors, "", "8"),
    ];
    const said = await handOver([sheet]);
    expect(said).toContain("Giống số đã ghi: 1 mục.");
    expect(said).toContain("1.7 (đang ghi 10 lớp, 300 người; tệp: 12 lớp, 340 người)");
    const taken = await lan.say("ghi");
    expect(await figures()).toEqual({ ...before, "n2_5/r4/gate": true, "n2_5/r4_2/people": 8 });
    expect(taken.text).toContain("1.7: đang ghi 10 lớp, 300 người; tệp ghi 12 lớp, 340 người");
    expect(taken.choices.map(({ label }) => label)).toEqual([
      "Giữ số đang ghi",
      "Theo tệp 1.7",
      "Theo tệp 2",
      "Theo tệp hết",
    ]);
    const one = await lan.say("theo tệp 1.7");
    expect(await figures()).toMatchObject({
      "n2_5/r1_7/count": 12,
      "n2_5/r1_7/people": 340,
      "n2_5/r2/count": 9,
    });
    expect(one.text).toContain("(trước đó 10 lớp, 300 người)");
    await lan.say("giữ");
    expect(await figures()).toMatchObject({ "n2_5/r2/count": 9 });
    expect(lan.last().text).toContain("Mục I.1");
  });

  it("asks about a figure that a check doubts before it stands", async () => {
    await handOver([[...head, row(skills, "340", "12"), row(donors, "", "8")]]);
    const asked = await lan.say("ghi");
    expect(asked.text).toContain("Mục 1.7 trong tệp là");
    expect(await figures()).toEqual({ "n2_5/r4/gate": true, "n2_5/r4_2/people": 8 });
    await lan.say("giữ");
    expect(await figures()).toMatchObject({ "n2_5/r1_7/count": 340, "n2_5/r1_7/people": 12 });
  });

  it("keeps the place that was asked when the file held nothing for it", async () => {
    const asked = (await lan.say("tiếp")).text;
    const said = await handOver([[["Danh sách", "12"]]]);
    expect(said).toContain(
      "Đã đọc tệp so lieu.xlsx, lưu cùng báo cáo. Trong tệp không thấy dòng nào của biểu.",
    );
    expect(said.endsWith(asked.split("\n\n").at(-1) ?? "?")).toBe(true);
    expect(await figures()).toEqual({});
  });
});

it("is read for a unit whose report came by e-mail, while an officer enters it", async () => {
  const hanh = world.chat("hanh");
  await hanh.join("SO", "officer");
  // Beside entering there is nothing to hand a file over to: its rows could not be asked about.
  expect((await hanh.say("/files THPT-01")).document).toBeNull();
  await hanh.say("nhập hộ THPT-01");
  await hanh.press("E-mail");
  await hanh.say("9/10");
  const door = (await hanh.say("tệp")).document;
  expect(door).toEqual({ type: "upload", nodeId });
  await handOver([[...head, row(skills, "12", "340")]], "thu dien tu.xlsx", nodeId, hanh);
  await hanh.say("ghi");
  expect(await figures()).toMatchObject({ "n2_5/r1_7/count": 12, "n2_5/r1_7/people": 340 });
  const [entered] = await at.sql`select entered from report where node_id = ${nodeId}`;
  expect(entered?.entered).toMatchObject({ source: "email" });
});

describe("a file that asks", () => {
  it("asks nothing more once it was taken back, and the walk goes on below", async () => {
    await handOver([[...head, row(skills, "12", "340"), row(donors, "", "8")]]);
    await lan.press("Bỏ tệp này");
    const dropped = await lan.say("đúng");
    expect(dropped.text).toMatch(/^Đã bỏ tệp “so lieu\.xlsx”\.\n\n/u);
    expect(dropped.text).toContain("Mục I.1.");
    await lan.say("sửa 1.9");
    await lan.say("ghi");
    expect(await figures()).toEqual({});
  });

  it("is told short of in the history: what it says stays with the file", async () => {
    await handOver([[...head, row(skills, "12", "340"), row("Trao tặng xe đạp cho học sinh", "20", "")]]);
    await lan.say("xem");
    const told =
      await at.sql`select body::text as body from event where type = 'asked' or type like 'file-%'`;
    expect(told.length).toBeGreaterThan(1);
    expect(told.filter(({ body }) => String(body).includes("xe đạp"))).toEqual([]);
  });

  it("waits for a colleague's answer as anything does: what he wrote meanwhile stays", async () => {
    await handOver([[...head, row(skills, "12", "340"), row(donors, "", "8")]]);
    const minh = world.chat("minh");
    await minh.join("THPT-01");
    await minh.say("1.7: 10/300");
    const taken = await lan.say("ghi");
    expect(await figures()).toMatchObject({ "n2_5/r1_7/count": 10, "n2_5/r4_2/people": 8 });
    expect(taken.text).toContain("1.7: đang ghi 10 lớp, 300 người; tệp ghi 12 lớp, 340 người");
    // The file is one chat's: another one is asked nothing of it.
    expect((await minh.say("theo tệp hết")).text).not.toContain("tệp ghi");
    expect(await figures()).toMatchObject({ "n2_5/r1_7/count": 10 });
  });

  it("says what a kind is that is not read, with the page where it can be pasted", async () => {
    const of = async (outcome: UploadOutcome, name: string) => {
      const given = { nodeId, by: lan, name, outcome, content: name };
      await handOverFile(at, world, given);
      return lan.last();
    };
    const old = await of({ type: "kept", kind: "old-word" }, "bao cao.doc");
    expect(old.text).toContain(
      "là Word đời cũ (.doc), bot chưa đọc được. Trên máy tính: mở tệp, Ctrl+A, Ctrl+C",
    );
    expect(old.document).toEqual({ type: "upload", nodeId });
    const locked = await of({ type: "unreadable", why: { type: "kind", kind: "protected" } }, "khoa.xlsx");
    expect(locked.text).toContain("là tệp có mật khẩu");
    expect(locked.document).toEqual({ type: "upload", nodeId });
    const photo = await of({ type: "kept", kind: "picture" }, "anh.jpg");
    expect([photo.document, photo.text.split("\n")[0]]).toEqual([
      null,
      "Đã nhận tệp “anh.jpg”, lưu cùng báo cáo.",
    ]);
  });
});

describe("what a file may not do", () => {
  it("changes nothing of a sealed report, and lies beside it", async () => {
    await lan.say("đơn vị không tổ chức");
    await lan.say("Đơn vị sửa trường, không tổ chức được");
    await lan.say("nộp");
    for (let n = 0; n < 4 && !lan.last().text.includes("Mã biên nhận"); n++) await lan.say("đúng");
    expect(lan.last().text).toContain("Mã biên nhận");
    const before = await figures();
    const said = await handOver([[...head, row(skills, "12", "340")]]);
    expect(said).toContain("Số liệu đã nộp giữ nguyên.");
    expect(await figures()).toEqual(before);
  });

  it("is not read into another unit's report, nor once its giver has left", async () => {
    const [elsewhere] = await at.sql`select id from node where code = 'TT-GT'`;
    const said = await handOver([[...head, row(skills, "12", "340")]], "x.xlsx", Number(elsewhere?.id));
    expect(said).toContain("chưa được gắn vào báo cáo nào");
    const [answers] = await at.sql`select count(*)::int as n from answer`;
    expect(answers?.n).toBe(0);
  });

  it("is kept once, and a report takes no more than twenty", async () => {
    for (let n = 0; n < 20; n++) await handOver(null, `ảnh ${n}.jpg`);
    await expect(handOver(null, "một tệp nữa.jpg")).rejects.toThrow("full");
    const outcome = { type: "kept", kind: "picture" } as const;
    const content = `file ${count - 1}`;
    expect(await handOverFile(at, world, { nodeId, by: lan, name: "lại.jpg", outcome, content })).toBe(20);
    const [kept] = await at.sql`select count(*)::int as n from upload`;
    expect(kept?.n).toBe(20);
  });
});

it("a file whose message cannot be worked is removed again, so that it can be handed over once more", async () => {
  const given = { nodeId, by: lan, name: "a.jpg", content: "the same" };
  await handOverFile(at, world, { ...given, outcome: { type: "kept", kind: "picture" } });
  world.pass(60_000);
  await at.sql`update upload set outcome = '{"v": 2, "type": "damaged"}'`;
  await handOverFile(at, world, { ...given, outcome: { type: "kept", kind: "picture" } });
  expect(lan.last().text).toContain("CHƯA được ghi");
  expect(await at.sql`select bytes, removed_by from upload where removed_at is not null`).toEqual([
    { bytes: null, removed_by: null },
  ]);
  await handOverFile(at, world, { ...given, outcome: { type: "kept", kind: "picture" } });
  expect(lan.last().text).not.toContain("CHƯA được ghi");
  expect(await at.sql`select id from upload where removed_at is null`).toEqual([{ id: "2" }]);
});

describe("/files", () => {
  it("says which file waits to be read, and which could not be", async () => {
    await handWaiting(at, world, { nodeId, by: lan, name: "chờ.csv", bytes: new Uint8Array([1]) });
    const why = { type: "broken", kind: "xlsx" } as const;
    const outcome = { type: "unreadable", why } as const;
    await handOverFile(at, world, { nodeId, by: lan, name: "hỏng.xlsx", outcome, content: "x" });
    const { text } = await lan.say("tệp");
    expect(text).toMatch(/^1\. chờ\.csv .*; đang chờ đọc$/mu);
    expect(text).toMatch(/^2\. hỏng\.xlsx .*; không đọc được nội dung$/mu);
  });

  it("lists what lies with the report, gives it, and takes it back after a second word", async () => {
    await handOver(null, "bản có dấu.pdf");
    await handOver(null, "ảnh.jpg");
    const list = await lan.say("tệp");
    expect(list.text).toContain("2 tệp kèm báo cáo.");
    expect(list.text).toContain("1. bản có dấu.pdf (1 KB), gửi lúc");
    expect(list.text).not.toContain("đọc");
    expect(list.document).toEqual({ type: "upload", nodeId });
    expect((await lan.press("Tệp 2")).document).toEqual({ type: "stored", uploadId: 2 });
    await lan.say("tệp");
    expect((await lan.press("Bỏ một tệp")).text).toContain("số thứ tự");
    expect((await lan.say("1")).text).toContain("Bỏ tệp “bản có dấu.pdf”?");
    expect((await lan.say("đúng")).text).toBe("Đã bỏ tệp “bản có dấu.pdf”.");
    expect((await lan.say("tệp")).text).toContain("1. ảnh.jpg");
    const [gone] = await at.sql`select bytes, outcome, removed_by, name from upload where id = 1`;
    expect(gone).toEqual({
      bytes: null,
      outcome: null,
      removed_by: expect.anything(),
      name: "bản có dấu.pdf",
    });
  });

  it("takes a file back where it was told, after a second word, until the report is sealed", async () => {
    await handOver(null, "ảnh cũ.jpg");
    await handOver(null, "nhầm.jpg");
    expect(lan.last().choices.at(-1)?.label).toBe("Bỏ tệp này");
    expect((await lan.press("Bỏ tệp này")).text).toContain("Bỏ tệp “nhầm.jpg”?");
    expect((await lan.press("Bỏ tệp")).text).toContain("Đã bỏ tệp “nhầm.jpg”.");
    const kept = await at.sql`select name from upload where removed_at is null`;
    expect(kept.map(({ name }) => name)).toEqual(["ảnh cũ.jpg"]);
    await at.sql`update report set state = 'submitted' where node_id = ${nodeId}`;
    await handOver(null, "bản ký.pdf");
    expect(lan.last().choices.map(({ label }) => label)).not.toContain("Bỏ tệp này");
    const minh = world.chat("minh");
    await minh.join("TT-GT");
    expect((await minh.say("/files drop-this 1")).text).toBe("Tệp này không còn.");
  });

  it("shows an officer the files of a unit of the subtree, and nobody else's to anybody", async () => {
    await handOver(null, "bản có dấu.pdf");
    const hanh = world.chat("hanh");
    await hanh.join("SO", "officer");
    await hanh.say("đơn vị THPT-01");
    const list = await hanh.press("Tệp kèm theo (1)");
    expect(list.text).toContain("bản có dấu.pdf");
    expect((await hanh.press("Tệp 1")).document).toEqual({ type: "stored", uploadId: 1 });
    const minh = world.chat("minh");
    await minh.join("TT-GT");
    expect((await minh.say("/files get 1")).document).toBeNull();
    expect((await minh.say("/files THPT-01")).text).toContain("Không tìm thấy đơn vị");
    expect((await minh.say(`/files drop ${nodeId}`)).text).toBe("Tệp này không còn.");
    expect((await minh.say("/files drop-yes 1")).text).toBe("Tệp này không còn.");
    expect((await lan.say("tệp")).text).toContain("bản có dấu.pdf");
  });
});
