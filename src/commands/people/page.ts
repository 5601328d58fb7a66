// /page: a link that opens the officer's page once, and the end of the pages that are open.
import { pageOf } from "../../config/page.ts";
import { closePages, createPageLink, isOfficerNow, openPages } from "../../store/people/officer-pages.ts";
import { pageOffers, pageText } from "../../text/officer/page.ts";
import { joinText } from "../../text/people/join.ts";
import { commandOffer, type PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const page: PersonCommand = {
  name: "page",
  aliases: commandNames.page.aliases,
  async run({ app, tx, now, personId }, args) {
    if (!(await isOfficerNow(tx, personId)))
      return { text: joinText.refusedOfficer, logged: [{ what: "refused" }] };
    if (args === "close") {
      const count = await closePages(tx, personId, now);
      return { text: pageText.closed(count), logged: [{ what: "signed-out", detail: { count } }] };
    }
    const open = await openPages(tx, personId, now);
    const token = app.newId();
    const until = await createPageLink(tx, { personId, token, now });
    const link = `${pageOf(app.settings)}/p/${token}`;
    return {
      text: pageText.link({ link, until, open, zone: app.settings.TIME_ZONE }),
      ...(open > 0 ? { offers: [commandOffer(pageOffers.close, "page", "close")] } : {}),
      logged: [{ what: "officer-act" }],
    };
  },
};
