// An office at its page: drafts with their files, a round on a moved form, a prepared one. What a fixture of the office is made of.
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../../src/store/db.ts";
import { hashOf } from "../../../src/store/hash.ts";
import { draftAt, saveDraft } from "../../../src/store/officer/drafts.ts";
import { createLink } from "../../../src/store/people/links.ts";
import { draftFile, node, officerPage, person } from "../../../src/store/schema.ts";
import {
  OfficerBrowser,
  openOfficerDoor,
  origin,
  pathIn,
  wordsOf,
} from "../../support/browser/officer-door.ts";
import { openWorld } from "../../support/chat/world.ts";
import type { Operate } from "../../support/program/operate.ts";
import { withChanged } from "../../support/round/corrected.ts";
import { sceneStart } from "./scene.ts";

/** The secret of the officer's browser, whose page is open. */
export const pageSecret = "fixture-page";
/** The row whose words the second version of the form says otherwise. */
export const reworded = "Lớp 12 (năm cuối cấp)";

const later = new Date("2099-12-31T23:59:59+07:00");
const wish = {
  ...{
    title: "Số liệu học sinh",
    short: "Học sinh",
    number: "1233/SGDĐT-KHTC",
    date: "2099-12-31",
    time: "",
  },
  ...{ counts: "yes", kind: "thpt", except: "T4 T5", rung: "D-3", receiver: "Phòng Kế hoạch - Tài chính" },
};

/** Plays it over a database in which the units are imported and no round is. */
export async function playOffice(db: Db, run: Operate): Promise<void> {
  const world = openWorld(db, sceneStart, {}, { PUBLIC_URL: origin });
  const http = openOfficerDoor(world.app);
  const hanh = world.chat("Hạnh");
  await hanh.join("SO", "officer");
  const page = new OfficerBrowser(http);
  await page.post(pathIn(await hanh.say("/page")));
  await db.update(officerPage).set({ hash: hashOf(`__Host-page-${pageSecret}`) });

  // A dispatch that became a form, tried before; a second one is on its way.
  page.become(pageSecret);
  const dropped = await page.postOn("/officer/forms", { file: paper("1-ma-tran-hoc-sinh.docx") });
  await page.postOn(`${dropped.at}/trial/thpt`, { text: "13/511/240/15/7/2/0" });
  const released = await page.postOn(`${dropped.at}/release`, { version: "1" });
  const form = /href="(\/officer\/forms\/[a-z0-9-]+\/open)"/.exec(released.text)?.[1];
  if (!form) throw new Error(wordsOf(released.text));
  const other = await page.postOn("/officer/forms", { file: paper("2-danh-sach-cot-can.docx") });
  const [, name = "", value = ""] =
    /<input type="radio" name="(q:[^"]+)" value="([^"]+)"/.exec(other.text) ?? [];
  await page.postOn(`${other.at}/answers`, { version: "1", [name]: value });

  // A round that runs: one report is sealed, one in the middle, and then its form is corrected.
  await page.postOn(form, { ...wish, step: "open" });
  const lan = world.chat("Lan");
  await lan.join("T1");
  await lan.say("12/480/230/15/7/2/0");
  const minh = world.chat("Minh");
  await minh.join("T2");
  for (const row of ["13/511/240/15/7/2/0", "11/440/210/12/6/1/0", "10/400/190/10/5/0/0"])
    await minh.say(row);
  await minh.say("nộp");
  await minh.say("đúng");
  await correct(db, Number(dropped.at.split("/").at(-1)), world.now());
  await page.postOn(`${dropped.at}/release`, { version: "2" });
  await run("round", "move-form", "1", "2", "--yes");

  // A round that waits for its number, and what a chat and a link lead to.
  const waits = {
    title: "Số liệu bổ sung",
    short: "Bổ sung",
    number: "1234/SGDĐT-KHTC",
    except: "T1 T2 T4 T5",
  };
  await page.postOn(form, { ...wish, ...waits, step: "prepare" });
  await lan.say("công văn");
  await createLink(db, {
    ...(await dispatchOf(db)),
    token: "fixture-dispatch",
    now: world.now(),
    expiresAt: later,
  });
  http.end();
}

function paper(name: string): File {
  return new File([readFileSync(new URL(`../../support/dispatches/${name}`, import.meta.url))], name);
}

/** The draft's next version: one row in other words. */
async function correct(db: Db, draft: number, now: Date): Promise<void> {
  const at = await draftAt(db, draft);
  const [, id = ""] = /"id":"(\w+)"[^{}]*"text":"Lớp 12"/.exec(JSON.stringify(at?.body.form)) ?? [];
  if (!at || id === "") throw new Error("no row of class 12");
  const body = { ...at.body, form: withChanged(at.body.form, id, { text: reworded }) };
  await db.transaction((tx) =>
    saveDraft(tx, { draft, basedOn: at.version, body, by: null, now, file: null }),
  );
}

async function dispatchOf(db: Db) {
  const [file] = await db.select().from(draftFile).orderBy(draftFile.id).limit(1);
  const [unit] = await db.select().from(node).where(eq(node.code, "T1"));
  const [lan] = await db.select().from(person).where(eq(person.name, "Lan"));
  const target = { type: "dispatch", fileId: file?.id, nodeId: unit?.id };
  const ids = z.object({ type: z.literal("dispatch"), fileId: z.number(), nodeId: z.number() }).parse(target);
  return { personId: z.number().parse(lan?.id), target: ids };
}
