// Plays every conversation of this folder through the engine and its database, and compares what the bot says.
// UPDATE=1 rewrites the bot's lines; read the difference before committing it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Form } from "../../src/form/form.ts";
import { sample } from "../../src/form/library/released.ts";
import { shippedForm } from "../../src/form/library.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { releaseForm } from "../../src/store/rounds/forms.ts";
import { handOver } from "../support/chat/hand-over.ts";
import { parseTranscript, play } from "../support/chat/transcript.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { formNames, testForm } from "../support/forms/forms.ts";
import { handedFiles } from "../support/handed/files-told.ts";
import { checklistForm, proofsForm } from "../support/round/checklist-form.ts";
import { classesForm } from "../support/round/classes-form.ts";
import { openDistrict } from "../support/round/district.ts";
import { matrixForm } from "../support/round/matrix-form.ts";
import { seedMorning } from "../support/round/morning.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";
import { planOfRows } from "../support/round/plan-form.ts";
import { openThreeRounds, openTwoSchools } from "../support/round/two-schools.ts";
import type { TestDatabase } from "../support/run/database.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { casesOf } from "../support/run/thorough.ts";

const database = fileDatabase();

/** What `# form: …` at the head of a conversation may name; without it the round of the demonstration is asked. */
const forms: Readonly<Record<string, Form>> = {
  classes: classesForm,
  checklist: checklistForm,
  "people-list": peopleListForm,
  plan: planOfRows,
  proofs: proofsForm,
  matrix: matrixForm,
  choices: testForm("danh-gia-tieu-chi"),
  ...Object.fromEntries(formNames.map((name) => [name, testForm(name)])),
};

/** Hands over what a file of this name holds, for the report of whoever writes there. */
async function handedFile(at: TestDatabase, world: World, by: TestChat, name: string): Promise<void> {
  const make = handedFiles[name];
  if (!make) throw new Error(`no file of the tests is called ${name}`);
  const [chat] = await at.sql`
    select chat.node_id from chat join address on address.id = chat.address_id where chat_key = ${by.name}`;
  const outcome = make();
  await handOver(at, world, { nodeId: Number(chat?.node_id), by, name, outcome, content: name });
}

const folder = new URL("./", import.meta.url);

type Asked = {
  readonly form: Form | null;
  readonly rounds: string | null;
  readonly plain: boolean;
  readonly version: number | null;
};

/** The conversation as it is played now; `version` of the form of the demonstration, null for its newest. */
async function played(source: string, { form, rounds, plain, version }: Asked): Promise<string> {
  const world = openWorld(
    database.db,
    new Date(rounds === "morning" ? "2022-10-14T07:45:00+07:00" : "2022-10-10T08:00:00+07:00"),
    plain ? { buttons: false } : {},
  );
  if (rounds === "three") await openThreeRounds(database.db, world.now());
  else if (rounds === "district") await openDistrict(database.db);
  else if (rounds === "morning") await seedMorning(database.db);
  else if (form) await openTwoSchools(database.db, form, form.shortTitle, world.now());
  else await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
  if (version !== null) await asOfVersion(database, version);
  const said = await play(parseTranscript(source), world, (by, name) =>
    handedFile(database, world, by, name),
  );
  expect(world.logged).toEqual([]);
  return said;
}

/** The round as if it had been opened on an earlier version of its form. */
async function asOfVersion({ db, sql }: TestDatabase, version: number): Promise<void> {
  const [id] = sample.form.split("@");
  await db.transaction((tx) => releaseForm(tx, shippedForm(`${id}@${version}`)));
  await sql`update round set form_version = ${version}`;
}

/** Of so many conversations one is played on both versions. */
const every = casesOf({ few: 3, many: 1 });

for (const [at, name] of readdirSync(folder)
  .filter((file) => file.endsWith(".chat"))
  .entries()) {
  const file = new URL(name, folder);
  const source = readFileSync(file, "utf8");
  const asks = /^# form: (\S+)$/mu.exec(source)?.[1];
  const rounds = /^# rounds: (\S+)$/mu.exec(source)?.[1] ?? null;
  const plain = /^# channel: without buttons$/mu.test(source);

  it(name, async () => {
    const form = asks === undefined ? null : forms[asks];
    if (form === undefined) throw new Error(`${name} names no form of the tests: ${asks}`);
    const now = await played(source, { form, rounds, plain, version: null });
    if (process.env.UPDATE) writeFileSync(file, now);
    else expect(now).toBe(source);
  });

  // Version 4 says in language 2 what version 3 says in language 1: their rounds are one conversation.
  if (at % every > 0) continue;
  it.skipIf(asks !== undefined || rounds !== null || process.env.UPDATE)(
    `${name}, in a round on version 3`,
    async () => {
      expect(await played(source, { form: null, rounds, plain, version: 3 })).toBe(source);
    },
  );
}
