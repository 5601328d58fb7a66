// Who may ask which route: every route that the program has against every kind of caller. A route without a row fails.
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telegramChannel } from "../../../src/channels/telegram/channel.ts";
import { web } from "../../../src/channels/web.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { type Http, makeHttp } from "../../../src/doors/http/app.ts";
import { allRoutes } from "../../../src/doors/push-door.ts";
import { telegramWebhook } from "../../../src/doors/telegram/push.ts";
import { zaloChannels } from "../../../src/doors/zalo/channels.ts";
import { receive } from "../../../src/engine/receive.ts";
import type { RoundPreview } from "../../../src/form/rounds/preview.ts";
import type { IncomingMessage } from "../../../src/message.ts";
import { zaloDoors } from "../../../src/program-zalo.ts";
import { createLink } from "../../../src/store/people/links.ts";
import { createPageLink } from "../../../src/store/people/officer-pages.ts";
import { mayHave } from "../../../src/store/people/rights.ts";
import { createUploadNumber } from "../../../src/store/people/upload-numbers.ts";
import { keepUpload } from "../../../src/store/rounds/uploads.ts";
import type { LinkTarget } from "../../../src/store/shapes/link-target.ts";
import { askFrom } from "../../support/browser/from-address.ts";
import { openWorld, type World } from "../../support/chat/world.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";
import { type Seeded, seedRound } from "../../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const now = new Date("2022-10-14T10:00:00+07:00");
const hourMs = 3_600_000;
const secret = "s".repeat(32);
const origin = "https://baocao.example.vn";

/** Everybody who may come to a door. */
const callers = [
  /** A browser that was never here. */
  "nobody",
  /** A browser with a session, and nobody behind it. */
  "anonymous",
  "contact",
  "contact elsewhere",
  "contact of some items",
  "officer",
  /** An officer of another part of the tree. */
  "officer elsewhere",
  "reader",
  /** A contact whose role was ended. */
  "revoked",
  /** A contact's browser after its session ended, with a link that has run out. */
  "ended",
  /** A browser without a session that was passed the contact's links. */
  "passed on",
  /** Telegram or Zalo, with the secret. */
  "platform",
  /** A monitor with the token. */
  "monitor",
] as const;
type Caller = (typeof callers)[number];

/** A status; where it matters, whose the answer is. */
type Answer = number | "200 own" | "200 nobody's";
type Row = Readonly<Record<Caller, Answer>>;

const everybody = (answer: Answer): Row =>
  Object.fromEntries(callers.map((caller) => [caller, answer])) as Record<Caller, Answer>;
/** Those who may, and what everybody else hears. */
const only = (may: readonly Caller[], answer: Answer, others: Answer): Row => ({
  ...everybody(others),
  ...Object.fromEntries(may.map((caller) => [caller, answer])),
});

const withSession = [
  "contact",
  "contact elsewhere",
  "contact of some items",
  "officer",
  "officer elsewhere",
  "reader",
  "revoked",
] as const satisfies readonly Caller[];
/** Who may have the receipt of this contact's unit, and hand over files for it. */
const ofTheUnit = ["contact", "contact of some items", "officer"] as const satisfies readonly Caller[];

const officers = ["officer", "officer elsewhere"] as const satisfies readonly Caller[];
const ofTheOffice = (answer: Answer): Row => ({
  ...only(["officer"], answer, 401),
  "officer elsewhere": 403,
});

const withOwnReport = [
  "contact",
  "contact elsewhere",
  "contact of some items",
] as const satisfies readonly Caller[];

