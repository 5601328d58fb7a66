// The tables, in one place. Knows Drizzle and the contracts of JSON columns (shapes/columns.ts); no query stands here.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { draftStates } from "../draft/draft-state.ts";
import { reportStates } from "../form/report-state.ts";
import { roundStates } from "../form/rounds/state.ts";
import { gatheredDoubts, gatheredStates, gatheringStates } from "../interview/handed/gathering.ts";
import { requestKinds } from "../language/request.ts";
import { shaped } from "./shapes/columns.ts";

const id = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const ref = () => bigint({ mode: "number" });
const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
const at = () => timestamp({ withTimezone: true, mode: "date" });

/** Released form versions, as they were when first used; never changed. */
export const form = pgTable(
  "form",
  {
    formId: text().notNull(),
    version: integer().notNull(),
    body: shaped("form.body").notNull(),
    sha256: text().notNull(),
    /** The form's own workbook (.xlsx), which its figures are put into; null of a form without one. */
    template: bytea(),
    /**
     * The released text word for word, which the hash is of; null of a form that ships, whose file has it. (The column
     * `body` keeps no order of names.)
     */
    source: text(),
    /** When an officer released it and who; null of a form that ships, and the person of what the operator released. */
    releasedAt: at(),
    releasedBy: ref(),
    /** The draft it was, in which version; null of a form that ships. */
    draftId: ref(),
    draftVersion: integer(),
    /** Of a draft with several deadlines: which of them it is asked until, from 1; null of a form that is all of it. */
    part: smallint(),
  },
  (table) => [
    primaryKey({ columns: [table.formId, table.version] }),
    index("form_of_draft").on(table.draftId).where(sql`draft_id is not null`),
  ],
);

/** A form on its way to being released: what an officer corrects and tries. Its versions are in draft_version. */
export const draft = pgTable("draft", {
  id: id(),
  /** The form whose versions it becomes; null until it is released for the first time. */
  formId: text(),
  title: text().notNull(),
  state: text({ enum: draftStates }).notNull(),
  /** Null of what the operator made. */
  madeBy: ref(),
  madeAt: at().notNull(),
  /** The hash of all that was dropped and pasted for it on the page, names apart; null of every other draft. */
  dropped: text(),
});

/** What a draft said, each time it was saved; never changed. */
export const draftVersion = pgTable(
  "draft_version",
  {
    draftId: ref().notNull(),
    version: integer().notNull(),
    body: shaped("draft_version.body").notNull(),
    /** Of what it says, however its names are ordered. */
    sha256: text().notNull(),
    /** Null of what the operator saved. */
    savedBy: ref(),
    savedAt: at().notNull(),
    /** The name of the file it was read from; null of what was said on the page or in a chat. */
    fromFile: text(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.version] })],
);

/** The files that an officer dropped for a draft: the dispatch and its attachments, handed to whoever is asked. */
export const draftFile = pgTable(
  "draft_file",
  {
    id: id(),
    draftId: ref().notNull(),
    name: text().notNull(),
    bytes: bytea().notNull(),
    sha256: text().notNull(),
    at: at().notNull(),
  },
  (table) => [unique().on(table.draftId, table.sha256)],
);

/** Today's register of units. */
export const unit = pgTable("unit", {
  id: id(),
  code: text().notNull().unique(),
  kind: text().notNull(),
  name: text().notNull(),
  shortName: text().notNull(),
  parentId: ref(),
  area: text(),
  /** Sizes of the unit (pupils, staff…), for checks. */
  facts: shaped("unit.facts").notNull().default(sql`'{}'::jsonb`),
  phone: text(),
  email: text(),
  position: integer().notNull(),
  /** Shipped with the program as an example, to be replaced. */
  sample: boolean().notNull().default(false),
  /** Out of the register since then; the row stays for the rounds that hold the unit. Null while it is in. */
  removedAt: at(),
});

/** The kinds of unit an office has: those that ship and its own. What units and nodes call their kind is an id here. */
export const unitKind = pgTable("unit_kind", {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Other ways in which lists of units write it; compared without case, diacritics and signs. */
  spellings: text().array().notNull().default([]),
  /** How the contacts of such a unit are addressed in new rounds. */
  addressForm: text().notNull(),
  position: integer().notNull(),
});

