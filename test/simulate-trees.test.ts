// Nothing counts twice in any tree: random trees of units that compile, with late and repeated versions, units let off and units moved.
import { expect, it } from "vitest";
import { rollUpSum } from "../src/report/rollup.ts";
import { sumFigures } from "../src/store/officer/totals.ts";
import { listOfficerUnits } from "../src/store/officer/units.ts";
import { withParts } from "../src/store/rounds/parts.ts";
import { loadWorkbookScope, streamUnitReports } from "../src/store/rounds/reports-read.ts";
import { exemptUnit } from "../src/store/rounds/round-changes.ts";
import { openWorld, type TestChat } from "./support/chat/world.ts";
import { countsForm } from "./support/round/counts-form.ts";
import { type Seeded, seedRound } from "./support/round/seed.ts";
import { emptyDatabase, fileDatabase } from "./support/run/file-database.ts";
import { casesOf } from "./support/run/thorough.ts";
import { type Chance, chanceOf } from "./support/simulate/chance.ts";
import {
  added,
  type LedgerUnit,
  ledgerOf,
  reportsIn,
  type SealedMeant,
  totalOf,
} from "./support/simulate/ledger.ts";

const at = fileDatabase();
const form = countsForm(2);
const rows = ["1", "2"];
const ACTS = 16;

/** The Sở above all; below it units of which some compile and some only report, up to four levels deep. */
function treeOf(chance: Chance): LedgerUnit[] {
  const units: LedgerUnit[] = [{ code: "SO", parent: null, compiles: false, owes: false }];
  const deep = new Map([["SO", 0]]);
  for (let no = 1; no <= 8; no += 1) {
    const above = units.filter(
      ({ code, compiles }) => code === "SO" || (compiles && (deep.get(code) ?? 0) < 3),
    );
    const parent = no < 3 ? "SO" : chance.one(above).code;
    const code = `U-${no}`;
    deep.set(code, (deep.get(parent) ?? 0) + 1);
    units.push({ code, parent, compiles: no === 1 || chance.happens(0.4), owes: true });
  }
  return units;
}

async function play(seed: number): Promise<void> {
  await emptyDatabase(at.sql);
  const chance = chanceOf(seed);
  const units = treeOf(chance);
  const seeded = await seedRound(at.db, {
    form,
    settings: {
      profiles: { so_gddt: null, truong: "truong" },
      kindLabels: { so_gddt: "Sở", truong: "Trường" },
    },
    units: units.map(({ code, parent, compiles, owes }) => ({
      ...{ code, name: `Đơn vị ${code}`, kind: owes ? "truong" : "so_gddt", compiles },
      ...(parent === null ? {} : { parent }),
    })),
  });
  const world = openWorld(at.db, new Date("2022-10-10T08:00:00+07:00"));
  const ledger = ledgerOf(units);
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  const chats = new Map<string, TestChat>();
  const told: string[] = [];

  async function seal(code: string): Promise<void> {
    const chat = chats.get(code) ?? world.chat(code);
    const figures = new Map(rows.map((no) => [no, [chance.upTo(40)]]));
    const first = !chats.has(code);
    if (first) {
      chats.set(code, chat);
      await chat.join(code);
    } else await chat.say("sửa 1");
    let open: readonly string[] = first ? [] : ["sửa 2"];
    for (let turns = 0; turns < 14; turns += 1) {
      world.pass(60_000);
      const { text } = chat.last();
      const part = /[Gg]õ (?:“tổng” hoặc )?“(phần [^”]+)”/u.exec(text)?.[1];
      const asked = /Mục (\d)\. /u.exec(text.slice(text.lastIndexOf("[")))?.[1];
      const [next] = open;
      if (part !== undefined) await chat.say(part);
      else if (/đã duyệt chưa ạ\?/u.test(text)) {
        await chat.say("đúng");
        break;
      } else if (/gõ “nộp”\./u.test(text) && next !== undefined) {
        open = [];
        await chat.say(next);
      } else if (/gõ “nộp”\./u.test(text)) await chat.say("nộp");
      else if (asked !== undefined) await chat.say(String(figures.get(asked)?.[0] ?? ""));
      else throw new Error(`${code} is asked nothing:\n${text}`);
    }
    if (!chat.last().text.includes("Mã biên nhận: "))
      throw new Error(`${code} did not hand in:\n${chat.last().text}`);
    ledger.seal(code, { figures, texts: new Map(), late: false });
  }

  for (let act = 0; act < ACTS; act += 1) {
    const owing = units.filter(({ code, owes }) => owes && !ledger.isExempt(code));
    const { code } = chance.one(owing);
    const drawn = chance.upTo(10);
    if (drawn === 0 && owing.length > 4) {
      told.push(`let ${code} off`);
      await at.db.transaction((tx) => exemptUnit(tx, seeded.roundId, code, "sáp nhập"));
      ledger.exempt(code);
    } else if (drawn <= 2) {
      const parent = chance.one(units.filter((unit) => unit.code === "SO" || unit.compiles)).code;
      if (under(ledger.parentOf, parent, code)) continue;
      told.push(`move ${code} below ${parent}`);
      await move(seeded, code, parent);
      ledger.move(code, parent);
    } else {
      told.push(`seal ${code}`);
      await seal(code);
    }
    const counted = ledger.counted("SO");
    expect(twice(counted.flatMap(reportsIn)), `seed ${seed}: ${told.join(", ")}`).toEqual([]);
    const meant = added(counted.map(totalOf));
    expect(await totalsOf(seeded, world.now()), `seed ${seed}: ${told.join(", ")}`).toEqual(
      rows.map((no) => meant.get(no)?.[0] ?? null),
    );
  }
  expect(world.logged).toEqual([]);
}

