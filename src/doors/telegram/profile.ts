// Keeps what people see of the bot before it speaks: its menus per role; and remembers its name for links.
import type { App } from "../../app.ts";
import type { MenuEntry, TelegramChannel, TelegramResult } from "../../channels/telegram/channel.ts";
import type { Loop } from "../../loops/loop.ts";
import { hashOf } from "../../store/hash.ts";
import { saveUsername } from "../../store/queue/accounts.ts";
import { menusToChange, saveMenu } from "../../store/queue/menus.ts";
import { startPlatformJob } from "../platform-job.ts";
import { telegramAccount } from "../take-update.ts";

/** Menus are decoration: what a command may do is checked when it is given. */
type Menus = {
  readonly everybody: readonly MenuEntry[];
  readonly officers: readonly MenuEntry[];
};

const EVERY_MS = 15_000;

/** Sets the general menu once per start, and each chat's own as roles come and go. */
export function startTelegramProfile(app: App, channel: TelegramChannel, menus: Menus): Loop {
  const account = telegramAccount(channel);
  const officerMenu = hashOf(JSON.stringify(menus.officers));
  let introduced = false;

  async function introduce(): Promise<void> {
    await saveUsername(app.db, account, need(await channel.username()));
    need(await channel.setMenu(menus.everybody));
    introduced = true;
  }

  return startPlatformJob(app, {
    name: "profile",
    everyMs: EVERY_MS,
    run: async (signal) => {
      if (!introduced) await introduce();
      for (const change of await menusToChange(app.db, account, officerMenu, app.clock())) {
        if (signal.aborted) return;
        const set = await channel.setChatMenu(change.chat, change.officer ? menus.officers : null);
        // A chat that Telegram does not know gets no menu, but must not stop those after it.
        if (!set.ok && set.error.type !== "rejected" && set.error.type !== "unreachable") need(set);
        await saveMenu(app.db, change.addressId, change.officer ? officerMenu : null);
      }
    },
  });
}

function need<T>(result: TelegramResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Telegram did not answer as it should (${result.error.type}).`);
}
