// Files that wait to be fetched: whose turn it is, who has one, when an album is whole, and how their rows go.
import { beforeEach, expect, it } from "vitest";
import { erasePerson } from "../../src/store/people/erase.ts";
import {
  claimSentFile,
  endAlbum,
  endSentFile,
  giveBackSentFile,
  keepOfAlbum,
  putSentFiles,
  wholeAlbums,
} from "../../src/store/queue/sent-files.ts";
import { removeOld } from "../../src/store/retention.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const accounts = [{ channel: "telegram", account: "1" }] as const;
const bytes = Uint8Array.of(1, 2, 3);

beforeEach(async () => {
  await at.sql`truncate sent_file, address, person, role restart identity`;
  await at.sql`insert into person (name, created_at) select 'P' || n, now() from generate_series(1, 2) n`;
  await at.sql`
    insert into address (channel, account, chat_key, person_id) values ('telegram', '1', 'lan', 1), ('telegram', '1', 'minh', 2)`;
});

const put = (addressId: number, album: string | null, ...gets: string[]) =>
  at.db.transaction((tx) =>
    putSentFiles(tx, {
      addressId,
      personId: addressId,
      nodeId: 1,
      files: gets.map((get) => ({ get, name: null, size: null })),
      album,
      proofs: null,
    }),
  );
const claim = async () => (await claimSentFile(at.db, accounts))?.place ?? null;
const rows = async () =>
  (await at.sql`select place from sent_file order by id`).map(({ place }) => String(place));

it("one file of each chat is fetched at a time, and only by whoever has its account", async () => {
  await put(1, null, "a", "b");
  await put(2, null, "c");
  expect(await claimSentFile(at.db, [{ channel: "telegram", account: "2" }])).toBeNull();
  expect([await claim(), await claim(), await claim()]).toEqual(["a", "c", null]);
  expect(await at.db.transaction((tx) => endSentFile(tx, 1))).toBe(true);
  expect(await at.db.transaction((tx) => endSentFile(tx, 1))).toBe(false);
  expect(await claim()).toBe("b");
});

it("a file given back waits for its pause, and one whose process is gone for its lease", async () => {
  await put(1, null, "a");
  const file = await claimSentFile(at.db, accounts);
  expect(file?.attempts).toBe(1);
  await giveBackSentFile(at.db, 1, { pauseMs: 60_000, begun: true });
  expect(await claim()).toBeNull();
  await at.sql`update sent_file set not_before = now()`;
  expect((await claimSentFile(at.db, accounts))?.attempts).toBe(2);
  expect(await claim()).toBeNull();
  await at.sql`update sent_file set leased_until = now()`;
  expect((await claimSentFile(at.db, accounts))?.attempts).toBe(3);
  // A program that stops has not tried it.
  await giveBackSentFile(at.db, 1, { pauseMs: 0, begun: false });
  expect(await at.sql`select attempts from sent_file`).toEqual([{ attempts: 2 }]);
});

it("an album is whole once each of its files is there or given up, and a while after the last; it ends once", async () => {
  await put(1, "x", "a", "b");
  const later = { addressId: 1, album: "x" };
  await keepOfAlbum(at.db, 1, { bytes });
  await at.sql`update sent_file set at = at - interval '1 minute'`;
  expect(await wholeAlbums(at.db)).toEqual([]);
  await keepOfAlbum(at.db, 2, { trouble: "gone" });
  await put(1, "x", "c");
  await keepOfAlbum(at.db, 3, { bytes });
  expect(await wholeAlbums(at.db)).toEqual([]);
  await at.sql`update sent_file set at = at - interval '1 minute'`;
  expect(await wholeAlbums(at.db)).toEqual([later]);
  // What comes now is told by itself.
  await put(1, "x", "d");
  const ended = await at.db.transaction((tx) => endAlbum(tx, later));
  expect(ended.map(({ got }) => ("trouble" in got ? got.trouble : got.bytes.length))).toEqual([3, "gone", 3]);
  expect(await at.db.transaction((tx) => endAlbum(tx, later))).toEqual([]);
  expect(await rows()).toEqual(["d"]);
});

it("goes with its person, and when nobody has fetched it for as long as messages are remembered", async () => {
  await put(1, null, "a");
  await put(2, null, "b");
  await at.db.transaction((tx) => erasePerson(tx, 1, null, new Date()));
  expect(await rows()).toEqual(["b"]);
  const limit = new Date(Date.now() - 30 * 86_400_000);
  const limits = {
    dead: limit,
    inbox: limit,
    sent: limit,
    codes: limit,
    people: limit,
    files: limit,
    personal: limit,
    security: limit,
  };
  await removeOld(at.db, limits, new Date());
  expect(await rows()).toEqual(["b"]);
  await at.sql`update sent_file set at = at - interval '31 days'`;
  await removeOld(at.db, limits, new Date());
  expect(await rows()).toEqual([]);
});
