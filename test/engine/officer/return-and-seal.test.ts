// A report is returned and a newer version sealed in the same moment: whatever comes first, both sides hear what stands.
import { beforeEach, expect, it } from "vitest";
import { renderReference } from "../../../src/delivery/references.ts";
import { isBlank, outboxBodyShape } from "../../../src/store/shapes/outbox-body.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";
import { type Seeded, seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-14T16:40:00+07:00");
const sealedAt = new Date("2022-10-11T09:00:00+07:00");

let seeded: Seeded;
let world: World;
let lan: TestChat;
let hanh: TestChat;
beforeEach(async () => {
  seeded = await seedRound(at.db, {
    units: castWith({ "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: sealedAt } } }),
  });
  world = openWorld(at.db, now);
  [lan, hanh] = [world.chat("lan"), world.chat("hanh")];
  await lan.join("THPT-01");
  await hanh.join("SO", "officer");
});

/** What a chat is told besides answers, as it is worded when it is sent now. */
async function told(chat: string): Promise<string[]> {
  const rows = await at.sql`
    select outbox.id, outbox.address_id, outbox.body from outbox join address on address.id = outbox.address_id
    where address.chat_key = ${chat} and outbox.kind = 'notice' and outbox.body ->> 'name' = 'decision'
    order by outbox.id`;
  const said = rows.map(async ({ id, address_id, body: stored }) => {
    const body = outboxBodyShape.read(stored);
    if (isBlank(body) || !("type" in body)) throw new Error("worded when it was queued");
    const to = { addressId: Number(address_id), outboxId: Number(id) };
    const message = await renderReference(world.app, body, to);
    return message === "drop" ? [] : [message.text];
  });
  return (await Promise.all(said)).flat();
}

async function state() {
  const [row] = await at.sql`select state from report where node_id = ${seeded.node("THPT-01").id}`;
  return row?.state;
}

/** Lan has changed a figure of the sealed version, and is one word away from sealing the next. */
async function beforeSealing(): Promise<void> {
  await lan.say("sửa");
  await lan.say("1.7: 9 lớp, 200 em");
  await lan.say("nộp");
}
async function seal(): Promise<string> {
  for (let n = 0; n < 5 && !lan.last().text.includes("Mã biên nhận"); n++) {
    await lan.say(lan.last().text.includes("Xin cho biết lý do") ? "đơn vị không có hoạt động" : "đúng");
  }
  return lan.last().text;
}

it("returned first: the contact hears of the return, and that the newer version counts; the officer of that version", async () => {
  await beforeSealing();
  await hanh.say("trả lại THPT-01 mục 1.7 sai");
  expect((await hanh.say("gửi")).text).toContain("Đã trả lại báo cáo");
  world.pass(1_000);
  expect(await seal()).toContain("Mã biên nhận");
  expect(await state()).toBe("submitted");
  expect(await told("lan")).toEqual([
    expect.stringMatching(/^Bản 1 .* được trả lại .*\nLý do: mục 1\.7 sai\n.* bản 2 đang được tính\.\n/u),
  ]);
  expect(await told("hanh")).toEqual([
    "Trường THPT Ca Văn Thỉnh đã nộp bản 2 lúc 16:40 ngày 14/10/2022, ngay sau khi bản 1 được trả lại lúc 16:40 ngày 14/10/2022; " +
      "có thể đơn vị chưa kịp đọc lý do trả lại. Bản 2 đang được tính; xin xem lại bằng /don_vi THPT-01.",
  ]);
});

it("sealed first: the officer hears of the newer version instead, and nothing is returned", async () => {
  await beforeSealing();
  await hanh.say("trả lại THPT-01 mục 1.7 sai");
  expect(await seal()).toContain("Mã biên nhận");
  expect((await hanh.say("gửi")).text).toContain("đã có bản nộp mới (bản 2");
  expect(await state()).toBe("submitted");
  expect([await told("lan"), await told("hanh")]).toEqual([[], []]);
});

it("sealed long after it was returned: the correction is no news to the officer", async () => {
  await hanh.say("trả lại THPT-01 mục 1.7 sai");
  await hanh.say("gửi");
  world.pass(3_600_000);
  await beforeSealing();
  expect(await seal()).toContain("Mã biên nhận");
  expect(await told("hanh")).toEqual([]);
});
