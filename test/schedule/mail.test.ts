// Mail to a unit's mailbox: only where nobody of the unit can be told otherwise, once a day, with no figure and no name.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { mailChannel } from "../../src/channels/mail.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import { renderReference } from "../../src/delivery/references.ts";
import { mailDue } from "../../src/schedule/mail.ts";
import { remindDue } from "../../src/schedule/reminders.ts";
import {
  deliveryParts,
  memoryChannel,
  type TestClock,
  testApp,
  testClock,
} from "../support/chat/delivery.ts";
import { type SmtpFake, startSmtp } from "../support/fakes/smtp.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const hour = 3_600_000;
let smtp: SmtpFake;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.stop());

let clock: TestClock;
let app: ReturnType<typeof testApp>;
let seeded: Seeded;
let seen = 0;

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, submission_source, figure, person,
    role, address, chat, code, inbox, outbox, nudge, reminder, request, row_return, returned_row, later_figure restart identity`;
  // The morning three days before the deadline: a rung is due.
  clock = testClock("2022-10-12T07:40:00+07:00");
  seeded = await seedRound(at.db, {
    units: castWith({
      "THPT-01": { answers: fullAnswers("thpt", { "n2_5/r1_7/count": 77, "n2_5/r1_7/people": 4321 }) },
    }),
  });
  await at.sql`update unit set email = lower(code) || '@so.example.vn'`;
  const mail = await mailChannel({ url: smtp.url, from: "Sở GDĐT <baocao@so.example.vn>" });
  app = testApp(at.db, clock, [memoryChannel().channel, mail]);
  seen = smtp.letters.length;
});

const fresh = () => {
  const letters = smtp.letters.slice(seen);
  seen = smtp.letters.length;
  return letters;
};

async function work(): Promise<void> {
  await remindDue(app);
  await mailDue(app);
  await deliverDue(app, {
    ...deliveryParts(),
    render: (reference, to) => renderReference(app, reference, to),
  });
}

/** The contact of a unit has the page and nothing else. */
async function webOnly(code: string): Promise<void> {
  await at.sql`update address set channel = 'web', account = 'web' where person_id in (
    select person_id from role where unit_id = ${seeded.node(code).unitId} and role = 'contact')`;
}

it("tells a unit whose contact has only the page that it owes, and nobody who can be told", async () => {
  await webOnly("THPT-01");
  await work();
  const letters = fresh();
  // TT-GT's contact blocked the bot, PGD-CL and the others are told in their chats.
  expect(letters.map(({ to }) => to)).toContain("thpt-01@so.example.vn");
  expect(letters.map(({ to }) => to)).not.toContain("pgd-cl@so.example.vn");
  const letter = letters.find(({ to }) => to.startsWith("thpt-01"));
  expect(letter?.subject).toContain("Thông báo về báo cáo gửi");
  expect(letter?.text).toContain("Kính gửi: Trường THPT Ca Văn Thỉnh");
  expect(letter?.text).toContain("chưa nộp, hạn nộp 23:59 thứ Bảy 15/10/2022");
  expect(letter?.raw).not.toMatch(/4321|4\.321|cô Lan|c=C3=B4 Lan/u);
  expect(letter?.text).not.toMatch(/77|Lan/u);
  expect(smtp.faults).toEqual([]);
});

it("writes once a day, and gathers for the next what came after it", async () => {
  await webOnly("THPT-01");
  await work();
  expect(fresh().filter(({ to }) => to.startsWith("thpt-01"))).toHaveLength(1);
  clock.pass(2 * hour);
  await at.sql`update report set state = 'returned' where node_id = ${seeded.node("THPT-01").id}`;
  await at.sql`insert into event (node_id, at, type, body) values (${seeded.node("THPT-01").id}, ${clock.now.toISOString()}, 'returned', '{}')`;
  await work();
  expect(fresh().filter(({ to }) => to.startsWith("thpt-01"))).toEqual([]);
  clock.pass(22 * hour);
  await work();
  const [next, ...more] = fresh().filter(({ to }) => to.startsWith("thpt-01"));
  expect(next?.text).toContain("được trả lại để chỉnh sửa");
  expect(more).toEqual([]);
});

it("sends nothing at night, nothing without a mailbox, and nothing more to one that there is not", async () => {
  await webOnly("THPT-01");
  await at.sql`update unit set email = null where code <> 'THPT-01'`;
  await remindDue(app);
  clock.pass(14 * hour);
  expect(await mailDue(app)).toBe(0);
  clock.pass(10 * hour);
  smtp.trouble("RCPT TO", "550 5.1.1 no such user");
  await work();
  expect(fresh()).toEqual([]);
  const [address] = await at.sql`select state, person_id from address where channel = 'mail'`;
  expect(address).toMatchObject({ state: "blocked", person_id: null });
  clock.pass(24 * hour);
  await work();
  expect(fresh()).toEqual([]);
});

it("is dropped where nothing waits any more when it is sent", async () => {
  await webOnly("THPT-01");
  await at.sql`update unit set email = null where code <> 'THPT-01'`;
  await remindDue(app);
  expect(await mailDue(app)).toBe(1);
  await at.sql`update report set state = 'submitted' where node_id = ${seeded.node("THPT-01").id}`;
  await deliverDue(app, {
    ...deliveryParts(),
    render: (reference, to) => renderReference(app, reference, to),
  });
  expect(fresh()).toEqual([]);
});

it("is off without a server", async () => {
  await webOnly("THPT-01");
  const without = testApp(at.db, clock, [memoryChannel().channel]);
  await remindDue(without);
  expect(await mailDue(without)).toBe(0);
});
