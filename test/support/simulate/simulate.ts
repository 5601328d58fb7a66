// One simulated month with everything that is held against it: plays, recomputes every workbook, counts the messages.
import { mailChannel } from "../../../src/channels/mail.ts";
import type { Documents } from "../../../src/documents/documents.ts";
import type { Db } from "../../../src/store/db.ts";
import type { SmtpFake } from "../fakes/smtp.ts";
import { kindsOf } from "../round/zalo-month-count.ts";
import { playMonth } from "./month.ts";
import { mailboxOf } from "./opening.ts";
import type { Phone } from "./phones.ts";
import type { Shape } from "./province.ts";
import { type Compared, compareBook, compareFile, compareHistory, compareSmall } from "./recompute.ts";
import { isOnWeb } from "./stage.ts";

export type Simulated = {
  readonly units: number;
  readonly workbooks: number;
  readonly cells: number;
  /** Every cell that is not as it was meant. */
  readonly wrong: readonly string[];
  /** What the program logged that should not happen. */
  readonly logged: readonly string[];
  /** What came to the mailboxes of those who have the page alone, and how much to others, who can be told otherwise. */
  readonly mails: readonly string[];
  readonly mailsToOthers: number;
  /** How many messages each compiling unit's contact typed until the first seal, joining included; the fewest first. */
  readonly toSeal: readonly number[];
  readonly messages: readonly Counted[];
  readonly byKind: Readonly<Record<string, number>>;
};

/** The messages of one sort of people on one channel. */
export type Counted = {
  readonly who: string;
  readonly channel: Phone["channel"];
  readonly people: number;
  readonly said: number;
  readonly got: number;
  readonly mostGot: number;
};

export async function simulate(
  db: Db,
  documents: Documents,
  smtp: SmtpFake,
  wish: { readonly shape: Shape; readonly seed: number },
): Promise<Simulated> {
  const mail = await mailChannel({ url: smtp.url, from: "Sở GDĐT <baocao@so.example.vn>" });
  const { units, ledger, phones, books, files, small, told, toSeal } = await playMonth(
    db,
    documents,
    mail,
    wish,
  );
  const compared: Compared[] = [];
  for (const [code, bytes] of books) compared.push(await compareBook(bytes, code, units, ledger));
  for (const [code, bytes] of files) {
    const report = ledger.current(code);
    if (report) compared.push(await compareFile(bytes, report));
  }
  for (const { name, meant, book } of small) compared.push(await compareSmall(book, name, meant));
  for (const { code, no, text } of told) {
    const report = ledger.current(code);
    if (report) compared.push(compareHistory(text, no, report));
  }
  const onWeb = new Set(units.filter((unit) => isOnWeb(unit, units)).map(({ code }) => mailboxOf(code)));
  const compiling = units.flatMap(({ code, compiles }) => (compiles ? (toSeal.get(code) ?? []) : []));
  return {
    units: units.length,
    workbooks: books.size + files.size + small.length,
    cells: compared.reduce((sum, { cells }) => sum + cells, 0),
    wrong: compared.flatMap(({ wrong }) => wrong),
    logged: [...phones.logged, ...smtp.faults],
    mails: smtp.letters.filter(({ to }) => onWeb.has(to)).map(({ text }) => text),
    mailsToOthers: smtp.letters.filter(({ to }) => !onWeb.has(to)).length,
    toSeal: compiling.sort((one, other) => one - other),
    messages: counted(phones.all, new Map(units.map((unit) => [`contact ${unit.code}`, unit.asked ?? ""]))),
    byKind: await kindsOf(db),
  };
}

function counted(all: readonly Phone[], contacts: ReadonlyMap<string, string>): Counted[] {
  const groups = new Map<string, Counted>();
  for (const { chat, channel, said, got } of all) {
    const asked = contacts.get(chat.replace(/^colleague /u, "contact "));
    const who = asked === undefined ? "officer" : asked === "compiler" ? "compiling contact" : "contact";
    const before = groups.get(`${who} ${channel}`);
    groups.set(`${who} ${channel}`, {
      ...{ who, channel },
      people: (before?.people ?? 0) + 1,
      said: (before?.said ?? 0) + said,
      got: (before?.got ?? 0) + got,
      mostGot: Math.max(before?.mostGot ?? 0, got),
    });
  }
  return [...groups.values()].sort(
    (one, other) => one.who.localeCompare(other.who) || one.channel.localeCompare(other.channel),
  );
}
