// Whether "wait" was said to one chat or to the whole account. Knows moments and addresses; pauses nothing.

/**
 * So many different addresses told to wait within so many milliseconds mean the account. A platform that limits one
 * chat (Telegram: about a message a second) says so to this chat alone; two busy chats may meet by chance. A limit of
 * the whole account meets every send under way, and up to 20 are: three are heard within one round trip.
 */
const ADDRESSES = 3;
const WITHIN_MS = 10_000;

export type Throttles = {
  /** Notes that an address was told to wait; true when the account is meant. */
  note(addressId: number): boolean;
};

export function makeThrottles(now: () => number = () => performance.now()): Throttles {
  const told = new Map<number, number>();
  return {
    note(addressId) {
      for (const [id, at] of told) if (now() - at > WITHIN_MS) told.delete(id);
      told.set(addressId, now());
      return told.size >= ADDRESSES;
    },
  };
}
