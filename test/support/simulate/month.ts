// A month of a simulated province, act by act: who does what on which day, and the workbooks at its end.
import type { Channel } from "../../../src/channels/channel.ts";
import type { Documents } from "../../../src/documents/documents.ts";
import type { Db } from "../../../src/store/db.ts";
import { exemptUnit } from "../../../src/store/rounds/round-changes.ts";
import { acceptWhatWaits, askForTime, askRowAgain, handInGaps, handOver, proposeValue } from "./acts.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { compilerContact, rowOf } from "./contacts.ts";
import { added, type Ledger, ledgerOf, totalOf } from "./ledger.ts";
import { open, register } from "./opening.ts";
import { openPhones, type Phones } from "./phones.ts";
import { type ProvinceUnit, provinceOf, type Shape } from "./province.ts";
import { playSmallRounds, type SmallRound } from "./rounds.ts";
import {
  type Contact,
  castOf,
  DEADLINE,
  join,
  local,
  report,
  type Stage,
  sealAgain,
  takeLater,
  talk,
} from "./stage.ts";

export type PlayedRound = SmallRound & { readonly book: Uint8Array };

/** The history of one row of one unit, as the office read it. */
export type Told = { readonly code: string; readonly no: string; readonly text: string };

export type Played = {
  readonly units: readonly ProvinceUnit[];
  readonly ledger: Ledger;
  readonly phones: Phones;
  /** The workbooks that were asked for at the end: the Sở's, and each compiling unit's. */
  readonly books: ReadonlyMap<string, Uint8Array>;
  /** What each compiling unit handed in, as its file. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The rounds beside the first, with the workbook of each. */
  readonly small: readonly PlayedRound[];
  /** What the office was told of where figures come from. */
  readonly told: readonly Told[];
  /** How many messages each compiling unit's contact typed, joining included, until the first seal. */
  readonly toSeal: ReadonlyMap<string, number>;
};

