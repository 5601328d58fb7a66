// Two forms about something else, walked from the first message to the workbook: no word of the shipped form appears.
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderReference } from "../../src/delivery/references.ts";
import { openDocuments } from "../../src/documents/documents.ts";
import type { Form } from "../../src/form/form.ts";
import { roundWithout } from "../../src/form/library.ts";
import type { OutgoingMessage } from "../../src/message.ts";
import { openRound } from "../../src/store/rounds/rounds.ts";
import { outbox, person, unit } from "../../src/store/schema.ts";
import type { Reference } from "../../src/store/shapes/outbox-body.ts";
import { reminderText } from "../../src/text/reminder.ts";
import { openWorld, type World } from "../support/chat/world.ts";
import { smallForm } from "../support/round/small-form.ts";
import { stockForm } from "../support/round/stock-form.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

/** The activity of the shipped form, its year, nouns, sizes, examples, durations, rows, units and office. */
const words = [
  "tuần",
  "học tập",
  "suốt đời",
  "2022",
  "COVID",
  "hoạt động",
  "không tổ chức",
  "nơi khác mở",
  "có tổ chức",
  "lớp",
  "cuộc thi",
  "lớp, cuộc",
  "quyển",
  "tập thể",
  "tin, bài",
  "ấn phẩm",
  "khai mạc",
  "thư viện",
  "Đoàn trường",
  "30–45 phút",
  "15/10",
  "20/10",
  "27/9",
  "73 ",
  "8 triệu 200",
  "mục 1.7",
  "4.3",
  "PGD-",
  "THPT",
  "Bến Tre",
  "Phòng Giáo dục Trung học",
];

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

async function open(form: Form): Promise<World> {
  const world = openWorld(database.db, new Date("2027-03-01T08:00:00+07:00"));
  await database.db.transaction(async (tx) => {
    const base = { kind: "so_gddt", shortName: "Sở", sample: false };
    const [top] = await tx
      .insert(unit)
      .values({ ...base, code: "S", name: "Sở Giáo dục và Đào tạo", position: 0 })
      .returning();
    for (const [position, code] of ["T1", "T2", "T3"].entries()) {
      const school = { ...base, kind: "truong", code, name: `Trường ${code}`, shortName: code };
      await tx.insert(unit).values({ ...school, parentId: top?.id ?? null, position: position + 1 });
    }
    const deadline = new Date("2027-03-09T23:59:59+07:00");
    const round = {
      title: form.shortTitle,
      deadline,
      settings: roundWithout(form),
      demo: false,
      codes: null,
    };
    await openRound(tx, { ...round, form, now: world.now() });
  });
  return world;
}

/** Everything that was written to anybody, the words of reminders and buttons with it. */
async function everythingSaid(world: World): Promise<string[]> {
  const rows = await database.db.select().from(outbox).orderBy(outbox.id);
  const said: OutgoingMessage[] = [];
  for (const row of rows) {
    const body = row.body as OutgoingMessage | Reference;
    if (!("type" in body)) said.push(body);
    else {
      const rendered = await renderReference(world.app, body, { addressId: row.addressId, outboxId: row.id });
      if (rendered !== "drop") said.push(rendered);
    }
  }
  return said.flatMap(({ text, choices }) => [text, ...choices.flatMap(({ label, word }) => [label, word])]);
}

async function sheetsOf(world: World, officer: string): Promise<string[]> {
  const people = await database.db.select().from(person).orderBy(person.id);
  const personId = people.find(({ name }) => name === officer)?.id ?? 0;
  const documents = openDocuments({ databaseUrl: database.url, timeZone: "Asia/Ho_Chi_Minh" });
  const cells: string[] = [];
  try {
    const files = [
      await documents.make({ type: "workbook", roundId: 1, personId }, world.now()),
      await documents.make({ type: "draft", nodeId: 3 }, world.now()),
      await documents.make({ type: "receipt", submissionId: 1 }, world.now()),
    ];
    for (const { name, bytes } of files) {
      cells.push(name);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(Buffer.from(bytes).buffer);
      workbook.eachSheet((sheet) => {
        cells.push(sheet.name);
        sheet.eachRow((row) => row.eachCell((cell) => cells.push(String(cell.value ?? ""))));
      });
    }
  } finally {
    await documents.close();
  }
  return cells;
}

function found(said: readonly string[]): string[] {
  return said.filter((text) => words.some((word) => text.toLowerCase().includes(word.toLowerCase())));
}

/** What is said instead of an answer. */
const asides = ["ví dụ", "abc xyz", "trợ giúp", "12/13/14", "tiến độ", "?", "để em hỏi lại"];

