// Makes the workbook of code slips: new codes and the file in one transaction, so that no paper is without its codes.
import { z } from "zod";
import type { OutgoingFile } from "../channels/channel.ts";
import { localTime } from "../form/days.ts";
import type { DocumentRef } from "../message.ts";
import { slipsFile } from "../report/slips.ts";
import { usernameOf } from "../store/accounts.ts";
import type { Db } from "../store/db.ts";
import { makeSlipCodes, slipsRound, slipUnits } from "../store/slips.ts";
import { slipDoors, slipLabels } from "../text/slips.ts";

/** Where the codes on paper lead. */
export const doorsSchema = z.object({ page: z.string(), telegramAccount: z.string().nullable() });
export type SlipDoors = z.infer<typeof doorsSchema>;

export type SlipsMoment = {
  readonly asOf: Date;
  readonly timeZone: string;
  /** Unguessable; every code is made of it and its unit. */
  readonly random: string;
  readonly doors: SlipDoors;
};

/** The file of a wish for slips. Throws when there is no unit to make one for. */
export async function makeSlips(
  db: Db,
  ref: Extract<DocumentRef, { type: "slips" }>,
  { asOf, timeZone, random, doors }: SlipsMoment,
): Promise<Omit<OutgoingFile, "mime">> {
  const bot = doors.telegramAccount === null ? null : await usernameOf(db, "telegram", doors.telegramAccount);
  return db.transaction(async (tx) => {
    const units = await slipUnits(tx, ref);
    const { codes, expiresAt } = await makeSlipCodes(tx, units, {
      random: (unitId) => `${random}:${unitId}`,
      now: asOf,
    });
    const { office, title } = await slipsRound(tx, ref.roundId);
    const bytes = await slipsFile({
      office,
      round: title,
      slips: codes.map((unit) => ({ ...unit, doors: doorsOf(unit.code, doors.page, bot) })),
      expiresAt,
      made: asOf,
      labels: slipLabels(timeZone),
    });
    const { date, time } = localTime(asOf, timeZone);
    return { name: `phieu-ma-${date.replaceAll("-", "")}-${time.replace(":", "")}.xlsx`, bytes };
  });
}

/** The doors that a code opens, each with its link. */
export function doorsOf(code: string, page: string, bot: string | null) {
  const web = { name: slipDoors.web, url: `${page}/j/${code}` };
  return bot === null ? [web] : [web, { name: slipDoors.telegram, url: `https://t.me/${bot}?start=${code}` }];
}
