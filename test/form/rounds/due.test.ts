// Whom to remind at a moment, case by case: ladders and officers, several rounds and units, the half-day limit.
import { describe, expect, it } from "vitest";
import {
  type Decision,
  due,
  ladderNow,
  ladderOf,
  type Nudge,
  type ReportToRemind,
} from "../../../src/form/rounds/due.ts";

const local = (text: string) => new Date(`2022-10-${text}+07:00`);
const calendar = { hours: { from: "07:30", to: "20:30" }, zone: "Asia/Ho_Chi_Minh" };
const usual = ["D-7", "D-3", "D-1", "D", "D@16:00", "D+1", "D+3"];
/** A Saturday. */
const saturday = local("15T23:59:59");

/** cô Lan is 1, thầy Minh 2, chị Thu 3. */
const [lan, minh, thu] = [1, 2, 3] as const;

type Given = {
  readonly deadline?: Date;
  readonly rungs?: readonly string[];
  readonly since?: Date;
  readonly owes?: boolean;
  readonly contacts?: readonly number[];
  readonly settled?: readonly string[];
};

/** A report that its ladder asks for; reports with the same number of hundreds are of one round. */
function owed(nodeId: number, given: Given = {}): ReportToRemind {
  const { deadline = saturday, rungs = usual, since = local("01T08:00:00"), owes = true } = given;
  const ladder = ladderOf({ roundId: Math.floor(nodeId / 100), deadline, rungs, since }, calendar);
  const asker = { by: "ladder", ladder, settled: new Set(given.settled) } as const;
  return { nodeId, deadline, owes, contacts: given.contacts ?? [lan], asker };
}

/** A report that an officer asks for. */
const wished = (nodeId: number, given: Given = {}): ReportToRemind => ({
  ...owed(nodeId, given),
  asker: { by: "officer" },
});

const nudge = (at: string, source: Nudge["source"], ...nodeIds: number[]): Nudge => ({
  at: local(at),
  source,
  nodeIds,
});

type People = Readonly<Record<number, { readonly closed?: true; readonly nudges?: readonly Nudge[] }>>;

function decide(now: string, reports: readonly ReportToRemind[], given: People = {}): Decision {
  const people = new Map(
    [lan, minh, thu].map((id) => {
      const { closed, nudges = [] } = given[id] ?? {};
      return [id, { addressId: closed ? null : id * 10, nudges }];
    }),
  );
  return due({ reports, people, calendar }, local(now));
}

/** "1 ← 101 201": who gets a message for which reports; "101 D-3 queued": what became of each. */
const shown = ({ reminders, verdicts }: Decision) => [
  ...reminders.map(({ personId, nodeIds }) => `${personId} ← ${nodeIds.join(" ")}`),
  ...verdicts.map(({ report, rung, outcome }) =>
    [report.nodeId, rung?.name, outcome].filter(Boolean).join(" "),
  ),
];

type Case = readonly [
  name: string,
  now: string,
  reports: readonly ReportToRemind[],
  people: People,
  expected: readonly string[],
];

