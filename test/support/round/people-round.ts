// A round that asks of people, with a report that was sealed and one that is being written: what tests look for, by name.
import type { Value } from "../../../src/form/answers.ts";
import type { Place } from "../../../src/form/place.ts";
import type { Db } from "../../../src/store/db.ts";
import { cast, type SeedUnit } from "./cast.ts";
import { peopleForm } from "./people-form.ts";
import { type Seeded, seedRound } from "./seed.ts";

/** What nobody may find where it does not belong. */
export const plantedPeople =
  /Quách Thị Mùi|Quách T\. M\.|Tạ Văn Dần|Tạ V\. D\.|1971-02-28|28[/-]0?2[/-]1971|1979-11-30|30\/11\/1979|Thị Mùi|Văn Dần|777333|0912345678|0987654321|0(?:9\d\d|9xx) (?:\d{3}|xxx) (?:678|321)/u;

/** A report in which every personal place holds something. */
export const peopleAnswers: Readonly<Record<Place, Value>> = {
  ten: "Quách Thị Mùi",
  dt: "0912345678",
  sinh: "1971-02-28",
  lop: 3,
  "ds/l1_1/ten": "Tạ Văn Dần",
  "ds/l1_1/sinh": "1979-11-30",
  "ds/l1_1/dt": "0987654321",
  "ds/l1_1/mon": "toan",
  "ds/l1_1/nam": 12,
  "ds/l1_2/ten": "Quách Thị Mùi",
  "ds/l1_2/sinh": "1971-02-28",
  "ds/l1_2/dt": "0912345678",
  "ds/l1_2/mon": "van",
  "ds/l1_2/nam": 20,
  "ds/lines": 2,
  "ds/note": "cô Quách Thị Mùi mới chuyển đến",
  "b/r1/so": 1,
  "b/r2/so": 2,
  "b/r2/ai": "Tạ Văn Dần",
  "b/r3/lines": 0,
  "b/r4/so": 777_333,
  "ds2/lines": 0,
  "cau/ai": "Tạ Văn Dần",
  "cau/nguoi": 9,
};

/** `deadline`: of the round; the report of THPT-01 was sealed two days before. */
export function seedPeopleRound(db: Db, deadline = new Date("2022-10-15T23:59:59+07:00")): Promise<Seeded> {
  const at = new Date(deadline.getTime() - 2 * 24 * 3_600_000);
  const units = cast().map((unit): SeedUnit => {
    if (unit.code === "THPT-01") return { ...unit, answers: peopleAnswers, sealed: { at } };
    return unit.code === "TT-GT" ? { ...unit, answers: peopleAnswers } : unit;
  });
  const profiles = {
    so_gddt: null,
    phong_gddt: "truong",
    tt_gdnn_gdtx: "truong",
    thpt: "truong",
    dac_thu: "truong",
  };
  return seedRound(db, { units, form: peopleForm, deadline, settings: { profiles } });
}
