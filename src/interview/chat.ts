// The Interview of one chat: what it was asked and offered. Pure shapes with their schema, for it sleeps as JSON.
import { z } from "zod";
import { valueSchema as value } from "../form/answers.ts";
import { requestKinds } from "../language/request.ts";
import { asItIs, versioned } from "../versioned.ts";
import { asked } from "./asked.ts";
import { keptOfGrid } from "./cells/cell-draft.ts";
import { liftAnswers, liftHalf } from "./chat-lift.ts";

/** A row of a checklist, and what was remarked on it. */
const marked = z.strictObject({ id: z.string(), note: z.string().exactOptional() });
export type Marked = z.infer<typeof marked>;

/** Cells of a list's line, each by its column, with the words they were read from. */
const newLine = z.strictObject({
  cells: z.array(z.strictObject({ cell: z.string(), value })),
  raw: z.string(),
});

/** What a choice does when it is taken. Stored with the chat and resolved by id: nothing of it travels. */
const action = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("take"),
    id: z.string(),
    values: z.array(value),
    raw: z.string(),
    note: z.string().exactOptional(),
    /** Row checks that choosing this reading has already answered. */
    waive: z.boolean(),
  }),
  z.strictObject({ do: z.literal("none"), id: z.string() }),
  z.strictObject({ do: z.literal("skip") }),
  z.strictObject({ do: z.literal("ask"), id: z.string() }),
  z.strictObject({ do: z.literal("again") }),
  z.strictObject({ do: z.literal("rows"), group: z.string() }),
  z.strictObject({ do: z.literal("rest"), group: z.string() }),
  z.strictObject({ do: z.literal("skip-group"), group: z.string() }),
  z.strictObject({ do: z.literal("gate-no"), group: z.string(), raw: z.string() }),
  z.strictObject({ do: z.literal("undo-gate"), group: z.string() }),
  z.strictObject({ do: z.literal("order"), order: z.enum(["official", "figures"]) }),
  z.strictObject({ do: z.literal("more"), id: z.string() }),
  z.strictObject({ do: z.literal("example") }),
  z.strictObject({
    do: z.literal("waive"),
    checkId: z.string(),
    stem: z.string(),
    hash: z.string(),
    reason: z.boolean(),
  }),
  z.strictObject({
    do: z.literal("word"),
    word: z.enum(["next", "back", "done", "review", "submit", "progress", "help", "edit", "draft"]),
  }),
  z.strictObject({ do: z.literal("seal"), rev: z.int(), missingReason: z.string().nullable() }),
  z.strictObject({ do: z.literal("incomplete") }),
  z.strictObject({ do: z.literal("overwrite"), id: z.string(), values: z.array(value), raw: z.string() }),
  z.strictObject({ do: z.literal("keep") }),
  z.strictObject({ do: z.literal("ask-colleague") }),
  z.strictObject({ do: z.literal("gate-all"), group: z.string(), raw: z.string() }),
  /** What was said of a checklist's rows, both sides as they were shown; `later`: rows of which nothing is said yet. */
  z.strictObject({
    do: z.literal("check"),
    group: z.string(),
    yes: z.array(marked),
    no: z.array(marked),
    later: z.array(z.string()),
    raw: z.string(),
  }),
  /** None of these rows, whichever they are. */
  z.strictObject({ do: z.literal("zero"), ids: z.array(z.string()), raw: z.string() }),
  /** A text that was asked about before it counts is read as the answer to what is asked. */
  z.strictObject({ do: z.literal("said"), text: z.string() }),
  /** Nothing at all was held; `sure` once what it writes was shown. */
  z.strictObject({ do: z.literal("nothing"), reason: z.string().nullable(), sure: z.boolean() }),
  /** The rest of a narrative, sent when the next prompt stood already. */
  z.strictObject({ do: z.literal("append"), id: z.string(), text: z.string() }),
  /** What was said of a sealed report is said again of the one that is opened for it. */
  z.strictObject({ do: z.literal("correct"), said: z.string() }),
  /** What was said may be asked of the office, and the person says that it is. */
  z.strictObject({ do: z.literal("request"), kind: z.enum(requestKinds), words: z.string() }),
  /** This sheet of the open file is read. */
  z.strictObject({ do: z.literal("file-sheet"), name: z.string() }),
  /** The open file is this unit's, whatever name it bears. */
  z.strictObject({ do: z.literal("file-own") }),
  /** What is clear in the open file is recorded; shown before that; or nothing more of the file is asked. */
  z.strictObject({ do: z.literal("file-take") }),
  z.strictObject({ do: z.literal("file-show") }),
  z.strictObject({ do: z.literal("file-leave") }),
  /** What the open file says at these questions replaces what stands there; without any, what stands is kept. */
  z.strictObject({ do: z.literal("file-replace"), ids: z.array(z.string()) }),
  /** None at these questions of the open file, or each of them asked by itself. */
  z.strictObject({ do: z.literal("file-none"), ids: z.array(z.string()), raw: z.string() }),
  z.strictObject({ do: z.literal("file-rows") }),
  /** These lines are added to a list; these cells of one of its lines written, whoever wrote there meanwhile; lines are dropped. */
  z.strictObject({ do: z.literal("add-lines"), id: z.string(), lines: z.array(newLine) }),
  z.strictObject({ do: z.literal("write-line"), id: z.string(), line: z.string(), ...newLine.shape }),
  z.strictObject({ do: z.literal("drop-lines"), id: z.string(), lines: z.array(z.string()) }),
  /** What was said before, or what the register knows, is recorded at these questions. */
  z.strictObject({ do: z.literal("keep-before"), ids: z.array(z.string()) }),
  /** An officer's or an account command, with its arguments. */
  z.strictObject({ do: z.literal("command"), name: z.string(), args: z.string() }),
]);

