// A month of a simulated province: joining, reports, compiled reports, late schools, versions sealed again, exemptions, the workbooks.
import type { Documents } from "../../../src/documents/documents.ts";
import type { Db } from "../../../src/store/db.ts";
import { exemptUnit } from "../../../src/store/rounds/round-changes.ts";
import type { PaperContact } from "../chat/paper-contact.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { compilerContact, rowOf, schoolContact } from "./contacts.ts";
import { added, type Ledger, ledgerOf, type Texts, totalOf } from "./ledger.ts";
import { open, register } from "./opening.ts";
import { rowsOf, words } from "./paper-form.ts";
import { openPhones, type Phone, type Phones } from "./phones.ts";
import { type ProvinceUnit, provinceOf, type Shape } from "./province.ts";
import { drawn, typed } from "./typing.ts";

const local = (text: string) => new Date(`2027-10-${text}:00+07:00`);
const DEADLINE = new Date("2027-10-15T23:59:59+07:00");

/** A person at a phone, with what their unit held this month. */
type Contact = {
  readonly unit: ProvinceUnit;
  readonly phone: Phone;
  figures: Map<string, readonly number[]>;
  texts: Texts;
  talk: PaperContact;
};

export type Played = {
  readonly units: readonly ProvinceUnit[];
  readonly ledger: Ledger;
  readonly phones: Phones;
  /** The workbooks that were asked for at the end: the Sở's, and each compiling unit's. */
  readonly books: ReadonlyMap<string, Uint8Array>;
  /** What each compiling unit handed in, as its file. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** How many messages each compiling unit's contact typed, joining included, until the first seal. */
  readonly toSeal: ReadonlyMap<string, number>;
};

