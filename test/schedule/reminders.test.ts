// Reminders over a whole ladder: exactly those who owe, when they should, with true words, once.
import { describe, expect, it } from "vitest";
import { startReminders } from "../../src/schedule/reminders.ts";
import { officer } from "../support/chat/officer.ts";
import { fullAnswers } from "../support/round/cast.ts";
import {
  contact,
  contacts,
  local,
  openReminderRound,
  outcomes,
  reminded,
  textsOf,
} from "../support/round/reminder-round.ts";
import { sealReport } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

const title = "Nhắc báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022”.";

/** Several programs over one database, where nothing is said of how many. */
const processes = 2;

it.each([1, 2])(
  "%i process(es) remind exactly those who owe, at every rung, once, with what is true when it is sent",
  async (count) => {
    const world = await openReminderRound(at.db, { from: "2022-10-07T12:00:00", processes: count });
    await world.runUntil("2022-10-13T10:00:00");
    await sealReport(at.db, world.seeded, "U-06", fullAnswers("thpt"), { at: world.clock.now });
    await world.runUntil("2022-10-15T10:00:00");
    // Given back on the last day: the morning's rung was settled while it had reported, the afternoon's is its own.
    await at.sql`update report set state = 'returned', remark = 'xem lại mục 1.7'
      where node_id = ${world.seeded.node("U-21").id}`;
    await world.runUntil("2022-10-19T12:00:00");
    const late = [...contacts(7, 20), contact(21)];
    expect(reminded(world)).toEqual({
      "T7 08/10 07:30": contacts(6, 20),
      "T4 12/10 07:30": contacts(6, 20),
      "T6 14/10 07:30": contacts(7, 20),
      "T7 15/10 07:30": contacts(7, 20),
      "T7 15/10 16:00": late,
      "T2 17/10 07:30": late,
      "T3 18/10 07:30": late,
    });
    expect(await outcomes(at.sql, "D@16:00")).toEqual({ queued: 15, reported: 10, unreachable: 5 });
    expect(await outcomes(at.sql, "D-3")).toEqual({ queued: 15, reported: 10, unreachable: 5 });
    const school =
      "Trường THPT số 07 chưa bắt đầu; cần khoảng 30–45 phút, có thể dừng và làm tiếp bất cứ lúc nào.";
    const due = "Hạn nộp: 23:59 thứ Bảy 15/10/2022";
    const begin = "Kính mời Thầy/Cô gõ “tiếp” để bắt đầu.";
    const overdue = "đơn vị vẫn nộp được, bot ghi nhận nộp trễ.";
    expect(textsOf(world, contact(7))).toEqual([
      `T7 08/10 07:30: ${title} ${school} ${due} (còn 7 ngày). ${begin}`,
      `T4 12/10 07:30: ${title} ${school} ${due} (còn 3 ngày). ${begin}`,
      `T6 14/10 07:30: ${title} ${school} ${due} (ngày mai). ${begin}`,
      `T7 15/10 07:30: ${title} ${school} ${due} (hôm nay, còn 16 giờ). ${begin}`,
      `T7 15/10 16:00: ${title} ${school} ${due} (hôm nay, còn 8 giờ). ${begin}`,
      `T2 17/10 07:30: ${title} ${school} ${due} (đã quá 2 ngày); ${overdue} ${begin}`,
      `T3 18/10 07:30: ${title} ${school} ${due} (đã quá 3 ngày); ${overdue} ${begin}`,
    ]);
    expect(textsOf(world, contact(16))[0]).toBe(
      `T7 08/10 07:30: ${title} Trường THPT số 16 đã trả lời 1/34 mục, còn 33 mục. ${due} (còn 7 ngày). Kính mời Thầy/Cô gõ “tiếp” để làm tiếp.`,
    );
    expect(textsOf(world, contact(20))[2]).toBe(
      `T6 14/10 07:30: ${title} Trường THPT số 20 đã trả lời đủ 34 mục nhưng chưa nộp. ${due} (ngày mai). Kính mời Thầy/Cô gõ “xem lại” để xem, gõ “nộp” để nộp.`,
    );
  },
);

