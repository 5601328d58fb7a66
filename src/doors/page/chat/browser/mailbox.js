// What the person sent: kept in the browser and sent again, under the same id, until the server has taken it in.
// @ts-check

/**
 * @typedef {{ text: string, lobby?: { times: number, button: boolean } } | { choice: string } | { code: string }} Body
 * @typedef {{ id: string, body: Body, label: string, after: number, at: number,
 *   state: "pending" | "sent" | "refused", session?: string | null, answer?: string }} Item
 *   `session`: whose it is, where that was known; `answer`: what was said to it by the way, which no server keeps
 * @typedef {{ session: string | null, items: Item[] }} Kept
 */

const KEY = "tonghop";
const MOST_ITEMS = 200;
const MOST_LETTERS = 1_000_000;
const ANSWER_WITHIN_MS = 15_000;
const DENIED_MS = 500;

/**
 * @param {{ changed(item: Item): void, took(session: string | null, renewed: boolean): void, waiting(yes: boolean): void,
 *   ended(): void }} tell `ended`: the server knows no session of this browser any more, or another one
 */
export function openMailbox(tell) {
  /** Where the browser refuses to keep anything, this page's memory does. @type {Kept} */
  let memory = { session: null, items: [] };
  let sending = false;
  /** Cuts a pause short. */
  let hurry = () => {};

  /** @returns {Kept} */
  function read() {
    try {
      return JSON.parse(localStorage.getItem(KEY) ?? "null") ?? memory;
    } catch {
      return memory;
    }
  }

  /** Other tabs write too: what is changed is always what is kept now. @param {(kept: Kept) => void} change */
  function update(change) {
    memory = read();
    change(memory);
    memory.items = bounded(memory.items);
    try {
      localStorage.setItem(KEY, JSON.stringify(memory));
    } catch {
      forget();
    }
  }

  function forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Then there was nothing kept.
    }
  }

  /** @param {string} id @param {Item["state"]} state @param {string} [answer] */
  function mark(id, state, answer) {
    update((kept) => {
      const item = kept.items.find((one) => one.id === id);
      if (item === undefined) return;
      item.state = state;
      if (answer !== undefined) item.answer = answer;
      tell.changed(item);
    });
  }

  /** One at a time and in order, for the order is part of what was said. */
  async function sendAll() {
    if (sending) return;
    sending = true;
    let tries = 0;
    /** The message that was just said to be of another session. @type {string | null} */
    let denied = null;
    for (let item = firstPending(read()); item; item = firstPending(read())) {
      const answer = await post(item);
      if (answer.type === "later") {
        tries++;
        tell.waiting(true);
        await pause(Math.max(answer.seconds * 1000, Math.min(15_000, 500 * 2 ** tries)));
        continue;
      }
      tries = 0;
      tell.waiting(false);
      if (answer.type === "denied") {
        // Another tab's request may have brought a new cookie while this one was under way: once more with that.
        if (denied !== item.id) await pause(DENIED_MS);
        else {
          mark(item.id, "refused");
          tell.ended();
        }
        denied = item.id;
        continue;
      }
      mark(item.id, answer.type, answer.type === "sent" ? answer.answer : undefined);
      if (answer.type === "sent") tell.took(answer.session, answer.renewed);
    }
    sending = false;
  }

  /** @param {number} ms */
  function pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      hurry = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }

  addEventListener("online", () => hurry());

  return {
    items: () => read().items,

    /** Keeps nothing of anybody: the person leaves this machine. */
    empty() {
      memory = { session: null, items: [] };
      forget();
    },

    /**
     * The server says who this is: what somebody else said is forgotten. What is not recorded stays, if the session
     * has only ended: its person still sees it. @param {string | null} session
     */
    belongTo(session) {
      update((kept) => {
        const another = kept.session !== null && kept.session !== session;
        if (another)
          kept.items = kept.items.filter(
            ({ state }) => state === "pending" || (state === "refused" && session === null),
          );
        kept.session = session;
      });
      void sendAll();
    },

    /** @param {Body} body @param {string} label @param {number} after the last message seen */
    send(body, label, after) {
      /** @type {Item} */
      const item = {
        id: newId(),
        body,
        label,
        after,
        at: Date.now(),
        state: "pending",
        session: read().session,
      };
      update((kept) => kept.items.push(item));
      tell.changed(item);
      void sendAll();
    },
  };
}

/** @param {Kept} kept */
function firstPending(kept) {
  return kept.items.find((item) => item.state === "pending");
}

/** The newest, as many as a browser is willing to keep; what is not sent yet is never left out. @param {Item[]} items */
function bounded(items) {
  let letters = 0;
  return items
    .toReversed()
    .filter((item, index) => {
      letters += item.label.length;
      return item.state === "pending" || (index < MOST_ITEMS && letters < MOST_LETTERS);
    })
    .toReversed();
}

/**
 * @param {Item} item
 * @returns {Promise<{ type: "sent", session: string | null, renewed: boolean, answer?: string } | { type: "refused" } | { type: "denied" }
 *   | { type: "later", seconds: number }>}
 */
async function post(item) {
  const age = Math.max(0, Date.now() - item.at);
  try {
    const answer = await fetch("/chat/messages", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Tonghop-Page": item.session ?? "1" },
      body: JSON.stringify({ id: item.id, age, ...item.body }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (answer.ok) {
      const { session, renewed, answer: said } = await answer.json();
      return { type: "sent", session, renewed, answer: said };
    }
    if (answer.status === 401) return { type: "denied" };
    const never =
      answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429;
    return never
      ? { type: "refused" }
      : { type: "later", seconds: Number(answer.headers.get("Retry-After")) || 1 };
  } catch {
    return { type: "later", seconds: 1 };
  }
}

/** Unguessable; `crypto.randomUUID` exists on HTTPS only, and an office may serve this page without. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