const offer = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** What may be typed; shown where there are no buttons. */
  word: z.string(),
  /** Other words that mean the same. */
  also: z.array(z.string()).default([]),
  /** Which answer it is to the question that it stands under: every spelling of yes or no then takes it. */
  answers: z.enum(["yes", "no"]).exactOptional(),
  action,
});

/** Values of some cells of the row that is asked. */
const half = z.array(z.strictObject({ cell: z.string(), value })).nullable();

/**
 * What a chat was asked at one moment, kept beside a message: with one of ours for the replies to it, with one of
 * theirs that could not be worked for its retry. `asked` is null where one of ours asked something that is no place.
 */
const askedThenSchema = z.strictObject({
  node: z.int().nullable(),
  asked: asked.nullable(),
  /** The report's revision then. */
  rev: z.int(),
  half,
  offered: z.array(offer),
});
export type AskedThen = z.infer<typeof askedThenSchema>;
export const askedThenShape = versioned<AskedThen>("earlier prompt", askedThenSchema, [
  asItIs,
  asItIs,
  asItIs,
]);

const chatSchema = z.strictObject({
  asked: asked.nullable().default(null),
  /** The report's revision when it was asked, and when that was (epoch milliseconds). */
  askedRev: z.int().default(0),
  askedAt: z.number().default(0),
  half: half.default(null),
  offered: z.array(offer).default([]),
  refusals: z.int().default(0),
  order: z.enum(["official", "figures"]).default("official"),
  /** The group that is walked row by row. */
  byRow: z.string().nullable().default(null),
  /** The narrative answered last, to which "viết thêm" belongs. */
  lastText: z.string().nullable().default(null),
  /** The same while the prompt that followed it stands: what is sent too early for that prompt is more of it. */
  flowing: z.string().nullable().default(null),
  /** The question answered last: "ghi chú" without a number belongs to it. */
  last: z.string().nullable().default(null),
  /** The questions that the last message which recorded anything answered with figures or words of its own. */
  recent: z.array(z.string()).default([]),
  /** The message that recorded last, shortened: the same words once more may be the same message sent twice. */
  lastSaid: z.string().nullable().default(null),
  /** The album whose files were told last: of its other files nothing more is said. */
  album: z.string().nullable().default(null),
  /** The last "không" to a group: at which revision it wrote, and what it wrote over. Its undo takes back just that. */
  zeroed: z
    .strictObject({
      group: z.string(),
      rev: z.int(),
      was: z.array(
        z.strictObject({
          place: z.string(),
          value,
          raw: z.string(),
          origin: z.enum(["typed", "gate", "rest", "linked", "upload", "office"]),
        }),
      ),
    })
    .nullable()
    .default(null),
  /** The last change of a list's lines: at which revision, and what stood there. Its undo takes back just that. */
  listed: z
    .strictObject({
      id: z.string(),
      rev: z.int(),
      was: z.array(z.strictObject({ place: z.string(), value: value.nullable(), raw: z.string() })),
    })
    .nullable()
    .default(null),
  /** Where one row is asked, the open rows of its group behind it: figures sent ahead of their prompts are theirs. */
  ahead: z.array(z.string()).default([]),
  /** Prompts with an example shown so far in the table. */
  examples: z.int().default(0),
  /** Chosen by the person: asked before the first open question. */
  chosen: z.string().nullable().default(null),
  /** The code being confirmed: joining is one message, then "đúng". */
  joining: z
    .strictObject({
      codeId: z.int(),
      /** The code was used before, and its holder or an officer said yes. */
      admissionId: z.int().exactOptional(),
    })
    .nullable()
    .default(null),
  /** An officer answers for this unit, whose report came another way on this day. */
  entering: z
    .strictObject({
      nodeId: z.int(),
      source: z.enum(["email", "paper", "phone"]),
      date: z.iso.date(),
    })
    .nullable()
    .default(null),
  /** A correction of a sealed report that waits for an officer to open it: shown when it is open. */
  kept: z.string().nullable().default(null),
  /** A closed report was chosen to be looked at, when this was the newest round open to the person (0: none was). */
  looking: z.int().nullable().default(null),
  /** The handed-over file whose questions are open, by its upload's id, and what was settled of it. */
  handed: z
    .strictObject({
      id: z.int(),
      sheet: z.string().nullable(),
      /** It was said that it is this unit's. */
      own: z.boolean(),
      /** What it holds was told. */
      told: z.boolean(),
      /** What is clear in it was recorded. */
      taken: z.boolean(),
      /** What stands otherwise than it says stays so. */
      kept: z.boolean(),
      /** Its rows with a dash, and those with nothing, are asked one by one. */
      apart: z.array(z.enum(["dashes", "blanks"])),
    })
    .nullable()
    .default(null),
  /** The revision at which a file was recorded last: its undo takes back just that. */
  took: z.int().nullable().default(null),
  /** Files that came while that one was open, by their uploads' ids, the oldest first. */
  waiting: z.array(z.int()).default([]),
  ...keptOfGrid,
  /** The person is gone: the chat is deleted once the farewell is delivered. */
  forget: z.boolean().default(false),
});