/** What each route answers to each caller: the request is the same but for who asks, with what they were given. */
const rows: Readonly<Record<string, Row>> = {
  "GET /": everybody(200),
  "GET /j/:code": everybody(200),
  "GET /assets/page.css": everybody(200),
  "GET /assets/chat.css": everybody(200),
  "GET /assets/icon.svg": everybody(200),
  "GET /assets/chat.js": everybody(200),
  "GET /assets/composer.js": everybody(200),
  "GET /assets/log.js": everybody(200),
  "GET /assets/mailbox.js": everybody(200),
  "GET /assets/parts.js": everybody(200),
  "GET /assets/question.js": everybody(200),
  "GET /assets/stream.js": everybody(200),
  "GET /assets/grid.css": everybody(200),
  "GET /assets/grid.js": everybody(200),
  "GET /assets/grid-boxes.js": everybody(200),
  "GET /assets/grid-keys.js": everybody(200),
  "GET /assets/grid-lines.js": everybody(200),
  "GET /assets/grid-paste.js": everybody(200),
  "GET /assets/upload.js": everybody(200),
  "GET /assets/handed.js": everybody(200),
  "GET /assets/officer.css": everybody(200),
  "GET /healthz": everybody(200),
  "GET /readyz": everybody(200),
  "GET /metrics": only(["monitor"], 200, 401),
  "POST /chat/messages": only(withSession, "200 own", "200 nobody's"),
  "GET /chat/events": only(withSession, "200 own", "200 nobody's"),
  "POST /chat/leave": everybody(200),
  "POST /chat/files/:seq{[0-9]{1,9}}": only(ofTheUnit, 200, 404),
  // A workbook leads to a unit's proof: its address alone says nobody whether there is such a file, and opens none.
  "GET /chat/proofs/:upload{[0-9]{1,12}}": only(ofTheUnit, "200 own", "200 nobody's"),
  "POST /chat/proofs/:upload{[0-9]{1,12}}": only(ofTheUnit, 200, 404),
  "GET /chat/uploads/:seq{[0-9]{1,9}}": only(ofTheUnit, 200, 404),
  // Without a file in the form; who may not is told before that.
  "POST /chat/uploads/:seq{[0-9]{1,9}}": only(ofTheUnit, 400, 404),
  // The paper clip: the report on which the chat works, else one's own; an officer's chat works on none here.
  "GET /chat/uploads": only(withOwnReport, 200, 404),
  "POST /chat/uploads": only(withOwnReport, 400, 404),
  "GET /chat/uploads/files/:files{[0-9]{1,12}[.][0-9a-f]{16}(?:-[0-9]{1,12}[.][0-9a-f]{16}){0,10}}": only(
    ["contact"],
    200,
    404,
  ),
  // What a contact handed over is shown to that contact's own browser alone.
  "GET /chat/uploads/:seq{[0-9]{1,9}}/files/:files{[0-9]{1,12}[.][0-9a-f]{16}(?:-[0-9]{1,12}[.][0-9a-f]{16}){0,10}}":
    only(["contact"], 200, 404),
  // A table of the report, for whoever answers for it: of some items only where it holds none of them, an officer only
  // while entering. Without a form of ours in the post; who may not is told before that.
  "GET /chat/grids/:seq{[0-9]{1,9}}": only(["contact"], 200, 404),
  "POST /chat/grids/:seq{[0-9]{1,9}}": only(ofTheUnit, 400, 404),
  "GET /chat/grids/:seq{[0-9]{1,9}}/tables/:table{[a-z][a-z0-9_]{0,63}}": only(["contact"], 200, 404),
  "POST /chat/grids/:seq{[0-9]{1,9}}/tables/:table{[a-z][a-z0-9_]{0,63}}": only(ofTheUnit, 400, 404),
  // What is pasted there is read and given back.
  "POST /chat/grids/:seq{[0-9]{1,9}}/paste": only(ofTheUnit, 200, 404),
  "POST /chat/grids/:seq{[0-9]{1,9}}/tables/:table{[a-z][a-z0-9_]{0,63}}/paste": only(ofTheUnit, 200, 404),
  // By a link: until a browser opens it whoever holds it sees whose office asks, and nobody a figure.
  "GET /g/:token": { ...only([...ofTheUnit, "passed on"], 200, 404), ended: 410 },
  "POST /g/:token": { ...only([...ofTheUnit, "passed on"], 410, 404), ended: 410 },
  "GET /g/:token/tables/:table{[a-z][a-z0-9_]{0,63}}": {
    ...only([...ofTheUnit, "passed on"], 200, 404),
    ended: 410,
  },
  "POST /g/:token/tables/:table{[a-z][a-z0-9_]{0,63}}": {
    ...only([...ofTheUnit, "passed on"], 410, 404),
    ended: 410,
  },
  "POST /g/:token/paste": { ...only([...ofTheUnit, "passed on"], 410, 404), ended: 410 },
  "POST /g/:token/tables/:table{[a-z][a-z0-9_]{0,63}}/paste": {
    ...only([...ofTheUnit, "passed on"], 410, 404),
    ended: 410,
  },
  // The first browser gets it.
  "POST /g/:token/open": { ...only(ofTheUnit, 303, 404), "passed on": 410, ended: 410 },
  "POST /g/:token/resend": { ...only([...ofTheUnit, "ended"], 200, 404), "passed on": 429 },
  // A link works for whoever holds it, as long as the right of the person it was made for lasts.
  "GET /d/:token": only([...ofTheUnit, "passed on"], 200, 404),
  "POST /d/:token": only([...ofTheUnit, "passed on"], 200, 404),
  // A page that takes files: until somebody posts, for whoever holds the link, and then for that browser alone. Who holds
  // one that is dead is offered a fresh one, which goes to the chat it was made for.
  "GET /u/:token": { ...only([...ofTheUnit, "passed on"], 200, 404), ended: 410 },
  "POST /u/:token": { ...only(ofTheUnit, 400, 404), "passed on": 410, ended: 410 },
  // Only by the browser that handed something over, and here none did.
  "GET /u/:token/files/:files{[0-9]{1,12}[.][0-9a-f]{16}(?:-[0-9]{1,12}[.][0-9a-f]{16}){0,10}}":
    everybody(404),
  // The contact's own chat was sent one just before.
  "POST /u/:token/resend": { ...only([...ofTheUnit, "ended"], 200, 404), "passed on": 429 },
  // A round before it opens: for whoever holds the link of an officer of the office that asks. Nobody else's opens anything.
  "GET /x/:token": only(["officer"], 200, 404),
  "GET /t": everybody(200),
  // Six figures stand beside a link: whoever holds them opens the page of that chat, while its person's right lasts.
  "POST /t": only(ofTheUnit, 303, 404),
  // An officer's page: its link opens it once, in one browser, while its person is an officer.
  "GET /p/:token": only(officers, 200, 404),
  "POST /p/:token": only(officers, 303, 404),
  "GET /officer": only(officers, 200, 401),
  "POST /officer/leave": everybody(200),
  // What waits is each officer's own.
  "GET /officer/waiting": only(officers, 200, 401),
  "POST /officer/waiting": only(officers, 422, 401),
  // A round that is not there.
  "GET /officer/rounds/:round{[0-9]{1,9}}": only(officers, 404, 401),
  "POST /officer/rounds/:round{[0-9]{1,9}}": only(officers, 404, 401),
  "GET /officer/rounds/:round{[0-9]{1,9}}/kept": only(officers, 404, 401),
  // Forms and rounds are the business of the officers of the office that asks.
  "GET /officer/again": ofTheOffice(200),
  "GET /officer/again/:round{[0-9]{1,9}}": ofTheOffice(404),
  "POST /officer/again/:round{[0-9]{1,9}}": ofTheOffice(404),
  "GET /officer/units": ofTheOffice(200),
  "POST /officer/units": ofTheOffice(422),
  "GET /officer/units/links": ofTheOffice(200),
  "POST /officer/units/links": ofTheOffice(200),
  "GET /officer/units/:unit{[0-9]{1,9}}": ofTheOffice(404),
  "POST /officer/units/:unit{[0-9]{1,9}}": ofTheOffice(404),
  // No round that waits.
  "GET /officer/prepared/:round{[0-9]{1,9}}": ofTheOffice(404),
  "POST /officer/prepared/:round{[0-9]{1,9}}": ofTheOffice(404),
  "GET /officer/forms": ofTheOffice(200),
  "POST /officer/forms": ofTheOffice(422),
  // A form that is not there.
  "GET /officer/forms/:form{[a-z0-9-]{1,80}}/open": ofTheOffice(404),
  "POST /officer/forms/:form{[a-z0-9-]{1,80}}/open": ofTheOffice(404),
  // Drafts that are not there: who may not is told before that.
  "GET /officer/drafts/:draft{[0-9]{1,9}}": ofTheOffice(404),
  "GET /officer/drafts/:draft{[0-9]{1,9}}/book": ofTheOffice(404),
  "POST /officer/drafts/:draft{[0-9]{1,9}}/book": ofTheOffice(404),
  "POST /officer/drafts/:draft{[0-9]{1,9}}/answers": ofTheOffice(404),
  "POST /officer/drafts/:draft{[0-9]{1,9}}/release": ofTheOffice(404),
  "GET /officer/drafts/:draft{[0-9]{1,9}}/trial/:profile{[a-z][a-z0-9_]{0,63}}": ofTheOffice(404),
  "POST /officer/drafts/:draft{[0-9]{1,9}}/trial/:profile{[a-z][a-z0-9_]{0,63}}": ofTheOffice(404),
  "POST /webhook/telegram": only(["platform"], 200, 401),
  "POST /webhook/zalo-bot": only(["platform"], 200, 401),
  // Signed over the whole body (test/zalo/): a secret in a header is not what it asks for.
  "POST /webhook/zalo-oa": everybody(401),
  "GET /oauth/zalo-oa": everybody(400),
  "GET /zalo_verifierABCDEFGH.html": everybody(200),
};

