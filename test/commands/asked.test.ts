// What officers ask in words: one unit, who owes, how much of something; and what is offered for what nobody understands.
import { beforeEach, describe, expect, it } from "vitest";
import { findOfficerWords, typedCommands } from "../../src/commands/shared/names.ts";
import { nearestCommands } from "../../src/commands/shared/nearest.ts";
import { openWorld, type TestChat } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const typed = typedCommands("officer");

it.each([
  ["THPT-04 đã nộp chưa", "status", "thpt-04"],
  ["thpt 04 nop chua", "status", "thpt 04"],
  ["Ba Tri nộp chưa?", "status", "ba tri"],
  ["Ba Tri nộp báo cáo chưa ạ", "status", "ba tri"],
  ["cho hỏi Ca Văn Thỉnh đã gửi chưa", "status", "ca văn thỉnh"],
  ["trường Phan Văn Trị nộp rồi chưa nhỉ?", "status", "trường phan văn trị"],
  ["phòng Chợ Lách làm đến đâu rồi", "status", "phòng chợ lách"],
  ["ai còn chưa nộp", "missing", ""],
  ["đơn vị nào chưa nộp vậy?", "missing", ""],
  ["còn bao nhiêu đơn vị chưa nộp", "missing", ""],
  ["con may don vi chua nop a", "missing", ""],
  ["còn thiếu ai", "missing", ""],
  ["bao nhiêu đơn vị đã nộp rồi ạ", "summary", ""],
  ["bao nhiêu quyển sách", "total", "quyển sách"],
  ["có bao nhiêu lớp kỹ năng sống", "total", "lớp kỹ năng sống"],
  ["tổng số sách là bao nhiêu", "total", "sách là bao nhiêu"],
  ["sách được bao nhiêu", "total", "sách"],
  ["mục 1.7 là bao nhiêu vậy", "total", "mục 1.7"],
])("%j is %s with %j", (text, name, args) => {
  const found = typed.officers(text);
  expect(found?.name).toBe(name);
  if (text !== "tổng số sách là bao nhiêu") expect(found?.args).toBe(args);
});

it.each([
  "Nhà trường đã tổ chức nhiều hoạt động",
  "đã nộp",
  "Học sinh hỏi bao nhiêu bạn tham gia thì trường trả lời theo kế hoạch số 12 ngày 5/10/2022, báo cáo sau khi tổng hợp xong.",
  "12 lớp 340 người",
])("%j asks nothing of the round", (text) => {
  expect(typed.officers(text)).toBeNull();
});

it("leaves what is a command to itself", () => {
  expect(findOfficerWords("ai chưa nộp")).toEqual({ name: "missing", args: "" });
  expect(typed.officers("nhắc THPT-04")).toEqual({ name: "remind", args: "THPT-04" });
});

it.each([
  ["cho tôi cái bảng excel", "export"],
  ["muốn đổi hạn cho mấy trường", "deadline"],
  ["gửi cái thông báo cho cả tỉnh", "announce"],
  ["cấp phiếu cho mấy trường mới", "codes"],
  ["hmm", "missing"],
])("offers for %j the nearest three, %s among them", (text, name) => {
  const near = nearestCommands(text);
  expect(near).toHaveLength(3);
  expect(near).toContain(name);
});

describe("in a round", () => {
  const at = fileDatabase();
  const now = new Date("2022-10-14T10:00:00+07:00");
  let hanh: TestChat;
  beforeEach(async () => {
    await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, submission_source, figure, person,
      role, address, chat, code, inbox, outbox, upload, sent_file restart identity`;
    await seedRound(at.db, {
      units: castWith({
        "THPT-01": {
          answers: fullAnswers("thpt", {
            "n2_5/r4_3/count": 486,
            "n2_5/r1_7/count": 30,
            "n2_5/r1_7/people": 1148,
          }),
          sealed: { at: new Date("2022-10-11T09:00:00+07:00") },
        },
        "THPT-02": {
          answers: fullAnswers("thpt", { "n2_5/r4_3/count": 14 }),
          sealed: { at: new Date("2022-10-12T09:00:00+07:00") },
        },
      }),
    });
    hanh = openWorld(at.db, now).chat("chị Hạnh mới");
    await hanh.join("SO", "officer");
  });

  it("says of one unit whether it has handed in, by code or by name", async () => {
    expect((await hanh.say("THPT-01 đã nộp chưa")).text).toBe(
      "Trường THPT Ca Văn Thỉnh đã nộp lúc 09:00 ngày 11/10/2022 (bản 1, đúng hạn), chờ tiếp nhận.",
    );
    const owing = await hanh.say("Giồng Trôm nộp chưa?");
    expect(owing.text).toContain(
      "Trung tâm GDNN-GDTX huyện Giồng Trôm chưa nộp: chưa bắt đầu. Hạn nộp: 23:59",
    );
    expect(owing.choices.map(({ label }) => label)).toContain("Nhắc TT Giồng Trôm");
    expect((await hanh.say("THPT-99 nộp chưa")).text).toContain("Không tìm thấy");
  });

  it("adds up what is asked for by its name, and says over how many reports", async () => {
    const books = (await hanh.say("bao nhiêu quyển sách")).text;
    expect(books).toContain("500 quyển");
    expect(books).toContain("Cộng từ 2/4 báo cáo đã nộp.");
    expect((await hanh.say("kỹ năng sống được bao nhiêu")).text).toContain("30 lớp, 1.148 người");
    expect((await hanh.say("bao nhiêu voi")).text).toContain("không có mục nào tên “voi”");
  });

  it("says how many owe before who they are, and offers what may have been meant", async () => {
    expect((await hanh.say("còn bao nhiêu đơn vị chưa nộp")).text).toMatch(/^CHƯA NỘP: 2\/4 đơn vị/u);
    const unknown = await hanh.say("cho tôi cái bảng ấy nhé excel");
    expect(unknown.text).toBe("Bot chưa hiểu. Có phải anh/chị muốn:");
    expect(unknown.choices).toHaveLength(3);
    expect((await hanh.press("Xuất tệp Excel")).document).toMatchObject({ type: "workbook" });
  });
});
