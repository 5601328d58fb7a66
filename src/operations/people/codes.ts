// `codes`: makes one-time codes for units and shows them once, with the links that use them.
import { writeFile } from "node:fs/promises";
import { accountOfToken } from "../../channels/zalo/bot.ts";
import { opensHereOnly, pageOf } from "../../config/page.ts";
import { paperAccounts, type SlipTargets } from "../../documents/slips.ts";
import { waysInOfUnits } from "../../documents/ways-in.ts";
import { plainSheet } from "../../report/excel/plain-sheet.ts";
import { slipsFile } from "../../report/paper/slips.ts";
import type { Tx } from "../../store/db.ts";
import { makeCode } from "../../store/people/codes.ts";
import { newestRound } from "../../store/people/slips.ts";
import { channelCapacity } from "../../store/people/unit-accounts.ts";
import { usernameOf } from "../../store/queue/accounts.ts";
import { topUnit, unitsByCode, unitsThatReport } from "../../store/rounds/rounds.ts";
import { codesHelp, codesReport } from "../../text/operator/codes.ts";
import { zaloCapacity } from "../../text/operator/zalo.ts";
import { codesSheet } from "../../text/paper/codes-sheet.ts";
import { slipLabels } from "../../text/paper/slips.ts";
import type { WayIn } from "../../text/people/ways-in.ts";
import { listOf, readArguments, readWholeNumber } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";
import { zaloBotSpread } from "../zalo/bot-accounts.ts";

const defaultDays = 30;
const dayMs = 24 * 3_600_000;
const roles = ["contact", "officer", "reader"] as const;

type Role = (typeof roles)[number];

type Made = {
  readonly unit: string;
  readonly unitId: number;
  readonly name: string;
  readonly role: Role;
  readonly code: string;
  readonly link: string;
  readonly telegramLink?: string;
  /** The Zalo bot this unit is to write to, by name. */
  readonly zaloBot?: string;
  /** Every way in that is known, as paper shows it. */
  readonly ways: readonly WayIn[];
};

export const codesMake: Operation = {
  name: "codes",
  ...codesHelp(defaultDays),
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, {
      role: { type: "string" },
      units: { type: "string" },
      days: { type: "string" },
      json: { type: "boolean" },
      xlsx: { type: "string" },
    });
    if (values.json && values.xlsx !== undefined) throw new Misuse(codesReport.oneForm);
    const role = roleOf(values.role ?? "contact");
    const days = readWholeNumber(values.days ?? String(defaultDays), "--days", 1);
    const wanted = values.units === "all" ? undefined : listOf(values.units);
    const { now, print } = context;
    const expiresAt = new Date(now().getTime() + days * dayMs);
    const made = await makeCodes(context, { role, wanted, expiresAt });
    const page = pageOf(context.settings);
    if (opensHereOnly(page)) {
      // Not printed: what is printed may be read by another program.
      context.warn(codesReport.opensHereOnly(page));
    }
    if (role === "contact") await warnOfCapacity(context, made);
    if (values.json) {
      print(JSON.stringify(made.map(({ name: _, unitId: __, ways: ___, ...shown }) => shown)));
    } else if (values.xlsx === undefined) {
      for (const line of made) {
        const telegram = line.telegramLink ? `  ${line.telegramLink}` : "";
        const zalo = line.zaloBot ? `  Zalo: ${line.zaloBot}` : "";
        print(`${line.unit.padEnd(14)} ${line.code}  ${line.link}${telegram}${zalo}`);
      }
    } else {
      const bytes = await (role === "contact" ? contactSlips : list)(context, made, expiresAt);
      // For the operator alone: whoever has the file can answer for these units.
      await writeFile(values.xlsx, bytes, { mode: 0o600 });
      print(codesReport.inFile(made.length, values.xlsx));
    }
  },
};

/**
 * Warns the operator, before codes go out, that more people are expected than the bots take; later ones are sent to
 * another account.
 */
async function warnOfCapacity(context: OperationContext, made: readonly Made[]): Promise<void> {
  const ids = made.map(({ unitId }) => unitId);
  const room = await storeOf(context).db.transaction((tx) =>
    channelCapacity(tx, zaloBotSpread(context.settings), ids),
  );
  if (room && room.people > room.places) context.warn(zaloCapacity(room));
}

