// What the security log keeps: each kind through the real engine, page and command line; nothing of an answer, no words.
import { expect, it } from "vitest";
import { z } from "zod";
import type { commands } from "../../src/commands/index.ts";
import { makeHttp } from "../../src/doors/http/app.ts";
import { receive } from "../../src/engine/receive.ts";
import { createLink } from "../../src/store/people/links.ts";
import { mayHave } from "../../src/store/people/rights.ts";
import type { SecurityKind } from "../../src/store/people/security-log.ts";
import { askFrom } from "../support/browser/from-address.ts";
import { messageId } from "../support/browser/web-client.ts";
import { openWorld } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-14T10:00:00+07:00");
/** Where requests to the page come from. */
const network = "203.0.113.9";

/** The round with people of the tests' own, who joined before the log is looked at. */
async function open() {
  const seeded = await seedRound(at.db, {
    units: castWith({
      "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: new Date("2022-10-11T09:00:00+07:00") } },
    }),
  });
  const world = openWorld(at.db, now);
  const people = { hanh: world.chat("hanh"), minh: world.chat("minh"), stranger: world.chat("nguoi-la") };
  await people.hanh.join("SO", "officer");
  await people.minh.join("TT-GT", "contact");
  const personOf = async (chat: string) => {
    const [row] =
      await at.sql`select person_id from address where chat_key = ${chat} and channel = 'telegram'`;
    return Number(row?.person_id);
  };
  const http = makeHttp(world.app, {
    receive: (message) => receive(world.app, message),
    about: async () => ({ office: null, demo: false }),
    mayHave: (link) => mayHave(at.db, link.personId, link.target),
    wakeReading: () => undefined,
    readPaste: async () => null,
    readDropped: async () => ({ type: "busy" }),
    findInDispatch: async () => ({ type: "busy" }),
    makeDocument: async () => ({ name: "a.txt", mime: "text/plain", bytes: new Uint8Array([1]) }),
  });
  const expiresAt = new Date(now.getTime() + 7_200_000);
  const ask =
    (path: string) =>
    (method: "GET" | "POST" = "POST") =>
      askFrom(http, network, path, { method });
  const link = async (personId: number) => {
    const target = { type: "receipt", submissionId: await firstSubmission() } as const;
    await createLink(at.db, { personId, target, token: "a-token-of-the-test", now, expiresAt });
    return ask("/d/a-token-of-the-test");
  };
  const uploadLink = async (personId: number, nodeId: number) => {
    const [row] = await at.sql`select id from address where person_id = ${personId}`;
    const target = { type: "upload", nodeId, addressId: Number(row?.id) } as const;
    await createLink(at.db, { personId, target, token: "another-token-of-the-test", now, expiresAt });
    return ask("/u/another-token-of-the-test");
  };
  /** A browser that joins at the page, up to its first request as somebody with a role. */
  const joinOnPage = async () => {
    let cookie = "";
    const page = async (path: string, body: object) => {
      const headers = { "Content-Type": "application/json", "X-Tonghop-Page": "1", Cookie: cookie };
      const answer = await askFrom(http, network, path, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(200);
      cookie = /^tonghop=[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0] ?? cookie;
    };
    for (const text of [await world.code("THPT-02", "contact"), "đúng", "tiến độ"])
      await page("/chat/messages", { id: messageId(), age: 0, text });
    return page;
  };
  await at.sql`delete from security_log`;
  return { seeded, world, ...people, personOf, link, uploadLink, joinOnPage, end: http.end };
}

type Scene = Awaited<ReturnType<typeof open>>;

async function firstSubmission(): Promise<number> {
  const [row] = await at.sql`select id from submission order by id limit 1`;
  return Number(row?.id);
}

const kind = z.object({
  what: z.string(),
  /** The chat of whoever did it. */
  person: z.string().nullable(),
  unit: z.string().nullable(),
  channel: z.string().nullable(),
  network: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
type Kept = z.infer<typeof kind>;

async function kept(): Promise<Kept[]> {
  const rows = await at.sql`
    select what, network, (select min(chat_key) from address where person_id = entry.person_id) as person, unit.code as unit, entry.channel, detail - 'v' as detail
    from security_log entry left join unit on unit.id = entry.unit_id
    order by entry.id`;
  return rows.map((row) => kind.parse(row));
}

/** A used code and somebody else who asks to be let in with it. */
async function askIn({ world, stranger }: Scene): Promise<void> {
  const code = await world.code("THPT-02", "contact");
  const first = world.chat("hung");
  await first.say(code);
  await first.say("đúng");
  await stranger.say(code);
  await stranger.press(stranger.last().choices[0]?.label ?? "");
}

async function admission(): Promise<string> {
  const [row] = await at.sql`select id from admission order by id desc limit 1`;
  return String(row?.id);
}

/** How each kind comes about, and what its entry says. */
const scenes: Record<SecurityKind, readonly [(scene: Scene) => Promise<unknown>, Partial<Kept>]> = {
  joined: [
    ({ world }) => world.chat("lan").join("THPT-01"),
    {
      person: "lan",
      unit: "THPT-01",
      channel: "telegram",
      detail: { role: "contact", code: expect.any(Number) },
    },
  ],
  linked: [
    async ({ minh, world }) => {
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await minh.say("/link")).text)?.[0] ?? "";
      const second = world.chat("minh-2");
      await second.say(code);
      await second.say("đúng");
    },
    { unit: "TT-GT" },
  ],
  unlinked: [
    async (scene) => {
      await scenes.linked[0](scene);
      const [row] = await at.sql`select id from address where chat_key = 'minh-2'`;
      await scene.minh.say(`/unlink ${row?.id}`);
    },
    { person: "minh", detail: { command: "unlink" } },
  ],
  "asked-in": [askIn, { person: null, unit: "THPT-02" }],
  admitted: [
    async (scene) => {
      await askIn(scene);
      await scene.hanh.say(`/admit ${await admission()}`);
    },
    { person: "hanh", unit: "THPT-02", network: null },
  ],
  "not-admitted": [
    async (scene) => {
      await askIn(scene);
      await scene.hanh.say(`/admit ${await admission()} no`);
    },
    { person: "hanh", unit: "THPT-02" },
  ],
  "wrong-code": [({ stranger }) => stranger.say("7K3F-9QX2-M4TB"), { person: null, channel: "telegram" }],
  refused: [({ minh }) => minh.say("/summary"), { person: "minh", detail: { command: "summary" } }],
  "role-ended": [
    async ({ hanh, seeded }) => {
      const [role] = await at.sql`select id from role where person_id = ${seeded.person("cô Lan").id}`;
      await hanh.say(`/revoke ${role?.id}`);
    },
    {
      person: "hanh",
      unit: "THPT-01",
      detail: { command: "revoke", subject: expect.any(Number), roleId: expect.any(Number) },
    },
  ],
  erased: [
    async ({ minh }) => {
      await minh.say("/privacy");
      await minh.press("Xóa dữ liệu của tôi");
      await minh.press("Xóa hẳn");
    },
    { channel: "telegram", detail: { command: "privacy" } },
  ],
  "code-made": [({ minh }) => minh.say("/handover"), { person: "minh", unit: "TT-GT" }],
  "links-ended": [
    async ({ hanh, link, personOf }) => {
      await link(await personOf("hanh"));
      await hanh.say("/links");
      await hanh.press(hanh.last().choices[0]?.label ?? "");
    },
    { person: "hanh", detail: { command: "links", count: 1 } },
  ],
  exported: [
    ({ hanh }) => hanh.say("/export"),
    { person: "hanh", detail: { command: "export", document: "workbook", round: expect.any(Number) } },
  ],
  downloaded: [
    async ({ link, personOf }) => {
      expect((await (await link(await personOf("hanh")))()).status).toBe(200);
    },
    {
      person: "hanh",
      channel: "web",
      network,
      detail: { document: "receipt", submission: expect.any(Number) },
    },
  ],
  "officer-act": [
    ({ hanh }) => hanh.say("/unit THPT-01"),
    { person: "hanh", unit: "THPT-01", detail: { command: "unit", round: expect.any(Number) } },
  ],
  "signed-in": [({ joinOnPage }) => joinOnPage(), { channel: "web", network }],
  "signed-out": [
    async ({ joinOnPage }) => {
      const page = await joinOnPage();
      await page("/chat/leave", {});
    },
    { channel: "web", network },
  ],
  "operator-act": [
    () => operator(at)("units list"),
    { person: null, channel: "cli", detail: { command: "units list" } },
  ],
};

it.each(Object.keys(scenes) as (keyof typeof scenes)[])("keeps %s", async (what) => {
  const scene = await open();
  const [come, says] = scenes[what];
  await come(scene);
  scene.end();
  const entries = (await kept()).filter((entry) => entry.what === what);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject(says);
  expect(scene.world.logged).toEqual([]);
});

/** What an officer says to give each command; null for those that show and change nothing of anybody. */
const given: Readonly<Record<keyof typeof commands, string | null>> = {
  summary: "",
  missing: "",
  remind: "",
  unit: "THPT-01",
  call: "",
  status: "THPT-01",
  total: "1.7",
  history: "THPT-01",
  waiting: "",
  accept_all: null,
  undo_accept: null,
  accept: "THPT-01",
  recheck: "THPT-01",
  return: "THPT-01 sai số",
  requests: "",
  lock: "",
  unlock: "nhập sót một đơn vị",
  export: "",
  deadline: "20/10/2022",
  announce: "Xin chào",
  hand: "chị Hoa, 0275 3822 001",
  add_unit: "THPT-01",
  again: null,
  channels: "",
  codes: "THPT-02",
  who: "THPT-01",
  revoke: "999",
  enter: "THPT-02",
  // A compiler's alone: refused, which is kept too.
  inner: "",
  exempt: "THPT-01",
  about: null,
  help: null,
};

it("keeps each command of an officer once, with the unit where it is about one", async () => {
  const { hanh, end } = await open();
  for (const [command, args] of Object.entries(given)) {
    await at.sql`delete from security_log`;
    await hanh.say(`/${command} ${args ?? ""}`.trim());
    const entries = await kept();
    expect(
      entries.map(({ person, detail }) => [person, detail.command]),
      command,
    ).toEqual(args === null ? [] : [["hanh", command]]);
    if (/^THPT/u.test(args ?? "")) expect(entries[0]?.unit, command).toBe(args?.split(" ")[0]);
  }
  end();
});

it("keeps a refused file, and an officer's command about a unit that is not theirs", async () => {
  const { link, personOf, hanh, end } = await open();
  expect((await (await link(await personOf("minh")))()).status).toBe(404);
  const [unit] = await at.sql`
    insert into unit (code, kind, name, short_name, position) values ('NGOAI-01', 'thpt', 'Ngoài', 'Ngoài', 99) returning *`;
  await hanh.say("/unit KHONG-CO");
  await hanh.say(`/unit ${unit?.code}`);
  end();
  expect(await kept()).toMatchObject([
    { what: "refused", person: "minh", channel: "web", network, detail: { document: "receipt" } },
    { what: "refused", person: "hanh", unit: "NGOAI-01", detail: { command: "unit" } },
  ]);
});

it("keeps one refusal of an hour for a link that is shown again and again, and none for looking at it", async () => {
  const { seeded, world, link, uploadLink, personOf, end } = await open();
  const minh = await personOf("minh");
  const links = [await link(minh), await uploadLink(minh, seeded.node("THPT-01").id)];
  const documents = async () => (await kept()).map(({ what, detail }) => `${what} ${detail.document}`);
  for (const ask of links) for (let n = 0; n < 2; n++) expect((await ask("GET")).status).toBe(404);
  expect(await documents()).toEqual([]);
  for (const ask of links) for (let n = 0; n < 2; n++) expect((await ask()).status).toBe(404);
  expect(await documents()).toEqual(["refused receipt", "refused upload"]);
  world.pass(3_600_001);
  await links[0]?.();
  expect(await documents()).toEqual(["refused receipt", "refused upload", "refused receipt"]);
  end();
});

it("writes nothing for answers, questions and what everybody may ask", async () => {
  const { minh, hanh, stranger, end } = await open();
  for (const said of ["sửa 1.3", "5 lớp 140 người", "không", "tiến độ", "/about", "/reports", "bỏ qua"])
    await minh.say(said);
  for (const said of ["/help", "/about", "/unit"]) await hanh.say(said);
  await stranger.say("xin chào");
  end();
  expect(await kept()).toEqual([]);
});

it("holds no answer, code, name or number, and keeps the network address of a web request", async () => {
  const scene = await open();
  const { world, minh, end } = scene;
  await at.sql`update person set name = 'CANARY-TEN'`;
  const code = await world.code("THPT-01", "contact");
  await scene.joinOnPage();
  await minh.say("/summary CANARY-LOI 0912345678");
  await minh.say("/handover");
  await scene.hanh.say("/return THPT-01 CANARY-LY-DO");
  end();
  const rows = await at.sql`select * from security_log`;
  expect(rows.map((row) => [row.what, row.network])).toContainEqual(["joined", network]);
  const all = JSON.stringify(rows);
  expect(all).not.toMatch(/CANARY|0912345678|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/u);
  expect(all).not.toContain(code);
});

it("keeps a thousand wrong codes of an hour, however many are typed", async () => {
  const { world, stranger, end } = await open();
  end();
  await at.sql`
    insert into security_log (at, what, detail)
    select ${now.toISOString()}::timestamptz, 'wrong-code', '{"v": 1}' from generate_series(1, 999)`;
  const wrong = async () =>
    Number((await at.sql`select count(*)::int as n from security_log where what = 'wrong-code'`)[0]?.n);
  await stranger.say("7K3F-9QX2-M4TB");
  expect(await wrong()).toBe(1_000);
  await stranger.say("7K3F-9QX2-M4TC");
  expect(await wrong()).toBe(1_000);
  // What else happens in that hour is kept, and the next hour's are again.
  await world.chat("lan").join("THPT-01");
  expect((await at.sql`select 1 from security_log where what = 'joined'`).length).toBe(1);
  world.pass(3_600_001);
  await stranger.say("7K3F-9QX2-M4TD");
  expect(await wrong()).toBe(1_001);
});
