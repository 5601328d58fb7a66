// /inner DAY: until when the units below report to the unit that compiles or watches them. Their contacts are told once.

import { proposedInner } from "../../form/rounds/inner-day.ts";
import { lockDeadline } from "../../store/officer/officer-actions.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { innerDeadlineOf, setInnerDeadline } from "../../store/rounds/inner-deadlines.ts";
import { exampleDay } from "../../text/format.ts";
import { innerText } from "../../text/officer/inner-deadline.ts";
import { deadlineText } from "../../text/officer/round.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { saidDay, withoutFillers } from "../shared/deadline-day.ts";
import { commandNames } from "../shared/names.ts";
import { tellMovedBelow } from "../unit/moved-below.ts";

export const inner: Command = {
  name: "inner",
  aliases: commandNames.inner.aliases,
  roles: ["compiler"],
  async run(context, args) {
    const { tx, app, now, roundId, node } = context;
    const zone = app.settings.TIME_ZONE;
    const { own, inner: set } = await innerDeadlineOf(tx, node.id);
    const said = withoutFillers(args.replace(/^[\s:]+/u, ""));
    if (said === "") {
      const day = proposedInner(own, zone);
      return {
        text: innerText.shown({ inner: set, own, zone, day: exampleDay(own, -3, zone) }),
        offers:
          set === null && day > now
            ? [commandOffer(innerText.offer(day, zone), "inner", typed(day, zone))]
            : [],
      };
    }
    const day = saidDay(context, said);
    if ("ahead" in day) {
      return {
        text: deadlineText.whichDay,
        offers: day.ahead.map(({ at, typed: word }) =>
          commandOffer(innerText.offer(at, zone), "inner", word),
        ),
      };
    }
    if ("why" in day) return { text: innerText.notRead(said.slice(0, 60), exampleDay(own, -3, zone)) };
    const { at } = day;
    if (at <= now) return { text: innerText.past(at, zone) };
    if (at > own) return { text: innerText.late(at, own, zone) };
    if ((await lockDeadline(tx, roundId)) === null) return { text: deadlineText.closed };
    const moved = await setInnerDeadline(tx, node.id, at);
    const people = await tellMovedBelow(
      tx,
      { settings: app.settings, channels: app.channels, now },
      await loadOfficerRound(tx, roundId),
      { moved, asking: app.newId() },
    );
    return { text: innerText.done({ at, own, units: moved.length, people, zone }) };
  },
};

/** A day as it would be typed. */
function typed(at: Date, zone: string): string {
  return exampleDay(at, 0, zone);
}
