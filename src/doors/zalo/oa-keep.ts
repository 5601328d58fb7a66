// Keeps the Official Account's consent alive and its name known: tokens that nobody uses for three months die.
import type { App } from "../../app.ts";
import type { ZaloOaChannel } from "../../channels/zalo/oa.ts";
import type { Loop } from "../../loops/loop.ts";
import { saveLink, saveUsername } from "../../store/queue/accounts.ts";
import { startPlatformJob } from "../platform-job.ts";

/** How often the account is asked who it is, in milliseconds; an access token lives 25 hours. */
const EVERY_MS = 6 * 3_600_000;

/** Asks who the account is, at the start and some times a day, which renews the token when it is about to end. */
export function startZaloOaKeep(app: App, channel: ZaloOaChannel): Loop {
  return startPlatformJob(app, {
    name: "consent",
    everyMs: EVERY_MS,
    run: async () => {
      const info = await channel.info();
      if (info.ok) {
        const account = { channel: channel.name, account: channel.account };
        const { id, name } = info.value;
        await saveUsername(app.db, account, name);
        // An account that tells no id of its own is known by the app's, which opens no chat.
        if (id !== channel.account) await saveLink(app.db, account, `https://zalo.me/${id}`);
        return;
      }
      // A refused account was logged for the operator already, and asking again soon would only repeat that.
      const { error } = info;
      if (error.type === "not-sent" || error.type === "unknown") {
        throw new Error(`The Official Account did not answer (${error.detail}).`);
      }
    },
  });
}
