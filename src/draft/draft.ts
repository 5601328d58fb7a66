// A draft: a form on its way to being released, with the round that is to ask it and what is still a guess. Pure shapes.
import { z } from "zod";
import { dispatchFound, moment } from "../dispatch/found.ts";
import { mostLettersOfShortName, rung } from "../form/rounds/settings.ts";
import { asItIs, upgrade, versioned } from "../versioned.ts";

/**
 * What the round is to be, as the officer's workbook has it on its two first sheets. What is not known yet is null; a
 * round opens only when its title, a deadline and the units are there.
 */
export const roundDraft = z.strictObject({
  title: z.string().nullable(),
  /** What prompts begin with when several rounds are open. */
  shortName: z.string().max(mostLettersOfShortName).nullable(),
  /** Number and day of the dispatch: the number is what an officer types to start a prepared round. */
  number: z.string().nullable(),
  signed: z.iso.date().nullable(),
  office: z.string().nullable(),
  receiver: z.string().nullable(),
  email: z.string().nullable(),
  help: z.string().nullable(),
  mustAlsoSend: z.string().nullable(),
  asOf: z.iso.date().nullable(),
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** When those who still owe are reminded, as in the settings of a round; null as usual. */
  ladder: z.array(rung).nullable(),
  /** Each makes a round of its own, of the sections it names by id; one alone names none and is of all. */
  deadlines: z.array(z.strictObject({ sections: z.array(z.string()), at: moment, inclusive: z.boolean() })),
  /** What the dispatch calls its receivers, and who of the register that is. */
  units: z.array(
    z.strictObject({
      text: z.string(),
      /** The kind of the register, which is also the profile of the form; null where none fits. */
      kind: z.string().nullable(),
      does: z.enum(["reports", "compiles", "nothing"]),
    }),
  ),
});

/** Texts of a round, in the order in which officers read them: a line each in their workbook, and compared letter by letter. */
export const roundTexts = [
  "title",
  "shortName",
  "number",
  "signed",
  "office",
  "receiver",
  "email",
  "help",
  "mustAlsoSend",
  "asOf",
] as const satisfies readonly (keyof z.infer<typeof roundDraft>)[];
export type RoundText = (typeof roundTexts)[number];

/** What of the form is a guess, for the colours and comments of the workbook and the page. */
const mark = z.strictObject({
  /** A section's, item's, row's, column's or check's id, or "round/deadlines/0". */
  at: z.string().min(1),
  sure: z.enum(["sure", "guessed", "look"]),
  /** The sentence of the dispatch it came from; null where the usual was taken. */
  from: z.string().nullable(),
});

const draft = z.strictObject({
  /** What was found in the dispatch; null of a draft made from a workbook or from a released form. */
  found: dispatchFound.nullable(),
  /** The answers given to its questions so far, by the question's id. */
  answers: z.record(z.string(), z.string()),
  /** The form's body in language 2, as far as it is: it may not lint yet, and is parsed when it is needed. */
  form: z.record(z.string(), z.unknown()),
  round: roundDraft,
  marks: z.array(mark),
  /** The number of the next id that the machine gives; ids are never used again. */
  nextId: z.int().positive(),
});

export type Draft = z.infer<typeof draft>;
export type RoundDraft = z.infer<typeof roundDraft>;
export type Mark = z.infer<typeof mark>;

/** Of a cover that was read before its signing day was. */
const unsigned = z.looseObject({ found: z.looseObject({ cover: z.looseObject({}) }).nullable() });

/** How a draft is kept. The second knows when the dispatch was signed. */
export const draftShape = versioned<Draft>("draft", draft, [
  asItIs,
  upgrade(unsigned, ({ found, ...rest }) => ({
    ...rest,
    found: found === null ? null : { ...found, cover: { ...found.cover, signed: null } },
  })),
]);