/** A form version asked of a list of units until a deadline. */
export const round = pgTable("round", {
  id: id(),
  formId: text().notNull(),
  formVersion: integer().notNull(),
  title: text().notNull(),
  deadline: at().notNull(),
  /**
   * When the deadline was last moved, null if never. A reminder rung that falls before this moment is not sent: for a
   * deadline moved on the 10th, the new ladder's rung of the 9th reminds nobody.
   */
  deadlineSetAt: at(),
  state: text({ enum: roundStates }).notNull(),
  /** The number of the dispatch that it is about ("1234/SGDĐT-GDTrH"); who starts a prepared round types it. */
  number: text(),
  /** When a prepared round starts by itself; null where somebody starts it. */
  startsAt: at(),
  demo: boolean().notNull().default(false),
  /** Ladder, profiles by kind of unit, forms of address, office's name… (form/rounds/settings.ts). */
  settings: shaped("round.settings").notNull(),
  /** Of a prepared round, when it was prepared; then, when it started. */
  openedAt: at().notNull(),
  /** When what its reports said of people was forgotten; null while it may still be there. */
  forgottenAt: at(),
  /** Since when nothing of its figures changes, because an officer froze them, and who; null while they may. */
  lockedAt: at(),
  lockedBy: ref(),
});

/** The snapshot of a unit in a round. Everything of a round hangs on it. */
export const node = pgTable(
  "node",
  {
    id: id(),
    roundId: ref().notNull(),
    unitId: ref().notNull(),
    parentId: ref(),
    /** Ids from the root, "/1/7/", for subtree rights. */
    path: text().notNull(),
    /** Whether the unit owes a report. False for a unit that only collects others' reports, such as the Sở itself. */
    expected: boolean().notNull(),
    /** Its report is of itself alone, so that those who report below it are counted beside it. */
    ofItself: boolean().notNull().default(false),
    /** Its figures are those of the units that report to it with what it held itself: its answers are that part alone. */
    compiles: boolean().notNull().default(false),
    /** When a compiling unit was asked until when its units report to it; null before, and of every other. */
    innerAskedAt: at(),
    code: text().notNull(),
    kind: text().notNull(),
    name: text().notNull(),
    shortName: text().notNull(),
    profile: text(),
    facts: shaped("node.facts").notNull().default(sql`'{}'::jsonb`),
    phone: text(),
    position: integer().notNull(),
    /** A deadline of its own, or one from above; otherwise the round's. */
    deadline: at(),
    /** The unit above from which that deadline comes, so that it follows when that one's moves; null of one of its own. */
    deadlineFrom: ref(),
    /** Until when those below report to this unit; null: until its own deadline. */
    innerDeadline: at(),
    /**
     * The version of the form that the report answers while the round has moved to a newer one and this report has not yet;
     * null where it is the round's.
     */
    formVersion: integer(),
    /** Why the unit no longer owes a report (it was merged, say); null while it owes one. */
    exemptReason: text(),
  },
  (table) => [
    unique().on(table.roundId, table.unitId),
    unique().on(table.roundId, table.code),
    index().on(table.roundId, table.position),
    index().on(table.parentId),
    // The few deadlines of their own, which the reminders ask for every few seconds.
    index("node_own_deadline").on(table.roundId, table.deadline).where(sql`deadline is not null`),
  ],
);

/** One unit's answer to one round; the row that is locked. Made when the round opens. */
export const report = pgTable("report", {
  nodeId: ref().primaryKey(),
  state: text({ enum: reportStates }).notNull(),
  rev: integer().notNull().default(0),
  /** The latest sealed version; it counts until a newer one is sealed. */
  submissionId: ref(),
  /** The next version is being written while the sealed one counts. */
  revising: boolean().notNull().default(false),
  /** Why it was returned, or asked to be reopened; shown until the next seal. */
  remark: text(),
  firstAt: at(),
  lastAt: at(),
  /**
   * How and when the report reached the officer who enters it for the unit (shapes/entered.ts); null when the unit
   * answers itself.
   */
  entered: shaped("report.entered"),
  /** Questions answered and in all, kept for the officer's list. */
  done: integer().notNull().default(0),
  total: integer().notNull().default(0),
});

/** What stands at a place of a report. */
export const answer = pgTable(
  "answer",
  {
    nodeId: ref().notNull(),
    place: text().notNull(),
    value: shaped("answer.value"),
    raw: text().notNull(),
    state: text({ enum: ["answered", "skipped"] }).notNull(),
    origin: text({ enum: ["typed", "gate", "rest", "linked", "upload", "office"] }).notNull(),
    rev: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.nodeId, table.place] })],
);

