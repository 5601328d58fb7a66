// /links: the links that still open, one's own and for an officer the subtree's, each to be ended by a choice.
import { endLinks, type LinkViewer, type LiveLink, liveLinks } from "../../store/people/link-register.ts";
import { endedLinksText, endLinkOffer, linkOffers, linksText } from "../../text/people/links.ts";
import { commandOffer, type PersonCommand, type PersonContext, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

/** As many as can be read, and pressed, under one message. */
const mostListed = 20;

/** What it needs to know; a page has no more of it than this. */
type LinksContext = Pick<PersonContext, "app" | "tx" | "now" | "personId" | "standings">;

export const links = {
  name: "links",
  aliases: commandNames.links.aliases,
  async run({ app, tx, now, personId, standings }: LinksContext, args: string): Promise<Reply> {
    const seer: LinkViewer = { personId, standings };
    // Only a choice of the list carries this: a typed number means the list, which is shown again.
    const [, which] = /^end (all|own|[0-9a-f]{64})$/.exec(args) ?? [];
    const ended = which === undefined ? null : await endLinks(tx, seer, chosen(which), now);
    const list = show(await liveLinks(tx, seer, now), seer, app.settings.TIME_ZONE);
    if (ended === null) return list;
    return {
      ...list,
      text: `${endedLinksText(ended)}\n\n${list.text}`,
      logged: [{ what: "links-ended", detail: { count: ended } }],
    };
  },
} satisfies PersonCommand;

function chosen(which: string) {
  if (which === "all") return null;
  return which === "own" ? "own" : { hash: which };
}

function show(live: readonly LiveLink[], { personId, standings }: LinkViewer, zone: string): Reply {
  const officer = standings.some((standing) => standing.role === "officer");
  const shown = live.slice(0, mostListed);
  const own = live.filter((link) => link.personId === personId).length;
  const lines = shown.map(({ target, unit, createdAt, expiresAt, personId: whose }) => ({
    type: target.type,
    unit: unit?.name ?? null,
    createdAt,
    expiresAt,
    own: whose === personId,
  }));
  return {
    text: linksText(lines, live.length - shown.length, zone),
    offers: [
      ...shown.map(({ hash }, index) =>
        commandOffer(endLinkOffer(index + 1, { officer, only: live.length === 1 }), "links", `end ${hash}`),
      ),
      ...(own > 0 && own < live.length ? [commandOffer(linkOffers.endOwn, "links", "end own")] : []),
      ...(live.length > 1 ? [commandOffer(linkOffers.endAll, "links", "end all")] : []),
    ],
  };
}
