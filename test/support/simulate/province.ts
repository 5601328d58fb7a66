// The provinces that are played: whose report goes to whom. Data alone.
import type { Asked } from "./paper-form.ts";

export type ProvinceUnit = {
  readonly code: string;
  readonly kind: string;
  /** How the form asks it; null of the Sở itself. */
  readonly asked: Asked | null;
  readonly name: string;
  readonly shortName: string;
  readonly parent: string | null;
  readonly compiles: boolean;
};

/** "57": the units of 2022 with phòng that report for themselves, everybody on Zalo. */
export const shapes = ["small", "57", "2022", "today"] as const;
export type Shape = (typeof shapes)[number];

/** How many units compile, the schools of each in turn, and those that report to the Sở itself. */
const sizes: Readonly<Record<Shape, { compiling: number; schools: readonly number[]; direct: number }>> = {
  small: { compiling: 2, schools: [4], direct: 2 },
  "57": { compiling: 0, schools: [], direct: 57 },
  "2022": { compiling: 9, schools: [33, 18, 24, 15, 20, 12, 17, 22, 19], direct: 48 },
  today: { compiling: 124, schools: [8, 9, 10, 11, 10, 9, 12, 9, 10, 9], direct: 60 },
};

const levels = [
  ["TH", "Tiểu học", "tieu_hoc"],
  ["THCS", "THCS", "thcs"],
  ["MN", "Mầm non", "mam_non"],
] as const;

/** The units of a shape, whoever is above before those below. */
export function provinceOf(shape: Shape): readonly ProvinceUnit[] {
  const { compiling, schools, direct } = sizes[shape];
  const office = shape === "2022" ? "PGD" : "XA";
  const [long, short] =
    shape === "2022" ? ["Phòng Giáo dục và Đào tạo huyện", "PGD huyện"] : ["Ủy ban nhân dân xã", "Xã"];
  const kind = shape === "2022" ? "phong_gddt" : "xa_phuong";
  const so: ProvinceUnit = {
    ...{ code: "SO", kind: "so_gddt", name: "Sở Giáo dục và Đào tạo Bến Tre", shortName: "Sở GDĐT Bến Tre" },
    ...{ parent: null, compiles: false, asked: null },
  };
  const compilers = Array.from({ length: compiling }, (_, at): ProvinceUnit => {
    const no = String(at + 1).padStart(String(compiling).length, "0");
    return {
      ...{ code: `${office}-${no}`, kind, name: `${long} số ${no}`, shortName: `${short} ${no}` },
      ...{ parent: "SO", compiles: true, asked: "compiler" },
    };
  });
  const below = compilers.flatMap(({ code }, at) =>
    Array.from({ length: schools[at % schools.length] ?? 0 }, (_, n): ProvinceUnit => {
      const [level = "", words = "", school = ""] = levels[n % levels.length] ?? [];
      const no = `${code.slice(code.indexOf("-") + 1)}.${n + 1}`;
      return {
        ...{
          code: `${level}-${no}`,
          kind: school,
          name: `Trường ${words} số ${no}`,
          shortName: `${level} ${no}`,
        },
        ...{ parent: code, compiles: false, asked: "school" },
      };
    }),
  );
  const straight = Array.from({ length: direct }, (_, n): ProvinceUnit => {
    const no = String(n + 1).padStart(2, "0");
    if (shape === "57" && n >= 48)
      return {
        ...{
          code: `PGD-${no}`,
          kind: "phong_gddt",
          name: `Phòng GDĐT huyện số ${no}`,
          shortName: `PGD ${no}`,
        },
        ...{ parent: "SO", compiles: false, asked: "compiler" },
      };
    const centre = n % 6 === 1;
    return {
      code: centre ? `TT-${no}` : `THPT-${no}`,
      kind: centre ? "tt_gdnn_gdtx" : "thpt",
      name: centre ? `Trung tâm GDNN-GDTX số ${no}` : `Trường THPT số ${no}`,
      shortName: centre ? `TT ${no}` : `THPT ${no}`,
      parent: "SO",
      compiles: false,
      asked: centre ? "centre" : "thpt",
    };
  });
  return [so, ...compilers, ...below, ...straight];
}