const cases: Readonly<Record<string, readonly Case[]>> = {
  "one report": [
    ["before its first rung", "08T07:29:59", [owed(101)], {}, []],
    ["at its first rung", "08T07:30:00", [owed(101)], {}, ["1 ← 101", "101 D-7 queued"]],
    ["settled", "08T07:30:00", [owed(101, { settled: ["D-7"] })], {}, []],
    [
      "between two rungs, the first not settled",
      "10T10:00:00",
      [owed(101)],
      {},
      ["1 ← 101", "101 D-7 queued"],
    ],
    ["reported meanwhile", "12T07:30:00", [owed(101, { owes: false })], {}, ["101 D-3 reported"]],
    ["nobody joined", "12T07:30:00", [owed(101, { contacts: [] })], {}, ["101 D-3 unreachable"]],
    ["every door closed", "12T07:30:00", [owed(101)], { 1: { closed: true } }, ["101 D-3 unreachable"]],
    [
      "two contacts, the window of one closed",
      "12T07:30:00",
      [owed(101, { contacts: [lan, minh] })],
      { 1: { closed: true } },
      ["2 ← 101", "101 D-3 queued"],
    ],
    [
      "a contact by two roles",
      "12T07:30:00",
      [owed(101, { contacts: [lan, lan] })],
      {},
      ["1 ← 101", "101 D-3 queued"],
    ],
  ],
  "when it may go": [
    ["at night", "12T06:00:00", [owed(101)], {}, []],
    ["after closing", "12T20:41:00", [owed(101)], {}, []],
    [
      "before the deadline on a Sunday",
      "09T07:30:00",
      [owed(101, { deadline: local("10T23:59:59"), rungs: ["D-1"] })],
      {},
      ["1 ← 101", "101 D-1 queued"],
    ],
    ["overdue on a Sunday", "16T10:00:00", [owed(101)], {}, []],
    ["overdue on the Monday after", "17T07:30:00", [owed(101)], {}, ["1 ← 101", "101 D+1 queued"]],
    [
      "a rung before the deadline, once that is past",
      "16T00:00:00",
      [owed(101, { rungs: ["D@16:00"] })],
      {},
      [],
    ],
  ],
  "missed while everything stood still": [
    ["thirty hours", "13T13:30:00", [owed(101)], {}, ["1 ← 101", "101 D-3 queued"]],
    ["three days and a second", "15T07:30:01", [owed(101, { rungs: ["D-3"] })], {}, []],
    ["several rungs: the newest", "15T08:00:00", [owed(101)], {}, ["1 ← 101", "101 D queued"]],
  ],
  "a deadline that was moved": [
    [
      "rungs from before that are nobody's",
      "14T10:00:00",
      [owed(101, { since: local("14T09:00:00") })],
      {},
      [],
    ],
    [
      "the next one counts",
      "15T07:30:00",
      [owed(101, { since: local("14T09:00:00") })],
      {},
      ["1 ← 101", "101 D queued"],
    ],
    [
      "to a later day: its rungs count from there",
      "17T07:30:00",
      [owed(101, { deadline: local("20T23:59:59"), since: local("14T09:00:00") })],
      {},
      ["1 ← 101", "101 D-3 queued"],
    ],
  ],
  "several reports of a person": [
    [
      "two units of a round",
      "12T07:30:00",
      [owed(101), owed(102)],
      {},
      ["1 ← 101 102", "101 D-3 queued", "102 D-3 queued"],
    ],
    [
      "three rounds, nearest deadline first",
      "12T07:30:00",
      [
        owed(101, { deadline: local("19T23:59:59") }),
        owed(201),
        owed(301, { deadline: local("13T23:59:59") }),
      ],
      {},
      ["1 ← 301 201 101", "101 D-7 queued", "201 D-3 queued", "301 D-1 queued"],
    ],
    [
      "a colleague of one of them gets that alone",
      "12T07:30:00",
      [owed(101, { contacts: [lan, minh] }), owed(102)],
      {},
      ["1 ← 101 102", "2 ← 101", "101 D-3 queued", "102 D-3 queued"],
    ],
    [
      "one reported",
      "12T07:30:00",
      [owed(101, { owes: false }), owed(102)],
      {},
      ["1 ← 102", "101 D-3 reported", "102 D-3 queued"],
    ],
    [
      "one not due yet",
      "12T07:30:00",
      [owed(101), owed(201, { rungs: ["D"] })],
      {},
      ["1 ← 101", "101 D-3 queued"],
    ],
  ],
  "the half day": [
    [
      "an officer 11:59 ago",
      "14T07:30:00",
      [owed(101)],
      { 1: { nudges: [nudge("13T19:31:00", "officer", 101)] } },
      ["101 D-1 recent"],
    ],
    [
      "an officer 12:00 ago",
      "14T07:30:00",
      [owed(101)],
      { 1: { nudges: [nudge("13T19:30:00", "officer", 101)] } },
      ["1 ← 101", "101 D-1 queued"],
    ],
    [
      "an officer of another round",
      "14T07:30:00",
      [owed(101)],
      { 1: { nudges: [nudge("13T20:00:00", "officer", 201)] } },
      ["101 D-1 recent"],
    ],
    [
      "the morning's rung, at 16:00",
      "15T16:00:00",
      [owed(101, { settled: ["D"] })],
      { 1: { nudges: [nudge("15T07:30:00", "rung", 101)] } },
      ["1 ← 101", "101 D@16:00 queued"],
    ],
    [
      "the same rung, held up until after 8:00",
      "15T16:00:00",
      [owed(101, { settled: ["D"] })],
      { 1: { nudges: [nudge("15T08:00:01", "rung", 101)] } },
      ["101 D@16:00 recent"],
    ],
    [
      "another round's rung of that morning",
      "15T16:00:00",
      [owed(101, { settled: ["D"] })],
      { 1: { nudges: [nudge("15T07:30:00", "rung", 201)] } },
      ["101 D@16:00 recent"],
    ],
    [
      "a message of the morning for both rounds",
      "15T16:00:00",
      [owed(101, { settled: ["D"] })],
      { 1: { nudges: [nudge("15T07:30:00", "rung", 201, 101)] } },
      ["1 ← 101", "101 D@16:00 queued"],
    ],
    [
      "one of two contacts",
      "14T07:30:00",
      [owed(101, { contacts: [lan, minh] })],
      { 1: { nudges: [nudge("13T20:00:00", "officer", 101)] } },
      ["2 ← 101", "101 D-1 queued"],
    ],
    [
      "one of two, the other closed",
      "14T07:30:00",
      [owed(101, { contacts: [lan, minh] })],
      { 1: { nudges: [nudge("13T20:00:00", "officer", 101)] }, 2: { closed: true } },
      ["101 D-1 recent"],
    ],
    [
      "two reports, held back for one",
      "15T16:00:00",
      [owed(101, { settled: ["D"] }), owed(201, { rungs: ["D@16:00"] })],
      { 1: { nudges: [nudge("15T07:30:00", "rung", 101)] } },
      ["1 ← 101", "101 D@16:00 queued", "201 D@16:00 recent"],
    ],
    [
      "a rung of an hour is held back",
      "15T19:00:00",
      [owed(101, { deadline: local("15T20:00:00"), rungs: ["PT1H"] })],
      { 1: { nudges: [nudge("15T12:00:00", "officer", 101)] } },
      ["101 PT1H recent"],
    ],
    [
      "a shorter one is not",
      "15T19:01:00",
      [owed(101, { deadline: local("15T20:00:00"), rungs: ["PT59M"] })],
      { 1: { nudges: [nudge("15T19:00:00", "officer", 101)] } },
      ["1 ← 101", "101 PT59M queued"],
    ],
    [
      "nor is it counted",
      "14T07:30:00",
      [owed(101)],
      { 1: { nudges: [nudge("14T07:00:00", "short-rung", 201)] } },
      ["1 ← 101", "101 D-1 queued"],
    ],
  ],
  "an officer": [
    ["at any hour, without any rung", "12T03:00:00", [wished(101)], {}, ["1 ← 101", "101 queued"]],
    [
      "two units of one contact: one message",
      "12T09:00:00",
      [wished(101), wished(102)],
      {},
      ["1 ← 101 102", "101 queued", "102 queued"],
    ],
    [
      "after a rung of this morning",
      "12T16:00:00",
      [wished(101)],
      { 1: { nudges: [nudge("12T07:30:00", "rung", 101)] } },
      ["101 recent"],
    ],
    [
      "twelve hours after it",
      "12T19:30:00",
      [wished(101)],
      { 1: { nudges: [nudge("12T07:30:00", "rung", 101)] } },
      ["1 ← 101", "101 queued"],
    ],
    [
      "after a rung of another round",
      "12T16:00:00",
      [wished(101)],
      { 1: { nudges: [nudge("12T07:30:00", "rung", 201)] } },
      ["101 recent"],
    ],
    [
      "after a short rung",
      "12T16:00:00",
      [wished(101)],
      { 1: { nudges: [nudge("12T15:59:00", "short-rung", 101)] } },
      ["1 ← 101", "101 queued"],
    ],
    [
      "reported, nobody, closed",
      "12T09:00:00",
      [wished(101, { owes: false }), wished(102, { contacts: [] }), wished(103, { contacts: [thu] })],
      { 3: { closed: true } },
      ["101 reported", "102 unreachable", "103 unreachable"],
    ],
  ],
};

