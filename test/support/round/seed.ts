// A small round in a test's database, written by direct inserts: units, people with their doors, reports as given.
import { eq } from "drizzle-orm";
import type { Answer, Answers, Value } from "../../../src/form/answers.ts";
import type { Form } from "../../../src/form/form.ts";
import { type Payload, sealedAnswers } from "../../../src/form/payload.ts";
import type { Place } from "../../../src/form/place.ts";
import { progressOf } from "../../../src/form/progress.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import type { RoundSettings } from "../../../src/form/rounds/settings.ts";
import { sealedFigures } from "../../../src/report/figures.ts";
import type { Db, Tx } from "../../../src/store/db.ts";
import * as schema from "../../../src/store/schema.ts";
import {
  cast,
  type Sealing,
  type SeedPerson,
  type SeedUnit,
  shippedForm,
  usualDeadline,
  usualSettings,
} from "./cast.ts";

export type SeededNode = {
  id: number;
  unitId: number;
  path: string;
  code: string;
  name: string;
  kind: string;
  profile: string | null;
};
export type SeededPerson = { id: number; name: string; addressIds: number[]; code: string };

export type Seeded = {
  roundId: number;
  form: Form;
  settings: RoundSettings;
  deadline: Date;
  node(code: string): SeededNode;
  person(name: string): SeededPerson;
};

/**
 * Writes a round of these units (the cast unless given) and all that hangs on it. Of a second round in the same
 * database the units are the same and the people are new: they join those that are there.
 */
export async function seedRound(
  db: Db,
  given: {
    units?: readonly SeedUnit[];
    openedAt?: Date;
    deadline?: Date;
    settings?: Partial<RoundSettings>;
    form?: Form;
    /** The form's own workbook. */
    template?: Uint8Array;
    title?: string;
  } = {},
): Promise<Seeded> {
  const form = given.form ?? shippedForm;
  const settings = { ...usualSettings, ...given.settings };
  const deadline = given.deadline ?? usualDeadline;
  const openedAt = given.openedAt ?? new Date("2022-09-20T08:00:00+07:00");
  const nodes = new Map<string, SeededNode>();
  const people = new Map<string, SeededPerson>();
  const find = <T>(map: Map<string, T>, key: string): T => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`no ${key} was seeded`);
    return found;
  };
  return db.transaction(async (tx) => {
    await tx
      .insert(schema.form)
      .values({
        formId: form.id,
        version: form.version,
        body: form,
        sha256: "test",
        template: given.template ?? null,
      })
      .onConflictDoNothing();
    const round = one(
      await tx
        .insert(schema.round)
        .values({
          formId: form.id,
          formVersion: form.version,
          title: given.title ?? form.shortTitle,
          deadline,
          state: "open",
          settings,
          openedAt,
        })
        .returning({ id: schema.round.id }),
    );
    const seeded: Seeded = {
      roundId: round.id,
      form,
      settings,
      deadline,
      node: (code) => find(nodes, code),
      person: (name) => find(people, name),
    };
    for (const [position, unit] of (given.units ?? cast()).entries()) {
      const parent = unit.parent === undefined ? null : find(nodes, unit.parent);
      const node = await seedNode(tx, seeded, unit, parent, position);
      nodes.set(unit.code, node);
      for (const role of ["contact", "officer"] as const) {
        for (const person of (role === "contact" ? unit.contacts : unit.officers) ?? []) {
          people.set(person.name, await seedPerson(tx, node, role, person, openedAt));
        }
      }
      await seedReport(tx, seeded, node, unit);
    }
    return seeded;
  });
}

/** Seals a report as it stands in `answers`, as the next version; the round's deadline says whether it is late. */
export async function sealReport(
  tx: Db | Tx,
  seeded: Seeded,
  code: string,
  given: Record<Place, Value>,
  sealing: Sealing,
): Promise<{ submissionId: number; version: number }> {
  const node = seeded.node(code);
  if (node.profile === null) throw new Error(`${code} owes no report`);
  const own = one(await tx.select().from(schema.node).where(eq(schema.node.id, node.id)));
  const deadline = own.deadline ?? seeded.deadline;
  const earlier = await tx.select().from(schema.submission).where(eq(schema.submission.nodeId, node.id));
  const version = earlier.length + 1;
  const answers = answersOf(given);
  const payload: Payload = {
    form: `${seeded.form.id}@${seeded.form.version}`,
    round: { title: seeded.form.title, office: seeded.settings.office },
    unit: { code, name: node.name, kind: node.kind, profile: node.profile },
    sealedAt: sealing.at.toISOString(),
    deadline: deadline.toISOString(),
    answers: sealedAnswers(answers),
    waivers: sealing.waivers ?? [],
    missing: sealing.missing ?? 0,
    missingReason: sealing.missingReason ?? null,
  };
  const submission = one(
    await tx
      .insert(schema.submission)
      .values({
        nodeId: node.id,
        version,
        payload,
        receipt: `BN-${node.id}-${version}`,
        sealedAt: sealing.at,
        deadline,
        late: sealing.at > deadline,
        missing: payload.missing,
        missingReason: payload.missingReason,
      })
      .returning({ id: schema.submission.id }),
  );
  const figures = sealedFigures(seeded.form, answers, node.profile).map((one) => ({
    ...one,
    submissionId: submission.id,
  }));
  if (figures.length > 0) await tx.insert(schema.figure).values(figures);
  await tx
    .update(schema.report)
    .set({
      state: "submitted",
      submissionId: submission.id,
      revising: false,
      remark: null,
      lastAt: sealing.at,
    })
    .where(eq(schema.report.nodeId, node.id));
  return { submissionId: submission.id, version };
}

