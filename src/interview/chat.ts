// The Interview of one chat: what it was asked and offered. Pure shapes with their schema, for it sleeps as JSON.
import { z } from "zod";
import { valueSchema as value } from "../form/answers.ts";
import { asItIs, versioned } from "../versioned.ts";
import { action, type marked } from "./action.ts";
import { asked } from "./asked.ts";
import { keptOfGrid } from "./cells/cell-draft.ts";
import { liftAnswers, liftHalf } from "./chat-lift.ts";

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
  /** The round in which commands are carried out, and when it was chosen (epoch milliseconds). */
  chose: z.strictObject({ round: z.int(), at: z.number() }).nullable().default(null),
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
 * that are lists, `drafts` and `untold`; the eighth knows `chose`, the ninth the choices of a compiled report and of rows
 * that are looked at again.
 */
export const chatShape = versioned<Chat>("chat state", chatSchema, [
  liftAnswers,
  liftHalf,
  asItIs,
  asItIs,
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
export type Marked = z.infer<typeof marked>;
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
