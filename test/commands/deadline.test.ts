// /deadline: read from what people type, asked about, moved once; contacts are told and reports judged by it.
import { describe, expect, it } from "vitest";
import { officer, testApp } from "../support/chat/officer.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const noon = new Date("2022-10-14T12:00:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");

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

async function deadline(): Promise<string> {
  const [row] = await at.sql`
    select to_char(deadline at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI:SS') as at from round`;
  return String(row?.at);
}

async function told(): Promise<string[]> {
  const rows = await at.sql`
    select person.name, outbox.body->>'text' as text from outbox
    join address on address.id = outbox.address_id join person on person.id = address.person_id
    where outbox.kind = 'notice' order by outbox.id`;
  return rows.map((row) => `${row.name}: ${row.text}`);
}

it("shows the deadline and how to move it", async () => {
  const { chiHanh } = await world({
    "PGD-CL": { answers: fullAnswers("phong_gddt"), sealed: { at: before } },
  });
  expect((await chiHanh.types("/hạn nộp")).text).toBe(
    "Hạn nộp: 23:59 thứ Bảy 15/10/2022 (ngày mai). Đã nộp 1/4 đơn vị.\n" +
      "Đổi hạn: gõ “hạn” và ngày mới, ví dụ: hạn 20/10 hoặc hạn 17h 20/10. Đổi hạn của một đơn vị: hạn MÃ 20/10.",
  );
});

describe("reading the new day", () => {
  it.each([
    ["/han 20/10", "23:59 thứ Năm 20/10/2022 (còn 6 ngày)"],
    ["/hạn 17h 20/10/2022", "17:00 thứ Năm 20/10/2022 (còn 6 ngày)"],
    ["/deadline 20-10-2022 17:30", "17:30 thứ Năm 20/10/2022 (còn 6 ngày)"],
    ["/han ngày 20 tháng 10", "23:59 thứ Năm 20/10/2022 (còn 6 ngày)"],
    ["/han hôm nay 17h", "17:00 thứ Sáu 14/10/2022 (hôm nay, còn 5 giờ)"],
  ])("%s is %s", async (typed, shown) => {
    const { chiHanh } = await world();
    const asked = await chiHanh.types(typed);
    expect(asked.text).toContain(`Đổi hạn nộp từ 23:59 thứ Bảy 15/10/2022 thành ${shown}?`);
    expect(await deadline()).toBe("2022-10-15 23:59:59");
  });

  it.each([
    ["/han 31/2", "Không có ngày “31/2”, hạn nộp chưa đổi."],
    ["/han tuần lễ", "Bot chưa rõ ngày “tuần lễ”, hạn nộp chưa đổi."],
    ["/han 12/10", "23:59 thứ Tư 12/10/2022 đã qua; hạn mới phải ở phía trước. Hạn nộp chưa đổi."],
    ["/han 15/10", "Hạn nộp đang là 23:59 thứ Bảy 15/10/2022."],
  ])("%s moves nothing: %s", async (typed, said) => {
    const { chiHanh } = await world();
    const reply = await chiHanh.types(typed);
    expect(reply.text).toContain(said);
    expect(reply.offers ?? []).toEqual([]);
  });

  it("offers the days that a text may mean, and asks about the one that is chosen", async () => {
    const { chiHanh } = await world();
    const which = await chiHanh.types("/han thứ ba");
    expect(which.offers?.map((offer) => offer.label)).toEqual(["23:59 thứ Ba 18/10/2022"]);
    const asked = await chiHanh.presses(which, "23:59 thứ Ba 18/10/2022");
    expect(asked.text).toContain("thành 23:59 thứ Ba 18/10/2022 (còn 4 ngày)?");
  });
});

