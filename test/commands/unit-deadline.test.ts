// The deadline of one unit: shown, asked about, moved once, told to its contacts alone, and given back to the round's.
import { describe, expect, it } from "vitest";
import { remindDue } from "../../src/schedule/reminders.ts";
import { officer, testApp } from "../support/chat/officer.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const noon = new Date("2022-10-14T12:00:00+07:00");
const common = new Date("2022-10-15T23:59:59+07:00");
const at = fileDatabase();

async function world(
  changes: Parameters<typeof castWith>[0] = {},
  more: Parameters<typeof castWith>[1] = [],
) {
  const seeded = await seedRound(at.db, { units: castWith(changes, more) });
  const clock = { now: noon };
  const app = testApp(at.db, () => clock.now);
  return { seeded, clock, app, chiHanh: officer(app, seeded, "chị Hạnh") };
}

async function deadlines(): Promise<Record<string, string>> {
  const rows = await at.sql`
    select code, to_char(deadline at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as at from node
    where deadline is not null order by code`;
  return Object.fromEntries(rows.map((row) => [String(row.code), String(row.at)]));
}

async function told(): Promise<string[]> {
  const rows = await at.sql`
    select person.name, outbox.body->>'text' as text from outbox
    join address on address.id = outbox.address_id join person on person.id = address.person_id
    where outbox.kind = 'notice' order by outbox.id`;
  return rows.map((row) => `${row.name}: ${row.text}`);
}

const school = "Trường THPT Ca Văn Thỉnh";

describe("what is typed", () => {
  it.each([
    "/hạn THPT-01 20/10",
    "/hạn thpt-01 đến 20/10",
    "/gia hạn THPT-01 đến 20/10",
    "/gia hạn cho THPT-01 đến hết ngày 20/10",
    "/gia hạn đến 20/10 cho THPT-01",
    "/deadline THPT-01 20/10/2022",
    "/đổi hạn THPT-01: 20/10",
    "/hạn thpt 1 20/10",
    "/gia hạn trường Ca Văn Thỉnh đến 20/10",
  ])("%s asks, and moves nothing yet", async (typed) => {
    const { chiHanh } = await world();
    const asked = await chiHanh.types(typed);
    expect(asked.text).toBe(
      [
        `Đổi hạn nộp của ${school} từ 23:59 thứ Bảy 15/10/2022 thành 23:59 thứ Năm 20/10/2022 (còn 6 ngày)?`,
        "Bot sẽ báo cho đầu mối của đơn vị và nhắc theo hạn mới. Hạn của các đơn vị khác không đổi.",
      ].join("\n"),
    );
    expect(await deadlines()).toEqual({});
  });

  it.each([
    ["/hạn THPT-01 31/2", "Không có ngày “31/2”"],
    ["/hạn THPT-01 tuần sau nữa nhé", "Bot chưa rõ ngày"],
    ["/hạn THPT-01 12/10", "đã qua; hạn mới phải ở phía trước"],
    ["/hạn THPT-01 15/10", `Hạn nộp của ${school} đang là 23:59 thứ Bảy 15/10/2022.`],
    ["/hạn THPT-99 20/10", "Không tìm thấy đơn vị có mã hoặc tên “THPT-99”"],
    ["/hạn phan văn trị đến 20/10", "Trường THPT Phan Văn Trị từ"],
    ["/hạn PGD-CL 20/10", "đã nộp báo cáo, hạn nộp chưa đổi"],
    ["/hạn THPT-01 chung", `Hạn nộp của ${school} đang là`],
    ["/hạn thứ ba", "Xin chọn hạn nộp mới:"],
    ["/gia hạn đến 20/10", "Đổi hạn nộp từ 23:59 thứ Bảy 15/10/2022 thành"],
  ])("%s: %s", async (typed, said) => {
    const { chiHanh } = await world({
      "PGD-CL": { answers: fullAnswers("phong_gddt"), sealed: { at: noon } },
    });
    expect((await chiHanh.types(typed)).text).toContain(said);
    expect(await deadlines()).toEqual({});
  });

  it("a day that leaves a choice keeps the unit", async () => {
    const { chiHanh } = await world();
    const which = await chiHanh.types("/hạn THPT-01 thứ ba");
    const asked = await chiHanh.presses(which, "23:59 thứ Ba 18/10/2022");
    expect(asked.text).toContain(`Đổi hạn nộp của ${school}`);
  });
});

