// A round of any form over two schools, T1 and T2, under a Sở: for forms that no real dispatch asks.
import type { Form } from "../../../src/form/form.ts";
import { usualRound } from "../../../src/form/library.ts";
import type { Db } from "../../../src/store/db.ts";
import { openRound } from "../../../src/store/rounds/rounds.ts";
import { unit } from "../../../src/store/schema.ts";

/** Opens a round of a form with the profile `truong` until 15 October 2022; officers join at `S`. */
export async function openTwoSchools(db: Db, form: Form, title: string, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
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
    const settings = {
      ...usualRound("tuan-le-htsd-2022"),
      profiles: { so: null, truong: "truong" },
      kindLabels: { so: "Sở", truong: "Trường" },
    };
    const deadline = new Date("2022-10-15T23:59:59+07:00");
    await openRound(tx, { form, title, deadline, settings, demo: false, codes: null, now });
  });
}
