// A round in the middle of everything, played through the program: what a released migration's fixture is made of.
import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { receive } from "../../../src/engine/receive.ts";
import { readFile } from "../../../src/files/read.ts";
import type { IncomingBody, IncomingMessage, OutgoingMessage } from "../../../src/message.ts";
import type { Db } from "../../../src/store/db.ts";
import { makeCode } from "../../../src/store/people/codes.ts";
import { createLink } from "../../../src/store/people/links.ts";
import { saveWebhookRefused } from "../../../src/store/queue/accounts.ts";
import { takeAlarm } from "../../../src/store/queue/alarms.ts";
import { claimNext } from "../../../src/store/queue/claims.ts";
import { keepUnreadable } from "../../../src/store/queue/dead-letters.ts";
import { markSent } from "../../../src/store/queue/deliveries.ts";
import { keepReceived } from "../../../src/store/queue/received.ts";
import { saveOaTokens } from "../../../src/store/queue/zalo-oa-tokens.ts";
import { keepUpload } from "../../../src/store/rounds/uploads.ts";
import { address, outbox, person, unit, upload } from "../../../src/store/schema.ts";
import { openWorld } from "../../support/chat/world.ts";
import { answerSample } from "../../support/round/sample-report.ts";

/** The bot's account on the fake Telegram, so that the fixture's chats can be spoken to there. */
const telegram = { channel: "telegram", account: "700000001" } as const;
/** Where messages are kept before they are worked. */
const zalo = { channel: "zalo-bot", account: "1" } as const;
const at = new Date("2026-11-23T09:00:00+07:00");
const later = new Date("2099-12-31T23:59:59+07:00");

/** The cast and their chats. */
const chats = { Lan: "1001", Hùng: "1002", Minh: "1003", Thu: "1004", Hạnh: "1005" } as const;
type Name = keyof typeof chats;
const doorOf = (name: Name) => (name === "Hùng" ? zalo : telegram);

/** Units with the sizes of one, as `units import` reads them; the round is opened over these. */
export const unitsCsv = [
  "code;name;kind;parent;pupils;staff",
  "SO;Sở Giáo dục và Đào tạo;so_gddt;;;",
  ...["Lan", "Hùng", "Minh", "Thu", "Hạnh"].map((name, n) => `T${n + 1};Trường của ${name};thpt;SO;900;45`),
].join("\n");
export const roundArguments = [
  ...["round", "open", "--form", "tuan-le-htsd-2022", "--title", "Tuần lễ", "--deadline"],
  later.toISOString(),
];
export const sceneStart = at;

