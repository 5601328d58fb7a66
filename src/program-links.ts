// The links that messages carry: tokens and numbers, made when a message is made, for whoever has its address.
import type { Settings } from "./config/settings.ts";
import type { MakingParts } from "./delivery/make-message.ts";
import type { Db } from "./store/db.ts";
import { createGridLink } from "./store/people/browser-links.ts";
import { createLink } from "./store/people/links.ts";
import { personOf } from "./store/people/people.ts";
import { createUploadNumber } from "./store/people/upload-numbers.ts";

/** How long a link lives. */
const linkLifeMs = 24 * 3_600_000;

type LinkWorld = {
  readonly settings: Settings;
  readonly store: { readonly db: Db };
  readonly clock: () => Date;
  readonly newId: () => string;
};

/** `page`: the address under which the page opens. */
export function makeLinks(
  { settings, store: { db }, clock, newId }: LinkWorld,
  page: () => string,
): Pick<MakingParts, "linkFor" | "uploadWayFor" | "gridWayFor"> {
  const personAt = async (addressId: number) => {
    const personId = await personOf(db, addressId);
    if (personId === null) throw new Error("a link was addressed to nobody");
    return personId;
  };
  const expiresAt = () => new Date(clock().getTime() + linkLifeMs);
  return {
    async linkFor(target, addressId) {
      if (!settings.PUBLIC_URL) return null;
      const token = newId();
      const personId = await personAt(addressId);
      await createLink(db, { personId, target, token, now: clock(), expiresAt: expiresAt() });
      return `${page()}/d/${token}`;
    },
    async uploadWayFor(ref, addressId) {
      if (!settings.PUBLIC_URL) return null;
      const token = newId();
      const made = { personId: await personAt(addressId), target: { ...ref, addressId }, now: clock() };
      await createLink(db, { ...made, token, expiresAt: expiresAt() });
      const number = await createUploadNumber(db, { ...made, newId });
      const short = number === null ? null : { address: `${page().replace(/^https?:\/\//u, "")}/t`, number };
      return { url: `${page()}/u/${token}`, short };
    },
    async gridWayFor(ref, addressId) {
      if (!settings.PUBLIC_URL) return null;
      const token = newId();
      const made = { personId: await personAt(addressId), target: { ...ref, addressId }, now: clock() };
      await createGridLink(db, { ...made, token, expiresAt: expiresAt() });
      return `${page()}/g/${token}`;
    },
  };
}
