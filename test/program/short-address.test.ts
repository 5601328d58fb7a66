// The short address over the running program: the figures that stand in the chat open that chat's page on a computer.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Doors, openDoors } from "../support/program/all-doors.ts";
import { codeFor } from "../support/round/join-code.ts";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

it.each(["telegram", "zalo-bot"] as const)(
  "leads from %s to the page, and what is sent there is told in the chat",
  async (door) => {
    const lan = doors.caller(door, door === "telegram" ? 1 : 2);
    await lan.say(await codeFor(doors.database.db, door === "telegram" ? "THPT-01" : "THPT-02", "contact"));
    const joined = await lan.say("đúng");
    const said =
      /gửi (?:thẳng vào đây hoặc )?tại (\S+), bot đọc vào giúp\. Trên máy tính: (\S+), số (\d{3}) (\d{3})\. Chưa có thì gõ “tiếp”/u.exec(
        joined,
      );
    const [, link = "", address = "", ...figures] = said ?? [];
    expect(new URL(link).pathname).toMatch(/^\/u\/[\w-]+$/u);
    expect(`http://${address}`).toBe(`${new URL(link).origin}/t`);
    const number = figures.join(" ");
    const opened = await fetch(`${doors.url}/t`, {
      method: "POST",
      body: new URLSearchParams({ number }),
      redirect: "manual",
    });
    expect(opened.status).toBe(303);
    const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const before = await lan.received();
    const form = new FormData();
    form.set("text", "1.7\tGiáo dục kỹ năng sống cho học sinh\t12\t340");
    const handed = await fetch(doors.url + opened.headers.get("location"), {
      method: "POST",
      body: form,
      headers: { Cookie: cookie },
    });
    expect(handed.status).toBe(200);
    await expect.poll(() => lan.received()).toBe(before + 1);
  },
);
