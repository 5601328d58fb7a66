// The whole program's web door under codes tried by the hundred, bodies without end, idle clients and floods.
import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { crockford, inGroups } from "../../../src/store/people/codes.ts";
import { messageId, webClient } from "../../support/browser/web-client.ts";
import { postChat } from "../../support/browser/web-door.ts";
import { demoProgram } from "../../support/program/demo.ts";

const demo = demoProgram();
const { code, count } = demo;

/** A code whose form is right. */
const wrong = () => inGroups(crockford(randomBytes(12).toString("hex"), 12));

describe("codes", () => {
  it("GET of a link consumes nothing and says nothing about the code", async () => {
    const real = await code("THPT-06", "contact");
    const fetched = await Promise.all(
      [real, "0000-0000-0000"].map(async (each) => (await fetch(`${demo.url}/j/${each}`)).text()),
    );
    expect(fetched[0]?.replaceAll(real, "CODE")).toBe(fetched[1]?.replaceAll("0000-0000-0000", "CODE"));
    const [row] =
      await demo.sql`select count(*)::int as n from code where used_at is not null and created_at > now() - interval '1 minute' and unit_id = (select id from unit where code = 'THPT-06')`;
    expect(row?.n).toBe(0);
  });

  it("that are unknown, expired and revoked get the same answer to the letter", async () => {
    const [expired, revoked] = await Promise.all([code("THPT-06", "contact"), code("THPT-07", "contact")]);
    await demo.sql`update code set expires_at = now() - interval '1 minute' where unit_id = (select id from unit where code = 'THPT-06')`;
    await demo.sql`update code set revoked_at = now() where unit_id = (select id from unit where code = 'THPT-07')`;
    const said = [];
    for (const tried of ["7K3F-9QX2-M4TB", expired, revoked, "not a code", "x".repeat(64)]) {
      said.push((await webClient(() => demo.url).say({ code: tried })).text);
    }
    expect(new Set(said).size).toBe(1);
  });

  it("tried by the dozen slow their network, leave no row behind, and lock nobody out", async () => {
    const rows = async () => [await count("address"), await count("web_session"), await count("inbox")];
    const before = await rows();
    const good = await code("THPT-08", "contact");
    await demo.sql`delete from wrong_code`;
    const tried = await Promise.all(
      Array.from({ length: 60 }, () => postChat(demo.url, { id: messageId(), code: wrong() })),
    );
    const taken = tried.filter(({ status }) => status === 200).length;
    // Two are looked at at once, so one more than thirty may pass.
    expect([30, 31]).toContain(taken);
    expect(tried.filter(({ status }) => status === 429)).toHaveLength(60 - taken);
    expect(await rows()).toEqual(before);
    // The right one waits as the wrong ones do, and not for ever.
    const honest = webClient(() => demo.url);
    const refused = await honest.post({ code: good });
    expect([refused.status, refused.cookie]).toEqual([429, null]);
    await demo.sql`update wrong_code set last_at = last_at - interval '6 seconds'`;
    expect((await honest.say({ code: good })).text).toContain("Đúng đơn vị thì gõ");
    await demo.sql`delete from wrong_code`;
  });
});

describe("what is too much", () => {
  it("a body larger than allowed is refused at every door", async () => {
    const large = "x".repeat(2_000_000);
    for (const path of ["/chat/messages", "/chat/files/1", "/d/token", "/webhook/telegram", "/"]) {
      const answer = await fetch(demo.url + path, {
        method: "POST",
        body: large,
        headers: { "Content-Type": "application/json", "X-Tonghop-Page": "1", Connection: "close" },
      }).catch(() => null);
      if (answer) {
        expect([404, 413], path).toContain(answer.status);
        await answer.text();
      }
    }
    expect((await fetch(`${demo.url}/healthz`)).status).toBe(200);
  });

  it.each(["/u/unknown", "/chat/uploads/1"])("a stranger's file at %s is refused unread", async (path) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      // Without a length, and never ended: whoever waits for the whole of it answers nothing.
      const post = request(`${demo.url}${path}`, { method: "POST" }, (answer) => {
        resolve(answer.statusCode);
        post.destroy();
      });
      post.on("error", reject);
      post.write("x".repeat(100_000));
    });
    expect(status).toBe(404);
  });

  it("clients that send nothing hold nobody up", async () => {
    const idle = Array.from({ length: 200 }, () => {
      const open = request({
        host: "127.0.0.1",
        port: new URL(demo.url).port,
        path: "/chat/messages",
        method: "POST",
        headers: { "Content-Length": "100" },
      });
      open.on("error", () => undefined);
      open.write("{");
      return open;
    });
    expect((await webClient(() => demo.url).say({ text: "xin chào" })).text).toContain("mã");
    for (const open of idle) open.destroy();
  });

  it("200 messages of one chat at once do not hold up another's", async () => {
    const [busy, lan] = [webClient(() => demo.url), webClient(() => demo.url)];
    await busy.say({ code: await code("THPT-03", "contact") });
    await lan.say({ code: await code("THPT-04", "contact") });
    let done = 0;
    const flood = Array.from({ length: 200 }, (_, n) =>
      busy.post({ text: `tin ${n}` }).then(({ status }) => {
        expect(status).toBe(200);
        done++;
      }),
    );
    await lan.post({ text: "xin chào" });
    expect(done).toBeLessThan(100);
    await lan.next();
    await Promise.all(flood);
    expect(demo.running.logged).toEqual([]);
  });
});