describe("moving it", () => {
  it("tells this unit's contacts alone, is shown, and goes back to the round's", async () => {
    const { chiHanh } = await world();
    expect((await chiHanh.types("/hạn THPT-01")).text).toBe(
      [
        `Hạn nộp của ${school} (THPT-01): 23:59 thứ Bảy 15/10/2022 (ngày mai). Đây là hạn chung.`,
        "Đổi hạn của đơn vị này: gõ “hạn THPT-01” và ngày mới, ví dụ: hạn THPT-01 20/10.",
      ].join("\n"),
    );
    const asked = await chiHanh.types("/hạn THPT-01 20/10");
    const both = await Promise.all([1, 2].map(() => chiHanh.presses(asked, "Đổi hạn nộp")));
    expect(both.map((reply) => reply.text).sort()).toEqual([
      "Việc này đã làm lúc 12:00 ngày 14/10/2022, bot không làm lại.",
      `Đã đổi hạn nộp của ${school} thành 23:59 thứ Năm 20/10/2022 lúc 12:00 ngày 14/10/2022. Đã gửi tin cho đầu mối.`,
    ]);
    expect(await deadlines()).toEqual({ "THPT-01": "2022-10-20 23:59" });
    expect(await told()).toEqual([
      `cô Lan: Hạn nộp báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022” của ${school} được đổi thành 23:59 thứ Năm 20/10/2022 (trước đây 23:59 thứ Bảy 15/10/2022).`,
    ]);
    expect((await chiHanh.types("/hạn")).text).toContain(
      "Hạn riêng:\n– THPT Ca Văn Thỉnh (THPT-01): 23:59 thứ Năm 20/10/2022",
    );
    // "thôi gia hạn" shows what there is and offers the way back.
    const shown = await chiHanh.types("/thôi gia hạn THPT-01");
    expect(shown.text).toContain("Đây là hạn riêng; hạn chung là 23:59 thứ Bảy 15/10/2022.");
    const back = await chiHanh.presses(shown, "Về hạn chung");
    expect(back.text).toContain(
      `Đưa hạn nộp của ${school} về hạn chung 23:59 thứ Bảy 15/10/2022 (ngày mai), bỏ hạn riêng 23:59 thứ Năm 20/10/2022?`,
    );
    expect((await chiHanh.presses(back, "Không đổi")).text).toBe(`Hạn nộp của ${school} chưa đổi.`);
    await chiHanh.presses(back, "Đổi hạn nộp");
    expect(await deadlines()).toEqual({});
    expect(await told()).toHaveLength(2);
  });

  it("asks again when it was moved meanwhile, and leaves it once the unit has submitted", async () => {
    const { chiHanh, seeded } = await world();
    const asked = await chiHanh.types("/hạn THPT-01 20/10");
    await chiHanh.presses(await chiHanh.types("/hạn THPT-01 18/10"), "Đổi hạn nộp");
    const again = await chiHanh.presses(asked, "Đổi hạn nộp");
    expect(again.text).toContain("Hạn nộp đã thay đổi so với lúc hỏi, bot chưa làm gì.");
    await at.sql`update report set state = 'submitted' where node_id = ${seeded.node("THPT-01").id}`;
    expect((await chiHanh.presses(again, "Đổi hạn nộp")).text).toContain("đã nộp báo cáo");
    expect(await deadlines()).toEqual({ "THPT-01": "2022-10-18 23:59" });
  });

  it("says whom nobody can tell, with the number to call", async () => {
    const { chiHanh } = await world();
    const asked = await chiHanh.types("/hạn THPT-02 20/10");
    expect(asked.text).toContain("xin báo bằng cách khác (ĐT 0275 3861 111)");
  });

  it("its ladder moves with it: what was due before is not sent, what comes is, and nobody else is touched", async () => {
    const { chiHanh, clock, app, seeded } = await world({ "THPT-01": { contacts: [{ name: "cô Lan" }] } });
    // Late on the 16th the round is over; the unit gets until the 18th.
    clock.now = new Date("2022-10-16T10:00:00+07:00");
    await chiHanh.presses(await chiHanh.types("/hạn THPT-01 18/10"), "Đổi hạn nộp");
    const queued = async () => {
      await remindDue(app);
      const rows = await at.sql`
        select rung from reminder where node_id = ${seeded.node("THPT-01").id} and outcome = 'queued' order by at`;
      return rows.map((row) => String(row.rung));
    };
    expect(await queued()).toEqual([]);
    clock.now = new Date("2022-10-17T07:30:00+07:00");
    expect(await queued()).toEqual(["D-1"]);
    clock.now = new Date("2022-10-18T16:00:00+07:00");
    expect(await queued()).toEqual(["D-1", "D@16:00"]);
    const elsewhere = await at.sql`
      select distinct rung from reminder where node_id <> ${seeded.node("THPT-01").id} and deadline <> ${common.toISOString()}`;
    expect([...elsewhere]).toEqual([]);
  });
});

describe("whose it is", () => {
  it("an officer of a phòng moves its own units' deadlines, not its own report's and no others'", async () => {
    const { app, seeded } = await world({ "PGD-CL": { officers: [{ name: "anh Phong" }] } }, [
      { code: "TH-01", kind: "truong", parent: "PGD-CL", contacts: [{ name: "cô Ba" }] },
    ]);
    const anhPhong = officer(app, seeded, "anh Phong");
    await anhPhong.presses(await anhPhong.types("/hạn TH-01 20/10"), "Đổi hạn nộp");
    expect(await deadlines()).toEqual({ "TH-01": "2022-10-20 23:59" });
    const own = "Báo cáo này nộp lên cấp trên, hạn nộp do cấp trên đặt.";
    expect((await anhPhong.types("/hạn PGD-CL 20/10")).text).toBe(own);
    const to = new Date("2022-10-20T23:59:59+07:00").getTime();
    const forged = `move ${to} ${common.getTime()} forged`;
    expect((await anhPhong.types(`/hạn PGD-CL ${forged}`)).text).toBe(own);
    for (const typed of ["/hạn THPT-01 20/10", `/hạn THPT-01 ${forged}`, "/hạn THPT-01"]) {
      expect((await anhPhong.types(typed)).text).toContain("Không tìm thấy đơn vị có mã hoặc tên “THPT-01”");
    }
    expect(await deadlines()).toEqual({ "TH-01": "2022-10-20 23:59" });
  });
});