/** Append-only: what happened. Speech, history and audit are this one list. */
export const event = pgTable(
  "event",
  {
    id: id(),
    nodeId: ref(),
    addressId: ref(),
    personId: ref(),
    at: at().notNull(),
    type: text().notNull(),
    body: shaped("event.body").notNull(),
    /** The inbox key it came from. */
    source: text(),
  },
  (table) => [index().on(table.nodeId, table.id)],
);

/**
 * A doubtful figure that a person confirmed. It holds for exactly these figures: when one changes, the check asks
 * again.
 */
export const waiver = pgTable(
  "waiver",
  {
    nodeId: ref().notNull(),
    checkId: text().notNull(),
    stem: text().notNull(),
    hash: text().notNull(),
    words: text(),
    personId: ref(),
    at: at().notNull(),
  },
  (table) => [primaryKey({ columns: [table.nodeId, table.checkId, table.stem] })],
);

/**
 * What was sealed: never overwritten, but for what it says of people once its time is over (rounds/forget-personal.ts).
 * The receipt file is made from the payload alone.
 */
export const submission = pgTable(
  "submission",
  {
    id: id(),
    nodeId: ref().notNull(),
    version: integer().notNull(),
    payload: shaped("submission.payload").notNull(),
    receipt: text().notNull().unique(),
    sealedAt: at().notNull(),
    deadline: at().notNull(),
    personId: ref(),
    late: boolean().notNull(),
    missing: integer().notNull(),
    missingReason: text(),
    /**
     * How and when the report reached the officer who entered it (shapes/entered.ts); null when the unit submitted it.
     */
    entered: shaped("submission.entered"),
    /** Of a compiled report: how many units report to it, and the figures of how many it holds. Null of any other. */
    coverageOf: integer(),
    coverageIn: integer(),
  },
  (table) => [unique().on(table.nodeId, table.version)],
);

/**
 * What a compiled report was made of: each unit that reported to it then, with the version of that unit's report that it
 * holds; null of a unit that had handed in nothing.
 */
export const submissionSource = pgTable(
  "submission_source",
  { submissionId: ref().notNull(), nodeId: ref().notNull(), sourceId: ref() },
  (table) => [primaryKey({ columns: [table.submissionId, table.nodeId] }), index().on(table.sourceId)],
);

/**
 * A version of a unit's report that was sealed after the compiled report above it: told once to whoever compiles, who takes
 * it by sealing again or leaves it.
 */
export const laterFigure = pgTable(
  "later_figure",
  {
    /** The compiling node. */
    nodeId: ref().notNull(),
    submissionId: ref().notNull(),
    toldAt: at().notNull(),
    /** When the compiler let the difference stand; null while nothing was said. */
    leftAt: at(),
    leftBy: ref(),
  },
  (table) => [primaryKey({ columns: [table.nodeId, table.submissionId] })],
);

/** Some rows of a sealed report that an officer, or whoever compiles it, wants to be looked at again. */
export const rowReturn = pgTable(
  "row_return",
  {
    id: id(),
    nodeId: ref().notNull(),
    /** The version that it speaks of. */
    version: integer().notNull(),
    personId: ref().notNull(),
    at: at().notNull(),
    /** When the report was handed in again, or the whole of it was returned; null while rows wait. */
    settledAt: at(),
  },
  (table) => [
    index().on(table.nodeId, table.id),
    uniqueIndex("row_return_open").on(table.nodeId).where(sql`settled_at is null`),
  ],
);

export const returnedRow = pgTable(
  "returned_row",
  {
    returnId: ref().notNull(),
    /** The row, by its question. */
    question: text().notNull(),
    position: smallint().notNull(),
    comment: text().notNull(),
    /** What the officer proposes, by the row's cells; null where only a comment was given. */
    proposed: shaped("returned_row.proposed"),
    /** What the unit did: left it, changed it, or agreed to what was proposed; null while it waits. */
    outcome: text({ enum: ["kept", "changed", "agreed"] }),
    at: at(),
  },
  (table) => [primaryKey({ columns: [table.returnId, table.question] })],
);

/** The numbers of a submission, for sums in SQL. */
/** The figures of a sealed version, decimals too: read as text, for no digit of a sum may be lost. */
export const figure = pgTable(
  "figure",
  { submissionId: ref().notNull(), place: text().notNull(), value: numeric().notNull() },
  (table) => [primaryKey({ columns: [table.submissionId, table.place] })],
);

