// What a text is where a reason, a remark or more of an item is asked for. Knows no form and no chat.
import { readDenial } from "./denial.ts";
import type { Answer } from "./meaning.ts";
import { cleanNarrative } from "./normalise.ts";
import type { ReportPrompt } from "./prompt.ts";
import type { Said } from "./said.ts";
import { talkOf } from "./talk.ts";
import { isBare, rowAsked } from "./understand-rows.ts";

type At = { readonly said: Said; readonly report: ReportPrompt };

/** "Không", asked for more: there is none; never "không có" over what was written before. */
export function noMore({ said, report }: At): Answer | null {
  const { first: item, readers: reads } = report;
  const reading = item && reads.row(item.id, said, null);
  const isNone = reading?.type === "value" && reading.values[0] === reads.cells(item?.id ?? "")[0]?.none;
  return isNone ? { type: "none", of: "first", reason: null } : null;
}

/** Figures instead of the reason for a doubt: the row is answered anew, and the doubt with it. */
export function figuresInstead({ said, report }: At): Answer | null {
  // A bare 0 is no reason, and no figure over those that were just confirmed.
  if (isBare(said, report.readers)) return null;
  const row = report.first && !/\p{L}{2}/u.test(said.text) ? rowAsked(said, report) : null;
  return row?.reading.type === "value" ? row : null;
}

export function words({ said, report }: At): Answer {
  return { type: "words", reason: cleanNarrative(said.raw), bare: isBare(said, report.readers) };
}

/** Why nothing was held. Figures, a bare "không" or talk to the bot are no reason. */
export function whyNothing({ said, report }: At): Answer {
  const typed = cleanNarrative(said.raw);
  const denial = readDenial(said, report.names);
  const bare = isBare(said, report.readers);
  if (denial?.about.length === 0 && denial.reason === null)
    return { type: "none", of: "first", reason: null };
  const isReason = /\p{L}{2}/u.test(typed) && talkOf(said) === null && !report.readers.answersSome(said);
  return { type: "words", reason: isReason ? (denial?.reason ?? typed) : null, bare };
}