/** What an officer asks for, and answers to what is asked back. */
const officersWords = [
  "/help",
  "/summary",
  "/missing",
  "/unit",
  "T1",
  "/unit T2",
  "/deadline",
  "/deadline abc",
  "/about",
  "/who",
  "T1",
  "/accept",
  "thôi",
  "/return",
  "thôi",
  "/return T1",
  "xem lại",
  "/enter",
  "thôi",
  "/files",
  "thôi",
  "/announce Xin nộp đúng hạn.",
  "/channels",
  "/links",
  "/privacy",
  "/reports",
  "/export",
];

const walks: readonly (readonly [string, Form, readonly string[], readonly string[]])[] = [
  [
    "of figures",
    smallForm,
    ["1/3", "5 triệu", "có", "40", "25", "30", "không", "Cây phát triển tốt, đủ nước tưới."],
    ["Tết trồng cây", "Cây bóng mát", "Tổng số cây"],
  ],
  [
    "of pairs and a gate",
    stockForm,
    [
      "1/3",
      "5 triệu",
      "có",
      "4",
      "1.1: 30 máy 2 phòng máy",
      "1.2: 10 máy 1 phòng máy",
      "Xin cấp thêm máy mới cho trường.",
    ],
    ["Máy tính đang dùng", "Xách tay", "Số phòng máy ít hơn số máy"],
  ],
];

describe("another form", () => {
  it.each(walks)("%s says nothing of the shipped one", async (_, form, answers, own) => {
    const world = await open(form);
    const lan = world.chat("lan");
    await lan.say("chào");
    await lan.say("AAAA-BBBB-CCCC");
    await lan.join("T1");
    // One aside before each answer: every one of them is said somewhere, and the walk stays short.
    for (const [index, answer] of answers.entries()) {
      await lan.say(asides[index % asides.length] ?? "ví dụ");
      await lan.say("nhập lại");
      if (lan.last().text.includes("Đang ghi")) await lan.say("tiếp");
      await lan.say(answer);
      await lan.say("đúng");
    }
    await lan.say("xem lại");
    await lan.say("bản nháp");
    for (const text of ["tiếp", "nộp", "đúng", "đúng", "đúng", "đúng"]) await lan.say(text);

    // Seven answers in a row, and sealed.
    const tam = world.chat("tam");
    await tam.join("T3");
    for (const answer of answers) {
      await tam.say(answer);
      for (const label of ["Đúng", "Giữ"]) {
        const choice = tam.last().choices.find((one) => one.label.startsWith(label));
        if (choice) await tam.say(choice.word);
      }
    }
    await tam.say("nộp");
    for (let n = 0; n < 6 && !tam.last().text.includes("Mã biên nhận"); n += 1)
      await tam.say(tam.last().text.includes("lý do") ? "Số liệu đã đối chiếu với hồ sơ" : "đúng");
    expect(tam.last().text).toContain("Mã biên nhận");
    await tam.say("biên nhận");

    // A unit with nothing to report, and what it takes for the whole of it.
    const nga = world.chat("nga");
    await nga.join("T2");
    await nga.say("đơn vị không có hoạt động nào");
    await nga.say("không làm gì cả");
    if (nga.last().choices.some(({ label }) => label === "Cả báo cáo")) await nga.press("Cả báo cáo");
    await nga.say("do chưa được cấp");
    await nga.say("nộp");
    await nga.say("đúng");

    const hanh = world.chat("hanh");
    await hanh.join("S", "officer");
    for (const text of officersWords) await hanh.say(text);
    await hanh.say("/remind");
    const [button] = hanh.last().choices;
    if (button) await hanh.press(button.label);
    expect(world.logged).toEqual([]);

    const said = await everythingSaid(world);
    expect(said.length).toBeGreaterThan(100);
    expect(found(said)).toEqual([]);
    const cells = await sheetsOf(world, "hanh");
    for (const text of own) expect(`${said.join("\n")}\n${cells.join("\n")}`).toContain(text);
    expect(found(cells)).toEqual([]);
  });

  it("says how long it takes only where the form does", () => {
    const common = {
      deadline: new Date("2027-03-09T23:59:59+07:00"),
      title: "Máy tính",
      unit: "Trường T1",
      address: "Thầy/Cô",
      state: "not-started",
      done: 0,
      total: 7,
      open: [],
      remark: null,
      asked: null,
    } as const;
    const when = { now: new Date("2027-03-01T08:00:00+07:00"), zone: "Asia/Ho_Chi_Minh" };
    expect(reminderText([{ ...common, takes: "5 phút" }], when)).toContain(
      "Trường T1 chưa bắt đầu; cần khoảng 5 phút, có thể dừng và làm tiếp bất cứ lúc nào.",
    );
    expect(reminderText([{ ...common, takes: null }], when)).toContain(
      "Trường T1 chưa bắt đầu; có thể dừng và làm tiếp bất cứ lúc nào.",
    );
  });
});