export const person = pgTable(
  "person",
  {
    id: id(),
    /** Null after erasure. */
    name: text(),
    createdAt: at().notNull(),
    noticeVersion: text(),
    noticeAt: at(),
    erasedAt: at(),
    /** A number to be called at, given in a chat on the web; null where none was given, and after erasure. */
    phone: text(),
    /** When name and number were asked for there, which happens once. */
    phoneAskedAt: at(),
    /** How often an officer is told of what comes in; null: as is usual for the role. */
    rhythm: text({ enum: ["each", "hourly", "morning"] }),
  },
  (table) => [index("person_erased").on(table.erasedAt, table.id).where(sql`erased_at is not null`)],
);

export const role = pgTable(
  "role",
  {
    id: id(),
    personId: ref().notNull(),
    unitId: ref().notNull(),
    role: text({ enum: ["contact", "officer", "reader"] }).notNull(),
    fromAt: at().notNull(),
    toAt: at(),
    /**
     * The ids of the questions that this contact answers, when a colleague handed over only some; null for the whole
     * report.
     */
    scope: text().array(),
    /** The contact of several whom the office calls first. */
    responsible: boolean().notNull().default(false),
    /** The kinds of the units below that this contact of a compiling unit cares for; null for all of them. */
    childKinds: text().array(),
  },
  (table) => [
    index().on(table.personId),
    index().on(table.unitId),
    index("role_officers").on(table.personId).where(sql`role = 'officer' and to_at is null`),
  ],
);

/** A chat on a channel; belongs to one person once it has joined. */
export const address = pgTable(
  "address",
  {
    id: id(),
    channel: text({ enum: ["telegram", "web", "zalo-bot", "zalo-oa", "mail"] }).notNull(),
    account: text().notNull(),
    chatKey: text().notNull(),
    personId: ref(),
    displayName: text(),
    /** "window-closed": the platform lets us write only after the person has written again (Zalo OA). */
    state: text({ enum: ["open", "blocked", "window-closed"] })
      .notNull()
      .default("open"),
    lastIn: at(),
    /** Until when the messages of this chat that were worked take up its bucket (queue/bucket.ts). */
    busyUntil: at(),
    /** Deliverer's lease on this address, and the number of its next delivered message. */
    leaseBy: text(),
    leaseUntil: at(),
    /** Nothing is sent here from one moment to the other, by the database's clock (queue/pause.ts). */
    pausedFrom: at(),
    pausedUntil: at(),
    nextSeq: integer().notNull().default(1),
    /** The hash of the command menu that this chat shows; null when it shows the account's general menu. */
    menu: text(),
  },
  (table) => [
    unique().on(table.channel, table.account, table.chatKey),
    // Also of strangers, who have no person.
    index().on(table.personId),
  ],
);

/** The Interview of one chat, and the row that is locked first. */
export const chat = pgTable(
  "chat",
  {
    addressId: ref().primaryKey(),
    /** The report this chat works on, and the role it acts in. */
    nodeId: ref(),
    /** The question that was asked, the choices offered and what was said so far (interview/chat.ts). */
    state: shaped("chat.state").notNull().default(sql`'{}'::jsonb`),
    wrongCodes: integer().notNull().default(0),
    wrongSince: at(),
  },
  // None on the state: every message changes it, and would write each index anew.
  (table) => [index("chat_wrong_codes").on(table.wrongSince).where(sql`wrong_codes > 0`)],
);

/** Wrong codes from one network within an hour, over all its sessions; deleted when the hour is over. */
export const wrongCode = pgTable("wrong_code", {
  /** An IPv4 address, or the first 64 bits of an IPv6 address. */
  network: text().primaryKey(),
  codes: integer().notNull(),
  /** How many of them came without a session: no chat counts these. */
  withoutSession: integer().notNull(),
  since: at().notNull(),
  lastAt: at().notNull(),
});

/** One-time codes; only their hash is kept. */
export const code = pgTable("code", {
  id: id(),
  hash: text().notNull().unique(),
  purpose: text({ enum: ["join", "demo", "link", "handover"] }).notNull(),
  unitId: ref().notNull(),
  role: text({ enum: ["contact", "officer", "reader"] }).notNull(),
  /** For a link code, the person who gets another address by it; for a handover, the contact who hands over. */
  personId: ref(),
  /** For a handover of some items, the ids of their questions; null for the whole report. */
  scope: text().array(),
  createdAt: at().notNull(),
  expiresAt: at().notNull(),
  usedAt: at(),
  usedBy: ref(),
  revokedAt: at(),
});

