// What a grid's page posts: which boxes, with what was pressed beside them, and how much of it is taken at all.
import { Hono } from "hono";
import { expect, it } from "vitest";
import { postedBoxes } from "../../../src/doors/page/grid/posted-boxes.ts";

async function posted(fields: Iterable<readonly [string, string]>): Promise<unknown> {
  const app = new Hono().post("/", async (c) => c.json(await postedBoxes(c)));
  const body = new URLSearchParams({ id: "post-0001", rev: "3" });
  for (const [name, value] of fields) body.append(name, value);
  return (await app.request("/", { method: "POST", body })).json();
}

/** The largest table that a form may have is far smaller. */
const mostBoxes = 10_000;

const many = (what: string, count: number) =>
  Array.from({ length: count }, (_, at) => [`${what}:t/r${at}/c`, "1"] as const);

it("reads boxes with what was pressed beside them, and doubts with their reasons", async () => {
  const fields = [
    ["c:t/a/n", "khoảng 30"],
    ["pick:t/a/n", "30"],
    ["c:t/b/n", "5"],
    ["keep:t/b/n", "1"],
    ["c:t/d/n", "7"],
    ["over:t/d/n", "9"],
    ["sure:t/a", "one\r\ntwo"],
    ["reason:t/a", " vì mưa "],
    ["c:", "nowhere"],
    ["drop:t/l3_1", "1"],
    ["close:t", "1"],
    ["done", "1"],
  ] as const;
  expect(await posted(fields)).toEqual({
    id: "post-0001",
    rev: 3,
    entries: [
      { place: "t/a/n", said: "khoảng 30", rev: 3, pick: "30" },
      { place: "t/b/n", said: "", rev: 0 },
      { place: "t/d/n", said: "7", rev: 9 },
    ],
    drops: ["t/l3_1"],
    closes: ["t"],
    settled: [{ id: "t/a", hash: "one\ntwo", reason: "vì mưa" }],
    zeros: false,
    done: true,
  });
});

it.each(["c", "sure"])("takes no more fields “%s:” than a table of thousands of boxes has", async (what) => {
  expect(await posted(many(what, mostBoxes))).not.toBeNull();
  expect(await posted(many(what, mostBoxes + 1))).toBeNull();
});
