// What the server sends: one event stream that is opened again whenever it breaks, going on after the last message seen.
// @ts-check

/**
 * @typedef {{ session: string | null, ended: boolean, from: number, last: number }} Hello
 * @typedef {{ seq: number, kind: string, at: number, text: string, choices: { id: string, label: string }[],
 *   progress: { done: number, total: number } | null, file: { url: string, label: string, method: string } | null }} Message
 */

/** The server says something every 15 s; after this long a connection is dead, whatever the browser thinks. */
const SILENCE_MS = 40_000;
const AGAIN_MS = 3_000;

/** @param {{ hello(hello: Hello): void, message(message: Message): void, connected(yes: boolean): void }} tell */
export function openStream(tell) {
  /** @type {EventSource | null} */
  let source = null;
  /** The last message seen; null before the first hello. @type {number | null} */
  let seen = null;
  let again = 0;
  let silence = 0;

  function heard() {
    clearTimeout(silence);
    silence = setTimeout(start, SILENCE_MS);
  }

  function start() {
    stop();
    const opened = new EventSource(seen === null ? "/chat/events" : `/chat/events?after=${seen}`);
    source = opened;
    opened.addEventListener("hello", (event) => {
      heard();
      tell.connected(true);
      /** @type {Hello} */
      const hello = JSON.parse(event.data);
      if (hello.session === null) stop();
      else seen ??= hello.from;
      tell.hello(hello);
    });
    opened.addEventListener("message", (event) => {
      heard();
      /** @type {Message} */
      const message = JSON.parse(event.data);
      if (seen !== null && message.seq <= seen) return;
      seen = message.seq;
      tell.message(message);
    });
    opened.addEventListener("beat", heard);
    opened.addEventListener("error", () => {
      if (source !== opened) return;
      tell.connected(false);
      // Unless it gave up, the browser tries again by itself, from the last message it was given.
      if (opened.readyState === EventSource.CLOSED) again = setTimeout(start, AGAIN_MS);
    });
    heard();
  }

  function stop() {
    clearTimeout(again);
    clearTimeout(silence);
    source?.close();
    source = null;
  }

  // A page that slept has a stream that looks open and is not.
  addEventListener("online", start);
  addEventListener("pageshow", (event) => event.persisted && start());
  addEventListener("pagehide", stop);

  return {
    /** Opens it anew, after the last message seen. */
    start,
    /** Opens it unless it is open. */
    ensure: () => source ?? start(),
    seen: () => seen ?? 0,
  };
}