/** Somebody with a code that was used already asks to be let in; the first holder or an officer decides. */
export const admission = pgTable(
  "admission",
  {
    id: id(),
    codeId: ref().notNull(),
    addressId: ref().notNull(),
    askedAt: at().notNull(),
    decidedAt: at(),
    decidedBy: ref(),
    granted: boolean(),
    /** When the person who was let in read the notice and joined. */
    usedAt: at(),
  },
  (table) => [unique().on(table.codeId, table.addressId)],
);

/** Incoming messages, each claimed once by its key. A payload is kept only while the message is received or dead. */
export const inbox = pgTable(
  "inbox",
  {
    id: id(),
    channel: text().notNull(),
    account: text().notNull(),
    key: text().notNull(),
    receivedAt: at().notNull(),
    state: text({ enum: ["received", "done", "dead"] }).notNull(),
    attempts: smallint().notNull().default(0),
    payload: shaped("inbox.payload"),
    /**
     * The platform's id of the chat, kept while the message is received: messages of one chat are processed in order.
     */
    chatKey: text(),
    addressId: ref(),
    /** The platform's id of the message and the places that it answered: an edit of it corrects these places. */
    messageId: text(),
    places: shaped("inbox.places"),
    /** Of a dead message: what its chat was asked and offered when it came (interview/chat.ts). */
    prompt: shaped("inbox.prompt"),
    problem: text(),
    /** Of a dead message: when an officer said that its sender was spoken to. It stays for the operator. */
    spokenAt: at(),
  },
  (table) => [
    unique().on(table.channel, table.account, table.key),
    index().on(table.addressId, table.messageId),
    // For what has become old: rows lie in the order of their time, and this index costs a row next to nothing.
    index("inbox_age").using("brin", table.receivedAt),
    index("inbox_open").on(table.state, table.id).where(sql`state <> 'done'`),
    index("inbox_waiting")
      .on(table.channel, table.account, table.chatKey, table.id)
      .where(sql`state = 'received'`),
  ],
);

/** What must go out. Written in the transaction that decided it; delivered by delivery/deliver.ts. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    addressId: ref().notNull(),
    /**
     * The channel of the address, copied here so that finding the next row of one channel does not walk through
     * another's queue.
     */
    channel: text(),
    /** 0 reply, 1 receipt, 2 reminder and notice, 3 announcement. */
    priority: smallint().notNull(),
    kind: text({ enum: ["reply", "receipt", "reminder", "announcement", "notice"] }).notNull(),
    dedupe: text().unique(),
    /** An OutgoingMessage, or the name of a message that is worded when it is sent (a reminder). */
    body: shaped("outbox.body").notNull(),
    createdAt: at().notNull(),
    notBefore: at(),
    expiresAt: at(),
    state: text({ enum: ["queued", "sending", "sent", "failed", "dropped"] }).notNull(),
    attempts: smallint().notNull().default(0),
    /**
     * How many sends ended without an answer from the platform. After the first the message is sent again; after the
     * second it has failed.
     */
    unknowns: smallint().notNull().default(0),
    /**
     * Of a message that is being sent, when it may be sent once more if nobody hears how that ended, by the database's
     * clock.
     */
    againAt: at(),
    /** For a message that goes out in several parts, how many of them have arrived. */
    partsDone: smallint().notNull().default(0),
    /**
     * True for a message that only asks and records nothing. While it is unsent, a newer reply of the chat replaces it.
     */
    supersedable: boolean().notNull().default(false),
    /**
     * The message's number among those delivered to its address, given at delivery. A web page resumes after the last
     * number it has.
     */
    seq: integer(),
    /** The platform's id of the message; of each of its parts, where it went in several. */
    platformId: text(),
    partIds: text().array(),
    sentAt: at(),
    /** When the platform says it was delivered, by the platform's clock; null where it does not say. */
    platformAt: at(),
    /** What it asked: a reply to it answers that (interview/chat.ts). Null for a message that asks nothing. */
    prompt: shaped("outbox.prompt"),
    problem: text(),
  },
  (table) => [
    index("outbox_due")
      .on(table.addressId, table.priority, table.id)
      .where(sql`state in ('queued', 'sending')`),
    index("outbox_next")
      .on(table.channel, table.priority, table.id)
      .where(sql`state in ('queued', 'sending')`),
    uniqueIndex("outbox_seq").on(table.addressId, table.seq),
    index("outbox_age").using("brin", table.createdAt),
  ],
);

