// Who may have which file, asked anew at each fetch: every person against every file, and after a right has ended.
import { beforeEach, describe, expect, it } from "vitest";
import type { DocumentRef, UploadRef } from "../../src/message.ts";
import { mayHave } from "../../src/store/people/rights.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = new Date("2022-10-11T09:00:00+07:00");
const database = fileDatabase();
let seeded: Seeded;
let files: Record<string, DocumentRef | UploadRef>;

beforeEach(async () => {
  const { sql, db } = database;
  seeded = await seedRound(db, {
    units: castWith(
      {
        "PGD-CL": { officers: [{ name: "anh Phòng" }] },
        "THPT-01": { answers: fullAnswers("thpt"), sealed: { at } },
      },
      [{ code: "TH-01", kind: "truong", parent: "PGD-CL", contacts: [{ name: "cô Nga" }] }],
    ),
  });
  const reader = seeded.person("anh Hùng");
  await sql`update role set role = 'reader', unit_id = ${seeded.node("SO").unitId} where person_id = ${reader.id}`;
  const [sealed] = await sql`select id from submission`;
  const nodeId = seeded.node("TH-01").id;
  const [kept] = await sql`
    insert into upload (node_id, person_id, at, name, mime, size, sha256)
    values (${nodeId}, 1, ${at.toISOString()}, 'a.pdf', 'application/pdf', 1, 'x') returning id`;
  const { roundId } = seeded;
  const hanh = seeded.person("chị Hạnh").id;
  files = {
    "chị Hạnh's workbook": { type: "workbook", roundId, personId: hanh },
    "another round's workbook": { type: "workbook", roundId: roundId + 1, personId: hanh },
    "chị Hạnh's slips": { type: "slips", roundId, personId: hanh, unitId: null },
    "the draft of TH-01": { type: "draft", nodeId },
    "the receipt of THPT-01": { type: "receipt", submissionId: Number(sealed?.id) },
    "a file of TH-01": { type: "stored", uploadId: Number(kept?.id) },
    "the page for files of TH-01": { type: "upload", nodeId },
  };
});

const may: Record<string, readonly string[]> = {
  "chị Hạnh": [
    "chị Hạnh's workbook",
    "chị Hạnh's slips",
    "the draft of TH-01",
    "the receipt of THPT-01",
    "a file of TH-01",
    "the page for files of TH-01",
  ],
  "anh Phòng": ["the draft of TH-01", "a file of TH-01", "the page for files of TH-01"],
  "cô Nga": ["the draft of TH-01", "a file of TH-01", "the page for files of TH-01"],
  "cô Lan": ["the receipt of THPT-01"],
  "thầy Minh": [],
  // A contact of the office above is no officer; a reader sees the figures alone, in a workbook of their own.
  "chị Thu": [],
  "anh Hùng": [],
};

/** What a person may have at this moment. */
async function had(name: string): Promise<string[]> {
  const found: string[] = [];
  for (const [file, target] of Object.entries(files)) {
    if (await mayHave(database.db, seeded.person(name).id, target)) found.push(file);
  }
  return found;
}

describe("mayHave", () => {
  it.each(Object.keys(may))("gives %s what is theirs, and nothing else", async (name) => {
    expect(await had(name)).toEqual(may[name]);
  });

  it.each(Object.keys(may))("gives %s nothing once their right has ended", async (name) => {
    await database.sql`
      update role set to_at = ${at.toISOString()} where person_id = ${seeded.person(name).id}`;
    expect(await had(name)).toEqual([]);
  });

  it("gives a reader a workbook that was made for them", async () => {
    const { id } = seeded.person("anh Hùng");
    const own = { type: "workbook", roundId: seeded.roundId, personId: id } as const;
    expect(await mayHave(database.db, id, own)).toBe(true);
    expect(await mayHave(database.db, seeded.person("chị Hạnh").id, own)).toBe(false);
  });
});