/** Plays it: the same shape and seed play the same month. */
export async function playMonth(
  db: Db,
  documents: Documents,
  mail: Channel,
  { shape, seed }: { readonly shape: Shape; readonly seed: number },
): Promise<Played> {
  const chance = chanceOf(seed);
  const units = provinceOf(shape);
  const ledger = ledgerOf(units.map((unit) => ({ ...unit, owes: unit.asked !== null })));
  await register(db, units);
  const roundId = await open(db, local("01T08:00"), DEADLINE);
  const phones = openPhones(db, documents, mail, local("01T08:00"));
  const stage = await castOf(
    { db, roundId, chance, ledger, phones },
    units,
    shape === "57" ? ["zalo-bot"] : ["telegram", "zalo-bot", "zalo-bot"],
  );
  const { contacts, hanh, tuan, toSeal } = stage;

  const compilers = contacts.filter(({ unit }) => unit.compiles);
  const schools = contacts.filter(({ unit }) => unit.parent !== "SO");
  const [granted, refused, ...direct] = contacts.filter(({ unit }) => unit.parent === "SO" && !unit.compiles);
  if (!granted || !refused) throw new Error("two units must report to the Sở itself");
  // Every seventh school is late; another begins and gives the rest to a colleague; a third hands in what it has.
  const late = schools.filter((_, at) => at % 7 === 3);
  const given = schools.filter((_, at) => at % 7 === 5);
  const gaps = schools.filter((_, at) => at % 7 === 6);
  const plain = schools.filter((_, at) => ![3, 5, 6].includes(at % 7));

  await phones.until(local("04T08:30"));
  await join(stage, contacts);
  await phones.until(local("06T09:00"));
  // A third of those who report to the Sở itself is early, a third writes just in time, a third after the whole ladder.
  const third = (n: number) => direct.filter((_, at) => at % 3 === n);
  await report(stage, [...plain, ...third(0)]);
  await talk(stage, given, 4);
  for (const one of gaps) await handInGaps(stage, one);
  await phones.until(local("08T10:00"));
  for (const one of given) await handOver(stage, one);
  await report(stage, given);

  await phones.until(local("12T09:00"));
  for (const one of compilers) {
    const held = { asked: "compiler", figures: one.figures, texts: one.texts } as const;
    one.talk = compilerContact(chance, held, habit(chance, ledger, one), () => one.phone.offered);
  }
  await report(stage, compilers);

  await phones.until(local("13T19:30"));
  await report(stage, third(1));
  await phones.until(local("14T07:45"));
  await acceptWhatWaits(stage, tuan);

  const wish = "xin nộp trễ đến thứ hai 18/10 vì thầy Hiệu trưởng đi công tác";
  await phones.until(local("15T07:45"));
  await askForTime(stage, granted, wish, { by: hanh, answers: ["đồng ý"] });
  stage.deadlines.set(granted.unit.code, new Date("2027-10-18T23:59:59+07:00"));
  await askForTime(stage, refused, wish, { by: tuan, answers: ["chưa đồng ý", "Sở tổng hợp ngày 16/10"] });
  await phones.until(local("16T09:00"));
  await report(stage, [refused]);
  await phones.until(local("18T09:00"));
  await report(stage, [granted, ...third(2), ...late]);

  await phones.until(local("18T14:00"));
  await askRowAgain(stage, hanh, granted, "4.3", [486]);
  await proposeValue(stage, tuan, refused, "1.7", [30, 1_148]);

  await phones.until(local("19T08:00"));
  await letOff(stage, plain[0]);
  // What came after is taken by one word; where nothing did, the report is given back whole and changed.
  const after = compilers.filter(({ unit }) => late.some((one) => one.unit.parent === unit.code));
  await takeLater(
    stage,
    after.filter((_, at) => at % 3 !== 2),
  );
  for (const { phone } of after.filter((_, at) => at % 3 === 2)) await phones.say(phone, "để nguyên");
  const back = compilers.filter((one) => !after.includes(one)).slice(-3);
  for (const { unit } of back) {
    await phones.say(hanh, `trả lại ${unit.code} xin ghi thêm hội thảo của xã`);
    await phones.say(hanh, "gửi");
  }
  // Whoever has the page alone reads of it in the unit's mailbox.
  await phones.until(local("19T10:30"));
  await sealAgain(stage, back, "8", [2, 61]);

  const books = new Map([["SO", (await phones.ask(hanh, "xuất excel")).bytes]]);
  const files = new Map<string, Uint8Array>();
  for (const { unit, phone } of compilers) {
    const officer = phones.phone(`officer ${unit.code}`, "telegram");
    await phones.say(officer, await phones.code(unit.code, "officer"));
    await phones.say(officer, "đúng");
    books.set(unit.code, (await phones.ask(officer, "xuất excel")).bytes);
    files.set(unit.code, (await phones.ask(phone, "biên nhận")).bytes);
  }
  const told: Told[] = [];
  for (const { unit } of [granted, refused, ...compilers.slice(0, 6)])
    for (const no of ["1.7", "4.3", "8"])
      told.push({ code: unit.code, no, text: await phones.say(tuan, `lịch sử ${unit.code} ${no}`) });

  await phones.until(local("20T08:00"));
  const rounds = await playSmallRounds(stage, units, [granted, refused, ...direct]);
  const small: PlayedRound[] = [];
  for (const round of rounds)
    small.push({ ...round, book: (await phones.ask(hanh, `xuất excel --round ${round.id}`)).bytes });
  return { units, ledger, phones, books, files, small, told, toSeal };
}

/** A school that was counted owes nothing any more: it falls out with the next version of whoever compiles it. */
async function letOff({ db, roundId, ledger }: Stage, one: Contact | undefined): Promise<void> {
  if (!one) return;
  await db.transaction((tx) => exemptUnit(tx, roundId, one.unit.code, "sáp nhập từ tháng 9"));
  ledger.exempt(one.unit.code);
}

/** A row that a compiling unit types as the total of all, out of habit: every second has one. */
function habit(chance: Chance, ledger: Ledger, { unit, figures }: Contact) {
  if (chance.happens(0.5)) return null;
  const below = added(
    ledger.below(unit.code).flatMap((code) => {
      const sealed = ledger.current(code);
      return sealed ? [totalOf(sealed)] : [];
    }),
  );
  for (const [no, own] of figures) {
    const sum = below.get(no);
    if (
      sum &&
      rowOf(no).holds !== "yes-no" &&
      own.some((amount) => amount > 0) &&
      sum.every((amount) => amount > 0)
    )
      return { no, amounts: own.map((amount, at) => amount + (sum[at] ?? 0)) };
  }
  return null;
}
