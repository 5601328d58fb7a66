// Plays every conversation of this folder through the engine and its database, and compares what the bot says.
// UPDATE=1 rewrites the bot's lines; read the difference before committing it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Form } from "../../src/form/form.ts";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { parseTranscript, play } from "../support/chat/transcript.ts";
import { openWorld } from "../support/chat/world.ts";
import { classesForm } from "../support/round/classes-form.ts";
import { openTwoSchools } from "../support/round/two-schools.ts";
import { openTestDatabase } from "../support/run/database.ts";

/** What `# form: …` at the head of a conversation may name; without it the round of the demonstration is asked. */
const forms: Readonly<Record<string, Form>> = { classes: classesForm };

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
      const played = await play(parseTranscript(source), world);
      expect(world.logged).toEqual([]);
      if (process.env.UPDATE) writeFileSync(file, played);
      else expect(played).toBe(source);
    } finally {
      await database.close();
    }
  });
}
