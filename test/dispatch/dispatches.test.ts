// Whole dispatches: every fact that people wrote beside them is found, and what they leave open is asked.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readJson } from "../../src/dispatch/read-json.ts";
import { itemsOf, tablesOf } from "../../src/form/items.ts";
import { shippedForm } from "../../src/form/library.ts";
import { expectedOf, readNamed } from "../support/dispatches/read.ts";

const expectedSchema = z.looseObject({
  cover: z.looseObject({}),
  items: z.array(z.looseObject({})),
  tables: z.array(z.looseObject({ columns: z.array(z.looseObject({})) })),
  mustAsk: z.array(z.looseObject({ about: z.string() })),
});

/** For people alone: what is asked of the officer, and words of the same in short. */
const forPeople = new Set(["prefill", "units"]);

/** Everything that `wanted` says stands in `found` too; what it does not say may be anything. */
function missing(wanted: unknown, found: unknown, at = ""): string[] {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found)) return [`${at}: a list`];
    const counts = wanted.length === found.length ? [] : [`${at}: ${wanted.length}, not ${found.length}`];
    return [...counts, ...wanted.flatMap((one, no) => missing(one, found[no], `${at}[${no}]`))];
  }
  if (typeof wanted === "object" && wanted !== null) {
    const parts = z.record(z.string(), z.unknown()).safeParse(found);
    if (!parts.success) return [`${at}: missing`];
    return Object.entries(wanted).flatMap(([key, value]) =>
      forPeople.has(key) ? [] : missing(value, parts.data[key], `${at}.${key}`),
    );
  }
  return wanted === found ? [] : [`${at}: ${JSON.stringify(wanted)}, not ${JSON.stringify(found)}`];
}

describe("three dispatches", () => {
  it.each(["1-ma-tran-hoc-sinh", "2-danh-sach-cot-can", "3-ha-tang-so"])("%s", async (name) => {
    const expected = expectedSchema.parse(expectedOf(`${name}.json`));
    const found = readJson(await readNamed(`${name}.docx`));
    const tables = expected.tables.map(({ checks: _checks, ...table }) => table);
    expect(missing({ ...expected.cover }, found.cover, "cover")).toEqual([]);
    expect(missing(expected.items, found.items, "items")).toEqual([]);
    expect(missing(tables, found.tables, "tables")).toEqual([]);
    const asked: readonly string[] = found.questions.map(({ about }) => about);
    for (const { about } of expected.mustAsk) expect(asked).toContain(about);
    expect(found.questions.length).toBeLessThanOrEqual(8);
  });

  it("takes the rules beneath a table, and asks of what may be one", async () => {
    const found = readJson(await readNamed("1-ma-tran-hoc-sinh.docx"));
    expect(found.tables[0]?.checks).toEqual(["3 <= 2", "4 <= 2", "6 <= 2", "5 <= 3", "5 <= 4"]);
    const check = found.questions.find(({ about }) => about === "check");
    expect(check?.ask).toBe("Cột 7 (Học sinh bán trú) có phải là một phần của cột 2 (Tổng số) không?");
  });

  it("asks in plain words, quotes the sentence, and puts the safe answer where nobody chose", async () => {
    const { questions } = await readNamed("3-ha-tang-so.docx");
    const deadline = questions.find(({ id }) => id === "deadline:0");
    expect(deadline?.source?.text).toContain("trước ngày 05 tháng 12 năm 2026");
    expect(deadline?.answers.map(({ label }) => label)).toEqual([
      "Không, hết ngày 04/12/2026 là hết hạn",
      "Có, tính cả ngày 05/12/2026",
    ]);
    expect(deadline?.safe).toBe("before");
    for (const { ask, answers, safe } of questions) {
      expect(ask).not.toMatch(/kind|cell|roll-up/iu);
      expect(answers.map(({ id }) => id)).toContain(safe);
    }
  });
});

describe("the dispatch of 2022, as a text", () => {
  it("has all 44 rows of its table with role, measure, kind and columns", async () => {
    const { tables } = await readNamed("dispatch-2022.txt");
    const [shipped] = tablesOf(shippedForm("tuan-le-htsd-2022@4"));
    const [table] = tables;
    const columnIds = shipped?.table.columns.map(({ id }) => id) ?? [];
    const rows = shipped?.table.rows ?? [];
    expect(rows).toHaveLength(44);
    const wanted = rows.map(({ text, sourceText, role, unit, kind, columns, of }) => ({
      text: sourceText ?? text,
      role,
      measure: unit,
      kind: role === "input" ? kind : undefined,
      columns: role === "input" ? columns.map((id) => columnIds.indexOf(id)) : undefined,
      of: of?.map((id) => rows.findIndex((row) => row.id === id)),
    }));
    const found = table?.rows.map(({ text, role, measure = "", kind, columns, of }) => ({
      text,
      role,
      measure,
      kind,
      columns,
      of,
    }));
    expect(found).toEqual(wanted);
    expect(table?.columns.map(({ path }) => path.at(-1))).toEqual(["Số lớp/số cuộc thi", "Người"]);
    expect(table?.title).toBe("MẪU TỔNG HỢP SỐ LIỆU KẾT QUẢ TỔ CHỨC TUẦN LỄ");
  });

  it("has its outline, deadline and receivers", async () => {
    const { items, cover } = await readNamed("dispatch-2022.txt");
    const shipped = itemsOf(shippedForm("tuan-le-htsd-2022@4")).map(({ item }) => item);
    const found = items.filter(({ parent }) => parent !== undefined);
    expect(found.map(({ no }) => no)).toEqual(shipped.map(({ no }) => no));
    expect(found.map(({ kind }) => kind)).toEqual(
      shipped.map(({ kind }) => (kind === "table" ? "heading" : kind)),
    );
    expect(cover.deadlines.map(({ at, inclusive }) => [at, inclusive])).toEqual([["2022-10-15", true]]);
    expect(cover.email?.value).toBe("phonggdtrh.sobentre@moet.edu.vn");
    expect(cover.receiver?.value).toBe("Phòng Giáo dục Trung học-Giáo dục Thường xuyên");
    expect(cover.period?.value).toEqual({ from: "2022-10-01", to: "2022-10-07" });
    expect(cover.receivers.map(({ kind, does }) => [kind, does])).toEqual([
      ["phong_gddt", "compiles"],
      ["tt_gdnn_gdtx", "reports"],
      ["dac_thu", "reports"],
      ["dac_thu", "reports"],
      ["dac_thu", "reports"],
      [null, "reports"],
    ]);
  });
});
