// The tables of sayings: what is typed at which prompt, and what must stand or be asked then. Knows their shape only.
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { draftOf } from "../../src/draft/draft-of.ts";
import type { Answers } from "../../src/form/answers.ts";
import { parseForm } from "../../src/form/form.ts";
import type { Questionnaire } from "../../src/form/question.ts";
import { questionnaire } from "../../src/form/questions.ts";
import type { Asked, Chat } from "../../src/interview/chat.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import { kinds, readNamed } from "../support/dispatches/read.ts";
import { formNames, testForm } from "../support/forms/forms.ts";
import { checklistForm } from "../support/round/checklist-form.ts";
import { classesForm } from "../support/round/classes-form.ts";
import { matrixForm } from "../support/round/matrix-form.ts";
import { type Dated, ofUnit, promptAt, type Reply } from "./said.ts";
import { schoolForm } from "./school-form.ts";

/** Values by the number of their row. */
const rows = z.record(
  z.string(),
  z.array(z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.string())])),
);
/** A message; `sent` is its date in seconds from the delivery of the prompt which then stands. */
const message = z.union([z.string(), z.strictObject({ say: z.string(), sent: z.number() })]);

const saying = z.strictObject({
  /** The group or row that is asked, everything open. */
  at: z.string(),
  /** The messages, one after the other; nearly always one. */
  say: z.union([message, z.array(message)]),
  /** The kind of unit; a phòng where nothing is said. */
  unit: z.string().optional(),
  /** The second form, about other things; those of lists, of options and of rows with several cells; two of dispatches. */
  form: z
    .enum(["school", "checklist", "choices", "classes", "matrix", "core-teachers", "devices", ...formNames])
    .optional(),
  /** All that is stored. */
  want: rows.optional(),
  /** What every other row of the asked group holds. */
  rest: z.number().optional(),
  /** What is kept of a row whose rest is asked for. */
  half: rows.optional(),
  /** The choices of the question at the end, each "row: values"; none but these. */
  ask: z.array(z.string()).optional(),
  /** A total was said, and is the sum of its rows or not. */
  total: z.boolean().optional(),
  /** The words that are quoted as not understood. */
  refuse: z.string().optional(),
  /** The note that is stored beside a row's figures. */
  note: z.record(z.string(), z.string()).optional(),
  /** Something that the bot's last message says. */
  says: z.string().optional(),
});
export type Saying = z.infer<typeof saying>;

const folder = new URL("./", import.meta.url);
const table = z.strictObject({ note: z.string(), cases: z.array(saying) });

/** The tables by the kind of evidence which they are about. */
export const tables: ReadonlyMap<string, readonly Saying[]> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".sayings.json") && !file.startsWith("requests"))
    .map((file) => [
      file.replace(".sayings.json", ""),
      table.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8"))).cases,
    ]),
);

const choicesForm = testForm("danh-gia-tieu-chi");
const dispatches = {
  "core-teachers": await formOfDispatch("2-danh-sach-cot-can.docx"),
  devices: await formOfDispatch("3-ha-tang-so.docx"),
};

/** The form that the program reads out of a dispatch. */
async function formOfDispatch(file: string) {
  return parseForm(draftOf(await readNamed(file), {}, kinds).form);
}

export function questionnaireOf({ form, unit }: Saying): Questionnaire {
  if (form === undefined) return ofUnit(unit ?? "phong_gddt");
  if (form === "school") return schoolForm.q;
  if (form === "core-teachers" || form === "devices") return questionnaire(dispatches[form], unit ?? "thpt");
  const others = { checklist: checklistForm, choices: choicesForm, classes: classesForm, matrix: matrixForm };
  return questionnaire(form in others ? others[form as keyof typeof others] : testForm(form), "truong");
}

/** What is asked when the first message comes. */
export function askedBy(one: Saying): Asked {
  return promptAt(questionnaireOf(one), one.at);
}

/** Rows follow rows where the figures are asked first; a dispatch with appendices is walked in its own order. */
export function orderOf({ at }: Saying): Chat["order"] {
  return /^(?:[IVX]|PL\d)/u.test(at) ? "official" : "figures";
}

/** The messages of a saying, each with its date if it has one. */
export function messagesOf({ say }: Saying): readonly Dated[] {
  return (Array.isArray(say) ? say : [say]).map((one) =>
    typeof one === "string" ? { say: one, sent: null } : one,
  );
}

/** Events that leave something to be chosen or said again. */
const questions: readonly InterviewEvent["type"][] = [
  "which",
  "which-row",
  "unsure",
  "doubted",
  "conflict",
  "same-again",
  "short-text",
  "whose",
  "late-text",
  "which-word",
  "both-sides",
  "rows-chosen",
  "which-rows",
];
const refusals: readonly InterviewEvent["type"][] = [
  "refused",
  "unread",
  "too-many",
  "not-asked",
  "unrecorded",
  "one-or-several",
  "no-such-check",
  "which-checks",
  "unclear-choice",
];

/** Whether the bot's message asks back. */
export function asks({ events }: Pick<Reply, "events">): boolean {
  return events.some(({ type }) => questions.includes(type));
}

/** Whether something of the message was not taken. */
export function refuses({ events }: Pick<Reply, "events">): boolean {
  return events.some(({ type }) => refusals.includes(type));
}

/** The choices of a question that write something or lead to a row, as "4.3: 486" or "→ 5.3". */
export function choicesOf(q: Questionnaire, { s }: Pick<Reply, "s">): readonly string[] {
  const no = (id: string) => q.byId(id)?.main.no ?? id;
  return s.chat.offered.flatMap(({ action }): string[] => {
    switch (action.do) {
      case "take":
      case "overwrite":
        return [`${no(action.id)}: ${action.values.join("/")}`];
      case "zero":
        return [`${action.ids.map(no).join(", ")}: 0`];
      case "none":
        return [`${no(action.id)}: 0`];
      case "check": {
        const list = (rows: readonly { id: string; note?: string }[]) =>
          rows.map(({ id, note }) => `${no(id)}${note === undefined ? "" : ` (${note})`}`).join(", ");
        return [`có ${list(action.yes)}; không ${list(action.no)}; sau ${action.later.map(no).join(", ")}`];
      }
      case "said":
        return [`“${action.text}”`];
      case "ask":
        return [`→ ${no(action.id)}`];
      case "gate-no":
      case "gate-all":
        return [`${q.groups.find(({ id }) => id === action.group)?.no ?? ""}: 0`];
      default:
        return [];
    }
  });
}

/** The rows that hold something, by number. */
export function storedOf(q: Questionnaire, answers: Answers): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    q.questions.flatMap(({ main, places }) => {
      const values = places.map((place) => answers.get(place)?.value);
      return values.some((value) => value !== undefined && value !== null) ? [[main.no, values]] : [];
    }),
  );
}

/** All rows that a saying must leave behind. */
export function wanted(q: Questionnaire, { at, want, rest }: Saying): Readonly<Record<string, unknown>> {
  const group = q.groups.find(({ no }) => no.replace("–", "-") === at)?.questions ?? [];
  const zeros = rest === undefined ? [] : group.map(({ main, places }) => [main.no, places.map(() => rest)]);
  return { ...Object.fromEntries(zeros), ...want };
}