/**
 * One reminding message to one person, sent by the program or by an officer. The limit of one reminder in half a day
 * counts these rows.
 */
export const nudge = pgTable(
  "nudge",
  {
    outboxId: ref().primaryKey(),
    personId: ref().notNull(),
    at: at().notNull(),
    /**
     * "rung": the ladder's; "short-rung": a rung less than an hour before the deadline, which the half-day limit leaves
     * out; "officer": sent by /remind.
     */
    source: text({ enum: ["rung", "short-rung", "officer"] }).notNull(),
    /** The reports for which it was queued. Its text may name more, since it is worded when it is sent. */
    nodeIds: ref().array().notNull(),
    /** The report that the text names first. A reply to the reminder answers that report. */
    namedFirst: ref(),
  },
  (table) => [index().on(table.personId, table.at)],
);

/** How one rung of a round's ladder ended for one unit. A rung that has a row here is not looked at again. */
export const reminder = pgTable(
  "reminder",
  {
    roundId: ref().notNull(),
    nodeId: ref().notNull(),
    /**
     * The rung's name in the ladder, and the deadline from which it was counted. A moved deadline starts a new ladder.
     */
    rung: text().notNull(),
    deadline: at().notNull(),
    /** When it was due, and when it was settled. */
    due: at().notNull(),
    at: at().notNull(),
    outcome: text({ enum: ["queued", "reported", "unreachable", "recent", "stale"] }).notNull(),
    /** How many of the unit's contacts were sent a message for it. */
    messages: smallint().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.nodeId, table.deadline, table.rung] }), index().on(table.roundId)],
);

/** A file that a unit handed over with its report: it is kept first, and read afterwards. */
export const upload = pgTable(
  "upload",
  {
    id: id(),
    nodeId: ref().notNull(),
    personId: ref().notNull(),
    at: at().notNull(),
    name: text().notNull(),
    mime: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    /** The file itself; null once it was taken back. */
    bytes: bytea(),
    /** The chat that hears what became of it; null of files from the time before that was kept. */
    addressId: ref(),
    /** The file in whose answer this one is named, for they were sent as one; null of one with an answer of its own. */
    besideId: ref(),
    /** Of a file with reports of units below: those it is settled with, by their `gathering`; null of any other. */
    gatheringId: ref(),
    /** The proofs that were asked for when it was sent, by their questions; null of any other file. */
    proofs: text().array(),
    /** What became of it; null while it waits to be read, and once it was taken back. */
    outcome: shaped("upload.outcome"),
    /** When that was found out; null where nothing had to be read. */
    readAt: at(),
    /** How often its reading was begun. */
    attempts: smallint().notNull().default(0),
    /** Until when, by the database's clock, whoever began to read it has it alone. */
    leasedUntil: at(),
    removedAt: at(),
    removedBy: ref(),
    /** When an officer first opened it, or said that it need not be; null while nobody did. */
    openedAt: at(),
  },
  (table) => [
    index().on(table.nodeId, table.id),
    index("upload_waiting").on(table.personId, table.id).where(sql`outcome is null and removed_at is null`),
    index().on(table.personId, table.readAt),
    index("upload_beside").on(table.besideId).where(sql`beside_id is not null`),
    index("upload_gathering").on(table.gatheringId).where(sql`gathering_id is not null`),
  ],
);

/** Files with reports of units that report to a node, handed over by whoever compiles or oversees them: settled as one. */
export const gathering = pgTable(
  "gathering",
  {
    id: id(),
    nodeId: ref().notNull(),
    personId: ref().notNull(),
    /** The chat that hears of it. */
    addressId: ref().notNull(),
    at: at().notNull(),
    state: text({ enum: gatheringStates }).notNull(),
    /** Rows that the files leave blank or mark with a dash count as none. */
    zeros: boolean().notNull().default(false),
  },
  (table) => [index().on(table.nodeId, table.id)],
);

