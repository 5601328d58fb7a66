// A morning of an office: 40 units have handed something in since yesterday, in two rounds, and one asks for more time.
import type { Db } from "../../../src/store/db.ts";
import * as schema from "../../../src/store/schema.ts";
import { fullAnswers, type SeedUnit } from "./cast.ts";
import { type Seeded, sealReport, seedRound } from "./seed.ts";

const evening = new Date("2022-10-13T20:15:00+07:00");
const minute = 60_000;

/** Of the 39 that reported: 31 without anything to look at, 6 with a doubt, 2 resubmitted; one asks for more time. */
export const morningCounts = { clean: 31, doubtful: 6, again: 2, requests: 1 } as const;

const code = (no: number) => `THPT-${String(no).padStart(2, "0")}`;

function school(no: number): SeedUnit {
  return {
    code: code(no),
    kind: "thpt",
    name: `Trường THPT số ${no}`,
    shortName: `THPT số ${no}`,
    parent: "SO",
    contacts: [{ name: `cô ${no}` }],
  };
}

/** Units 1–20 and 32–40 have to do with the first round, 21–31 with the second. */
export async function seedMorning(db: Db): Promise<{ readonly week: Seeded; readonly counts: Seeded }> {
  const office: SeedUnit = {
    code: "SO",
    kind: "so_gddt",
    name: "Sở GDĐT Bến Tre",
    shortName: "Sở GDĐT Bến Tre",
  };
  const all = Array.from({ length: 40 }, (_, index) => index + 1);
  const first = all.filter((no) => no <= 20 || no >= 32);
  const second = all.filter((no) => no > 20 && no < 32);
  const week = await seedRound(db, {
    units: [office, ...first.map(school)],
    settings: { shortName: "Tuần lễ HTSĐ" },
    title: "Tuần lễ hưởng ứng học tập suốt đời",
  });
  const counts = await seedRound(db, {
    units: [office, ...second.map(school)],
    settings: { shortName: "Thống kê lớp" },
    title: "Thống kê lớp đầu năm",
    deadline: new Date("2022-10-20T23:59:59+07:00"),
  });
  let at = evening.getTime();
  const seal = (seeded: Seeded, no: number, answers = fullAnswers("thpt"), more: object = {}) => {
    at += minute;
    return sealReport(db, seeded, code(no), answers, { at: new Date(at), ...more });
  };
  for (const no of all.filter((each) => each <= 20)) await seal(week, no);
  for (const no of second) await seal(counts, no);
  for (const no of all.filter((each) => each >= 32 && each <= 37))
    await seal(week, no, fullAnswers("thpt", { "n2_5/r1_7/count": 30, "n2_5/r1_7/people": 0 }), {
      waivers: [{ checkId: "S1", stem: "n2_5/r1_7", words: null }],
    });
  for (const no of [38, 39]) await seal(week, no, fullAnswers("thpt", { "n2_5/r4_3/count": 48 }));
  for (const no of [38, 39]) await seal(week, no, fullAnswers("thpt", { "n2_5/r4_3/count": 486 }));
  await db.insert(schema.request).values({
    nodeId: week.node(code(40)).id,
    personId: week.person("cô 40").id,
    kind: "extend",
    words: "thầy Hiệu trưởng đi công tác",
    at: new Date("2022-10-13T21:04:00+07:00"),
    until: new Date("2022-10-17T23:59:59+07:00"),
    state: "open",
  });
  return { week, counts };
}
