// Who takes part in a simulated month, and what they do again and again: join, report, hand in anew. The acts are played on it.
import type { Db } from "../../../src/store/db.ts";
import { type PaperContact, REASON } from "../chat/paper-contact.ts";
import type { Chance } from "./chance.ts";
import { rowOf, schoolContact } from "./contacts.ts";
import type { Ledger } from "./ledger.ts";
import { rowsOf, words } from "./paper-form.ts";
import type { Phone, Phones } from "./phones.ts";
import type { ProvinceUnit } from "./province.ts";
import { drawn, typed } from "./typing.ts";

/** A person at a phone, with what their unit held this month. */
export type Contact = {
  readonly unit: ProvinceUnit;
  phone: Phone;
  readonly figures: Map<string, readonly number[]>;
  readonly texts: Map<string, string>;
  talk: PaperContact;
};

export type Stage = {
  readonly db: Db;
  readonly roundId: number;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly phones: Phones;
  readonly contacts: readonly Contact[];
  /** Two of the Sở. */
  readonly hanh: Phone;
  readonly tuan: Phone;
  /** Where a unit was given more time. */
  readonly deadlines: Map<string, Date>;
  /** How many messages the contact of each unit had typed when it was first handed in. */
  readonly toSeal: Map<string, number>;
};

export const DEADLINE = new Date("2027-10-15T23:59:59+07:00");

/** A moment of the month, "06T09:00", on the clock of the province. */
export function local(text: string): Date {
  return new Date(`2027-10-${text}:00+07:00`);
}

/** Gives everybody a phone and what they held; two officers join. */
export async function castOf(
  given: Pick<Stage, "db" | "roundId" | "chance" | "ledger" | "phones">,
  units: readonly ProvinceUnit[],
  channels: readonly Phone["channel"][],
): Promise<Stage> {
  const { chance, phones } = given;
  const contacts = units.flatMap((unit): Contact[] => {
    const { asked } = unit;
    if (asked === null) return [];
    const figures = heldBy(chance, unit);
    const texts = toldBy(chance, unit);
    const phone = phones.phone(`contact ${unit.code}`, isOnWeb(unit, units) ? "web" : chance.one(channels));
    return [{ unit, phone, figures, texts, talk: schoolContact(chance, { asked, figures, texts }) }];
  });
  const officer = async (name: string) => {
    const phone = phones.phone(name, channels[0] ?? "telegram");
    await phones.say(phone, await phones.code("SO", "officer"));
    await phones.say(phone, "đúng");
    return phone;
  };
  const [hanh, tuan] = [await officer("hanh"), await officer("tuan")];
  return { ...given, contacts, hanh, tuan, deadlines: new Map(), toSeal: new Map() };
}

/** The last unit that compiles and those below it have the page alone. */
export function isOnWeb({ code, parent }: ProvinceUnit, units: readonly ProvinceUnit[]): boolean {
  const last = units.findLast(({ compiles }) => compiles)?.code;
  return last !== undefined && (code === last || parent === last);
}

/** Everybody types the code of their unit and says that it is theirs. */
export async function join({ phones }: Stage, all: readonly Contact[]): Promise<void> {
  const codes = new Map<Phone, string>();
  for (const { unit, phone } of all) codes.set(phone, await phones.code(unit.code, "contact"));
  await phones.turn(codes);
  await phones.turn(new Map([...codes.keys()].map((phone) => [phone, "đúng"])));
}

/** All of these talk at once until their reports are handed in; nobody stops before `turns`. */
export async function talk(
  { phones }: Stage,
  all: readonly Contact[],
  turns = Number.POSITIVE_INFINITY,
): Promise<void> {
  let talking = all;
  for (let turn = 0; turn < Math.min(turns, 150) && talking.length > 0; turn += 1) {
    const said = talking.flatMap((one): (readonly [Contact, string])[] => {
      const text = one.talk.reply(one.phone.last);
      return text === null ? [] : [[one, text]];
    });
    if (said.length > 0) await phones.turn(new Map(said.map(([{ phone }, text]) => [phone, text])));
    talking = said.map(([one]) => one);
  }
  if (talking.length > 0 && turns > 150) throw new Error(`a report did not end:\n${talking[0]?.phone.last}`);
}

/** They report to the end. */
export async function report(stage: Stage, all: readonly Contact[]): Promise<void> {
  await talk(stage, all);
  for (const one of all) handedIn(stage, one);
}

/** Each types these words one after the other, then answers what is asked back, until it is handed in again. */
export async function sealBy(stage: Stage, all: readonly Contact[], said: readonly string[]): Promise<void> {
  for (const text of said) await stage.phones.turn(new Map(all.map(({ phone }) => [phone, text])));
  const open = () => all.filter(({ phone }) => !phone.last.includes("Mã biên nhận: "));
  for (let turns = 0; turns < 8 && open().length > 0; turns += 1)
    await stage.phones.turn(new Map(open().map(({ phone }) => [phone, assent(phone.last)])));
  for (const one of all) handedIn(stage, one);
}

/** Each takes what came in after its report by one word: a next version, in time or late as the one before. */
export async function takeLater(stage: Stage, all: readonly Contact[]): Promise<void> {
  await stage.phones.turn(new Map(all.map(({ phone }) => [phone, "nộp lại"])));
  for (const one of all) handedIn(stage, one, stage.ledger.current(one.unit.code)?.late);
}

/** What leads on where nothing is asked but whether it is right. */
function assent(prompt: string): string {
  if (/Xin cho biết lý do/u.test(prompt)) return REASON;
  if (/Thủ trưởng đã duyệt chưa/u.test(prompt)) return "đúng";
  if (/có đúng không ạ\?/u.test(prompt)) return /Gõ “giữ”/u.test(prompt) ? "giữ" : "đúng";
  if (/gõ “nộp”\.$/mu.test(prompt)) return "nộp";
  throw new Error(`something else is asked:\n${prompt}`);
}

/** Each writes another figure in a report that is open again, and hands it in. */
export async function sealAgain(
  stage: Stage,
  all: readonly Contact[],
  no: string,
  meant: readonly number[],
): Promise<void> {
  for (const { figures } of all) figures.set(no, meant);
  await sealBy(stage, all, [`sửa ${no}`, typed(stage.chance, rowOf(no), meant)]);
}

function handedIn(
  { ledger, phones, deadlines, toSeal }: Stage,
  { unit, phone, figures, texts }: Contact,
  late = phones.app.clock() > (deadlines.get(unit.code) ?? DEADLINE),
): void {
  if (!phone.last.includes("Mã biên nhận: ")) throw new Error(`${unit.code} did not hand in:\n${phone.last}`);
  ledger.seal(unit.code, { figures, texts, late });
  if (!toSeal.has(unit.code)) toSeal.set(unit.code, phone.said);
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

function toldBy(chance: Chance, { name }: ProvinceUnit): Map<string, string> {
  return new Map(words.map((no) => [no, chance.happens(0.3) ? "" : `${name}: ${chance.one(sentences)}`]));
}

const sentences = [
  "đã ban hành kế hoạch và phân công từng bộ phận phụ trách.",
  "tổ chức lễ khai mạc, trưng bày sách và thi kể chuyện theo sách.",
  "học sinh hứng thú đọc sách, phụ huynh cùng tham gia.",
  "kinh phí còn hạn hẹp, thư viện thiếu sách mới.",
];