/** One unit's report as a file of a gathering gives it, and what became of it. */
export const gathered = pgTable(
  "gathered",
  {
    id: id(),
    gatheringId: ref().notNull(),
    uploadId: ref().notNull(),
    /** Which of several in the file: a file of an archive, a sheet, a line; empty where the file is one report. */
    part: text().notNull(),
    name: text().notNull(),
    /** The unit whose report it is; null while nobody knows. */
    nodeId: ref(),
    state: text({ enum: gatheredStates }).notNull(),
    /** Why it is not taken as it is; null where it is. */
    why: text({ enum: gatheredDoubts }),
    /** The number under which it is decided; null where nothing is to be decided. */
    no: smallint(),
    /** Its rows that are blank or marked with a dash. */
    blanks: smallint().notNull().default(0),
    /** What was sealed of it, and the revision that it was written at. */
    submissionId: ref(),
    rev: integer(),
  },
  (table) => [unique().on(table.gatheringId, table.uploadId, table.part)],
);

/**
 * A file that was sent in a chat and still has to be fetched from its platform. The row goes when the file lies with the
 * report, or when its sender is told that it does not.
 */
export const sentFile = pgTable(
  "sent_file",
  {
    id: id(),
    addressId: ref().notNull(),
    personId: ref().notNull(),
    nodeId: ref().notNull(),
    /** By the database's clock, like the other times here. */
    at: at().notNull().default(sql`clock_timestamp()`),
    /** The platform's id of the file, or its address there: whoever has that may have the file. */
    place: text().notNull(),
    /** Null of a picture, which has none. */
    name: text(),
    /** In bytes, as the platform says; null where it does not say. */
    size: integer(),
    /** Files that were sent as one are kept and told as one. Null of a file by itself. */
    album: text(),
    /** The proofs that were asked for when it was sent, or that its caption named; null of any other file. */
    proofs: text().array(),
    attempts: smallint().notNull().default(0),
    /** Until when whoever began to fetch it has it alone, and before when it is not tried again. */
    leasedUntil: at(),
    notBefore: at(),
    /** Of an album: the file itself, or why there is none, until all of the album is there. */
    bytes: bytea(),
    trouble: text({ enum: ["too-large", "gone", "later"] }),
  },
  (table) => [index().on(table.addressId)],
);

/** What a contact asked of the office beside the report: more time, the sealed report back, help, a call. */
export const request = pgTable(
  "request",
  {
    id: id(),
    nodeId: ref().notNull(),
    /** Whoever asked. */
    personId: ref().notNull(),
    kind: text({ enum: requestKinds }).notNull(),
    /** As they were said; empty once the person was erased. */
    words: text().notNull(),
    at: at().notNull(),
    /** Until when more time was asked for; null where no day was named. */
    until: at(),
    /** The deadline that held for the unit when it asked; null of requests from before that was kept. */
    deadline: at(),
    /** "told": of before requests were decided on; it waits for nobody. */
    state: text({ enum: ["open", "granted", "refused", "done", "withdrawn", "told"] }).notNull(),
    decidedAt: at(),
    decidedBy: ref(),
    /** What the officer says to it. */
    reply: text(),
    /** The deadline that was granted. */
    grantedUntil: at(),
    /** When it was passed on to every officer of the office, because nobody had decided. */
    passedOnAt: at(),
  },
  (table) => [
    index().on(table.nodeId, table.id),
    index("request_open").on(table.id).where(sql`state = 'open'`),
  ],
);

/**
 * What an officer or a compiler is to be told of, gathered until it is time. Inserted without a lock; a job takes what
 * was not told and writes one message of it.
 */
export const toTell = pgTable(
  "to_tell",
  {
    id: id(),
    personId: ref().notNull(),
    nodeId: ref().notNull(),
    kind: text({ enum: ["arrived", "resubmitted", "joined", "later"] }).notNull(),
    /** The version that arrived; null where nothing was sealed. */
    submissionId: ref(),
    /** Of who joined: the role that they got. */
    roleId: ref(),
    at: at().notNull(),
    toldAt: at(),
    /** The message that tells it; null while nothing was written, and of what a message of the time before told. */
    outboxId: ref(),
    /** When the person looked at that version, in the list of what waits or by its unit. */
    seenAt: at(),
  },
  (table) => [
    index().on(table.outboxId),
    index("to_tell_waiting").on(table.personId, table.id).where(sql`told_at is null`),
    index().on(table.nodeId),
    index("to_tell_age").using("brin", table.at),
  ],
);

/** A random token's hash, what it gives (a file, a page that takes files), to whom, until when. */
export const link = pgTable("link", {
  id: id(),
  hash: text().notNull().unique(),
  personId: ref().notNull(),
  target: shaped("link.target").notNull(),
  createdAt: at().notNull(),
  expiresAt: at().notNull(),
  revokedAt: at(),
  /** Of a page that takes files, the hash of the secret of the browser that posted first: it alone may go on. */
  browser: text(),
  /** Of one that is opened by a short number instead of a token: the number's hash, and until when it opens. */
  number: text().unique(),
  numberUntil: at(),
});

