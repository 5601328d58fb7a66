// /unlink N: ends another door of the same person at once; without a number the doors are shown.
import { wordsAlone } from "../../message.ts";
import { doorsOf, endDoor } from "../../store/people/doors.ts";
import { putOutbox } from "../../store/queue/outbox.ts";
import { doorText, endDoorOffer } from "../../text/people/doors.ts";
import { commandOffer, type PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const unlink: PersonCommand = {
  name: "unlink",
  aliases: commandNames.unlink.aliases,
  async run({ tx, now, addressId, personId }, args) {
    const doors = await doorsOf(tx, personId);
    const others = doors.filter((door) => door.id !== addressId);
    if (args === "") {
      return {
        text: doorText.list(doors.map(({ id, channel }) => ({ id, channel, here: id === addressId }))),
        offers: others.map(({ id }) => commandOffer({ ...endDoorOffer(id), also: [] }, "unlink", `${id}`)),
      };
    }
    const ended = others.find((door) => String(door.id) === args);
    if (!ended) return { text: doorText.notYours };
    await endDoor(tx, ended.id);
    const body = wordsAlone(doorText.endedThere);
    await putOutbox(tx, { addressId: ended.id, kind: "notice", body, now });
    return { text: doorText.ended(ended.channel) };
  },
};
