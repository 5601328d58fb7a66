// Whom the reminders leave out, and what they catch up: officers' nudges, closed rounds, messages that expired.
import { describe, expect, it } from "vitest";
import { officer } from "../support/chat/officer.ts";
import {
  contact,
  contacts,
  local,
  openReminderRound,
  outcomes,
  reminded,
  textsOf,
} from "../support/round/reminder-round.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

describe("who is left out", () => {
  it("counts an officer's reminder of the last twelve hours", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-13T20:00:00" });
    const [app] = world.apps;
    if (!app) throw new Error("nothing runs");
    const chiHanh = officer(app, world.seeded, "chị Hạnh");
    await chiHanh.presses(await chiHanh.types("/nhắc"), "Gửi nhắc 15 đơn vị");
    await world.runUntil("2022-10-15T12:00:00");
    expect(reminded(world)).toEqual({
      "T5 13/10 20:00": contacts(6, 20),
      "T7 15/10 07:30": contacts(6, 20),
    });
    expect(await outcomes(at.sql, "D-1")).toEqual({ recent: 15, reported: 10, unreachable: 5 });
  });

  it("reminds each unit once when a rung and an officer's press come at the same moment", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-14T07:29:00", processes: 2 });
    const [app] = world.apps;
    if (!app) throw new Error("nothing runs");
    const chiHanh = officer(app, world.seeded, "chị Hạnh");
    const asked = await chiHanh.types("/nhắc");
    world.clock.now = local("2022-10-14T07:30:00");
    await Promise.all([world.look(), chiHanh.presses(asked, "Gửi nhắc 15 đơn vị")]);
    // What was locked at that moment is found at the next look.
    await world.look();
    await world.deliver();
    expect(reminded(world)).toEqual({ "T6 14/10 07:30": contacts(6, 20) });
  });

  it("leaves out who owes nothing any more, and a closed round altogether", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-13T12:00:00" });
    await at.sql`update node set exempt_reason = 'đã sáp nhập' where id = ${world.seeded.node("U-10").id}`;
    await world.runUntil("2022-10-14T12:00:00");
    expect(reminded(world)["T6 14/10 07:30"]).toEqual(contacts(6, 20).filter((who) => who !== contact(10)));
    await world.runUntil("2022-10-15T07:30:00");
    await world.look();
    await at.sql`update round set state = 'closed'`;
    await world.deliver();
    await world.runUntil("2022-10-20T12:00:00");
    expect(Object.keys(reminded(world))).toEqual(["T6 14/10 07:30"]);
  });

  it("goes by the unit's own deadline where it has one", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-13T12:00:00" });
    await at.sql`update node set deadline = ${local("2022-10-20T23:59:59").toISOString()}
      where id = ${world.seeded.node("U-10").id}`;
    await world.runUntil("2022-10-20T12:00:00");
    expect(textsOf(world, contact(10)).map((text) => text.slice(0, 14))).toEqual([
      "T2 17/10 07:30",
      "T4 19/10 07:30",
      "T5 20/10 07:30",
    ]);
    expect(textsOf(world, contact(10))[0]).toContain("Hạn nộp: 23:59 thứ Năm 20/10/2022 (còn 3 ngày)");
  });

  it("does not send rungs that lie before the round was opened", async () => {
    const opened = "2022-10-14T10:00:00";
    const world = await openReminderRound(at.db, { from: opened, openedAt: local(opened) });
    await world.runUntil("2022-10-15T06:00:00");
    expect(reminded(world)).toEqual({});
  });

  it("reminds again the next day of what was queued, but neither sent nor blocked, when everything stood still", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-12T07:29:00", processes: 2 });
    world.refusing.add(world.chatOf(contact(9)));
    world.clock.now = local("2022-10-12T07:30:00");
    await world.look();
    await at.sql`update outbox set state = 'sent' where address_id = ${world.seeded.person(contact(6)).addressIds[0] ?? 0}`;
    await at.sql`update outbox set state = 'failed', problem = 'blocked'
      where address_id = ${world.seeded.person(contact(9)).addressIds[0] ?? 0}`;
    world.standUntil("2022-10-13T13:30:00");
    await world.runUntil("2022-10-14T06:00:00");
    expect(reminded(world)).toEqual({
      "T5 13/10 13:30": contacts(7, 20).filter((who) => who !== contact(9)),
    });
    expect(textsOf(world, contact(7))[0]).toContain("(còn 2 ngày)");
  });

  it("lets a reminder go that could not be delivered before closing", async () => {
    const world = await openReminderRound(at.db, { from: "2022-10-14T07:30:00" });
    await world.look();
    world.standUntil("2022-10-14T23:00:00");
    await world.deliver();
    expect(reminded(world)).toEqual({});
    await world.runUntil("2022-10-15T12:00:00");
    expect(reminded(world)).toEqual({ "T7 15/10 07:30": contacts(6, 20) });
  });
});
