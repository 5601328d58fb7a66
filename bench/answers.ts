// What an answer costs: `npm run bench`. The real engine over the program's own Postgres, beside a bare transaction that writes the same rows.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId, now } from "../src/clock.ts";
import { readSettings } from "../src/config/settings.ts";
import { receive } from "../src/engine/receive.ts";
import { type Form, parseForm } from "../src/form/form.ts";
import { usualRound } from "../src/form/library.ts";
import { openLog } from "../src/log.ts";
import { type OpenStore, openStore } from "../src/open.ts";
import { openRound } from "../src/store/rounds/rounds.ts";
import { unit } from "../src/store/schema.ts";
import { openWorld } from "../test/support/chat/world.ts";

const questions = Number(process.argv[2] ?? 200);
const chats = Number(process.argv[3] ?? 50);

/** A table of so many rows, each asked by itself. */
function longForm(): Form {
  const head = { stt: "No", text: "Row", unit: "Unit", quantity: "Count", note: "Note" };
  const rows = Array.from({ length: questions }, (_, at) => ({
    id: `r${at + 1}`,
    label: `${at + 1}`,
    stt: `${at + 1}`,
    text: `Row ${at + 1}`,
    parent: null,
    unit: "x",
    role: "input",
    kind: "count",
    columns: ["n"],
    nouns: { n: "x" },
    aggregate: "sum",
  }));
  const table = { title: "Table", head, columns: [{ id: "n", title: "Count" }], rows, groups: [] };
  const items = [{ id: "t", no: "A.1", text: "Table", kind: "table", table }];
  return parseForm({
    id: "long",
    version: 1,
    title: "Long",
    shortTitle: "Long",
    profiles: { school: { label: "School" } },
    limits: { count: 9999, money: 999_999_999, text: 500 },
    sections: [{ id: "a", no: "A", title: "All", items }],
    checks: [],
    highlights: [],
  });
}

async function seed({ db }: OpenStore): Promise<string[]> {
  const codes = Array.from({ length: chats + 1 }, (_, at) => `S${at}`);
  await db.transaction(async (tx) => {
    const top = { code: "TOP", kind: "top", name: "Top", shortName: "Top", position: 0 };
    const [parent] = await tx.insert(unit).values(top).returning();
    const school = { kind: "school", parentId: parent?.id ?? null };
    await tx
      .insert(unit)
      .values(codes.map((code, position) => ({ ...school, code, name: code, shortName: code, position })));
    const kinds = { profiles: { top: null, school: "school" }, kindLabels: { top: "Top", school: "School" } };
    const settings = { ...usualRound("tuan-le-htsd-2022"), ...kinds };
    const deadline = new Date(now().getTime() + 7 * 86_400_000);
    const round = { form: longForm(), title: "Long", deadline, settings, demo: false, codes: null };
    await openRound(tx, { ...round, now: now() });
  });
  return codes;
}

type Timed = { readonly perSecond: number; readonly ms: number[] };

/** Runs `jobs` at once, each its steps one after the other; the mean milliseconds of every step. */
async function timed(jobs: readonly ((step: number) => Promise<unknown>)[]): Promise<Timed> {
  const ms: number[] = Array(questions).fill(0);
  const start = performance.now();
  await Promise.all(
    jobs.map(async (job) => {
      for (let step = 0; step < questions; step++) {
        const begun = performance.now();
        await job(step);
        ms[step] = (ms[step] ?? 0) + (performance.now() - begun) / jobs.length;
      }
    }),
  );
  return { perSecond: (jobs.length * questions * 1000) / (performance.now() - start), ms };
}

/** The writes of one answer, a statement after the other and nothing else: no reading, no deciding. */
function bare({ sql }: OpenStore, chat: number) {
  return (step: number) =>
    sql.begin(async (tx) => {
      const at = now().toISOString();
      await tx`insert into inbox (channel, account, key, received_at, state) values ('bare', '1', ${`${chat}:${step}`}, ${at}, 'done')`;
      await tx`update address set last_in = ${at} where id = ${chat}`;
      await tx`update chat set state = ${JSON.stringify({ step })}::text::jsonb where address_id = ${chat}`;
      await tx`insert into answer (node_id, place, value, raw, state, origin, rev)
        values (${-chat}, ${`r${step}`}, ${String(step)}::text::jsonb, '1', 'answered', 'typed', ${step})`;
      await tx`insert into event (node_id, address_id, at, type, body) values (${-chat}, ${chat}, ${at}, 'answered', '{"id":"r","value":1}')`;
      await tx`update report set rev = ${step}, last_at = ${at} where node_id = ${chat}`;
      await tx`insert into outbox (address_id, priority, kind, body, created_at, state) values (${-chat}, 0, 'reply', '{"text":"..."}', ${at}, 'sent')`;
    });
}

function line(what: string, of: Timed, base: Timed): string {
  const quarter = Math.ceil(questions / 4);
  const mean = (list: number[]) => (list.reduce((sum, each) => sum + each, 0) / list.length).toFixed(1);
  return (
    `${what}: ${of.perSecond.toFixed(0)} answers/s, ` +
    `first to last quarter ${mean(of.ms.slice(0, quarter))} -> ${mean(of.ms.slice(-quarter))} ms; ` +
    `bare writes ${base.perSecond.toFixed(0)}/s, ratio ${(base.perSecond / of.perSecond).toFixed(1)}`
  );
}

const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
const store = await openStore(readSettings({ DATA_DIR: folder }), openLog("error"), now);
try {
  const world = openWorld(store.db, now());
  const app = { ...world.app, clock: now, newId };
  // What a deliverer would mark, without the cost of one.
  const delivering = setInterval(() => {
    store.sql`update outbox set state = 'sent', sent_at = now(), seq = id where state = 'queued'`.catch(
      () => undefined,
    );
  }, 100);
  const people: ((step: number) => Promise<unknown>)[] = [];
  for (const code of await seed(store)) {
    await world.chat(code).join(code);
    people.push((step) =>
      receive(app, {
        key: `${code}:${step}`,
        address: { channel: "telegram", account: "1", chat: code },
        sentAt: null,
        displayName: null,
        body: { type: "text", text: `${(step % 90) + 1}`, messageId: `${code}:${step}` },
      }),
    );
  }
  const one = await timed(people.slice(0, 1));
  const many = await timed(people.slice(1));
  clearInterval(delivering);
  const [{ n } = { n: 0 }] = await store.sql<{ n: number }[]>`select count(*)::int as n from answer`;
  if (n !== questions * (chats + 1)) throw new Error(`only ${n} answers were recorded`);
  const bareOne = await timed([bare(store, 1)]);
  const bareMany = await timed(Array.from({ length: chats }, (_, at) => bare(store, at + 2)));
  console.log(`${questions} questions, Postgres with fsync`);
  console.log(line("1 chat", one, bareOne));
  console.log(line(`${chats} chats at once`, many, bareMany));
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
