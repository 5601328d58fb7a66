// Puts a province into a database and opens a round of the form of 2022 there, as the program does when an officer opens one.
import { shippedForm, usualRound } from "../../../src/form/library.ts";
import type { Db } from "../../../src/store/db.ts";
import { openRound } from "../../../src/store/rounds/rounds.ts";
import { unit } from "../../../src/store/schema.ts";
import type { ProvinceUnit } from "./province.ts";

const FORM = "tuan-le-htsd-2022@4";

/** Registers the units; whoever is above comes first. */
export async function register(db: Db, units: readonly ProvinceUnit[]): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = new Map<string, number>();
    const insert = async (some: readonly (readonly [number, ProvinceUnit])[]) => {
      const made = await tx
        .insert(unit)
        .values(
          some.map(([position, { code, kind, name, shortName, parent }]) => ({
            ...{ code, kind, name, shortName, position },
            email: mailboxOf(code),
            parentId: parent === null ? null : (ids.get(parent) ?? null),
          })),
        )
        .returning({ id: unit.id, code: unit.code });
      for (const { id, code } of made) ids.set(code, id);
    };
    const numbered = [...units.entries()];
    const depth = ({ parent, compiles }: ProvinceUnit) => (parent === null ? 0 : compiles ? 1 : 2);
    for (const level of [0, 1, 2]) {
      const here = numbered.filter(([, one]) => depth(one) === level);
      for (let at = 0; at < here.length; at += 500) await insert(here.slice(at, at + 500));
    }
  });
}

/** The official mailbox of a unit. */
export function mailboxOf(code: string): string {
  return `${code.toLowerCase().replaceAll(".", "-")}@so.example.vn`;
}

/** Opens the round; gives its id. */
export async function open(db: Db, now: Date, deadline: Date): Promise<number> {
  const form = shippedForm(FORM);
  const usual = usualRound(form.id);
  const schools = { mam_non: "Trường mầm non", tieu_hoc: "Trường tiểu học", thcs: "Trường THCS" };
  const profiles = { mam_non: "co_so_thuoc_phong", tieu_hoc: "co_so_thuoc_phong", thcs: "co_so_thuoc_phong" };
  const settings = {
    ...usual,
    profiles: { ...usual.profiles, ...profiles, xa_phuong: "phong_gddt" },
    kindLabels: { ...usual.kindLabels, ...schools, xa_phuong: "Xã, phường" },
    inner: { xa_phuong: "compiles", phong_gddt: "compiles" } as const,
    called: { xa_phuong: "xã", phong_gddt: "phòng", mam_non: "trường", tieu_hoc: "trường", thcs: "trường" },
  };
  const opening = { form, template: null, title: form.shortTitle, deadline, settings, codes: null, now };
  const { id } = await db.transaction((tx) => openRound(tx, { ...opening, demo: false }));
  return id;
}