export type Chat = z.infer<typeof chatSchema>;
/**
 * What a chat keeps between two messages. Before there was a `v` it was the first; a chat just made is `{}`. The third
 * only has more choices; the fourth knows `lastSaid` and `album`, the fifth `ahead`, the sixth `handed`, `took` and
 * `waiting`, and nothing of them is known of an older one; the seventh knows more prompts, values
 * that are lists, `drafts` and `untold`.
 */
export const chatShape = versioned<Chat>("chat state", chatSchema, [
  liftAnswers,
  liftHalf,
  asItIs,
  asItIs,
  asItIs,
  asItIs,
  asItIs,
]);

export type Entering = NonNullable<Chat["entering"]>;
export type OpenFile = NonNullable<Chat["handed"]>;
export type Asked = z.infer<typeof asked>;
export type Action = z.infer<typeof action>;
export type Offer = z.infer<typeof offer>;
/** An offer before it has an id. */
export type NewOffer = {
  readonly label: string;
  readonly word: string;
  readonly also?: readonly string[];
  readonly answers?: "yes" | "no";
  readonly action: Action;
};

/** A chat that was asked nothing yet. */
export const newChat: Chat = chatSchema.parse({});

/** The same chat at a report where it was asked nothing yet: only what belongs to the person stays, such as the order. */
export function askedNothing(chat: Chat): Chat {
  return {
    ...chat,
    asked: null,
    half: null,
    offered: [],
    byRow: null,
    chosen: null,
    last: null,
    lastText: null,
    flowing: null,
    recent: [],
    ahead: [],
    lastSaid: null,
    zeroed: null,
    listed: null,
    kept: null,
    handed: null,
    took: null,
    waiting: [],
    drafts: [],
    untold: [],
  };
}