/** A browser's session: the hash of its cookie and the web address it is. */
export const webSession = pgTable(
  "web_session",
  {
    hash: text().primaryKey(),
    addressId: ref().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    /**
     * Whose the address was when this secret was given, and the newest role that they had: who has joined or gained a
     * role since then gets another secret.
     */
    personId: ref(),
    roleId: ref(),
    /** Makes the secret that succeeds this one, together with this one. Null while none was given. */
    successorSalt: text(),
    /** The hash of the session that this one succeeds; null once this one has been seen. */
    replaces: text(),
  },
  (table) => [index().on(table.addressId)],
);

/**
 * An officer's page in one browser: first a link that opens it once, then the session that the link became. The row
 * goes when the page is closed.
 */
export const officerPage = pgTable(
  "officer_page",
  {
    id: id(),
    /** Of the link's token. */
    linkHash: text().notNull().unique(),
    personId: ref().notNull(),
    madeAt: at().notNull(),
    /** Until when the link opens, and once it did, until when the page lives if it is not used. */
    until: at().notNull(),
    /** Of the cookie's secret; null while nobody opened the link. */
    hash: text().unique(),
    openedAt: at(),
  },
  (table) => [index().on(table.personId)],
);

/** An officer who tries a draft as an imaginary unit: what they said, from which everything else is made anew. */
export const trial = pgTable(
  "trial",
  {
    id: id(),
    draftId: ref().notNull(),
    version: integer().notNull(),
    /** As what kind of unit, by the form's profile. */
    profile: text().notNull(),
    personId: ref().notNull(),
    said: text().array().notNull(),
    at: at().notNull(),
  },
  (table) => [unique().on(table.draftId, table.profile, table.personId)],
);

/**
 * What touched rights or other people's data: who, where, from where, by ids (people/security-log.ts). An erased
 * person's number stays.
 */
export const securityLog = pgTable(
  "security_log",
  {
    id: id(),
    at: at().notNull(),
    what: text().notNull(),
    personId: ref(),
    unitId: ref(),
    /** The channel of the chat; "cli" for the operator's command line. */
    channel: text(),
    /** The network address of a web request; null on the platforms. */
    network: text(),
    detail: shaped("security_log.detail").notNull(),
  },
  (table) => [index().on(table.at)],
);

/** State of our account on a channel: who polls, which webhook is set, what was sent this month. */
export const channelAccount = pgTable(
  "channel_account",
  {
    channel: text().notNull(),
    account: text().notNull(),
    /** The name people find the account by (a bot's @name), for links to it. */
    username: text(),
    /** The address that opens a chat with it, where the platform gives one (an Official Account). */
    link: text(),
    pollOwner: text(),
    pollUntil: at(),
    webhookHash: text(),
    /** How often the platform has refused the webhook today, why, and before when it is not set again. */
    webhookRefused: shaped("channel_account.webhook_refused"),
    /** The platform refused a message with buttons: until then choices are sent as words. */
    buttonsRefusedUntil: at(),
    /** Nothing is sent through it from one moment to the other, by the database's clock (queue/pause.ts). */
    pausedFrom: at(),
    pausedUntil: at(),
    problem: text(),
    /** Tokens that the platform changes while we run (Zalo OA); they never leave the house, backups included. */
    tokens: shaped("channel_account.tokens"),
    refreshOwner: text(),
    refreshUntil: at(),
    /** The hash of the secret that the redirect from a consent page must carry, and until when it is accepted. */
    consentHash: text(),
    consentUntil: at(),
    /** What was sent in a month ("2026-11"), where a plan counts it. */
    month: text(),
    sent: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.channel, table.account] })],
);

/**
 * Which of our accounts on a channel a unit was sent to, written once a slip with it was printed. Only channels whose
 * quota limits people need it.
 */
export const unitDoor = pgTable(
  "unit_door",
  { unitId: ref().notNull(), channel: text().notNull(), account: text().notNull() },
  (table) => [primaryKey({ columns: [table.unitId, table.channel] })],
);

/**
 * Settings of the whole installation by name, for example "paused" after a restore. A setting without a row has its
 * usual value.
 */
export const setting = pgTable("setting", {
  key: text().primaryKey(),
  value: shaped("setting.value").notNull(),
});