let database: TestDatabase;
let http: Http;
let taken: IncomingMessage[] = [];
const held = new Map<Caller, Held>();
/** What the contact handed over. */
let handed = "";

/** What a caller brings along. */
type Held = {
  readonly headers: Readonly<Record<string, string>>;
  readonly token: Readonly<Record<"d" | "u" | "g" | "p" | "x" | "number", string>>;
  readonly chat: string | null;
};

beforeAll(async () => {
  database = await openTestDatabase();
  const seeded = await seedRound(database.db, {
    units: castWith({
      "THPT-01": {
        answers: fullAnswers("thpt"),
        sealed: { at: new Date("2022-10-11T09:00:00+07:00") },
        contacts: [],
      },
    }),
  });
  const world = openWorld(database.db, now);
  http = open(world);
  for (const caller of callers) held.set(caller, await arrive(caller, world, seeded));
});
afterAll(async () => {
  http?.end();
  await database.close();
});

/** Every door that the program can have, over the real engine and the real rights. */
function open({ app: { newId, clock, log, wake, db } }: World): Http {
  const settings = readSettings({
    PUBLIC_URL: origin,
    TELEGRAM_BOT_TOKEN: `1:${"t".repeat(35)}`,
    TELEGRAM_WEBHOOK_SECRET: secret,
    ZALO_BOT_TOKEN: `2:${"z".repeat(35)}`,
    ZALO_BOT_WEBHOOK_SECRET: secret,
    ZALO_OA_APP_ID: "1234567890123456789",
    ZALO_OA_APP_SECRET: "a".repeat(20),
    ZALO_OA_SECRET_KEY: "k".repeat(20),
    ZALO_OA_VERIFICATION: "ABCDEFGH",
    METRICS_TOKEN: secret,
  });
  const telegram = telegramChannel({ token: `1:${"t".repeat(35)}`, apiRoot: "http://127.0.0.1:1" });
  const zalo = zaloChannels(settings, { db, clock, newId, log });
  const app = { newId, clock, log, wake, db, settings, channels: [web] };
  const take = (message: IncomingMessage) => {
    taken.push(message);
    return receive(app, message);
  };
  return makeHttp(app, {
    receive: take,
    about: async () => ({ office: "Sở GDĐT Bến Tre", demo: false }),
    mayHave: (link) => mayHave(db, link.personId, link.target),
    wakeReading: () => undefined,
    readPaste: async () => null,
    readDropped: async () => ({ type: "busy" }),
    findInDispatch: async () => ({ type: "busy" }),
    makeDocument: async () => ({ name: "a.txt", mime: "text/plain", bytes: new Uint8Array([1]) }),
    metrics: { text: async () => "", contentType: "text/plain" },
    webhooks: allRoutes([
      telegramWebhook(app, { channel: telegram, secret, receive: take }),
      ...zaloDoors(app, zalo, () => undefined),
    ]),
  });
}

