// What the fake keeps of the bot's messages, and how a test waits for the next one.
import type { Sent } from "./schema.ts";

export class SentLog {
  private readonly messages: Sent[] = [];
  private readonly waiters = new Set<() => void>();

  add(message: Sent): void {
    this.messages.push(message);
    for (const wake of [...this.waiters]) wake();
  }

  /** What was sent (to one chat) after a message; waits for the first such message up to `ms`. */
  async after(chat: number | null, after: number, ms: number): Promise<readonly Sent[]> {
    const until = Date.now() + ms;
    for (;;) {
      const found = this.messages.filter((each) => (chat === null || each.chat === chat) && each.id > after);
      const left = until - Date.now();
      if (found.length > 0 || left <= 0) return found;
      await this.next(left);
    }
  }

  private next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiters.add(done);
    });
  }
}
