// An office at its page as a released migration left it goes on: its page, its drafts, its moved round, the one that waits.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Http } from "../../../src/doors/http/app.ts";
import { openDb } from "../../../src/store/db.ts";
import { migrate } from "../../../src/store/migrate.ts";
import { findLink } from "../../../src/store/people/links.ts";
import { mayHave } from "../../../src/store/people/rights.ts";
import { shapes } from "../../../src/store/shapes/columns.ts";
import { OfficerBrowser, openOfficerDoor, origin, wordsOf } from "../../support/browser/officer-door.ts";
import { openWorld, type World } from "../../support/chat/world.ts";
import { operator } from "../../support/program/operate.ts";
import { createEmptyDatabase, type TestDatabase } from "../../support/run/database.ts";
import { pageSecret, reworded } from "./office-scene.ts";
import { officeFixtures, restoreFixture } from "./restore.ts";

/** Two hours after the scene. */
const now = new Date("2026-11-23T11:00:00+07:00");

it("there is an office to bring up", () => expect(officeFixtures).toContain("0036_of_itself.office"));

describe.each(officeFixtures)("%s", (name) => {
  let at: TestDatabase;
  let world: World;
  let http: Http;
  let page: OfficerBrowser;
  let keys = 0;

  beforeAll(async () => {
    const { url, drop } = await createEmptyDatabase();
    await restoreFixture(url, name);
    await migrate(url);
    const { close, ...opened } = openDb(url, { max: 5 });
    const closed = async () => {
      await close();
      await drop();
    };
    at = { url, ownerUrl: url, ...opened, close: closed };
    world = openWorld(at.db, now, {}, { PUBLIC_URL: origin });
    http = openOfficerDoor(world.app);
    page = new OfficerBrowser(http);
    page.become(pageSecret);
  });
  afterAll(async () => {
    http.end();
    await at.close();
  });

  const say = async (who: string, text: string) =>
    (await world.chat(who).say(text, { key: `today:${++keys}`, messageId: `today-${keys}` })).text;
  const round = async (title: string) => {
    const [row] = await at.sql`select id, state from round where title = ${title}`;
    return { id: Number(row?.id), state: row?.state };
  };
  const sealIt = async (who: string) => {
    let last = await say(who, "nộp");
    for (let n = 0; n < 4 && !last.includes("Mã biên nhận"); n++) last = await say(who, "đúng");
    expect(last).toContain("Mã biên nhận");
  };

  it("every JSON value of it is read by its contract, and written again it is read as the same", async () => {
    for (const [column, { read, write }] of Object.entries(shapes)) {
      const [table = "", field = ""] = column.split(".");
      const rows =
        await at.sql`select ${at.sql(field)} as value from ${at.sql(table)} where ${at.sql(field)} is not null`;
      for (const { value } of rows)
        expect(read(JSON.parse(write(read(value) as never)))).toEqual(read(value));
    }
  });

  it("the officer's page is open still, with both rounds", async () => {
    const overview = await page.get("/officer");
    expect(overview.status).toBe(200);
    const words = wordsOf(overview.text);
    expect(words).toContain("Số liệu học sinh");
    expect(words).toContain("Số liệu bổ sung (công văn 1234/SGDĐT-KHTC): 1 đơn vị");
  });

  it("a draft is where it was left, with its file and what was decided of it, and is gone on with", async () => {
    const drafts = await at.sql`select draft_id, name from draft_file order by draft_id`;
    expect(drafts.map(({ name: file }) => file)).toEqual([
      "1-ma-tran-hoc-sinh.docx",
      "2-danh-sach-cot-can.docx",
    ]);
    const draft = await page.get("/officer/drafts/2");
    expect(draft.status).toBe(200);
    const decided = await at.sql`
      select body -> 'answers' as answers from draft_version where draft_id = 2 order by version`;
    expect(decided.map(({ answers }) => answers)).toEqual([{}, { deadlines: "each" }]);
    const done = await page.postOn("/officer/drafts/2/release", { version: "2" });
    expect(done.status).toBe(200);
    const forms = await at.sql`select form_id, version, part from form where draft_id = 2 order by part`;
    expect(forms.map(({ part }) => part)).toEqual([1, 2]);
    // What was tried before goes on as well: the form was corrected since, so it begins anew.
    expect((await page.get("/officer/drafts/1/trial/thpt")).status).toBe(200);
  });

  it("a report in the middle goes on in the words of the version that its round was moved to", async () => {
    const next = await say("Lan", "11/440/210/12/6/1/0");
    expect(next).toContain(`Mục 3. ${reworded}`);
    await say("Lan", "10/400/190/10/5/0/0");
    await sealIt("Lan");
    // Minh's stays as it was sealed before the round was moved.
    const classes = await at.sql`
      select code, sum(value)::int as classes, sum(version)::int as versions from figure
      join submission on submission.id = submission_id join node on node.id = submission.node_id
      where place like 'b2/%/c3' group by code order by code`;
    expect(classes.map((row) => ({ ...row }))).toEqual([
      { code: "T1", classes: 12 + 11 + 10, versions: 3 },
      { code: "T2", classes: 13 + 11 + 10, versions: 3 },
    ]);
  });

  it("what a link leads to is had by whoever may have it", async () => {
    const link = await findLink(at.db, "fixture-dispatch", now);
    expect(link?.target).toEqual({ type: "dispatch", fileId: 1, nodeId: expect.any(Number) });
    expect(link && (await mayHave(at.db, link.personId, link.target))).toBe(true);
  });

  it("the round that waits starts by its number, is answered and sealed, and both are exported", async () => {
    expect(await say("Hạnh", "phát hành 1234")).toContain(
      "Đã phát hành “Số liệu bổ sung”: 1 đơn vị phải nộp",
    );
    expect((await round("Số liệu bổ sung")).state).toBe("open");
    const thu = world.chat("Thu");
    await thu.send(
      { type: "text", text: await world.code("T3", "contact"), messageId: "thu-1" },
      { key: "thu:1" },
    );
    await thu.send({ type: "text", text: "đúng", messageId: "thu-2" }, { key: "thu:2" });
    // She answers for two rounds now, and is asked the one that started first.
    expect(await say("Thu", "các báo cáo")).toMatch(
      /1\. .*“Số liệu bổ sung”.* đang làm\n2\. .*“Số liệu học sinh”/u,
    );
    expect(await say("Thu", "1")).toContain("[Bổ sung · 1/3] Mục 1. Lớp 10");
    for (const row of ["9/360/170/9/4/0/0", "8/320/150/8/4/1/0", "7/280/130/7/3/0/0"]) await say("Thu", row);
    await sealIt("Thu");
    const folder = mkdtempSync(join(tmpdir(), "tonghop-test-office-"));
    const run = operator(at, { at: now });
    for (const [title, done] of [
      ["Số liệu học sinh", "2/3"],
      ["Số liệu bổ sung", "1/1"],
    ] as const) {
      const { id } = await round(title);
      const printed = await run("export", "--round", String(id), "--out", join(folder, `${id}.xlsx`));
      expect(printed).toContain(`${done} báo cáo đã nộp`);
    }
    rmSync(folder, { recursive: true, force: true });
    expect(world.logged).toEqual([]);
  });
});
