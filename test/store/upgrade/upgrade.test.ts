// A live round as each released migration left it goes on: brought up, answered, edited, delivered, sealed, exported.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../../src/app.ts";
import { deliverDue } from "../../../src/delivery/deliver.ts";
import { renderReference } from "../../../src/delivery/references.ts";
import type { DeliveryParts } from "../../../src/delivery/send-row.ts";
import { makeInbox } from "../../../src/doors/inbox.ts";
import { receive } from "../../../src/engine/receive.ts";
import type { IncomingBody } from "../../../src/message.ts";
import { openDb } from "../../../src/store/db.ts";
import { migrate } from "../../../src/store/migrate.ts";
import { findLink } from "../../../src/store/people/links.ts";
import { webhookRefused } from "../../../src/store/queue/accounts.ts";
import { oaTokens } from "../../../src/store/queue/zalo-oa-tokens.ts";
import { uploadById } from "../../../src/store/rounds/uploads.ts";
import { shapes } from "../../../src/store/shapes/columns.ts";
import { deliveryParts, memoryChannel, testApp, testClock } from "../../support/chat/delivery.ts";
import { operator } from "../../support/program/operate.ts";
import { createEmptyDatabase, type TestDatabase } from "../../support/run/database.ts";
import { fixtures, restoreFixture } from "./restore.ts";

const telegram = { channel: "telegram", account: "700000001" } as const;
const zalo = { channel: "zalo-bot", account: "1" } as const;
const chats = { Lan: "1001", Hùng: "1002", Minh: "1003", Thu: "1004", Hạnh: "1005" } as const;
type Name = keyof typeof chats;

/** From this migration on requests are kept; fixtures of it may be asked something before they are brought up. */
const firstWithRequests = "0017_requests";

/** A request of cô Lan's, as the program of the fixture's day kept it, where the fixture holds none itself. */
async function askOfOffice(url: string): Promise<void> {
  const { sql, close } = openDb(url, { max: 1 });
  await sql`
    insert into request (node_id, person_id, kind, words, at)
    select node.id, 1, 'help', 'em cần hỗ trợ', '2026-11-23T08:30:00+07:00' from node
    where code = 'T1' and not exists (select 1 from request)`;
  await close();
}

/** Two hours after the fixtures' scene. */
const clock = testClock("2026-11-23T04:00:00Z");

it("there is a fixture to bring up", () => expect(fixtures).toContain("0012_zalo_trouble"));

