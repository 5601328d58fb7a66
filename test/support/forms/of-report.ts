// Two forms of the whole language for reports, with what three schools gave: a matrix by class and sex, and an inventory.
import { readFileSync } from "node:fs";
import type { Value } from "../../../src/form/answers.ts";
import { type Form, parseForm } from "../../../src/form/form.ts";
import type { Place } from "../../../src/form/place.ts";
import type { UnitReport } from "../../../src/report/types.ts";
import { answers, sealed, unit } from "../round/unit-reports.ts";

const read = (name: string): Form =>
  parseForm(JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")));

export const classes = read("si-so");
export const inventory = read("kiem-ke");

/** The values of one row or line, by the ids of its columns. */
function at(stem: string, columns: readonly string[], values: readonly Value[]): Record<Place, Value> {
  return Object.fromEntries(values.map((value, index) => [`${stem}/${columns[index]}`, value]));
}

const all = ["lop", "hs", "nu", "dt", "dt_nu", "kt"];
const grade = (id: string, ...values: number[]) => at(`ss/${id}`, all, values);
const joint = (line: string, ...values: number[]) => at(`ss/khac/${line}`, all, values);

/** Two schools reported their classes; the third did not. */
export function classUnits(): UnitReport[] {
  return [
    school(1, {
      ...grade("k10", 4, 180, 95, 10, 6, 2),
      ...grade("k11", 4, 170, 80, 8, 3, 1),
      ...grade("k12", 3, 120, 61, 5, 2),
      ...joint("l3_1", 1, 12, 5),
      "ss/khac/lines": 1,
      "dg/ky_nang/kq": "tot",
      "dg/kinh_phi/kq": ["ns", "xhh"],
      "dg/diem/kq": 85.5,
      "dg/chuyen_can/kq": 470,
      "dg/tl_cc/kq": 97.5,
      "dg/ngay/kq": "2026-09-30",
      "dg/kien_nghi/note": "Thêm phòng học.",
      "hop/buoi": 2,
      "hop/luot": 430,
    }),
    school(2, {
      ...grade("k10", 2, 70, 30, 0, 0, 0),
      ...grade("k11", 2, 66, 31, 1, 1, 0),
      ...grade("k12", 2, 61, 29, 0, 0),
      ...joint("l8_1", 1, 8, 3),
      ...joint("l8_2", 1, 9, 4),
      "ss/khac/lines": 2,
      "dg/ky_nang/kq": "kha",
      "dg/kinh_phi/kq": [],
      "dg/diem/kq": 90,
      "dg/chuyen_can/kq": 200,
      "dg/tl_cc/kq": 93.9,
      "dg/ngay/kq": "2026-10-01",
      "dg/kien_nghi/note": "không",
      "hop/buoi": 3,
      "hop/luot": 150,
    }),
    school(3, null),
  ];
}

const thing = ["ten", "ma", "so", "thuc", "gia", "tt", "nguoi"];
const line = (id: string, ...values: Value[]) => at(`tb/${id}`, thing, values);

/** What two schools have; the third has nothing and said so. */
export function inventoryUnits(): UnitReport[] {
  return [
    school(1, {
      ...line("l2_1", "Máy chiếu", "0012345", 10, 9, 12_500_000, "tot", "Nguyễn An"),
      ...line("l2_2", "Kính hiển vi", "0099", 5, 7, 3_250_500, "sua", "Lê Bình"),
      "tb/lines": 2,
      nx: "Đủ dùng.",
    }),
    school(2, {
      ...line("l5_1", "Bảng tương tác", "0100", 2, 2, 45_000_000, "thanh_ly", "Trần Chi"),
      "tb/lines": 1,
      nx: "Không có.",
    }),
    school(3, { "tb/lines": 0, nx: "Không có." }),
  ];
}

/** The inventory with two more columns: whether a thing is under warranty, and who paid for it. */
export const chosenInventory: Form = (() => {
  const form = structuredClone(inventory);
  const table = form.sections[0]?.items[0]?.table;
  if (!table) throw new Error("the inventory has a list");
  return {
    ...form,
    choices: {
      ...form.choices,
      nguon: [
        { id: "ns", label: "Ngân sách" },
        { id: "ngoai_ns", label: "Ngoài ngân sách" },
      ],
    },
    sections: form.sections.map((section, at) => ({
      ...section,
      items: section.items.map((item, no) =>
        at > 0 || no > 0
          ? item
          : {
              ...item,
              table: {
                ...table,
                columns: [
                  ...table.columns,
                  { id: "bh", title: "Còn bảo hành", no: "10", kind: "yes-no" as const },
                  {
                    id: "nguon",
                    title: "Nguồn",
                    no: "11",
                    kind: "many-of" as const,
                    choices: "nguon",
                    optional: true as const,
                  },
                ],
              },
            },
      ),
    })),
  };
})();

/** What was chosen of the three things that the schools have: of the last nothing was said of who paid. */
export function chosenUnits(): UnitReport[] {
  const more: Record<string, Record<Place, Value>> = {
    "T-01": {
      "tb/l2_1/bh": true,
      "tb/l2_1/nguon": ["ns", "ngoai_ns"],
      "tb/l2_2/bh": false,
      "tb/l2_2/nguon": ["ngoai_ns"],
    },
    "T-02": { "tb/l5_1/bh": true, "tb/l5_1/nguon": "" },
  };
  return inventoryUnits().map((unit) => {
    const { submission } = unit;
    if (!submission) return unit;
    const all = new Map([...submission.answers, ...answers(more[unit.node.code] ?? {})]);
    return { ...unit, submission: { ...submission, answers: all } };
  });
}

function school(id: number, values: Record<Place, Value> | null): UnitReport {
  const name = `Trường THCS số ${id}`;
  return unit(
    { id, code: `T-0${id}`, name, shortName: `THCS ${id}`, kind: "truong", profile: "truong", position: id },
    values ? { submission: sealed(values, { receipt: `BN-000${id}` }) } : {},
  );
}
