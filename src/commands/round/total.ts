// "Bao nhiêu quyển sách": the total of the rows that are called so, over what was handed in.
import type { Form } from "../../form/form.ts";
import type { Question } from "../../form/question.ts";
import { questionnaire } from "../../form/questions.ts";
import { bare } from "../../language/normalise.ts";
import { placesBehind, totalsOf } from "../../report/key-totals.ts";
import { numberPlaces } from "../../report/places.ts";
import { sumBehind } from "../../store/officer/totals.ts";
import { askedText } from "../../text/officer/asked.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { loadView } from "../shared/officer-view.ts";

/** More rows than these are not what was meant: more of the name is asked for. */
const mostRows = 6;

export const total: Command = {
  name: "total",
  aliases: commandNames.total.aliases,
  roles: ["officer", "reader"],
  async run(context, args) {
    const { round, units, progress } = await loadView(context);
    const { form } = round;
    const offers = [
      commandOffer(officerOffers.summary, "summary"),
      commandOffer(officerOffers.export, "export"),
    ];
    const found = rowsCalled(form, args);
    if (args === "" || found.length === 0) return { text: askedText.noRow(args), offers };
    if (found.length > mostRows)
      return { text: askedText.manyRows(args, found.slice(0, mostRows), found.length), offers };
    const numbers = new Set(numberPlaces(form).flatMap(({ place, rule }) => (rule === "sum" ? [place] : [])));
    const places = found.flatMap((question) => question.places.filter((place) => numbers.has(place)));
    const sealed = units.flatMap((unit) => unit.sealed?.id ?? []);
    const totals = totalsOf(form, await sumBehind(context.tx, sealed, [placesBehind(form, places)]));
    const rows = found.map((question) => ({
      question,
      sums: question.places.map((place) => (numbers.has(place) ? (totals.get(place) ?? null) : null)),
    }));
    return { text: askedText.totals(rows, { held: sealed.length, expected: progress.all.expected }), offers };
  },
};

/** The rows of a form by their number, by what they count, or by words that all stand in their wording. */
function rowsCalled(form: Form, said: string): readonly Question[] {
  const all = new Map(
    Object.keys(form.profiles).flatMap((profile) =>
      questionnaire(form, profile).questions.map((question) => [question.id, question] as const),
    ),
  );
  const rows = [...all.values()].filter(({ narrative, list }) => !narrative && list === null);
  const wanted = wordsOf(said.replace(/^m\p{L}c (?=\S*\d)/u, ""));
  if (wanted.length === 0) return [];
  const byNo = rows.filter(({ main }) => main.no !== "" && wordsOf(main.no).join(" ") === wanted.join(" "));
  if (byNo.length > 0) return byNo;
  const counted = rows.filter(({ nouns }) =>
    nouns.some((noun) => wordsOf(noun).join(" ") === wanted.join(" ")),
  );
  const named = rows.filter(({ main, nouns }) => {
    const known = new Set([main.text, ...nouns].flatMap(wordsOf));
    return wanted.every((word) => known.has(word));
  });
  const worded = named.filter(({ main }) => {
    const known = new Set(wordsOf(main.text));
    return wanted.some((word) => known.has(word));
  });
  return worded.length > 0 ? worded : counted.length > 0 ? counted : named;
}

function wordsOf(text: string): string[] {
  return bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
