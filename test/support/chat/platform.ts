// A platform with a clock of its own: it dates what it delivers and what people write, so many milliseconds off ours.
import type { Channel } from "../../../src/channels/channel.ts";
import { deliverDue } from "../../../src/delivery/deliver.ts";
import type { OutgoingMessage } from "../../../src/message.ts";
import { deliveryParts } from "./delivery.ts";
import type { TestChat, World } from "./world.ts";

export type Platform = {
  /** Delivers what waits, dated to the second as Telegram does; gives the id of this chat's newest message. */
  deliver(chat: TestChat): Promise<string>;
  /** The date that the platform gives to something written so long before now. */
  date(ago?: number): Date;
  /** Writes, dated so long before now. */
  say(chat: TestChat, text: string, ago?: number): Promise<OutgoingMessage>;
};

/** Puts a platform between the world and its chats; `ahead` is how far its clock is before ours. */
export function platformOf(world: World, ahead = 0): Platform {
  let ids = 0;
  const newest = new Map<string, string>();
  const date = (ago = 0) => new Date(Math.floor((world.now().getTime() + ahead - ago) / 1_000) * 1_000);
  const [ours] = world.app.channels;
  if (!ours) throw new Error("the world has no channel");
  const channel: Channel = {
    ...ours,
    send: async ({ chat }) => {
      const platformId = `p${++ids}`;
      newest.set(chat, platformId);
      return { ok: true, platformId, at: date() };
    },
  };
  return {
    date,
    async deliver({ name }) {
      await deliverDue({ ...world.app, channels: [channel] }, deliveryParts());
      return newest.get(name) ?? "";
    },
    say: (chat, text, ago) => chat.say(text, { sentAt: date(ago) }),
  };
}
