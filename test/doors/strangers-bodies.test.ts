// Bodies of callers nobody knows yet: no more is held of them than is said, and who sends slowly holds up nobody.
import { Hono } from "hono";
import { expect, test } from "vitest";
import { strangersBodies } from "../../src/doors/strangers-bodies.ts";

/** A route that says what it read. */
function door(limits: { largest: number; atOnce: number }) {
  const read = strangersBodies(limits);
  const routes = new Hono();
  routes.post("/", async (c) => {
    const body = await read(c);
    return c.text(typeof body === "string" ? body : body.toString("utf8"));
  });
  return async (body: string | ReadableStream<Uint8Array>, headers: Record<string, string> = {}) => {
    const request = new Request("http://127.0.0.1/", {
      method: "POST",
      body,
      headers,
      ...{ duplex: "half" },
    });
    return (await routes.fetch(request)).text();
  };
}

/** A body that arrives piece by piece, as the test says, and tells whether it is still wanted. */
function slowly() {
  let pieces: ReadableStreamDefaultController<Uint8Array> | null = null;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      pieces = controller;
    },
    cancel: () => {
      cancelled = true;
    },
  });
  return {
    body,
    piece: (text: string) => pieces?.enqueue(new TextEncoder().encode(text)),
    end: () => pieces?.close(),
    cancelled: () => cancelled,
  };
}

test("a body is read whole up to the limit, whatever length is told", async () => {
  const post = door({ largest: 10, atOnce: 2 });
  expect(await post("0123456789")).toBe("0123456789");
  expect(await post("01234567890")).toBe("too-large");
  expect(await post("short", { "Content-Length": "11" })).toBe("too-large");
  const endless = slowly();
  const answer = post(endless.body);
  endless.piece("0123456789");
  endless.piece("0");
  expect(await answer).toBe("too-large");
  expect(endless.cancelled()).toBe(true);
});

test("one more than are read at once ends the one that has taken longest", async () => {
  const post = door({ largest: 100, atOnce: 2 });
  const [first, second] = [slowly(), slowly()];
  const answers = [post(first.body), post(second.body)];
  first.piece("a");
  second.piece("b");
  // A quick one comes and goes; the slowest made room for it.
  expect(await post("quick")).toBe("quick");
  expect(await answers[0]).toBe("given-up");
  expect([first.cancelled(), second.cancelled()]).toEqual([true, false]);
  second.piece("c");
  second.end();
  expect(await answers[1]).toBe("bc");
  expect(await post("again")).toBe("again");
});