/** Plays it over a database in which the units are imported and the round is open. */
export async function playScene(db: Db): Promise<void> {
  const world = openWorld(db, at);
  let keys = 0;

  const message = (name: Name, body: IncomingBody): IncomingMessage => ({
    key: `fixture:${++keys}`,
    address: { ...doorOf(name), chat: chats[name] },
    sentAt: null,
    displayName: name,
    body,
  });
  const lastTo = async (name: Name): Promise<OutgoingMessage> => {
    const rows = await db
      .select({ body: outbox.body })
      .from(outbox)
      .innerJoin(address, eq(address.id, outbox.addressId))
      .where(eq(address.chatKey, chats[name]))
      .orderBy(outbox.id);
    return rows.at(-1)?.body as OutgoingMessage;
  };
  const send = async (name: Name, body: IncomingBody) => {
    world.pass(1_000);
    const verdict = await receive(world.app, message(name, body));
    if (verdict !== "done") throw new Error(`${name}: ${verdict}`);
    return lastTo(name);
  };
  const say = (name: Name, text: string, messageId = `m${keys + 1}`) =>
    send(name, { type: "text", text, messageId });
  const join = async (name: Name, code: string, role: "contact" | "officer") => {
    const [row] = await db.select({ id: unit.id }).from(unit).where(eq(unit.code, code));
    if (!row) throw new Error(`no unit ${code}`);
    const random = createHash("sha256").update(name).digest("base64url");
    const given = { unitId: row.id, role, random, now: world.now(), expiresAt: later };
    await say(name, await db.transaction((tx) => makeCode(tx, given)));
    return say(name, "đúng");
  };
  const idOf = async (name: Name) => {
    const rows = await db
      .select({ address: address.id, person: address.personId, node: sql<string>`chat.node_id` })
      .from(address)
      .innerJoin(person, eq(person.id, address.personId))
      .innerJoin(sql`chat`, sql`chat.address_id = ${address.id}`)
      .where(eq(address.chatKey, chats[name]));
    const [row] = rows;
    if (!row || row.person === null) throw new Error(`${name} has not joined`);
    return { address: row.address, person: row.person, node: Number(row.node) };
  };
  /** Delivers everything that is queued, as a deliverer does; with `leave` it dies in the middle of a send to them. */
  const deliver = async (of: typeof telegram | typeof zalo, leave?: number) => {
    const owner = "fixture";
    for (;;) {
      const claim = { owner, limit: 20, doubtful: 0, repeatable: false, now: world.now() };
      const { rows } = await claimNext(db, of, claim);
      for (const row of rows) {
        if (row.addressId === leave) continue;
        const body = await sentBody(db, row.id);
        const sent = { platformIds: [String(row.id)], platformAt: null, at: world.now(), body };
        await markSent(db, { owner, row }, sent);
      }
      await db.execute(sql`update address set lease_by = null, lease_until = null`);
      if (rows.length === 0 || leave !== undefined) return;
    }
  };

  await join("Lan", "T1", "contact");
  await join("Hùng", "T2", "contact");
  await join("Hạnh", "SO", "officer");

  // Two sealed versions, one of which the officer returned.
  for (const [name, code] of [
    ["Minh", "T3"],
    ["Thu", "T4"],
  ] as const) {
    let last = await join(name, code, "contact");
    await answerSample({
      say: async (text) => {
        last = await say(name, text);
        return last;
      },
      last: () => last,
    });
  }
  await say("Hạnh", "/return T4 Xin kiểm tra lại mục 1.1");
  await say("Hạnh", "gửi");
  // A report that came by e-mail, entered by the officer, who has not ended that yet.
  await say("Hạnh", "nhập hộ T5");
  await say("Hạnh", "e-mail");
  await say("Hạnh", "hôm nay");
  await say("Hạnh", "Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ và phân công tổ thực hiện.");

  // Cô Lan: a narrative that was edited, a row, a file, and half a pair.
  await say("Lan", "Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ và phân công các tổ.", "lan-1");
  await send("Lan", {
    type: "edited",
    messageId: "lan-1",
    text: "Nhà trường ban hành kế hoạch hưởng ứng Tuần lễ và phân công các tổ thực hiện.",
  });
  await say("Lan", "sửa 1.1");
  await say("Lan", "3 lớp 90 người", "lan-2");
  const lan = await idOf("Lan");
  const bytes = new TextEncoder().encode("mục;lớp;người\n1.2;4;120\n");
  const kept = await db.transaction((tx) =>
    keepUpload(tx, {
      nodeId: lan.node,
      personId: lan.person,
      addressId: lan.address,
      name: "so lieu.csv",
      mime: "text/csv",
      bytes,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      kept: null,
      now: world.now(),
    }),
  );
  if (kept === "full") throw new Error("the file was not kept");
  const outcome = { type: "read", file: await readFile("so lieu.csv", bytes) } as const;
  await db.update(upload).set({ outcome, readAt: world.now() }).where(eq(upload.id, kept.id));
  await say("Lan", "em cần hỗ trợ");
  await say("Lan", "sửa 1.3");
  // Thầy Hùng: a figure that a check doubts, with its choices standing.
  await say("Hùng", "sửa 1.1");
  await say("Hùng", "70 lớp 2100 người");
  await deliver(telegram);
  await deliver(zalo);

  await say("Lan", "5 lớp");
  await createLink(db, {
    token: "fixture-link",
    personId: lan.person,
    target: { type: "draft", nodeId: lan.node },
    now: world.now(),
    expiresAt: later,
  });
  await createLink(db, {
    token: "fixture-upload",
    personId: lan.person,
    target: { type: "upload", nodeId: lan.node, addressId: lan.address },
    now: world.now(),
    expiresAt: later,
  });
  const hanh = await idOf("Hạnh");
  await say("Hạnh", "/export");
  // The reply of that command dies in the middle of being sent; everything else waits.
  await deliver(telegram, hanh.address);
  await say("Hạnh", "/remind T2");
  await say("Hạnh", "gửi");
  await say("Hạnh", "/unit T1");
  await keepReceived(db, message("Hùng", { type: "text", text: "đúng", messageId: "hung-9" }), world.now());
  await keepUnreadable(db, telegram, '{"update_id": "?"}', world.now());
  await db.transaction((tx) => takeAlarm(tx, "wrong-codes-told", "2026-11-23"));
  const platform = { channel: "zalo-oa", account: "2" } as const;
  await saveOaTokens(db, platform, { access: "a", refresh: "r", expiresAt: later, tried: ["t"] });
  await saveWebhookRefused(db, zalo, { hash: "h", times: 2, until: at, detail: "refused" });
}

/** What a row says when it is sent; a reference would be rendered, and none is delivered here. */
async function sentBody(db: Db, id: number): Promise<OutgoingMessage> {
  const [row] = await db.select({ body: outbox.body }).from(outbox).where(eq(outbox.id, id));
  return row?.body as OutgoingMessage;
}
