// Finds the channels whose window of time closes: people who last wrote before its moment cannot be written to now.
import type { App } from "../../app.ts";
import type { ClosedWindows } from "../../store/officer/contacts.ts";

/** For each of our accounts with a window, the moment before which a person's last message is too old. */
export function closedWindows({ channels }: Pick<App, "channels">, now: Date): ClosedWindows {
  const closed = channels.flatMap(({ name, account, limits }) => {
    if (!limits.window) return [];
    const before = new Date(now.getTime() - limits.window.closedHours * 3_600_000);
    return [{ channel: name, account, before }];
  });
  return { closed };
}
