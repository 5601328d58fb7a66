// Whom to remind now and of what: decided here alone, for the ladders, for their dry run and for officers. Pure.
import { type Calendar, type DueRung, deliverableUntil, dueRungs, maySend, nextWorking } from "./ladder.ts";

/** Nobody is reminded more often, by the program and officers together. */
export const halfDayMs = 12 * 3_600_000;
/**
 * Between two rungs of one report it is half a working day instead: its ladder was chosen as a whole, and the usual one
 * asks at the opening and again at 16:00 of the last day.
 */
const rungsApartMs = 8 * 3_600_000;
/** What was missed longer ago, through a long stop, is no news to anybody. */
const longestLateMs = 72 * 3_600_000;

/** A ladder that runs: a round's rungs as instants, for those of its units that have this deadline. */
export type Ladder = {
  readonly roundId: number;
  readonly deadline: Date;
  /** In the order in which they are due. */
  readonly rungs: readonly DueRung[];
};

/** A message that was put out to a person and has arrived or still may. */
export type Nudge = {
  readonly at: Date;
  /** A rung of a ladder, a rung less than an hour before the deadline, or an officer's wish. */
  readonly source: "rung" | "short-rung" | "officer";
  /** The reports that it was put out for; it may have named others beside them. */
  readonly nodeIds: readonly number[];
};

/** A report that may have to be reminded of, and who wants that. */
export type ReportToRemind = {
  readonly nodeId: number;
  /** The deadline that holds for its unit. */
  readonly deadline: Date;
  /** Not reported yet, or given back. */
  readonly owes: boolean;
  /** People by their ids. */
  readonly contacts: readonly number[];
  readonly asker:
    | { readonly by: "officer" }
    /** `settled` names the rungs of this ladder that need nothing more for this report. */
    | { readonly by: "ladder"; readonly ladder: Ladder; readonly settled: ReadonlySet<string> };
};

export type PersonToRemind = {
  /** The chat that is written to; null when every one is closed. */
  readonly addressId: number | null;
  /** Those of the last half day at least. */
  readonly nudges: readonly Nudge[];
};

export type Situation = {
  readonly reports: readonly ReportToRemind[];
  /** Everybody whom the reports name as a contact. */
  readonly people: ReadonlyMap<number, PersonToRemind>;
  readonly calendar: Calendar;
};

/** One message to one person. What it says is decided when it is sent: everything this person owes by then. */
export type Reminder = {
  readonly personId: number;
  readonly addressId: number;
  /** The reports that it goes out for, nearest deadline first. */
  readonly nodeIds: readonly number[];
  readonly source: Nudge["source"];
  readonly expiresAt: Date;
};

/** What was decided for a report that somebody asks to be reminded of. */
export type Verdict = {
  readonly report: ReportToRemind;
  /** Recent: everybody who can be reached was reminded within half a day. */
  readonly outcome: "queued" | "reported" | "unreachable" | "recent";
  /** How many of its contacts get a message for it. */
  readonly messages: number;
  /** Null for an officer's wish. */
  readonly rung: DueRung | null;
  /** Rungs that were due before this one and were overtaken by it, unsent. */
  readonly overtaken: readonly DueRung[];
};

export type Decision = { readonly reminders: readonly Reminder[]; readonly verdicts: readonly Verdict[] };

/**
 * Who is to be reminded at this moment: one message a person, over all reports and rounds that are given.
 *
 * Decide over all reports of a moment at once: a person of two reports in two decisions would get two messages.
 */
export function due({ reports, people, calendar }: Situation, now: Date): Decision {
  const standings = new Map<Ladder, LadderNow>();
  const asked = reports.flatMap((report) => wishOf(report, standings, calendar, now) ?? []);
  const byPerson = new Map<number, { readonly addressId: number; readonly wishes: Wish[] }>();
  for (const wish of asked) {
    for (const personId of wish.report.owes ? new Set(wish.report.contacts) : []) {
      const person = people.get(personId);
      if (!person || person.addressId === null || isHeldBack(person.nudges, wish, now)) continue;
      const wishes = byPerson.get(personId)?.wishes ?? [];
      byPerson.set(personId, { addressId: person.addressId, wishes: [...wishes, wish] });
    }
  }
  const reminders = [...byPerson].map(([personId, to]) => reminderOf(personId, to.addressId, to.wishes));
  const messages = new Map<number, number>();
  for (const nodeId of reminders.flatMap(({ nodeIds }) => nodeIds)) {
    messages.set(nodeId, (messages.get(nodeId) ?? 0) + 1);
  }
  const verdicts = asked.map((wish) => verdictOf(wish, messages.get(wish.report.nodeId) ?? 0, people));
  return { reminders, verdicts };
}

