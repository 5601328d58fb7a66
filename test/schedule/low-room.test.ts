// Little room on the disk: files are refused, answers are not, and officers of the top unit hear of it once a day.
import { expect, it } from "vitest";
import { makeHttp } from "../../src/doors/http/app.ts";
import { receive } from "../../src/engine/receive.ts";
import { isLow } from "../../src/room.ts";
import { tellOfLowRoom } from "../../src/schedule/low-room.ts";
import { createLink } from "../../src/store/people/links.ts";
import { mayHave } from "../../src/store/people/rights.ts";
import { pauseInstallation } from "../../src/store/queue/pause.ts";
import { askFrom } from "../support/browser/from-address.ts";
import { openWorld } from "../support/chat/world.ts";
import { jpegOf } from "../support/files/photos.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-14T10:00:00+07:00");
const all = 1_000_000_000;

/** A contact with a page for files, on a machine with this much room. */
async function open() {
  const seeded = await seedRound(at.db, {
    units: castWith({ "PGD-CL": { officers: [{ name: "anh Phòng" }] } }),
  });
  const world = openWorld(at.db, now);
  const disk = { free: all };
  const app = { ...world.app, room: async () => ({ free: disk.free, all }) };
  const lan = world.chat("lan");
  await lan.join("THPT-01");
  const [row] = await at.sql`select id, person_id from address where chat_key = 'lan'`;
  const target = { type: "upload", nodeId: seeded.node("THPT-01").id, addressId: Number(row?.id) } as const;
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await createLink(at.db, {
    personId: Number(row?.person_id),
    target,
    token: "t".repeat(24),
    now,
    expiresAt,
  });
  const http = makeHttp(app, {
    receive: (message) => receive(app, message),
    about: async () => ({ office: null, demo: false }),
    mayHave: (link) => mayHave(at.db, link.personId, link.target),
    wakeReading: () => undefined,
    readPaste: async () => null,
    readDropped: async () => ({ type: "busy" }),
    findInDispatch: async () => ({ type: "busy" }),
    makeDocument: async () => Promise.reject(new Error("no document")),
  });
  const page = `/u/${"t".repeat(24)}`;
  // The browser's: the link is bound to the first that posts.
  let cookie = "";
  const hand = async (name: string) => {
    const form = new FormData();
    form.set("file", new File([jpegOf(name)], name));
    const headers = { Cookie: cookie };
    const answer = await askFrom(http, "203.0.113.9", page, { method: "POST", headers, body: form });
    cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return [answer.status, await answer.text()] as const;
  };
  const look = async () => (await askFrom(http, "203.0.113.9", page, { headers: { Cookie: cookie } })).text();
  return { app, world, disk, lan, hand, look, end: http.end };
}

const files = async () => (await at.sql`select name from upload order by id`).map(({ name }) => String(name));
const notices = async () =>
  (
    await at.sql`select person.name, outbox.body ->> 'text' as text from outbox
      join address on address.id = outbox.address_id join person on person.id = address.person_id
      where outbox.kind = 'notice' and dedupe like 'low-room:%' order by outbox.id`
  ).map((row) => [String(row.name), String(row.text)]);

it("is below a tenth of the disk", () => {
  expect(isLow({ free: all / 10, all })).toBe(false);
  expect(isLow({ free: all / 10 - 1, all })).toBe(true);
});

it("refuses files with a sentence while answers are recorded, and takes them again", async () => {
  const { disk, lan, hand, look, end } = await open();
  expect((await hand("a.jpg"))[0]).toBe(303);
  disk.free = 50_000_000;
  expect(await look()).toContain("tạm chưa nhận tệp");
  const [status, said] = await hand("b.jpg");
  expect(status).toBe(507);
  expect(said).toContain("Câu trả lời trong cuộc trò chuyện vẫn được ghi như thường");
  await lan.say("sửa 1.3");
  expect((await lan.say("5 lớp 140 người")).text).toContain("140");
  expect((await at.sql`select 1 from answer where place = 'n2_5/r1_3/people'`).length).toBe(1);
  disk.free = 500_000_000;
  expect(await look()).not.toContain("tạm chưa nhận tệp");
  expect((await hand("c.jpg"))[0]).toBe(303);
  end();
  expect(await files()).toEqual(["a.jpg", "c.jpg"]);
});

it("tells the top unit's officers once a day, and nobody while there is room or the copy is paused", async () => {
  const { app, world, disk, end } = await open();
  end();
  await tellOfLowRoom(app);
  expect(await notices()).toEqual([]);
  disk.free = 84_000_000;
  await Promise.all([tellOfLowRoom(app), tellOfLowRoom(app), tellOfLowRoom(app)]);
  world.pass(6 * 3_600_000);
  await tellOfLowRoom(app);
  const [first, ...more] = await notices();
  expect(more).toEqual([]);
  expect(first?.[0]).toBe("chị Hạnh");
  expect(first?.[1]).toMatch(/^CẢNH BÁO: đĩa của máy chạy bot chỉ còn 8,4 % chỗ trống \(84 MB\)\./u);
  expect(world.logged.map((line) => line.split(":")[0])).toEqual(["Little room is left on the disk"]);
  world.pass(24 * 3_600_000);
  await tellOfLowRoom(app);
  expect(await notices()).toHaveLength(2);
  await at.db.transaction((tx) => pauseInstallation(tx, "restored"));
  world.pass(24 * 3_600_000);
  await tellOfLowRoom(app);
  expect(await notices()).toHaveLength(2);
});

it("refuses nobody where the disk cannot be looked at", async () => {
  const { app, hand, end } = await open();
  Object.assign(app, { room: () => Promise.reject(new Error("no such folder")) });
  expect((await hand("d.jpg"))[0]).toBe(303);
  await tellOfLowRoom(app);
  end();
  expect(await notices()).toEqual([]);
});
