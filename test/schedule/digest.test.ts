// The officers' digest: once a working day, true when it is sent, ready to paste.
import { describe, expect, it } from "vitest";
import { inTransaction } from "../../src/store/db.ts";
import { keepRequest } from "../../src/store/rounds/requests.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { local, openReminderRound, type ReminderRound } from "../support/round/reminder-round.ts";
import { sealReport } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

const more = [
  { code: "TT-BT", kind: "tt_gdnn_gdtx", shortName: "TT Ba Tri", parent: "SO", phone: "0275 3850 222" },
];
const opened = { openedAt: local("2022-10-01T08:00:00") };
const figures = fullAnswers("thpt", { "n2_5/r1_1/count": 2, "n2_5/r1_1/people": 73 });

const digests = (world: ReminderRound, who = "chị Hạnh") =>
  world.arrived.filter((message) => message.who === who && !message.text.startsWith("Nhắc"));

describe.each([1, 2])("%i process(es)", (processes) => {
  it("comes at the opening of each working day from three days before", async () => {
    const world = await openReminderRound(at.db, {
      from: "2022-10-10T12:00:00",
      units: castWith({}, more),
      processes,
      ...opened,
    });
    await world.runUntil("2022-10-18T12:00:00");
    expect(digests(world).map((message) => message.at)).toEqual([
      "T4 12/10 07:30",
      "T5 13/10 07:30",
      "T6 14/10 07:30",
      "T7 15/10 07:30",
      "T2 17/10 07:30",
      "T3 18/10 07:30",
    ]);
  });

  it("says once that everything has been received, and then is silent", async () => {
    const units = castWith({
      "PGD-CL": { answers: fullAnswers("phong_gddt"), sealed: { at: local("2022-10-05T08:00:00") } },
      "TT-GT": { answers: fullAnswers("tt_gdnn_gdtx"), sealed: { at: local("2022-10-05T08:00:00") } },
      "THPT-02": { exempt: "đã sáp nhập" },
    });
    const world = await openReminderRound(at.db, {
      from: "2022-10-13T21:00:00",
      units,
      processes,
      ...opened,
    });
    await world.runUntil("2022-10-14T12:00:00");
    await sealReport(at.db, world.seeded, "THPT-01", figures, { at: world.clock.now });
    await world.runUntil("2022-10-20T12:00:00");
    expect(digests(world).map((message) => `${message.at}: ${message.text.split("\n")[0]}`)).toEqual([
      "T6 14/10 07:30: BẢN TIN 07:30 ngày 14/10/2022 – Tuần lễ hưởng ứng học tập suốt đời năm 2022",
      "T7 15/10 07:30: Đến 07:30 ngày 15/10/2022, Sở GDĐT Bến Tre đã nhận đủ 3/3 báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022”.",
    ]);
  });
});