describe("moving it", () => {
  it("tells the contacts of those who owe, names whom it cannot reach, and moves it", async () => {
    const { chiHanh } = await world({
      "PGD-CL": { answers: fullAnswers("phong_gddt"), sealed: { at: before } },
    });
    const asked = await chiHanh.types("/han 17h 20/10");
    expect(asked.text).toBe(
      [
        "Đổi hạn nộp từ 23:59 thứ Bảy 15/10/2022 thành 17:00 thứ Năm 20/10/2022 (còn 6 ngày)?",
        "Bot sẽ báo cho 2 đơn vị chưa nộp và nhắc theo hạn mới.",
        "Không gửi được (chưa có đầu mối, hoặc đầu mối đã chặn bot, hoặc Zalo không cho nhắn) cho 1 đơn vị: THPT Phan Văn Trị.",
      ].join("\n"),
    );
    expect(await told()).toEqual([]);
    const done = await chiHanh.presses(asked, "Đổi hạn nộp");
    expect(done.text).toBe(
      [
        "Đã đổi hạn nộp thành 17:00 thứ Năm 20/10/2022 lúc 12:00 ngày 14/10/2022. Đã gửi tin cho 2 đơn vị chưa nộp.",
        "Không gửi được (chưa có đầu mối, hoặc đầu mối đã chặn bot, hoặc Zalo không cho nhắn) cho 1 đơn vị: THPT Phan Văn Trị.",
      ].join("\n"),
    );
    expect(await deadline()).toBe("2022-10-20 17:00:00");
    const notice = (unit: string) =>
      `Hạn nộp báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022” của ${unit} được đổi thành 17:00 thứ Năm 20/10/2022 (trước đây 23:59 thứ Bảy 15/10/2022).`;
    expect(await told()).toEqual([
      `thầy Minh: ${notice("Trung tâm GDNN-GDTX huyện Giồng Trôm")}`,
      `cô Lan: ${notice("Trường THPT Ca Văn Thỉnh")}`,
    ]);
  });

  it("moves it once however often it is pressed, also by two presses at the same time", async () => {
    const { chiHanh, clock } = await world();
    const asked = await chiHanh.types("/han 20/10");
    const both = await Promise.all([1, 2].map(() => chiHanh.presses(asked, "Đổi hạn nộp")));
    clock.now = new Date(noon.getTime() + 60_000);
    const third = await chiHanh.presses(asked, "Đổi hạn nộp");
    expect(await told()).toHaveLength(3);
    const again = "Việc này đã làm lúc 12:00 ngày 14/10/2022, bot không làm lại.";
    expect([...both, third].map((reply) => reply.text).filter((text) => text === again)).toHaveLength(2);
  });

  it("asks again when somebody else has moved it meanwhile", async () => {
    const { app, seeded, chiHanh } = await world({
      SO: { officers: [{ name: "chị Hạnh" }, { name: "anh Tú" }] },
    });
    const anhTu = officer(app, seeded, "anh Tú");
    const hers = await chiHanh.types("/han 20/10");
    await anhTu.presses(await anhTu.types("/han 18/10"), "Đổi hạn nộp");
    const again = await chiHanh.presses(hers, "Đổi hạn nộp");
    expect(again.text).toContain(
      "Hạn nộp đã thay đổi so với lúc hỏi, bot chưa làm gì.\nĐổi hạn nộp từ 23:59 thứ Ba 18/10/2022",
    );
    expect(await deadline()).toBe("2022-10-18 23:59:59");
    await chiHanh.presses(again, "Đổi hạn nộp");
    expect(await deadline()).toBe("2022-10-20 23:59:59");
  });

  it("leaves it when that is chosen, and when the day has passed before the press", async () => {
    const { chiHanh, clock } = await world();
    const asked = await chiHanh.types("/han 17h hôm nay");
    expect((await chiHanh.presses(asked, "Không đổi")).text).toBe("Hạn nộp chưa đổi.");
    clock.now = new Date("2022-10-14T18:00:00+07:00");
    expect((await chiHanh.presses(asked, "Đổi hạn nộp")).text).toContain("đã qua");
    expect(await deadline()).toBe("2022-10-15 23:59:59");
  });

  it("leaves units alone that have a deadline of their own", async () => {
    const own = new Date("2022-10-25T23:59:59+07:00");
    const { chiHanh } = await world({ "THPT-01": { deadline: own } });
    await chiHanh.presses(await chiHanh.types("/han 20/10"), "Đổi hạn nộp");
    expect((await told()).map((text) => text.split(":")[0])).toEqual(["chị Thu", "thầy Minh"]);
  });

  it("is not for an officer who sees only a part of the round", async () => {
    const { app, seeded } = await world({ "PGD-CL": { officers: [{ name: "anh Phong" }] } }, [
      { code: "TH-01", kind: "truong", parent: "PGD-CL", contacts: [{ name: "cô Ba" }] },
    ]);
    const anhPhong = officer(app, seeded, "anh Phong");
    expect((await anhPhong.types("/han")).text).not.toContain("Đổi hạn");
    const refused = "Hạn của cả đợt do nơi mở đợt báo cáo đặt, chuyên viên ở đây không đổi được.";
    expect((await anhPhong.types("/han 20/10")).text).toBe(refused);
    const to = new Date("2022-10-20T23:59:59+07:00").getTime();
    expect((await anhPhong.types(`/han move ${to} ${seeded.deadline.getTime()} forged`)).text).toBe(refused);
    expect(await deadline()).toBe("2022-10-15 23:59:59");
  });
});
