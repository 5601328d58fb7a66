// A round opened on the officer's page: its boxes from the dispatch, the preview, the numbers confirmed, and what is refused.
import { beforeAll, describe, expect, it } from "vitest";
import { dispatch, officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";

const desk = officerDesk(new Date("2026-11-20T08:00:00+07:00"));
let hanh: OfficerBrowser;
let form: string;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
  const { at } = await hanh.postOn("/officer/forms", { file: dispatch("1-ma-tran-hoc-sinh.docx") });
  const { text } = await hanh.postOn(`${at}/release`, { version: "1" });
  form = /href="(\/officer\/forms\/[a-z0-9-]+\/open)"/.exec(text)?.[1] ?? "";
});

/** What stands in the boxes of a page, as a browser would post them. */
function boxesIn(html: string): Record<string, string | string[]> {
  const boxes: Record<string, string[]> = {};
  for (const [input] of html.matchAll(/<input [^>]*>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
    const [name, type] = [of("name"), of("type")];
    if (name === undefined || (/radio|checkbox/.test(type ?? "") && !/ checked/.test(input))) continue;
    boxes[name] = [...(boxes[name] ?? []), (of("value") ?? "").replace(/&amp;/g, "&")];
  }
  return boxes;
}

it("begins with what the dispatch says", async () => {
  expect(form).not.toBe("");
  const page = await hanh.get(form);
  expect(boxesIn(page.text)).toEqual({
    title: ["Báo cáo số liệu học sinh và việc bố trí lớp đầu năm học 2026-2027"],
    short: ["Học sinh"],
    number: ["/SGDĐT-KHTC"],
    date: ["2026-11-25"],
    time: ["17:00"],
    counts: ["yes"],
    kind: ["thpt", "tt_gdnn_gdtx"],
    except: [""],
    rung: ["D-7", "D-3", "D-1", "D", "D@16:00", "D+1", "D+3"],
    receiver: ["Phòng Kế hoạch - Tài chính"],
    help: ["bà Phan Thu Hà, 0900 000 001"],
    alsoSend: [""],
  });
  expect(wordsOf(page.text)).toContain("Trường THPT (2 đơn vị)");
  // No unit of this register has others below it.
  expect(wordsOf(page.text)).not.toContain("Đơn vị có đơn vị trực thuộc");
});

const filled = async (changes: Record<string, string | string[]> = {}) => ({
  ...boxesIn((await hanh.get(form)).text),
  ...changes,
});

describe("what is refused, with the boxes as they were filled", () => {
  const wrong: readonly (readonly [string, Record<string, string | string[]>, RegExp])[] = [
    ["no name", { title: " " }, /Xin ghi tên đợt/],
    ["a long short name", { short: "Số liệu học sinh đầu năm học" }, /dài quá 25 chữ/],
    ["no day", { date: "" }, /Xin ghi ngày hạn nộp/],
    ["a day that is none", { date: "2026-13-45" }, /Xin ghi ngày hạn nộp/],
    ["a day that went by", { date: "2026-11-19" }, /17:00.*19\/11.*đã qua/],
    ["today where the day does not count", { date: "2026-11-20", time: "", counts: "no" }, /đã qua/],
    ["nobody", { kind: [] }, /Chưa chọn loại đơn vị/],
    ["a kind that the form does not know", { kind: ["mam_non"] }, /Chưa chọn loại đơn vị/],
    ["an exception that no unit is", { except: "THPT-01, THPT-99" }, /không có mã: THPT-99/],
    ["everybody left out", { except: "THPT-01 THPT-02 TT-GT" }, /Chưa chọn loại đơn vị/],
  ];
  it.each(wrong)("%s", async (_, changes, words) => {
    const rounds = await desk.count("round");
    for (const step of ["preview", "open"]) {
      const page = await hanh.post(form, { ...(await filled(changes)), step });
      expect(page.status).toBe(422);
      expect(wordsOf(page.text)).toMatch(words);
      expect(boxesIn(page.text).receiver).toEqual(["Phòng Kế hoạch - Tài chính"]);
    }
    expect(await desk.count("round")).toBe(rounds);
  });
});

it("previews the first message and the reminder, and opens what was looked at, once", async () => {
  const rounds = await desk.count("round");
  const preview = await hanh.post(form, { ...(await filled({ except: "TT-GT" })), step: "preview" });
  const words = wordsOf(preview.text);
  expect(words).toMatch(/Hỏi 2 đơn vị, hạn nộp .*25\/11\/2026/);
  expect(words).toContain("Trường THPT: 2");
  expect(words).toContain("Lớp 10");
  expect(words).toMatch(/Nhắc báo cáo “Báo cáo số liệu học sinh.*Hạn nộp/);
  expect(await desk.count("round")).toBe(rounds);
  const kept = boxesIn(preview.text);
  const opened = await hanh.postOn(form, { ...kept, step: "open" });
  expect(opened.at).toMatch(/^\/officer\?opened=\d+$/);
  expect(wordsOf(opened.text)).toMatch(/Đã mở đợt “Báo cáo số liệu học sinh[^”]*” cho 2 đơn vị/);
  expect(wordsOf(opened.text)).toContain("Đã nộp 0/2");
  expect(await desk.count("round")).toBe(rounds + 1);
  const [row] = await desk.database.sql`select title, deadline, settings from round order by id desc limit 1`;
  expect(row).toMatchObject({
    deadline: "2026-11-25 10:00:00+00",
    settings: {
      shortName: "Học sinh",
      receiver: "Phòng Kế hoạch - Tài chính",
      helpContact: "bà Phan Thu Hà, 0900 000 001",
    },
  });
  const asked = await desk.database.sql`
    select code from node where expected and round_id = (select max(id) from round) order by code`;
  expect(asked.map(({ code }) => code)).toEqual(["THPT-01", "THPT-02"]);
  // A second press of the same button asks nobody twice.
  const again = await hanh.post(form, { ...kept, step: "open" });
  expect(again.status).toBe(422);
  expect(wordsOf(again.text)).toContain("đang mở đã hỏi 2 đơn vị trong số này");
  expect(await desk.count("round")).toBe(rounds + 1);
  const [act] = await desk.database.sql`select detail from security_log order by id desc limit 1`;
  expect(act?.detail).toMatchObject({ command: "round open" });
});

describe("a round that is only prepared", () => {
  it("needs the dispatch's number, or an hour before the deadline", async () => {
    const rounds = await desk.count("round");
    const wish = await filled({ title: "Chuẩn bị", kind: ["thpt"] });
    for (const [more, words] of [
      [{}, /Xin bấm “Sửa lại” rồi ghi số công văn/],
      [{ startDay: "2026-11-19" }, /phải sau lúc này và trước hạn nộp/],
      [{ startDay: "2026-11-26" }, /phải sau lúc này và trước hạn nộp/],
      [{ startDay: "2026-11-21", startTime: "25:00" }, /chưa đúng/],
    ] as const) {
      const page = await hanh.post(form, { ...wish, ...more, step: "prepare" });
      expect(page.status).toBe(422);
      expect(wordsOf(page.text)).toMatch(words);
    }
    expect(await desk.count("round")).toBe(rounds);
  });

  it("is told to nobody until its number is typed in the chat", async () => {
    const wish = await filled({ title: "Chuẩn bị", kind: ["thpt"], number: "1234/SGDĐT-KHTC" });
    const page = await hanh.postOn(form, { ...wish, step: "prepare" });
    expect(page.at).toMatch(/^\/officer\?prepared=\d+$/);
    expect(wordsOf(page.text)).toContain("Chuẩn bị (công văn 1234/SGDĐT-KHTC): 2 đơn vị");
    expect(wordsOf(page.text)).toMatch(
      /Đã chuẩn bị đợt “Chuẩn bị”: 2 đơn vị, hạn nộp .*25\/11\/2026\. Chưa đơn vị nào được báo\. Để bắt đầu: gõ “phát hành 1234”/,
    );
    const [before] = await desk.database.sql`select state, number from round where title = 'Chuẩn bị'`;
    expect({ ...before }).toEqual({ state: "prepared", number: "1234/SGDĐT-KHTC" });
    const chat = desk.world.chat("chị Bình");
    await chat.join("SO", "officer");
    expect((await chat.say("phát hành 1234")).text).toContain("Đã phát hành “Chuẩn bị”: 2 đơn vị phải nộp");
    expect(wordsOf((await hanh.get(page.at)).text)).toContain("Đợt “Chuẩn bị” đã bắt đầu.");
    // A round that is nobody's here is not spoken of.
    expect((await hanh.get("/officer?prepared=999")).text).not.toContain('role="status"');
  });

  it("starts at its hour", async () => {
    const wish = await filled({ title: "Đúng giờ", kind: ["tt_gdnn_gdtx"], startDay: "2026-11-21" });
    const page = await hanh.postOn(form, { ...wish, step: "prepare" });
    expect(wordsOf(page.text)).toMatch(
      /Đã chuẩn bị đợt “Đúng giờ”: 1 đơn vị.*Đợt tự bắt đầu 07:30.*21\/11\/2026\./,
    );
    const [row] = await desk.database.sql`select state, starts_at from round where title = 'Đúng giờ'`;
    expect(row?.state).toBe("prepared");
    // No hour was given: when the office opens, 07:30 in Vietnam.
    expect(row?.starts_at).toBe("2026-11-21 00:30:00+00");
  });
});

it("goes back to the boxes with what was filled in", async () => {
  const back = await hanh.post(form, { ...(await filled({ title: "Tên khác" })), step: "back" });
  expect(back.status).toBe(200);
  expect(boxesIn(back.text).title).toEqual(["Tên khác"]);
});

it("a contact of the opened round is asked the form", async () => {
  const chat = desk.world.chat("cô Mai");
  const joined = await chat.join("THPT-01");
  expect(JSON.stringify(joined)).toContain("Lớp 10");
});

it("knows no form that is not released", async () => {
  expect((await hanh.get("/officer/forms/khong-co/open")).status).toBe(404);
});