/** A round that is not open yet, on the form that is in the database. */
const unopened: RoundPreview = {
  ...{ formId: "tuan-le-htsd-2022", formVersion: 1, title: "Tuần lễ", shortName: null, number: null },
  ...{ deadline: "2022-10-20T16:59:59.000Z", startsAt: null, at: "2022-10-14T03:00:00.000Z" },
  ladder: ["D-1"],
  kinds: [{ label: "Trường THPT", count: 2, profile: "thpt", unit: "Trường THPT A", you: "Thầy/Cô" }],
};

const roles = {
  contact: ["THPT-01", "contact"],
  "contact elsewhere": ["TT-GT", "contact"],
  "contact of some items": ["THPT-01", "contact"],
  officer: ["SO", "officer"],
  "officer elsewhere": ["PGD-CL", "officer"],
  reader: ["SO", "reader"],
  revoked: ["THPT-01", "contact"],
  ended: ["THPT-01", "contact"],
} as const satisfies Partial<Record<Caller, readonly [string, "contact" | "officer" | "reader"]>>;

/** Lets somebody come as far as their kind does, through the doors, and gives them a link and messages with files. */
async function arrive(caller: Caller, world: World, seeded: Seeded): Promise<Held> {
  const nothing = {
    headers: {},
    token: {
      d: "unknown-token-of-nobody",
      u: "unknown-token-of-nobody",
      g: "unknown-token-of-nobody",
      p: "unknown-token-of-nobody",
      x: "unknown-token-of-nobody",
      number: "000000",
    },
    chat: null,
  };
  switch (caller) {
    case "nobody":
      return nothing;
    case "passed on":
      return { ...nothing, token: held.get("contact")?.token ?? nothing.token };
    case "platform":
      return {
        ...nothing,
        headers: { "X-Telegram-Bot-Api-Secret-Token": secret, "X-Bot-Api-Secret-Token": secret },
      };
    case "monitor":
      return { ...nothing, headers: { Authorization: `Bearer ${secret}` } };
    case "anonymous":
      return { ...nothing, ...(await browser("xin chào")) };
  }
  const [unit, role] = roles[caller];
  const cookie = await browser(await world.code(unit, role), "đúng", "tiến độ");
  const [row] = await database.sql`
    select id, person_id from address where channel = 'web' and chat_key = ${cookie.chat}`;
  const [addressId, personId] = [Number(row?.id), Number(row?.person_id)];
  const nodeId = seeded.node("THPT-01").id;
  const [sealed] = await database.sql`select id from submission where node_id = ${nodeId}`;
  const receipt = { type: "receipt", submissionId: Number(sealed?.id) } as const;
  const expiresAt = new Date(now.getTime() + (caller === "ended" ? -hourMs : hourMs));
  const link = async (target: LinkTarget) => {
    const token = randomBytes(18).toString("base64url");
    await createLink(database.db, { personId, target, token, now, expiresAt });
    return token;
  };
  const upload = { type: "upload", nodeId, addressId } as const;
  const grid = { type: "grid", nodeId, table: "n2_5", row: "n2_5/r1_1", first: false } as const;
  const made = caller === "ended" ? new Date(now.getTime() - hourMs) : now;
  const { newId } = world.app;
  const number = await createUploadNumber(database.db, { personId, target: upload, newId, now: made });
  const token = {
    d: await link(receipt),
    u: await link(upload),
    g: await link({ ...grid, addressId }),
    p: await pageLink(personId),
    x: await link({ type: "preview", round: unopened }),
    number: number ?? "",
  };
  // Each was sent the same three messages: what they give is decided by the right of whoever asks.
  for (const [seq, document] of [
    [1_001, receipt],
    [1_002, { type: "upload", nodeId }],
    [1_003, grid],
  ] as const) {
    const body = JSON.stringify({ text: "", choices: [], document, progress: null });
    await database.sql`
      insert into outbox (address_id, channel, priority, kind, body, created_at, state, seq, sent_at)
      values (${addressId}, 'web', 0, 'reply', ${body}::text::jsonb, ${now.toISOString()}, 'sent', ${seq},
        ${now.toISOString()})`;
  }
  if (caller === "contact") {
    const file = {
      name: "a.csv",
      mime: "text/csv",
      bytes: new Uint8Array([65]),
      sha256: "0123456789abcdef".repeat(4),
      kept: null,
      now,
    };
    const kept = await database.db.transaction((tx) =>
      keepUpload(tx, { nodeId, personId, addressId, ...file }),
    );
    handed = kept === "full" ? "" : `${kept.id}.0123456789abcdef`;
  }
  if (caller === "contact of some items")
    await database.sql`update role set scope = '{n1_1}' where person_id = ${personId}`;
  if (caller === "revoked")
    await database.sql`update role set to_at = ${now.toISOString()} where person_id = ${personId}`;
  if (caller === "ended") await database.sql`delete from web_session where address_id = ${addressId}`;
  const opened = await askFrom(http, "203.0.113.9", `${origin}/p/${await pageLink(personId)}`, {
    method: "POST",
    headers: { Host: new URL(origin).host },
  });
  const Cookie = [cookie.headers.Cookie, ...opened.headers.getSetCookie()]
    .map((one) => one?.split(";")[0])
    .join("; ");
  return { headers: { Cookie }, token, chat: cookie.chat };
}