/** A ladder's rungs as instants; those that lie before its deadline was set are nobody's. */
export function ladderOf(
  given: {
    readonly roundId: number;
    readonly deadline: Date;
    readonly rungs: readonly string[];
    readonly since: Date;
  },
  calendar: Calendar,
): Ladder {
  const { roundId, deadline, since } = given;
  const rungs = dueRungs(given.rungs, deadline, calendar).filter((rung) => rung.at > since);
  return { roundId, deadline, rungs };
}

/** Where a ladder stands at a moment. */
type LadderNow = {
  /** The newest rung that is due; null when it came too long ago, or has to wait for working hours. */
  readonly rung: DueRung | null;
  /** Those due before it. */
  readonly overtaken: readonly DueRung[];
  readonly coming: DueRung | null;
  /** When this changes if nobody moves the deadline: a rung is due, or one that waits may go. Null = never. */
  readonly next: Date | null;
};

export function ladderNow({ rungs, deadline }: Ladder, calendar: Calendar, now: Date): LadderNow {
  const reached = rungs.filter((rung) => rung.at <= now);
  const coming = rungs[reached.length] ?? null;
  const newest = reached.at(-1);
  const overtaken = reached.slice(0, -1);
  if (!newest || isStale(newest, deadline, now)) {
    return { rung: null, overtaken, coming, next: coming?.at ?? null };
  }
  if (maySend(newest, now, deadline, calendar)) {
    return { rung: newest, overtaken, coming, next: coming?.at ?? null };
  }
  const rest = newest.overdue || now > deadline ? "sundays" : "no-rest";
  const opening = nextWorking(now, calendar, rest);
  return { rung: null, overtaken, coming, next: coming && coming.at < opening ? coming.at : opening };
}

/** Meant for a time before the deadline and late for it, or missed too long ago. */
function isStale(rung: DueRung, deadline: Date, now: Date): boolean {
  if (!rung.overdue && now >= deadline) return true;
  return now.getTime() - rung.at.getTime() > longestLateMs;
}

/** That somebody be reminded of a report: by which rung or officer, and until when it is of use. */
type Wish = {
  readonly report: ReportToRemind;
  readonly source: Nudge["source"];
  readonly rung: DueRung | null;
  readonly overtaken: readonly DueRung[];
  readonly expiresAt: Date;
};

function wishOf(
  report: ReportToRemind,
  standings: Map<Ladder, LadderNow>,
  calendar: Calendar,
  now: Date,
): Wish | null {
  const { asker } = report;
  if (asker.by === "officer") {
    // By then the next one may be sent.
    const expiresAt = new Date(now.getTime() + halfDayMs);
    return { report, source: "officer", rung: null, overtaken: [], expiresAt };
  }
  const { ladder, settled } = asker;
  const standing = standings.get(ladder) ?? ladderNow(ladder, calendar, now);
  standings.set(ladder, standing);
  const { rung, coming } = standing;
  if (!rung || settled.has(rung.name)) return null;
  // Of no use once the next rung is due, once the deadline it warns of is past, or after closing.
  const limits = [deliverableUntil(now, calendar)];
  if (coming) limits.push(coming.at);
  if (!rung.overdue) limits.push(ladder.deadline);
  return {
    report,
    source: rung.short ? "short-rung" : "rung",
    rung,
    overtaken: report.owes ? standing.overtaken.filter(({ name }) => !settled.has(name)) : [],
    expiresAt: earliest(limits),
  };
}

/** Whether this person was reminded too short a while ago for this wish. */
function isHeldBack(nudges: readonly Nudge[], { report, source }: Wish, now: Date): boolean {
  if (source === "short-rung") return false;
  return nudges.some((nudge) => {
    if (nudge.source === "short-rung") return false;
    const sameLadder = source === "rung" && nudge.source === "rung" && nudge.nodeIds.includes(report.nodeId);
    return now.getTime() - nudge.at.getTime() < (sameLadder ? rungsApartMs : halfDayMs);
  });
}

function reminderOf(personId: number, addressId: number, wishes: readonly Wish[]): Reminder {
  const inOrder = [...wishes].sort(
    (a, b) => a.report.deadline.getTime() - b.report.deadline.getTime() || a.report.nodeId - b.report.nodeId,
  );
  return {
    personId,
    addressId,
    nodeIds: inOrder.map(({ report }) => report.nodeId),
    source: wishes.find(({ source }) => source !== "short-rung")?.source ?? "short-rung",
    expiresAt: earliest(wishes.map((wish) => wish.expiresAt)),
  };
}

function verdictOf(
  { report, rung, overtaken }: Wish,
  messages: number,
  people: Situation["people"],
): Verdict {
  const reachable = report.contacts.some((id) => (people.get(id)?.addressId ?? null) !== null);
  const outcome = !report.owes ? "reported" : messages > 0 ? "queued" : reachable ? "recent" : "unreachable";
  return { report, outcome, messages, rung, overtaken };
}

function earliest(moments: readonly Date[]): Date {
  return moments.reduce((first, moment) => (moment < first ? moment : first));
}
