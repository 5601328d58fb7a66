// An officer who types commands and presses what is offered, each in a transaction of its own, without a channel.
import type { App } from "../../../src/app.ts";
import { officerCommand } from "../../../src/commands/index.ts";
import type { CommandContext, Reply } from "../../../src/commands/shared/command.ts";
import { findCommand } from "../../../src/commands/shared/names.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { type Db, inTransaction } from "../../../src/store/db.ts";
import { standingsOf } from "../../../src/store/people/people.ts";
import { castWith } from "../round/cast.ts";
import { type Seeded, seedRound } from "../round/seed.ts";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** An app with nothing but a database, a clock that the test moves and ids that count up. */
export function testApp(db: Db, clock: () => Date): App {
  let ids = 0;
  return {
    db,
    channels: [],
    clock,
    newId: () => `id-${++ids}`,
    settings: readSettings({}),
    log: silent,
    wake: () => undefined,
  };
}

export type Officer = {
  /** Types a slash command. */
  types(text: string): Promise<Reply>;
  /** Presses an offer of a reply, by its label. */
  presses(reply: Reply, label: string): Promise<Reply>;
  /** Answers what a reply asks for. */
  answers(reply: Reply, text: string): Promise<Reply>;
};

/** A round of the cast, changed as `castWith` does, on a clock that the test moves; and its officer, chị Hạnh. */
export async function roundOfHanh(
  db: Db,
  now: Date,
  changes: Parameters<typeof castWith>[0] = {},
  more: Parameters<typeof castWith>[1] = [],
) {
  const seeded = await seedRound(db, { units: castWith(changes, more) });
  const clock = { now };
  const app = testApp(db, () => clock.now);
  return { seeded, clock, app, chiHanh: officer(app, seeded, "chị Hạnh") };
}

/** The officer of this name in a seeded round. */
export function officer(app: App, seeded: Seeded, name: string): Officer {
  const person = seeded.person(name);
  const node = seeded.node(person.code);
  const run = (command: string, args: string): Promise<Reply> => {
    const known = officerCommand(command);
    const [addressId] = person.addressIds;
    if (!known || addressId === undefined) throw new Error(`${name} cannot give ${command}`);
    return inTransaction(app.db, async (tx) => {
      const context: CommandContext = {
        app,
        tx,
        now: app.clock(),
        addressId,
        personId: person.id,
        roundId: seeded.roundId,
        role: "officer",
        standings: await standingsOf(tx, person.id),
        node,
      };
      return known.run(context, args);
    });
  };
  return {
    types: (text) => {
      const found = findCommand(text);
      if (!found || found.name === null) throw new Error(`${text} is no command`);
      return run(found.name, found.args);
    },
    presses: (reply, label) => {
      const offer = reply.offers?.find((candidate) => candidate.label === label);
      if (offer?.action.do !== "command") throw new Error(`no button ${label} under: ${reply.text}`);
      return run(offer.action.name, offer.action.args);
    },
    answers: (reply, text) => {
      if (!reply.ask) throw new Error(`nothing is asked: ${reply.text}`);
      return run(reply.ask.name, `${reply.ask.args} ${text}`.trim());
    },
  };
}