describe("a round of thirty units", () => {
  it("sends what fell into thirty hours of standing still, once, as it is by then", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-11T12:00:00", processes });
    await world.runUntil("2022-10-12T06:00:00");
    world.standUntil("2022-10-13T12:00:00");
    await world.runUntil("2022-10-14T06:00:00");
    expect(reminded(world)).toEqual({ "T5 13/10 12:00": contacts(6, 20) });
    expect(textsOf(world, contact(6))[0]).toContain("(còn 2 ngày)");
  });

  it("sends only the newest of several that fell due, and nothing at night", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-13T20:00:00", processes });
    await world.runUntil("2022-10-13T20:30:00");
    world.standUntil("2022-10-15T02:30:00");
    await world.runUntil("2022-10-15T12:00:00");
    expect(reminded(world)).toEqual({ "T7 15/10 07:30": contacts(6, 20) });
    expect(await outcomes(at.sql, "D-1")).toEqual({ stale: 20 });
    expect(textsOf(world, contact(6))[0]).toContain("(hôm nay, còn 16 giờ)");
  });

  it("counts the ladder anew from a moved deadline, after telling everybody once", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-13T12:00:00", processes });
    await world.runUntil("2022-10-14T10:00:00");
    const [app] = world.apps;
    if (!app) throw new Error("nothing runs");
    const chiHanh = officer(app, world.seeded, "chị Hạnh");
    await chiHanh.presses(await chiHanh.types("/hạn 20/10"), "Đổi hạn nộp");
    await world.runUntil("2022-10-24T12:00:00");
    expect(reminded(world)).toEqual({
      "T6 14/10 07:30": contacts(6, 20),
      // The notice. D-7 and D-3 of the new deadline lie before this moment or count as any other rung.
      "T6 14/10 10:00": contacts(6, 20),
      "T2 17/10 07:30": contacts(6, 20),
      "T4 19/10 07:30": contacts(6, 20),
      "T5 20/10 07:30": contacts(6, 20),
      "T5 20/10 16:00": contacts(6, 20),
      "T6 21/10 07:30": contacts(6, 20),
      "T2 24/10 07:30": contacts(6, 20),
    });
    const texts = textsOf(world, contact(6));
    expect(texts[1]).toBe(
      "T6 14/10 10:00: Hạn nộp báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022” của Trường THPT số 06 được đổi thành 23:59 thứ Năm 20/10/2022 (trước đây 23:59 thứ Bảy 15/10/2022).",
    );
    expect(texts[2]).toContain("Hạn nộp: 23:59 thứ Năm 20/10/2022 (còn 3 ngày).");
  });

  it("waits with what is overdue for Monday, not with what is due", async () => {
    const monday = await openReminderRound(at.db, {
      from: "2022-10-15T12:00:00",
      processes,
      deadline: local("2022-10-17T23:59:59"),
      ladder: ["D-1"],
    });
    await monday.runUntil("2022-10-17T06:00:00");
    expect(Object.keys(reminded(monday))).toEqual(["CN 16/10 07:30"]);
  });

  it("drops a reminder whose unit reports between queueing and sending", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-14T07:30:00", processes });
    await world.look();
    await sealReport(at.db, world.seeded, "U-08", fullAnswers("thpt"), { at: world.clock.now });
    await world.deliver();
    expect(reminded(world)).toEqual({
      "T6 14/10 07:30": contacts(6, 20).filter((who) => who !== contact(8)),
    });
    const rows = await at.sql`select state, problem from outbox where state <> 'sent'`;
    expect(rows.map((row) => [row.state, row.problem])).toEqual([["dropped", "not needed any more"]]);
  });

  it("finds out who blocked the bot, leaves them alone and comes back when they do", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-14T07:00:00", processes });
    const chat = world.chatOf(contact(9));
    world.refusing.add(chat);
    await world.runUntil("2022-10-15T12:00:00");
    expect(textsOf(world, contact(9))).toEqual([]);
    expect(await outcomes(at.sql, "D")).toEqual({ queued: 14, reported: 10, unreachable: 6 });
    world.refusing.delete(chat);
    await at.sql`update address set state = 'open' where chat_key = ${chat}`;
    await world.runUntil("2022-10-17T12:00:00");
    // Nobody was disturbed by what never arrived: the afternoon's rung is the first that reaches this person.
    expect(textsOf(world, contact(9)).map((text) => text.slice(0, 14))).toEqual([
      "T7 15/10 16:00",
      "T2 17/10 07:30",
    ]);
  });

  it("reminds to the second where the ladder says so, however often", async () => {
    const world = await openReminderRound(at.db, {
      from: "2022-10-14T15:59:18",
      processes,
      deadline: local("2022-10-14T16:00:00"),
      openedAt: local("2022-10-14T15:58:00"),
      ladder: ["PT40S", "PT20S", "D+1"],
    });
    await world.runUntil("2022-10-14T15:59:43", "second");
    await world.runUntil("2022-10-14T16:00:30");
    const seconds = await at.sql`
      select rung, outcome, to_char(at at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI:SS') as at, count(*)::int as units
      from reminder where outcome = 'queued' group by 1, 2, 3 order by 3`;
    expect(seconds.map((row) => `${row.rung} ${row.at} ${row.units}`)).toEqual([
      "PT40S 15:59:20 15",
      "PT20S 15:59:40 15",
    ]);
    expect(textsOf(world, contact(6)).map((text) => /\(.*?\)/.exec(text)?.[0])).toEqual([
      "(hôm nay, còn chưa đầy 1 phút)",
      "(hôm nay, còn chưa đầy 1 phút)",
    ]);
  });
});

it.each([1, 2])("runs as a loop in %i process(es), looks again by itself and stops", async (processes) => {
  const world = await openReminderRound(at.db, { from: "2022-10-14T07:29:59", processes });
  const loops = world.apps.map(startReminders);
  const queued = async () => {
    const [row] = await at.sql`select count(*)::int as rows from outbox where kind = 'reminder'`;
    return Number(row?.rows);
  };
  try {
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await queued()).toBe(0);
    world.clock.now = local("2022-10-14T07:30:00");
    await expect.poll(queued).toBe(15);
  } finally {
    await Promise.all(loops.map((loop) => loop.stop()));
  }
});
