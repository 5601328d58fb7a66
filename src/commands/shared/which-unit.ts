// Which unit an officer means: its code however it is typed, or a part of its name. Never outside the officer's subtree.
import { questionnaire } from "../../form/questions.ts";
import { bare, codeKey } from "../../language/normalise.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { findOfficerUnit, listOfficerUnits, type OfficerUnit } from "../../store/officer/units.ts";
import { sayEditable } from "../../text/interview/values.ts";
import { whichUnit } from "../../text/officer/actions.ts";
import { unitOffer } from "../../text/people/people.ts";
import { type CommandContext, commandOffer, type Reply } from "./command.ts";
import { type DecisionTarget, parseTarget, unknownUnitReply } from "./decision.ts";
import type { CommandName } from "./names.ts";
import { scopeOf } from "./officer-view.ts";

/** More than these are not offered: the officer is asked for more of the name. */
const mostOffered = 8;
/** A unit's name and what may follow it; whatever comes later is a reason. */
const mostWords = 12;

/**
 * The unit that stands first in a command's arguments, with its code as it is written officially; or what to answer
 * instead. `sure`: what the command does is not asked about again, so a unit found by its name is offered first.
 */
export async function unitMeant(
  context: CommandContext,
  args: string,
  command: CommandName,
  { sure = false }: { readonly sure?: boolean } = {},
): Promise<{ readonly target: DecisionTarget } | { readonly reply: Reply }> {
  const typed = parseTarget(args);
  if (
    typed &&
    (typed.version !== null || (await findOfficerUnit(context.tx, scopeOf(context), typed.code)))
  ) {
    return { target: typed };
  }
  const units = await listOfficerUnits(context.tx, scopeOf(context));
  const words = [...args.matchAll(/\S+/gu)].slice(0, mostWords);
  for (let count = words.length; count > 0; count -= 1) {
    const last = words[count - 1];
    const end = last ? last.index + last[0].length : 0;
    const head = args.slice(0, end).trim();
    const rest = args.slice(end).trim();
    const coded = units.filter((unit) => codeKey(unit.code) === codeKey(head));
    const [only] = coded;
    if (only && coded.length === 1) return { target: { code: only.code, version: null, rest } };
    // One word followed by others is the beginning of a sentence, not a name.
    const mayName = count > 1 || rest === "";
    const named = coded.length > 0 ? coded : units.filter((unit) => mayName && isNamed(unit, head));
    const [one] = named;
    if (one && named.length === 1 && !sure) return { target: { code: one.code, version: null, rest } };
    if (one) return { reply: choice(named, head, command, rest) };
  }
  const first = typed?.code ?? args;
  return {
    reply: await unknownUnitReply(context.tx, scopeOf(context), /^[A-Z]+$|[\d-]/u.test(first) ? first : args),
  };
}

function choice(units: readonly OfficerUnit[], said: string, command: CommandName, rest: string): Reply {
  const shown = units.slice(0, mostOffered);
  return {
    text: whichUnit(
      said,
      shown.map(({ code, name }) => ({ code, name })),
      units.length,
    ),
    offers: shown.map((unit, index) => {
      const { label, also } = unitOffer(unit.name, index);
      return commandOffer({ label, word: unit.code, also }, command, `${unit.code} ${rest}`.trim());
    }),
  };
}

/** Whole words of the name in their order, some of them left out; a single short word says too little. */
function isNamed(unit: OfficerUnit, said: string): boolean {
  const parts = wordsOf(said);
  if (parts.join("").length < 4) return false;
  return [unit.name, unit.shortName].some((name) => {
    let from = 0;
    const words = wordsOf(name);
    return parts.every((part) => {
      from = words.indexOf(part, from) + 1;
      return from > 0;
    });
  });
}

function wordsOf(text: string): string[] {
  return bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a command would do something about the unit that is said; where none is said, about any of them. */
export async function fitsUnit(
  context: CommandContext,
  args: string,
  command: CommandName,
  does: (unit: OfficerUnit) => boolean,
): Promise<boolean> {
  const scope = scopeOf(context);
  if (args === "") return (await listOfficerUnits(context.tx, scope)).some(does);
  const meant = await unitMeant(context, args, command);
  // Several units of this name: which of them is meant is asked there.
  if ("reply" in meant)
    return (meant.reply.offers ?? []).some(
      ({ action }) => action.do === "command" && action.name === command,
    );
  const unit = await findOfficerUnit(context.tx, scope, meant.target.code);
  return unit !== null && does(unit);
}

/** The code of a unit that reports to this officer, for an example; null where none does. */
export async function exampleCode(context: CommandContext): Promise<string | null> {
  const [first] = await listOfficerUnits(context.tx, scopeOf(context));
  return first?.code ?? null;
}

/** The number of a question that is asked of this profile (of any, without one), for an example. */
export async function exampleNo(context: CommandContext, profile: string | null): Promise<string> {
  const { form } = await loadOfficerRound(context.tx, context.roundId);
  return sayEditable(questionnaire(form, profile ?? Object.keys(form.profiles)[0] ?? ""));
}