describe("its words", () => {
  it("tell whom Zalo lets nobody write to from who blocked the bot", async () => {
    const world = await openReminderRound(at.db, {
      from: "2022-10-14T07:00:00",
      units: castWith({}, more),
      ...opened,
    });
    await at.sql`update address set state = 'window-closed' where state = 'blocked'`;
    await world.runUntil("2022-10-14T08:00:00");
    const text = digests(world)[0]?.text;
    expect(text).toContain(
      "Đầu mối chưa nhắn lại (quá 7 ngày, Zalo không cho nhắn) (1):\n– THPT Phan Văn Trị",
    );
    expect(text).not.toContain("chặn bot");
  });

  it("are a chase to paste, whom to call, and a paragraph for the director", async () => {
    const units = castWith(
      { "THPT-01": { answers: figures, sealed: { at: local("2022-10-12T08:00:00") } } },
      more,
    );
    const world = await openReminderRound(at.db, { from: "2022-10-14T07:00:00", units, ...opened });
    await world.runUntil("2022-10-14T08:00:00");
    expect(digests(world).map((message) => message.text)).toEqual([
      [
        "BẢN TIN 07:30 ngày 14/10/2022 – Tuần lễ hưởng ứng học tập suốt đời năm 2022",
        "",
        "1. Tin gửi nhóm thủ trưởng các đơn vị (sao chép được):",
        "Đến 07:30 ngày 14/10/2022, Sở GDĐT Bến Tre đã nhận 1/5 báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022”. Kính đề nghị các đơn vị sau hoàn thành trước 23:59 thứ Bảy 15/10/2022: PGD Chợ Lách; TT Giồng Trôm; THPT Phan Văn Trị; TT Ba Tri. Trân trọng cảm ơn.",
        "",
        "2. Xin gọi điện, bot không nhắn được:",
        "Chưa có đầu mối tham gia (1):",
        "– TT Ba Tri: 0275 3850 222",
        "Đầu mối đã chặn bot (1):",
        "– THPT Phan Văn Trị: 0275 3861 111",
        "",
        "3. Đoạn báo cáo lãnh đạo (sao chép được):",
        "Về báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022”: tính đến 07:30 ngày 14/10/2022, Sở GDĐT Bến Tre đã nhận báo cáo của 1/5 đơn vị (20,0 %); 4 đơn vị chưa bắt đầu. Hạn nộp: 23:59 thứ Bảy 15/10/2022. Số liệu tạm thời từ các báo cáo đã nộp: lớp bồi dưỡng, tập huấn: 2 lớp, 73 lượt người; tin, bài: 0 tin, bài; ấn phẩm: 0 quyển/tờ; sách quyên góp: 0 quyển; lễ khai mạc: 0 cơ sở giáo dục; hội thảo, chuyên đề: 0 cuộc, 0 lượt người; ngân sách nhà nước: 0 đồng; kinh phí từ nguồn khác: 0 đồng.",
        "",
        "Chờ xử lý: 1 việc. Mở danh sách: gõ “chờ”.",
      ].join("\n"),
    ]);
  });

  it("list what units that owe asked for, and nothing of those that have reported", async () => {
    const world = await openReminderRound(at.db, {
      from: "2022-10-14T07:00:00",
      units: castWith(
        { "THPT-01": { answers: figures, sealed: { at: local("2022-10-12T08:00:00") } } },
        more,
      ),
      ...opened,
    });
    const asked = (code: string, words: string) =>
      inTransaction(at.db, (tx) =>
        keepRequest(tx, {
          nodeId: world.seeded.node(code).id,
          personId: world.seeded.person("cô Lan").id,
          kind: "extend",
          words,
          until: null,
          deadline: local("2022-10-15T23:59:59"),
          now: local("2022-10-13T21:04:00"),
        }),
      );
    await asked("THPT-01", "xin thêm 1 ngày");
    await asked("TT-GT", "xin thêm 2 ngày");
    await world.runUntil("2022-10-14T08:00:00");
    expect(digests(world)[0]?.text.split("\n\n").at(-2)).toBe(
      "4. Đề nghị của đơn vị (1):\n– TT Giồng Trôm xin gia hạn nộp báo cáo (21:04 ngày 13/10/2022): “xin thêm 2 ngày”",
    );
  });

  it("ask for the afternoon of the last day, and afterwards name those who could not be reached at the deadline", async () => {
    const world = await openReminderRound(at.db, {
      from: "2022-10-15T07:00:00",
      units: castWith({}, more),
      ...opened,
    });
    await world.runUntil("2022-10-18T12:00:00");
    const [last, monday, tuesday] = digests(world).map((message) => message.text);
    expect(last).toContain(
      "Kính đề nghị các đơn vị sau hoàn thành trước 17 giờ hôm nay (hạn nộp: 23:59 thứ Bảy 15/10/2022): PGD",
    );
    expect(monday).toContain(
      "Đã quá hạn nộp (23:59 thứ Bảy 15/10/2022), kính đề nghị các đơn vị sau nộp sớm trong hôm nay: PGD",
    );
    expect(monday).toContain(
      "2. Đến hạn nộp, bot không nhắn được cho các đơn vị sau, xin liên hệ trực tiếp:\nChưa có đầu mối tham gia (1):\n– TT Ba Tri: 0275 3850 222",
    );
    expect(tuesday).toContain("2. Xin gọi điện, bot không nhắn được:");
  });

  it("come at the deadline itself where that lies in working hours", async () => {
    const deadline = local("2022-10-14T17:00:00");
    const world = await openReminderRound(at.db, {
      from: "2022-10-14T07:00:00",
      units: castWith({}, more),
      deadline,
      ...opened,
    });
    await world.runUntil("2022-10-15T07:00:00");
    const [, second, ...none] = digests(world);
    expect(none).toEqual([]);
    expect(`${second?.at}\n${second?.text}`).toBe(
      [
        "T6 14/10 17:00",
        "ĐẾN HẠN NỘP (17:00 thứ Sáu 14/10/2022) – Tuần lễ hưởng ứng học tập suốt đời năm 2022",
        "Các đơn vị chưa nộp mà bot không nhắn được, xin liên hệ trực tiếp:",
        "Chưa có đầu mối tham gia (1):",
        "– TT Ba Tri: 0275 3850 222",
        "Đầu mối đã chặn bot (1):",
        "– THPT Phan Văn Trị: 0275 3861 111",
      ].join("\n"),
    );
  });
});

describe("who gets it", () => {
  it("each officer for the units below, and nobody whose role has ended", async () => {
    const units = castWith(
      {
        SO: { officers: [{ name: "chị Hạnh" }, { name: "anh Tú" }] },
        "PGD-CL": { officers: [{ name: "anh Phong" }] },
        "TT-GT": { officers: [{ name: "cô Sáu" }] },
      },
      [{ code: "TH-01", kind: "truong", shortName: "TH Một", parent: "PGD-CL" }],
    );
    const world = await openReminderRound(at.db, { from: "2022-10-14T07:30:00", units, ...opened });
    await world.look();
    await at.sql`update role set to_at = now() where person_id = ${world.seeded.person("anh Tú").id}`;
    await world.deliver();
    expect(digests(world)).toHaveLength(1);
    expect(digests(world, "anh Phong")[0]?.text).toContain(
      "hoàn thành trước 23:59 thứ Bảy 15/10/2022: TH Một.",
    );
    expect(digests(world, "anh Tú")).toEqual([]);
    // A centre has nobody below it.
    expect(digests(world, "cô Sáu")).toEqual([]);
  });

  it("no round that was opened in the middle of the day, and none that is closed", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-14T10:00:00", units: castWith({}) });
    await world.runUntil("2022-10-14T23:00:00");
    expect(digests(world)).toEqual([]);
    await at.sql`update round set state = 'closed'`;
    await world.runUntil("2022-10-18T12:00:00");
    expect(digests(world)).toEqual([]);
  });
});