/** What the Sở adds up. */
async function totalsOf(seeded: Seeded, asOf: Date): Promise<(number | null)[]> {
  return at.db.transaction(async (tx) => {
    const [officer] = await at.sql`select person_id from role where role = 'officer'`;
    const clock = { asOf, timeZone: "Asia/Ho_Chi_Minh", page: null };
    const { parentIds } = await loadWorkbookScope(tx, seeded.roundId, Number(officer?.person_id), clock);
    const sum = rollUpSum(form);
    for await (const unit of streamUnitReports(tx, form, parentIds)) sum.add(unit);
    const { totals } = sum.result();
    const places = rows.map((no) => `t/r${no}/n`);
    const shown = places.map((place) => (totals.has(place) ? String(totals.get(place)) : null));
    const top = seeded.node("SO");
    const listed = await listOfficerUnits(tx, { roundId: seeded.roundId, nodeId: top.id, path: top.path });
    const sealed = listed.flatMap((unit) => unit.sealed?.id ?? []);
    const { sums } = await sumFigures(tx, await withParts(tx, sealed), [places]);
    // The workbook and the summary add up in two ways.
    expect(places.map((place) => sums.get(place)?.total ?? null)).toEqual(shown);
    return shown.map((total) => (total === null ? null : Number(total)));
  });
}

/** Hangs a unit's place in the round, with all below it, under another. */
async function move(seeded: Seeded, code: string, parent: string): Promise<void> {
  const [own, above] = [seeded.node(code).id, seeded.node(parent).id];
  await at.sql`update node set parent_id = ${above} where id = ${own}`;
  await at.sql`
    with recursive way(id, path) as (
      select id, '/' || id || '/' from node where round_id = ${seeded.roundId} and parent_id is null
      union all select node.id, way.path || node.id || '/' from node join way on node.parent_id = way.id
    ) update node set path = way.path from way where node.id = way.id`;
}

function under(parentOf: (code: string) => string | null, code: string, top: string): boolean {
  for (let here: string | null = code; here !== null; here = parentOf(here)) if (here === top) return true;
  return false;
}

function twice(reports: readonly SealedMeant[]): string[] {
  const codes = reports.map(({ code }) => code);
  return codes.filter((code, index) => codes.indexOf(code) !== index);
}

const seeds = Array.from({ length: casesOf({ few: 4, many: 80 }) }, (_, index) => index + 1);

it.each(seeds)("counts every report once, in tree %i", play);
