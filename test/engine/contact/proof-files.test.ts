// Photos and files that prove what was answered with yes: sent in the chat with a caption or without, several at once, or
// handed over on the page; of which row they are is taken or asked, and the page's own photos are no longer a report's file.
import { beforeEach, describe, expect, it } from "vitest";
import { makeInbox } from "../../../src/doors/inbox.ts";
import { keepFiles } from "../../../src/doors/keep-files.ts";
import { receive } from "../../../src/engine/receive.ts";
import type { AttachedFile } from "../../../src/message.ts";
import { inTransaction } from "../../../src/store/db.ts";
import { handOver } from "../../support/chat/hand-over.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { jpegOf } from "../../support/files/photos.ts";
import { proofsForm } from "../../support/round/checklist-form.ts";
import { openTwoSchools } from "../../support/round/two-schools.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T10:00:00+07:00");
let world: World;
let lan: TestChat;

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, figure, person, role, address,
    chat, code, inbox, outbox, upload, sent_file restart identity`;
  await openTwoSchools(at.db, proofsForm, "Hạ tầng số", now);
  const fetchFile = async () => ({ ok: true, bytes: new Uint8Array() }) as const;
  world = openWorld(at.db, now, { documentsIn: true }, {}, { fetchFile });
  lan = world.chat("lan");
  await lan.join("T1");
  await lan.say("1, 3, 5 có, còn lại không");
});

let serial = 0;
const photo = (album?: string): AttachedFile => ({
  what: "photo",
  ...(album === undefined ? {} : { album }),
  files: [{ get: `FILE-${++serial}`, name: null, size: 2_000 }],
});
const send = (album?: string) => lan.send({ type: "media", ...photo(album) });
const caption = (text: string, album?: string) =>
  lan.send({ type: "text", text, messageId: `c${++serial}`, file: photo(album) });

/** What was left to be fetched has come: those that were sent as one together. */
async function fetched(): Promise<void> {
  const rows = await at.sql`select * from sent_file order by id`;
  const albums = [...new Set(rows.map((row) => row.album ?? row.id))];
  for (const album of albums) {
    const files = rows
      .filter((row) => (row.album ?? row.id) === album)
      .map((row) => ({
        id: Number(row.id),
        addressId: Number(row.address_id),
        personId: Number(row.person_id),
        nodeId: Number(row.node_id),
        name: null,
        proofs: row.proofs,
        got: { bytes: jpegOf(`photo ${row.id}`) },
      }));
    await inTransaction(at.db, async (tx) => keepFiles(world.app, tx, files));
  }
  await at.sql`delete from sent_file`;
  await makeInbox(world.app, (message) => receive(world.app, message)).workOff();
  await lan.recall();
}

const proofsIn = async () =>
  Object.fromEntries(
    (
      await at.sql`select place, value from answer where place like '%/minh_chung' and state = 'answered' order by place`
    ).map(({ place, value }) => [String(place).split("/")[1], value]),
  );
const labels = () => lan.last().choices.map(({ label }) => label);

describe("a photo sent where proofs are asked for", () => {
  it("is of the row that its caption names, whatever is asked when it has come", async () => {
    await caption("3");
    expect(lan.last().text).toContain("Đã nhận ảnh");
    expect(await proofsIn()).toEqual({});
    await lan.say("để sau");
    await fetched();
    expect(await proofsIn()).toEqual({ t3: ["upload:1"] });
    expect(lan.last().text).toContain("Đã ghi minh chứng 3: 1 tệp.");
    expect(lan.last().text).toContain("2.1 Câu lạc bộ STEM");
  });

  it("is asked about while several rows may be meant, and is of the one that is chosen", async () => {
    await send();
    await fetched();
    expect(await proofsIn()).toEqual({});
    expect(labels()).toEqual(["Minh chứng 1", "Minh chứng 3", "Minh chứng 5", "Nhập lại"]);
    await lan.say("5");
    expect(await proofsIn()).toEqual({ t5: ["upload:1"] });
    expect(lan.last().text).toContain("Minh chứng cho 1, 3:");
  });

  it("waits beside another, and both are of the row that is said", async () => {
    await send();
    await fetched();
    await lan.say("https://truong.edu.vn/anh");
    await send();
    await fetched();
    expect(lan.last().text).toContain("1 đường dẫn và 2 ảnh, tệp vừa gửi là minh chứng của mục nào ạ?");
    await lan.say("3");
    expect(await proofsIn()).toEqual({ t3: ["upload:1", "https://truong.edu.vn/anh", "upload:2"] });
  });

  it("is taken and told where one row is left, and more of them are its, too", async () => {
    await lan.say("1: https://truong.edu.vn/mot; 3: không có");
    expect(await proofsIn()).toEqual({ t1: ["https://truong.edu.vn/mot"], t3: [] });
    await send();
    await send();
    await fetched();
    expect(await proofsIn()).toMatchObject({ t5: ["upload:1", "upload:2"] });
    expect(lan.last().text).toContain("Đã ghi minh chứng 5: 2 tệp.");
  });

  it("comes with the others of its album for the row of their one caption", async () => {
    await caption("1", "A");
    await send("A");
    await send("A");
    await fetched();
    expect(await proofsIn()).toEqual({ t1: ["upload:1", "upload:2", "upload:3"] });
    expect(lan.last().text).toContain("Đã ghi minh chứng 1: 3 tệp.");
  });

  it("counts no more once the row is there no longer, and again when it is", async () => {
    await caption("3");
    await fetched();
    await lan.say("để sau");
    const said = await lan.say("B1.3: không");
    expect(said.text).toContain("Minh chứng của 3 không còn tính");
    await caption("3");
    await fetched();
    expect(await proofsIn()).toEqual({ t3: ["upload:1"] });
  });

  it("is taken away again by its row's number", async () => {
    await caption("3");
    await fetched();
    expect((await lan.say("bỏ minh chứng 3")).text).toContain("Đã bỏ minh chứng 3.");
    expect(await proofsIn()).toEqual({});
  });
});

describe("a file that proves something", () => {
  it("is not taken back by the list of files before it proves nothing any more", async () => {
    await caption("3");
    await fetched();
    const drop = async () => {
      await lan.say("tệp");
      await lan.press("Bỏ một tệp");
      return (await lan.say("đúng")).text;
    };
    expect(await drop()).toContain("đang là minh chứng");
    await lan.say("bỏ minh chứng 3");
    expect(await drop()).toContain("Đã bỏ tệp");
  });
});

describe("a file handed over on the page", () => {
  const node = async () => Number((await at.sql`select node_id from chat`)[0]?.node_id);

  it("belongs to the row that is asked alone, and is asked about where several are", async () => {
    const outcome = { type: "kept", kind: "picture" } as const;
    await handOver(at, world, { nodeId: await node(), by: lan, name: "a.jpg", outcome, content: "a" });
    expect(labels()).toContain("Minh chứng 3");
    await lan.say("mục 3");
    await lan.say("1");
    await handOver(at, world, { nodeId: await node(), by: lan, name: "b.jpg", outcome, content: "b" });
    expect(await proofsIn()).toEqual({ t3: ["upload:1"], t1: ["upload:2"] });
  });

  it("is a file like any other where no proof is asked for", async () => {
    await lan.say("để sau");
    const outcome = { type: "kept", kind: "picture" } as const;
    await handOver(at, world, { nodeId: await node(), by: lan, name: "a.jpg", outcome, content: "a" });
    expect(await proofsIn()).toEqual({});
    expect(labels()).toContain("Bỏ tệp này");
  });
});
