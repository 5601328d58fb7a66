// /release: an officer starts a prepared round by the number of its dispatch, which nobody types by accident.
import { bare } from "../../language/normalise.ts";
import { type PreparedRound, preparedFor, startRound } from "../../store/rounds/start.ts";
import { releaseText } from "../../text/officer/release.ts";
import { joinText } from "../../text/people/join.ts";
import type { PersonCommand, Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

/**
 * Without a number the list of what is prepared. The rounds of one dispatch have its number in common and start together;
 * one whose deadline has passed starts by nobody's word here.
 */
export const release: PersonCommand = {
  name: "release",
  aliases: commandNames.release.aliases,
  async run({ tx, app, now, personId, standings }, args): Promise<Reply> {
    const zone = app.settings.TIME_ZONE;
    const prepared = await preparedFor(tx, personId);
    if (prepared.length === 0) {
      const contact = standings.length > 0 && standings.every(({ role }) => role !== "officer");
      return contact
        ? { text: joinText.refusedOfficer, logged: [{ what: "refused" }] }
        : { text: releaseText.none, logged: [] };
    }
    if (args === "") return { text: releaseText.list(prepared, zone), logged: [] };
    const meant = prepared.filter((one) => isNumber(one, args));
    if (meant.length === 0) return { text: releaseText.unknown(args, prepared, zone), logged: [] };
    const late = meant.find(({ deadline }) => deadline <= now);
    if (late) return { text: releaseText.late(late, zone), logged: [] };
    const started: PreparedRound[] = [];
    for (const one of meant) if (await startRound(tx, one.id, now)) started.push(one);
    if (started.length === 0) return { text: releaseText.none, logged: [] };
    const logged = started.map(({ id }) => ({ what: "officer-act", detail: { round: id } }) as const);
    return { text: releaseText.started(started, zone), logged };
  },
};

/** "1234" is "1234/SGDĐT-GDTrH" too; with what stands behind it, it must be the same. */
function isNumber({ number }: PreparedRound, said: string): boolean {
  const [own, typed] = [partsOf(number ?? ""), partsOf(said)];
  if (own.digits === "" || own.digits !== typed.digits) return false;
  return typed.rest === "" || typed.rest === own.rest;
}

function partsOf(number: string): { readonly digits: string; readonly rest: string } {
  const plain = bare(number).toLowerCase().replace(/\s+/gu, "");
  const [, digits = "", rest = ""] = /^[a-z]*0*(\d+)(.*)$/u.exec(plain) ?? [];
  return { digits, rest };
}
