// Which doors open at a moment: where a channel has a window, only those of people who wrote lately.
import type { App } from "../../app.ts";
import type { ClosedWindows } from "../../store/officer/contacts.ts";

/** What our channels allow at this moment. */
export function closedWindows({ channels }: Pick<App, "channels">, now: Date): ClosedWindows {
  const closed = channels.flatMap(({ name, account, limits }) => {
    if (!limits.window) return [];
    const before = new Date(now.getTime() - limits.window.closedHours * 3_600_000);
    return [{ channel: name, account, before }];
  });
  return { closed };
}