describe.each(fixtures)("%s", (tag) => {
  let at: TestDatabase;
  let app: App & { logged: string[] };
  const sent = {
    telegram: memoryChannel({ name: telegram.channel, account: telegram.account }),
    zalo: memoryChannel({ name: zalo.channel, account: zalo.account }),
  };
  let keys = 0;

  beforeAll(async () => {
    const { url, drop } = await createEmptyDatabase();
    await restoreFixture(url, tag);
    if (tag >= firstWithRequests) await askOfOffice(url);
    await migrate(url);
    const { close, ...opened } = openDb(url, { max: 5 });
    at = {
      url,
      ownerUrl: url,
      ...opened,
      close: async () => {
        await close();
        await drop();
      },
    };
    app = testApp(at.db, clock, [sent.telegram.channel, sent.zalo.channel]);
  });
  afterAll(() => at.close());

  const send = async (name: Name, body: IncomingBody): Promise<string> => {
    clock.pass(60_000);
    const address = { ...(name === "Hùng" ? zalo : telegram), chat: chats[name] };
    const verdict = await receive(app, {
      key: `today:${++keys}`,
      address,
      sentAt: null,
      displayName: name,
      body,
    });
    expect(verdict).toBe("done");
    const [last] = await at.sql`
      select body ->> 'text' as text from outbox join address on address.id = address_id
      where chat_key = ${chats[name]} order by outbox.id desc limit 1`;
    return String(last?.text);
  };
  const say = (name: Name, text: string) => send(name, { type: "text", text, messageId: `today-${keys}` });
  const answers = async (unit: string) => {
    const rows = await at.sql`
      select place, value, origin from answer join node on node.id = node_id where code = ${unit}`;
    return new Map(rows.map(({ place, value, origin }) => [String(place), { value, origin }]));
  };
  const valueAt = async (unit: string, place: string): Promise<unknown> =>
    (await answers(unit)).get(place)?.value;

  it("every JSON value of it is read by its contract, and written again it is read as the same", async () => {
    for (const [column, { read, write }] of Object.entries(shapes)) {
      const [table = "", name = ""] = column.split(".");
      const rows =
        await at.sql`select ${at.sql(name)} as value from ${at.sql(table)} where ${at.sql(name)} is not null`;
      for (const { value } of rows)
        expect(read(JSON.parse(write(read(value) as never)))).toEqual(read(value));
    }
  });

  it("what is asked of the office is kept and told, and the question stands", async () => {
    expect(await say("Lan", "em xin gia hạn thêm 2 ngày ạ")).toContain("đến 23:59 thứ Bảy 02/01/2100");
    const told = await say("Lan", "gửi");
    expect(told).toContain("khi chưa có trả lời, hạn vẫn là 23:59 thứ Năm 31/12/2099.");
    expect(told).toContain("Xin cho biết thêm số người.");
    const kept = await at.sql`
      select request.kind, words from request join node on node.id = node_id where code = 'T1' order by request.id`;
    const before = tag >= firstWithRequests ? [{ kind: "help", words: "em cần hỗ trợ" }] : [];
    expect(kept).toEqual([...before, { kind: "extend", words: "em xin gia hạn thêm 2 ngày ạ" }]);
    const [notice] = await at.sql`
      select body ->> 'text' as text from outbox where kind = 'notice' and dedupe like 'request:%'
      order by id desc limit 1`;
    expect(notice?.text).toContain("xin gia hạn đến 2/1 (hạn chung 31/12): em xin gia hạn thêm 2 ngày ạ.");
  });

  it("the other half of a pair goes where the first was asked for", async () => {
    await say("Lan", "140 người");
    expect(await valueAt("T1", "n2_5/r1_3/count")).toBe(5);
    expect(await valueAt("T1", "n2_5/r1_3/people")).toBe(140);
  });

  it("an edited message is read at the places that it answered then", async () => {
    await send("Lan", { type: "edited", messageId: "lan-2", text: "4 lớp 100 người" });
    expect(await valueAt("T1", "n2_5/r1_1/count")).toBe(4);
    expect(await valueAt("T1", "n2_5/r1_1/people")).toBe(100);
    await send("Lan", { type: "edited", messageId: "lan-1", text: "Nhà trường đã ban hành kế hoạch số 12." });
    expect(await valueAt("T1", "n1_1")).toBe("Nhà trường đã ban hành kế hoạch số 12.");
  });

  it("a message that waited is worked, and an offered choice does what it offered", async () => {
    await makeInbox(app, (message) => receive(app, message)).workOff();
    expect(await valueAt("T2", "n2_5/r1_1/count")).toBe(70);
    expect(await valueAt("T2", "n2_5/r1_1/people")).toBe(2_100);
    expect(await at.sql`select state from inbox where state = 'received'`).toHaveLength(0);
  });

  it("what an officer began to enter goes on in that unit's report", async () => {
    await say("Hạnh", "Các đơn vị treo băng rôn và đưa tin trên trang thông tin điện tử của trường.");
    const places = await answers("T5");
    expect([places.get("n1_1")?.origin, places.get("n1_2")?.origin]).toEqual(["office", "office"]);
    await say("Hạnh", "thoát nhập hộ");
  });

  it("what a unit asked for, before the upgrade and after it, stands in its report", async () => {
    const shown = await say("Hạnh", "đơn vị T1");
    expect(shown).toMatch(/Xin gia hạn nộp báo cáo \(.*23\/11\/2026\): “em xin gia hạn thêm 2 ngày ạ”/u);
    const before = /Cần hỗ trợ \(.*23\/11\/2026\): “em cần hỗ trợ”/u;
    expect(before.test(shown)).toBe(tag >= firstWithRequests);
  });

  it("what was queued, and what a crash left in the middle of being sent, is delivered", async () => {
    const render: DeliveryParts["render"] = (reference, to) => renderReference(app, reference, to);
    const documents = { makeDocument: async () => ({ name: "a.xlsx", mime: "x", bytes: new Uint8Array() }) };
    await deliverDue(app, { ...deliveryParts(), ...documents, render });
    expect(sent.telegram.texts(chats.Hạnh).join("\n")).toMatch(/Tệp tổng hợp[\s\S]*Trường của Lan/u);
    expect(sent.zalo.texts(chats.Hùng).join("\n")).toContain("Trường của Hùng");
    const open = await at.sql`select id, state, problem from outbox where state not in ('sent', 'dropped')`;
    expect(open).toEqual([]);
  });

  it("links, files and accounts stand", async () => {
    const draft = await findLink(at.db, "fixture-link", clock.now);
    expect(draft?.target).toEqual({ type: "draft", nodeId: expect.any(Number) });
    const page = await findLink(at.db, "fixture-upload", clock.now);
    expect(page?.target).toEqual({
      type: "upload",
      nodeId: expect.any(Number),
      addressId: expect.any(Number),
    });
    const file = await at.db.transaction((tx) => uploadById(tx, 1));
    const [table] = file?.outcome?.type === "read" ? file.outcome.file.blocks : [];
    const texts = table?.type === "table" ? table.rows[1]?.cells.map(({ shown }) => shown) : [];
    expect(texts).toEqual(["1.2", "4", "120"]);
    expect(await oaTokens(at.db, { channel: "zalo-oa", account: "2" })).toMatchObject({ tried: ["t"] });
    expect(await webhookRefused(at.db, { channel: "zalo-bot", account: "1" })).toMatchObject({ times: 2 });
  });

  it("a returned report is corrected and sealed as its second version, and everything is exported", async () => {
    expect(await say("Thu", "sửa 1.1")).toContain("1.1");
    await say("Thu", "2 lớp 50 người");
    let last = await say("Thu", "nộp");
    for (let n = 0; n < 8 && !last.includes("Mã biên nhận"); n++) last = await say("Thu", "đúng");
    expect(last).toContain("Mã biên nhận");
    const versions = await at.sql`
      select version, payload from submission join node on node.id = node_id where code = 'T4' order by version`;
    const sealed = versions.map(({ version, payload }) => {
      const { answers: given } = shapes["submission.payload"].read(payload);
      return [version, given.find(({ place }) => place === "n2_5/r1_1/people")?.value];
    });
    expect(sealed).toEqual([
      [1, expect.any(Number)],
      [2, 50],
    ]);
    const folder = mkdtempSync(join(tmpdir(), "tonghop-test-upgraded-"));
    const out = join(folder, "round.xlsx");
    const printed = await operator(at, { at: clock.now })("export", "--out", out);
    rmSync(folder, { recursive: true, force: true });
    expect(printed).toContain("2/5 báo cáo đã nộp, 0 đang trả lại");
    expect(app.logged.filter((line) => line.includes("could not"))).toEqual([]);
  });

  it("rows of a report that an older release sealed come back, and are settled in the chat that sealed it", async () => {
    const [stood] = await at.sql`
      select value from answer join node on node.id = node_id where code = 'T3' and place = 'n2_5/r1_1/people'`;
    expect(await say("Hạnh", "/return T3 1.1 = 3/61: đếm lại; 4.3: xin xem lại")).toContain("xem lại 2 mục");
    expect(await say("Hạnh", "gửi")).toContain("Đã nhờ");
    expect(await say("Minh", "đúng")).toContain("Mục 4.3: xin gửi lại");
    expect(await say("Minh", "giữ")).toContain("Bản nộp thứ 2");
    const versions = await at.sql`
      select version, payload from submission join node on node.id = node_id where code = 'T3' order by version`;
    const people = versions.map(({ payload }) => {
      const { answers: given } = shapes["submission.payload"].read(payload);
      return given.find(({ place }) => place === "n2_5/r1_1/people")?.value;
    });
    expect(people).toEqual([stood?.value, 61]);
  });
});
