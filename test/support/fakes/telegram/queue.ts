// The fake's update queues: polling with offsets, and pushing to a webhook with its retries, one per chat in flight.
export type Queued = {
  readonly id: number;
  readonly queue: string;
  readonly update: Record<string, unknown>;
};

export type Webhook = {
  readonly url: string;
  readonly secret: string | undefined;
  readonly connections: number;
};

export type QueueOptions = {
  /** How long a second of Telegram's waiting is here, in milliseconds. */
  readonly secondMs: number;
};

/** What one push needs to know: may its answer get lost? And what happened. */
export type PushWatch = {
  losesAnswer(): boolean;
  pushed(push: { update: number; status: number }): void;
  violation(what: string): void;
};

export class UpdateQueue {
  private updates: Queued[] = [];
  private webhook: Webhook | null = null;
  private readonly inFlight = new Set<string>();
  private readonly notBefore = new Map<string, { at: number; failures: number }>();
  private poll: { wake(): void; conflict(): void } | null = null;
  private nextId = 900_000_001;
  conflicts = 0;

  constructor(
    private readonly options: QueueOptions,
    private readonly watch: PushWatch,
  ) {}

  get pending(): number {
    return this.updates.length;
  }

  get webhookUrl(): string {
    return this.webhook?.url ?? "";
  }

  add(queue: string, update: Record<string, unknown>): number {
    const id = this.nextId++;
    this.updates.push({ id, queue, update: { update_id: id, ...update } });
    this.poll?.wake();
    this.push();
    return id;
  }

  setWebhook(webhook: Webhook | null): void {
    this.webhook = webhook;
    this.notBefore.clear();
    if (webhook) this.poll?.conflict();
    this.push();
  }

  /** The updates from `offset` on, after waiting for one; "conflict" when another poll took over. */
  async take(
    offset: number,
    limit: number,
    seconds: number,
    gone: AbortSignal,
  ): Promise<Record<string, unknown>[] | "conflict"> {
    if (this.poll) {
      this.conflicts++;
      this.poll.conflict();
    }
    if (offset < 0) this.updates = this.updates.slice(offset);
    else if (offset > 0) this.updates = this.updates.filter((each) => each.id >= offset);
    const ready = () => this.updates.slice(0, limit).map((each) => each.update);
    if (this.updates.length > 0 || seconds === 0) return ready();
    return new Promise((resolve) => {
      const finish = (result: Record<string, unknown>[] | "conflict") => {
        clearTimeout(timer);
        gone.removeEventListener("abort", leave);
        if (this.poll === mine) this.poll = null;
        resolve(result);
      };
      const mine = { wake: () => finish(ready()), conflict: () => finish("conflict") };
      const leave = () => finish([]);
      const timer = setTimeout(() => finish([]), seconds * 1000);
      gone.addEventListener("abort", leave);
      this.poll = mine;
    });
  }

  /** Starts every push that may start now: the first update of each queue, as many as connections are allowed. */
  private push(): void {
    const heads = new Map<string, Queued>();
    for (const each of this.updates) if (!heads.has(each.queue)) heads.set(each.queue, each);
    for (const head of heads.values()) {
      if (this.webhook === null || this.inFlight.size >= this.webhook.connections) return;
      const wait = (this.notBefore.get(head.queue)?.at ?? 0) - Date.now();
      if (wait <= 0 && !this.inFlight.has(head.queue)) void this.pushOne(head, this.webhook);
    }
  }

  private async pushOne(head: Queued, webhook: Webhook): Promise<void> {
    this.inFlight.add(head.queue);
    const { status, retryAfter } = await this.request(head, webhook);
    this.inFlight.delete(head.queue);
    this.watch.pushed({ update: head.id, status });
    if (status >= 200 && status < 300) {
      this.updates = this.updates.filter((each) => each !== head);
      this.notBefore.delete(head.queue);
    } else {
      const failures = (this.notBefore.get(head.queue)?.failures ?? 0) + 1;
      const seconds = retryAfter ?? (failures === 1 ? 0 : Math.min(60, 2 ** (failures - 1)));
      const ms = seconds * this.options.secondMs;
      this.notBefore.set(head.queue, { at: Date.now() + ms, failures });
      setTimeout(() => this.push(), ms + 1).unref();
    }
    this.push();
  }

  private async request(
    head: Queued,
    webhook: Webhook,
  ): Promise<{ status: number; retryAfter: number | null }> {
    try {
      const response = await fetch(webhook.url, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          ...(webhook.secret === undefined ? {} : { "x-telegram-bot-api-secret-token": webhook.secret }),
        },
        body: JSON.stringify(head.update),
        signal: AbortSignal.timeout(60 * this.options.secondMs),
      });
      const body = await response.text();
      if (body !== "") this.watch.violation("a webhook answered with a body");
      if (this.watch.losesAnswer()) return { status: 0, retryAfter: null };
      const header = response.headers.get("retry-after");
      return { status: response.status, retryAfter: header === null ? null : Number(header) };
    } catch {
      return { status: 0, retryAfter: null };
    }
  }
}
