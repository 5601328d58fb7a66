// /phone: a contact gives name and number so that the office can ring, or takes the number back.
import { keepPhone } from "../../store/people/phones.ts";
import { phoneText } from "../../text/people/phone.ts";
import { commandOffer, type PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

/** A number of Vietnam, with whatever stands between its figures. */
const number = /(?:\+84|(?<!\d)0)[\s.-]?\d(?:[\s.-]?\d){7,9}(?!\d)/u;
const longestName = 60;
const offers = [commandOffer(phoneText.drop, "phone", "drop")];

export const phone: PersonCommand = {
  name: "phone",
  aliases: commandNames.phone.aliases,
  async run({ tx, personId }, args) {
    if (args === "drop") {
      await keepPhone(tx, personId, null);
      return { text: phoneText.gone };
    }
    const found = number.exec(args)?.[0];
    if (found === undefined) return { text: phoneText.ask, ask: { name: "phone", args: "" }, offers };
    const name = args
      .replace(found, " ")
      .replace(/[,;:\s]+/gu, " ")
      .trim()
      .slice(0, longestName);
    await keepPhone(tx, personId, { name: name === "" ? null : name, phone: found.replace(/[^\d+]/gu, "") });
    return { text: phoneText.kept, offers };
  },
};
