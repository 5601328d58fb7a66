// A form that has an .xlsx of its own, laid out by hand, and the reports of two units on it.
import { readFileSync } from "node:fs";
import type { Value } from "../../../src/form/answers.ts";
import { type Form, parseForm } from "../../../src/form/form.ts";
import type { Place } from "../../../src/form/place.ts";

const folder = new URL("../forms/", import.meta.url);

export const ownFileForm: Form = parseForm(
  JSON.parse(readFileSync(new URL("hoc-sinh-theo-cap@1.json", folder), "utf8")),
);

/** The file beside it. */
export const ownFile = new Uint8Array(readFileSync(new URL("hoc-sinh-theo-cap@1.xlsx", folder)));

/** The same form under another name, for a file that is another. */
export function renamed(id: string): Form {
  return { ...ownFileForm, id };
}

/** Sums: 820 pupils, 400 girls, 45,5 millions. */
export const firstReport: Readonly<Record<Place, Value>> = {
  "b/th/tong": 300,
  "b/th/nu": 150,
  "b/th/kinh_phi": 25_000_000,
  "b/th/thu_vien": true,
  "b/th/note": "có 2 điểm trường",
  "b/thcs/tong": 220,
  "b/thcs/nu": 110,
  "b/thcs/kinh_phi": 0,
  "b/thcs/thu_vien": false,
  "ds/l3_1/ten": "Máy chiếu <Full HD> & màn",
  "ds/l3_1/so": 2,
  "ds/l5_1/ten": "Kính hiển vi",
  "ds/l5_1/so": 12,
  "ds/lines": 2,
};

export const secondReport: Readonly<Record<Place, Value>> = {
  "b/th/tong": 200,
  "b/th/nu": 90,
  "b/th/kinh_phi": 20_500_000,
  "b/th/thu_vien": true,
  "b/thcs/tong": 100,
  "b/thcs/nu": 50,
  "b/thcs/kinh_phi": 0,
  "b/thcs/thu_vien": true,
  "ds/l2_1/ten": "Kệ sách",
  "ds/l2_1/so": 5,
  "ds/lines": 1,
};