describe.each(Object.entries(cases))("%s", (_, table) => {
  it.each(table)("%s", (_name, now, reports, people, expected) => {
    expect(shown(decide(now, reports, people))).toEqual(expected);
  });
});

describe("a message", () => {
  const only = (now: string, ...reports: ReportToRemind[]) => decide(now, reports).reminders[0];

  it("is counted unless every rung of it is short", () => {
    const short = { deadline: local("15T20:00:00"), rungs: ["PT30M"] };
    expect(only("15T19:30:00", owed(101, short))?.source).toBe("short-rung");
    expect(only("15T19:30:00", owed(101, short), owed(201, { rungs: ["D@19:30"] }))?.source).toBe("rung");
    expect(only("15T19:30:00", wished(101))?.source).toBe("officer");
  });

  it.each([
    ["the day's last minutes", "12T07:30:00", owed(101), "12T20:45:00"],
    ["the next rung", "15T07:30:00", owed(101), "15T16:00:00"],
    [
      "the deadline",
      "15T16:00:00",
      owed(101, { deadline: local("15T17:00:00"), rungs: ["PT1H"] }),
      "15T17:00:00",
    ],
    ["half a day, an officer's", "12T03:00:00", wished(101), "12T15:00:00"],
  ])("is of no use after %s", (_, now, report, until) => {
    expect(only(now, report)?.expiresAt).toEqual(local(until));
  });

  it("for two reports is of no use once one of them has its next", () => {
    const both = only("15T07:30:00", owed(101), owed(201, { deadline: local("18T23:59:59") }));
    expect(both?.nodeIds).toEqual([101, 201]);
    expect(both?.expiresAt).toEqual(local("15T16:00:00"));
  });

  it("goes to the chat of the person", () => {
    expect(only("12T07:30:00", owed(101, { contacts: [minh] }))?.addressId).toBe(20);
  });
});