async function seedNode(
  tx: Tx,
  seeded: Seeded,
  unit: SeedUnit,
  parent: SeededNode | null,
  position: number,
): Promise<SeededNode> {
  const name = unit.name ?? `Đơn vị ${unit.code}`;
  const shortName = unit.shortName ?? name;
  const profile = seeded.settings.profiles[unit.kind] ?? null;
  const shared = { code: unit.code, kind: unit.kind, name, shortName, position, facts: unit.facts ?? {} };
  const contact = { phone: unit.phone ?? null };
  const registered = one(
    await tx
      .insert(schema.unit)
      .values({ ...shared, ...contact, parentId: parent?.unitId ?? null })
      .onConflictDoUpdate({ target: schema.unit.code, set: { position } })
      .returning({ id: schema.unit.id }),
  );
  const made = one(
    await tx
      .insert(schema.node)
      .values({
        ...shared,
        ...contact,
        roundId: seeded.roundId,
        unitId: registered.id,
        parentId: parent?.id ?? null,
        path: "",
        expected: unit.expected ?? profile !== null,
        profile,
        compiles: unit.compiles ?? false,
        deadline: unit.deadline ?? null,
        exemptReason: unit.exempt ?? null,
      })
      .returning({ id: schema.node.id }),
  );
  const path = `${parent?.path ?? "/"}${made.id}/`;
  await tx.update(schema.node).set({ path }).where(eq(schema.node.id, made.id));
  return { id: made.id, unitId: registered.id, path, code: unit.code, name, kind: unit.kind, profile };
}

let chats = 0;

async function seedPerson(
  tx: Tx,
  node: SeededNode,
  role: "contact" | "officer",
  given: SeedPerson,
  at: Date,
): Promise<SeededPerson> {
  const person = one(
    await tx
      .insert(schema.person)
      .values({ name: given.name, createdAt: at })
      .returning({ id: schema.person.id }),
  );
  await tx.insert(schema.role).values({ personId: person.id, unitId: node.unitId, role, fromAt: at });
  const addressIds: number[] = [];
  for (const door of given.doors ?? [{}]) {
    chats += 1;
    const address = one(
      await tx
        .insert(schema.address)
        .values({
          channel: door.channel ?? "telegram",
          account: "1",
          chatKey: String(100_000 + chats),
          personId: person.id,
          displayName: given.name,
          state: door.blocked ? "blocked" : "open",
          lastIn: door.lastIn ?? at,
        })
        .returning({ id: schema.address.id }),
    );
    addressIds.push(address.id);
    await tx.insert(schema.chat).values({ addressId: address.id, nodeId: node.id });
  }
  return { id: person.id, name: given.name, addressIds, code: node.code };
}

async function seedReport(tx: Tx, seeded: Seeded, node: SeededNode, unit: SeedUnit): Promise<void> {
  const given = unit.answers ?? {};
  const answers = answersOf(given);
  const progress = node.profile ? progressOf(questionnaire(seeded.form, node.profile), answers) : null;
  await tx.insert(schema.report).values({
    nodeId: node.id,
    state: answers.size > 0 ? "in-progress" : "not-started",
    rev: answers.size > 0 ? 1 : 0,
    done: progress?.done ?? 0,
    total: progress?.total ?? 0,
  });
  if (answers.size > 0) {
    await tx
      .insert(schema.answer)
      .values([...answers.values()].map((answer) => ({ nodeId: node.id, ...answer })));
  }
  if (unit.sealed) await sealReport(tx, seeded, unit.code, given, unit.sealed);
  const { state, remark, revising } = unit;
  const set = {
    ...(state === undefined ? {} : { state }),
    ...(remark === undefined ? {} : { remark }),
    ...(revising === undefined ? {} : { revising }),
  };
  if (Object.keys(set).length > 0) {
    await tx.update(schema.report).set(set).where(eq(schema.report.nodeId, node.id));
  }
}

function answersOf(given: Record<Place, Value>): Answers {
  return new Map(
    Object.entries(given).map(([place, value]): [Place, Answer] => [
      place,
      { place, value, raw: String(value), state: "answered", origin: "typed", rev: 1 },
    ]),
  );
}

function one<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
  return row;
}
