// What a handed-over file says, told in short lines: "1.7 = 12/340", "1.9 ? …", "2 ○" of a blank row, "2 –" of dashes.
import type { ReadFile } from "../../../src/files/blocks.ts";
import { shippedForm } from "../../../src/form/library.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import type { Handed } from "../../../src/interview/handed/handed.ts";
import { readHanded } from "../../../src/interview/handed/read-handed.ts";
import { file } from "../files/blocks.ts";

const form = shippedForm("tuan-le-htsd-2022@3");
export const office = "Phòng Giáo dục và Đào tạo huyện Giồng Trôm";
export const school = "Trường Trung học phổ thông Ca Văn Thỉnh";

type Of = {
  readonly sheet?: string;
  readonly profile?: string;
  readonly unit?: string;
  readonly kind?: ReadFile["kind"];
};

/** Reads blocks as a file that an office hands over, unless another unit is named. */
export function read(blocks: ReadFile["blocks"], of: Of = {}): Handed {
  const sheets = blocks.some((block) => block.type === "table" && block.sheet !== null);
  return readFile(file(of.kind ?? (sheets ? "xlsx" : "docx"), blocks), of);
}

export function readFile(whole: ReadFile, { sheet, profile = "phong_gddt", unit = office }: Of = {}): Handed {
  const now = new Date("2022-10-10T03:00:00Z");
  return readHanded(questionnaire(form, profile), whole, {
    sheet: sheet ?? null,
    unit: { name: unit, code: "X" },
    now,
  });
}

export function told(handed: Handed, profile = "phong_gddt"): string[] {
  const q = questionnaire(form, profile);
  const no = (id: string) => q.byId(id)?.main.no ?? id;
  return [
    ...handed.rows.map((row) => `${no(row.id)} ${readingOf(row)}`),
    ...handed.dashes.map(({ id }) => `${no(id)} –`),
    ...handed.blanks.map(({ id }) => `${no(id)} ○`),
    ...handed.narratives.map(({ id, text }) => `${no(id)}: ${text}`),
    ...handed.unplaced.map(({ why, name, figures }) => `${why}: ${name} “${figures}”`),
    ...handed.leftOut.map(({ name, why }) => `${why}: ${name}`),
    ...handed.totals.map(({ name, figures, sum }) => `total: ${name} “${figures}” ≠ ${sum}`),
  ];
}

function readingOf({ said, reading }: Handed["rows"][number]): string {
  switch (reading.type) {
    case "value":
      return `= ${reading.values.join("/")}${reading.note ? ` (${reading.note})` : ""}`;
    case "half":
      return `half ${reading.half.map(({ cell, value }) => `${cell} ${value}`).join(" ")}${reading.sure ? "" : " ?"}`;
    case "ambiguous":
      return `? ${reading.reason} [${reading.readings.map(({ value }) => value.join("/")).join(" | ")}] “${said}”`;
    case "refused":
      return `! ${reading.reason} “${said}”`;
    default:
      return reading.type;
  }
}