/** The slips that /codes gives an officer: to be printed, or sent to each unit alone. */
async function contactSlips(context: OperationContext, made: readonly Made[], expiresAt: Date) {
  const newest = await storeOf(context).db.transaction((tx) => newestRound(tx));
  return slipsFile({
    office: newest?.office ?? "",
    round: newest?.title ?? "",
    slips: made.map(({ unit, unitId, name, code, ways }) => ({
      code,
      unitCode: unit,
      unit: name,
      deadline: newest?.deadlines.get(unitId) ?? null,
      doors: ways,
    })),
    expiresAt,
    made: context.now(),
    labels: slipLabels(context.settings.TIME_ZONE),
  });
}

function list({ settings, now }: OperationContext, made: readonly Made[], expiresAt: Date) {
  const until = codesSheet.until(expiresAt, settings.TIME_ZONE);
  const rows = made.map(({ unit, name, role, code, link, telegramLink, zaloBot }) => [
    unit,
    name,
    codesSheet.roles[role],
    code,
    link,
    zaloBot ?? "",
    telegramLink ?? "",
    until,
  ]);
  const { name, titles } = codesSheet;
  return plainSheet({ name, titles, rows }, now());
}

/** A role as typed. */
export function roleOf(said: string): Role {
  const found = roles.find((role) => role === said);
  if (!found) throw new Misuse(codesReport.role);
  return found;
}

async function makeCodes(
  context: OperationContext,
  wish: { role: Role; wanted: readonly string[] | undefined; expiresAt: Date },
): Promise<Made[]> {
  const { settings, now, newId } = context;
  const { role, wanted, expiresAt } = wish;
  const page = pageOf(context.settings);
  const { db } = storeOf(context);
  const telegram = settings.TELEGRAM_BOT_TOKEN?.split(":")[0] ?? null;
  return db.transaction(async (tx) => {
    const bot = await usernameOf(tx, "telegram", telegram);
    const doors = await paperAccounts(tx, accountsOf(settings));
    if (bot !== null) {
      doors.push({ channel: "telegram", account: telegram ?? "", people: null, name: bot, link: null });
    }
    const codes: Omit<Made, "ways">[] = [];
    for (const unit of await unitsFor(tx, role, wanted)) {
      const code = await makeCode(tx, { unitId: unit.id, role, random: newId(), now: now(), expiresAt });
      const { id: unitId, name } = unit;
      codes.push({ unit: unit.code, unitId, name, role, code, link: `${page}/j/${code}` });
    }
    const ways = await waysInOfUnits(tx, { page, doors }, codes);
    return codes.map((made) => {
      const own = ways.get(made.unitId) ?? [];
      const url = (channel: string) => own.find(({ door }) => door.channel === channel)?.way?.url;
      const zalo = own.find(({ door }) => door.channel === "zalo-bot")?.door;
      const telegramLink = url("telegram");
      return {
        ...made,
        ...(telegramLink ? { telegramLink } : {}),
        ...(zalo ? { zaloBot: zalo.name ?? zalo.account } : {}),
        ways: own.flatMap(({ way }) => way ?? []),
      };
    });
  });
}

/** The accounts that the settings name, but for Telegram's. */
function accountsOf(settings: OperationContext["settings"]): SlipTargets["accounts"] {
  const { ZALO_BOT_TOKEN: tokens = [], ZALO_BOT_PEOPLE: people, ZALO_OA_APP_ID: oa } = settings;
  return [
    { channel: "web", account: "web", people: null },
    ...tokens.map((token) => ({ channel: "zalo-bot" as const, account: accountOfToken(token), people })),
    ...(oa === undefined ? [] : [{ channel: "zalo-oa" as const, account: oa, people: null }]),
  ];
}

async function unitsFor(tx: Tx, role: Role, wanted: readonly string[] | undefined) {
  if (wanted) return namedUnits(tx, wanted);
  const units = role === "contact" ? await unitsThatReport(tx) : await topUnit(tx);
  if (units.length === 0) throw new Misuse(codesReport.noUnits);
  return units;
}

/** The units with these codes, however they are typed, each once and in the order given. */
export async function namedUnits(tx: Tx, wanted: readonly string[]) {
  const found = new Map((await unitsByCode(tx, wanted)).map((unit) => [unit.code.toUpperCase(), unit]));
  const keyOf = (code: string) => code.normalize("NFC").toUpperCase();
  const missing = wanted.filter((code) => !found.has(keyOf(code)));
  if (missing.length > 0) throw new Misuse(codesReport.noUnit(missing));
  return [...new Set(wanted.map(keyOf))].flatMap((key) => found.get(key) ?? []);
}
