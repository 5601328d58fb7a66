// Makes the workbook of code slips: new codes and the file in one transaction, so that no paper is without its codes.
import { z } from "zod";
import type { OutgoingFile } from "../channels/channel.ts";
import { localTime } from "../form/rounds/days.ts";
import type { DocumentRef } from "../message.ts";
import { slipsFile } from "../report/paper/slips.ts";
import type { Db, Tx } from "../store/db.ts";
import { accountFacts } from "../store/people/account-capacity.ts";
import { makeSlipCodes, slipsRound, slipUnits } from "../store/people/slips.ts";
import { slipLabels } from "../text/paper/slips.ts";
import { type PaperAccount, waysInOfUnits } from "./ways-in.ts";

/** Where the codes on paper lead: the web page, and our accounts with how many people each takes. */
export const slipTargetsSchema = z.object({
  page: z.string(),
  accounts: z.array(
    z.object({
      channel: z.enum(["telegram", "web", "zalo-bot", "zalo-oa", "mail"]),
      account: z.string(),
      people: z.number().nullable(),
    }),
  ),
});
export type SlipTargets = z.infer<typeof slipTargetsSchema>;

type SlipsMoment = {
  readonly asOf: Date;
  readonly timeZone: string;
  /** Unguessable; every code is made of it and its unit. */
  readonly random: string;
  readonly doors: SlipTargets;
};

/** The file of a wish for slips. Throws when there is no unit to make one for. */
export async function makeSlips(
  db: Db,
  ref: Extract<DocumentRef, { type: "slips" }>,
  { asOf, timeZone, random, doors }: SlipsMoment,
): Promise<Omit<OutgoingFile, "mime">> {
  return db.transaction(async (tx) => {
    const units = await slipUnits(tx, ref);
    const { codes, expiresAt } = await makeSlipCodes(tx, units, {
      random: (unitId) => `${random}:${unitId}`,
      now: asOf,
    });
    const { office, title } = await slipsRound(tx, ref.roundId);
    const known = { page: doors.page, doors: await paperAccounts(tx, doors.accounts) };
    const ways = await waysInOfUnits(tx, known, codes);
    const bytes = await slipsFile({
      office,
      round: title,
      slips: codes.map((unit) => ({
        ...unit,
        doors: (ways.get(unit.unitId) ?? []).flatMap(({ way }) => way ?? []),
      })),
      expiresAt,
      made: asOf,
      labels: slipLabels(timeZone),
    });
    const { date, time } = localTime(asOf, timeZone);
    return { name: `phieu-ma-${date.replaceAll("-", "")}-${time.replace(":", "")}.xlsx`, bytes };
  });
}

/** The accounts with their names and links, as far as the database knows them. */
export async function paperAccounts(tx: Tx, accounts: SlipTargets["accounts"]): Promise<PaperAccount[]> {
  const doors: PaperAccount[] = [];
  for (const account of accounts) {
    const { name, link } = await accountFacts(tx, account);
    doors.push({ ...account, name, link });
  }
  return doors;
}