/** A link to the officer's page of somebody, which opens nothing for who is no officer. */
async function pageLink(personId: number): Promise<string> {
  const token = randomBytes(18).toString("base64url");
  await createPageLink(database.db, { personId, token, now });
  return token;
}

/** A browser that posts these texts, with the cookie it holds in the end. */
async function browser(
  ...texts: readonly string[]
): Promise<Pick<Held, "headers"> & { readonly chat: string }> {
  let cookie = "";
  let chat = "";
  for (const text of texts) {
    const answer = await post("/chat/messages", { Cookie: cookie }, { id: id(), age: 0, text });
    expect(answer.status).toBe(200);
    cookie =
      /^[^;]+/.exec(answer.headers.getSetCookie().find((one) => !/Max-Age=0/i.test(one)) ?? "")?.[0] ??
      cookie;
    chat = taken.at(-1)?.address.chat ?? "";
  }
  return { headers: { Cookie: cookie }, chat };
}

const id = () => randomBytes(9).toString("base64url");

async function post(
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): Promise<Response> {
  return askFrom(http, "203.0.113.9", `${origin}${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Tonghop-Page": "1",
      Host: new URL(origin).host,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

/** Asks a route as this caller, and says what came of it. */
async function ask(route: string, caller: Caller): Promise<Answer> {
  const { headers, token, chat } = held.get(caller) ?? {
    headers: {},
    token: { d: "", u: "", g: "", p: "", x: "", number: "" },
    chat: null,
  };
  const [method = "", pattern = ""] = route.split(" ");
  const path = pattern
    .replace("/d/:token", `/d/${token.d}`)
    .replace("/u/:token", `/u/${token.u}`)
    .replace("/g/:token", `/g/${token.g}`)
    .replace("/p/:token", `/p/${token.p}`)
    .replace("/x/:token", `/x/${token.x}`)
    .replace("grids/:seq{[0-9]{1,9}}", "grids/1003")
    .replace(/:table\{.*\}\}/, "n2_5")
    .replace(":draft{[0-9]{1,9}}", "999")
    .replace(":round{[0-9]{1,9}}", "999")
    .replace(/:form\{.*\}\}/, "khong-co")
    .replace(/:profile\{.*\}\}/, "thpt")
    .replace(":code", "7K3F-9QX2-M4TB")
    .replace(/(files|uploads)\/:seq\{[^}]*\}\}/, (_, what) => `${what}/${what === "files" ? 1_001 : 1_002}`)
    .replace(/:files\{.*$/, handed)
    .replace(/:upload\{.*$/, handed.split(".")[0] ?? "");
  if (route === "POST /chat/messages") {
    taken = [];
    const { status } = await post(path, headers, { id: id(), age: 0, text: "tiến độ" });
    const own = chat !== null && taken[0]?.address.chat === chat;
    return status === 200 ? (own ? "200 own" : "200 nobody's") : status;
  }
  if (route === "POST /chat/leave") return (await post(path, headers, {})).status;
  if (method === "POST" && pattern.startsWith("/webhook/"))
    return (await post(path, headers, { update_id: 1 })).status;
  const form = method === "POST" ? { body: formOf(pattern, token.number) } : {};
  const answer = await askFrom(http, "203.0.113.9", `${origin}${path}`, {
    method,
    headers: { Host: new URL(origin).host, ...headers },
    ...form,
    redirect: "manual",
  });
  if (route.startsWith("GET /chat/proofs/")) {
    const own = (await answer.text()).includes("Tải tệp minh chứng");
    return answer.status === 200 ? (own ? "200 own" : "200 nobody's") : answer.status;
  }
  if (route !== "GET /chat/events") return answer.status;
  const reader = answer.body?.getReader();
  const hello = Buffer.from((await reader?.read())?.value ?? []).toString("utf8");
  await reader?.cancel();
  return /"session":"[0-9a-f]+"/.test(hello) ? "200 own" : "200 nobody's";
}

/** An empty form; of the short address the number that the caller was given. */
function formOf(pattern: string, number: string): FormData {
  const form = new FormData();
  if (pattern === "/t") form.set("number", number);
  return form;
}

/** The routes as Hono knows them, without what stands before all of them. */
function routes(): string[] {
  const own = http.hono.routes.filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"));
  return [...new Set(own.map(({ method, path }) => `${method} ${path}`))].sort();
}

async function oneByOne(route: string): Promise<(readonly [Caller, Answer])[]> {
  const answers: (readonly [Caller, Answer])[] = [];
  for (const caller of callers) answers.push([caller, await ask(route, caller)]);
  return answers;
}

describe("the routes", () => {
  it("have a row each, and each row a route", () => {
    expect(routes()).toEqual(Object.keys(rows).sort());
  });

  // Leaving comes last: it ends the sessions.
  const inOrder = Object.keys(rows).sort(
    (one, other) => Number(one.endsWith("/leave")) - Number(other.endsWith("/leave")),
  );
  it.each(inOrder)("%s answers each caller as it should", async (route) => {
    // All at once, since some refusals are late; what came with a message is looked at after each, and
    // who opens a page first gets it.
    const answers =
      route === "POST /chat/messages" || route.endsWith("/open")
        ? await oneByOne(route)
        : await Promise.all(callers.map(async (caller) => [caller, await ask(route, caller)] as const));
    expect(Object.fromEntries(answers)).toEqual(rows[route]);
  });

  it("tell strangers of the program's state no more than yes", async () => {
    for (const caller of callers.filter((one) => one !== "monitor")) {
      const { headers = {} } = held.get(caller) ?? {};
      const answer = await askFrom(http, "203.0.113.9", `${origin}/readyz`, { headers: { ...headers } });
      expect(await answer.json(), caller).toEqual({ ok: true });
    }
  });

  it("show the same page to everybody", async () => {
    const pages = new Set<string>();
    for (const caller of callers) {
      const { headers = {} } = held.get(caller) ?? {};
      pages.add(await (await askFrom(http, "203.0.113.9", `${origin}/`, { headers: { ...headers } })).text());
    }
    expect(pages.size).toBe(1);
  });

  it("take nothing that another site posts, whoever's browser it is, but from platforms with their secret", async () => {
    const posts = routes().filter((route) => route.startsWith("POST /") && !route.includes("/webhook/"));
    expect(posts.length).toBeGreaterThan(3);
    for (const route of posts) {
      for (const caller of ["contact", "officer"] as const) {
        const foreign = {
          "Sec-Fetch-Site": "cross-site",
          Origin: "https://example.net",
          ...held.get(caller)?.headers,
        };
        const path = route
          .slice("POST ".length)
          .replace(/:seq.*$/, "1001")
          .replace(":token", held.get(caller)?.token.d ?? "");
        expect((await post(path, foreign, {})).status, `${route} ${caller}`).toBe(403);
      }
    }
  });
});