it("passes over the rungs that a newer one overtook, for those who still owe", () => {
  const overtaken = (report: ReportToRemind) =>
    decide("15T08:00:00", [report]).verdicts[0]?.overtaken.map(({ name }) => name);
  expect(overtaken(owed(101))).toEqual(["D-7", "D-3", "D-1"]);
  expect(overtaken(owed(101, { settled: ["D-7", "D-3"] }))).toEqual(["D-1"]);
  expect(overtaken(owed(101, { owes: false }))).toEqual([]);
});

describe("when to look again", () => {
  const ladder = (rungs: readonly string[]) =>
    ladderOf({ roundId: 1, deadline: saturday, rungs, since: local("01T08:00:00") }, calendar);

  it.each([
    ["at the next rung", usual, "08T07:30:00", "12T07:30:00"],
    ["at the opening, with a rung that waits", usual, "13T22:00:00", "14T07:30:00"],
    ["at the opening, with one that closing overtook", ["D-3"], "12T22:00:00", "13T07:30:00"],
    ["on Monday, overdue", ["D+1"], "16T10:00:00", "17T07:30:00"],
    ["never, after the last", usual, "18T07:30:00", null],
  ])("%s", (_, rungs, now, next) => {
    expect(ladderNow(ladder(rungs), calendar, local(now)).next).toEqual(next && local(next));
  });
});
