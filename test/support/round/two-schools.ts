// Rounds of any form over two schools, T1 and T2, under a Sở: for forms that no real dispatch asks.
import type { Form } from "../../../src/form/form.ts";
import { usualRound } from "../../../src/form/library.ts";
import type { Db, Tx } from "../../../src/store/db.ts";
import { openRound } from "../../../src/store/rounds/rounds.ts";
import { unit } from "../../../src/store/schema.ts";
import { countsForm } from "./counts-form.ts";

/** Opens a round of a form with the profile `truong` until 15 October 2022; officers join at `S`. */
export async function openTwoSchools(db: Db, form: Form, title: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await insertSchools(tx);
    await open(tx, { form, title, day: "2022-10-15", shortName: null, now });
  });
}

/** Three rounds on one form, of which each would take every answer to another; the last one opened has a name of its own. */
export async function openThreeRounds(db: Db, now: Date): Promise<void> {
  const form = countsForm(3);
  await db.transaction(async (tx) => {
    await insertSchools(tx);
    const rounds = [
      { title: "Tuần lễ hưởng ứng học tập suốt đời năm 2022", day: "2022-10-15", shortName: null },
      { title: "Sĩ số đầu năm", day: "2022-10-20", shortName: null },
      { title: "Rà soát hạ tầng số của các cơ sở giáo dục", day: "2022-10-12", shortName: "Hạ tầng số" },
    ];
    for (const round of rounds) await open(tx, { form, now, ...round });
  });
}

async function insertSchools(tx: Tx): Promise<void> {
  const base = { kind: "so", shortName: "Sở", sample: false };
  const [top] = await tx
    .insert(unit)
    .values({ ...base, code: "S", name: "Sở", position: 0 })
    .returning();
  for (const code of ["T1", "T2"]) {
    await tx.insert(unit).values({
      ...base,
      kind: "truong",
      code,
      name: `Trường ${code}`,
      shortName: code,
      parentId: top?.id ?? null,
      position: 1,
    });
  }
}

type Opening = {
  readonly form: Form;
  readonly title: string;
  readonly day: string;
  readonly shortName: string | null;
  readonly now: Date;
};

async function open(tx: Tx, { form, title, day, shortName, now }: Opening): Promise<void> {
  const settings = {
    ...usualRound("tuan-le-htsd-2022"),
    profiles: { so: null, truong: "truong" },
    kindLabels: { so: "Sở", truong: "Trường" },
    shortName,
  };
  const deadline = new Date(`${day}T23:59:59+07:00`);
  await openRound(tx, { form, title, deadline, settings, demo: false, codes: null, now });
}
