// /unlink N: ends another door of the same person at once; without a number the doors are shown.
import { wordsAlone } from "../../message.ts";
import { addressesOf, endAddress } from "../../store/people/addresses.ts";
import { putOutbox } from "../../store/queue/outbox.ts";
import { addressText, endAddressOffer } from "../../text/people/addresses.ts";
import { commandOffer, type PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const unlink: PersonCommand = {
  name: "unlink",
  aliases: commandNames.unlink.aliases,
  async run({ tx, now, addressId, personId }, args) {
    const doors = await addressesOf(tx, personId);
    const others = doors.filter((door) => door.id !== addressId);
    if (args === "") {
      return {
        text: addressText.list(doors.map(({ id, channel }) => ({ id, channel, here: id === addressId }))),
        offers: others.map(({ id }) => commandOffer({ ...endAddressOffer(id), also: [] }, "unlink", `${id}`)),
      };
    }
    const ended = others.find((door) => String(door.id) === args);
    if (!ended) return { text: addressText.notYours };
    await endAddress(tx, ended.id);
    const body = wordsAlone(addressText.endedThere);
    await putOutbox(tx, { addressId: ended.id, kind: "notice", body, now });
    return { text: addressText.ended(ended.channel), logged: [{ what: "unlinked" }] };
  },
};