/** Plays it: the same shape and seed play the same month. */
export async function playMonth(
  db: Db,
  documents: Documents,
  { shape, seed }: { readonly shape: Shape; readonly seed: number },
): Promise<Played> {
  const chance = chanceOf(seed);
  const units = provinceOf(shape);
  const ledger = ledgerOf(units.map((unit) => ({ ...unit, owes: unit.asked !== null })));
  await register(db, units);
  const roundId = await open(db, local("01T08:00"), DEADLINE);
  const phones = openPhones(db, documents, local("01T08:00"));
  const channel = () => chance.one(["telegram", "zalo-bot", "zalo-bot"] as const);
  const toSeal = new Map<string, number>();

  const contacts = new Map<string, Contact>();
  for (const unit of units) {
    if (unit.asked === null) continue;
    const figures = heldBy(chance, unit);
    const texts = toldBy(chance, unit);
    const phone = phones.phone(`contact ${unit.code}`, channel());
    contacts.set(unit.code, {
      unit,
      phone,
      figures,
      texts,
      talk: schoolContact(chance, { asked: unit.asked, figures, texts }),
    });
  }

  /** All of these talk until their report is sealed. */
  async function report(all: readonly Contact[]): Promise<void> {
    let talking = all;
    for (let turns = 0; turns < 120 && talking.length > 0; turns += 1) {
      const said = talking.flatMap((one): (readonly [Contact, string])[] => {
        const text = one.talk.reply(one.phone.last);
        return text === null ? [] : [[one, text]];
      });
      await phones.turn(new Map(said.map(([{ phone }, text]) => [phone, text])));
      talking = said.map(([one]) => one);
    }
    if (talking.length > 0) throw new Error(`a report did not end: ${talking[0]?.phone.last}`);
    for (const { unit, figures, texts, phone } of all) {
      ledger.seal(unit.code, figures, texts);
      if (!toSeal.has(unit.code)) toSeal.set(unit.code, phone.said);
    }
  }

  /** Each writes another figure in a report that is open again, and hands it in. */
  async function sealAgain(all: readonly Contact[], no: string, meant: readonly number[]): Promise<void> {
    for (const text of [`sửa ${no}`, typed(chance, rowOf(no), meant), "nộp", "đúng"])
      await phones.turn(new Map(all.map(({ phone }) => [phone, text])));
    for (const { unit, figures, texts, phone } of all) {
      if (!phone.last.includes("Mã biên nhận: "))
        throw new Error(`${unit.code} did not seal:\n${phone.last}`);
      figures.set(no, meant);
      ledger.seal(unit.code, figures, texts);
    }
  }

  const officers = ["hanh", "tuan"].map((name) => phones.phone(name, "telegram"));
  for (const officer of officers) {
    await phones.say(officer, await phones.code("SO", "officer"));
    await phones.say(officer, "đúng");
  }
  const [hanh] = officers;
  if (!hanh) throw new Error("there is no officer");

  await phones.until(local("04T08:30"));
  const joining = new Map<Phone, string>();
  for (const { unit, phone } of contacts.values())
    joining.set(phone, await phones.code(unit.code, "contact"));
  await phones.turn(joining);
  await phones.turn(new Map([...joining.keys()].map((phone) => [phone, "đúng"])));

  // Every seventh school is late; what reports to the Sở itself comes in time.
  const own = [...contacts.values()].filter(({ unit }) => !unit.compiles);
  const late = own.filter(({ unit }, at) => unit.parent !== "SO" && at % 7 === 3);
  const inTime = own.filter((one) => !late.includes(one));
  await phones.until(local("06T09:00"));
  await report(inTime);

  const compilers = [...contacts.values()].filter(({ unit }) => unit.compiles);
  await phones.until(local("12T09:00"));
  for (const one of compilers) {
    const held = { asked: "compiler", figures: one.figures, texts: one.texts } as const;
    one.talk = compilerContact(chance, held, habit(chance, ledger, one), () => one.phone.offered);
  }
  await report(compilers);

  await phones.until(local("18T09:00"));
  await report(late);
  await phones.until(local("19T08:00"));
  // One school is let off that was counted already: it falls out with the next version of whoever compiles it.
  const [letOff] = inTime.filter(({ unit }) => unit.parent !== "SO");
  if (letOff) {
    await db.transaction((tx) => exemptUnit(tx, roundId, letOff.unit.code, "sáp nhập từ tháng 9"));
    ledger.exempt(letOff.unit.code);
  }
  // Two of three compile again.
  const again = compilers.filter((_, at) => at % 3 !== 2);
  for (const { unit } of again) {
    await phones.say(hanh, `trả lại ${unit.code} Có trường nộp muộn, xin tổng hợp lại`);
    await phones.say(hanh, "gửi");
  }
  await sealAgain(again, "8", [2, 61]);

  const books = new Map([["SO", (await phones.ask(hanh, "xuất excel")).bytes]]);
  const files = new Map<string, Uint8Array>();
  for (const { unit, phone } of compilers) {
    const officer = phones.phone(`officer ${unit.code}`, "telegram");
    await phones.say(officer, await phones.code(unit.code, "officer"));
    await phones.say(officer, "đúng");
    books.set(unit.code, (await phones.ask(officer, "xuất excel")).bytes);
    files.set(unit.code, (await phones.ask(phone, "biên nhận")).bytes);
  }
  return { units, ledger, phones, books, files, toSeal };
}

/** What a unit held: of a compiling one its own part, which is little. */
function heldBy(chance: Chance, { asked, compiles }: ProvinceUnit): Map<string, readonly number[]> {
  const rows = asked === null ? [] : rowsOf(asked);
  const few = compiles ? 0.85 : 0;
  return new Map(
    rows.map((row) => {
      const held = drawn(chance, row);
      return [row.no, row.holds !== "yes-no" && chance.happens(few) ? held.map(() => 0) : held] as const;
    }),
  );
}

function toldBy(chance: Chance, { name }: ProvinceUnit): Texts {
  return new Map(words.map((no) => [no, chance.happens(0.3) ? "" : `${name}: ${chance.one(sentences)}`]));
}

const sentences = [
  "đã ban hành kế hoạch và phân công từng bộ phận phụ trách.",
  "tổ chức lễ khai mạc, trưng bày sách và thi kể chuyện theo sách.",
  "học sinh hứng thú đọc sách, phụ huynh cùng tham gia.",
  "kinh phí còn hạn hẹp, thư viện thiếu sách mới.",
];

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
