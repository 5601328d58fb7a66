// Plays every conversation of this folder through the engine and its database, and compares what the bot says.
// UPDATE=1 rewrites the bot's lines; read the difference before committing it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Form } from "../../src/form/form.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { handOver } from "../support/chat/hand-over.ts";
import { parseTranscript, play } from "../support/chat/transcript.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { handedFiles } from "../support/handed/files-told.ts";
import { checklistForm } from "../support/round/checklist-form.ts";
import { classesForm } from "../support/round/classes-form.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";
import { planOfRows } from "../support/round/plan-form.ts";
import { openTwoSchools } from "../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

/** What `# form: …` at the head of a conversation may name; without it the round of the demonstration is asked. */
const forms: Readonly<Record<string, Form>> = {
  classes: classesForm,
  checklist: checklistForm,
  "people-list": peopleListForm,
  plan: planOfRows,
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

for (const name of readdirSync(folder).filter((file) => file.endsWith(".chat"))) {
  it(name, async () => {
    const file = new URL(name, folder);
    const source = readFileSync(file, "utf8");
    const asks = /^# form: (\S+)$/mu.exec(source)?.[1];
    const form = asks === undefined ? null : forms[asks];
    if (form === undefined) throw new Error(`${name} names no form of the tests: ${asks}`);
    const plain = /^# channel: without buttons$/mu.test(source);
    const database = await openTestDatabase();
    try {
      const world = openWorld(
        database.db,
        new Date("2022-10-10T08:00:00+07:00"),
        plain ? { buttons: false } : {},
      );
      if (form) await openTwoSchools(database.db, form, form.shortTitle, world.now());
      else await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
      const played = await play(parseTranscript(source), world, (by, name) =>
        handedFile(database, world, by, name),
      );
      expect(world.logged).toEqual([]);
      if (process.env.UPDATE) writeFileSync(file, played);
      else expect(played).toBe(source);
    } finally {
      await database.close();
    }
  });
}
