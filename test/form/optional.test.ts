// A cell that may be left empty ("nếu có"): "không" says that it stays so, wherever it means nothing else.
import { describe, expect, it } from "vitest";
import { heldOf } from "../../src/form/cell-values.ts";
import { parseForm } from "../../src/form/form.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { readRow } from "../../src/form/row.ts";
import { hear } from "../../src/language/said.ts";
import { sayValues } from "../../src/text/interview/values.ts";

const now = new Date("2022-10-10T03:00:00Z");

const form = parseForm({
  language: 2,
  id: "neu-co",
  version: 1,
  title: "X",
  shortTitle: "X",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  choices: {
    muc: [
      { id: "tot", label: "Tốt" },
      { id: "kha", label: "Khá" },
    ],
  },
  sections: [
    {
      id: "s",
      no: "I",
      title: "X",
      items: [
        { id: "ngay", no: "1", text: "Ngày", kind: "date", optional: true },
        { id: "thang", no: "2", text: "Tháng", kind: "month", optional: true },
        { id: "muc", no: "3", text: "Mức", kind: "one-of", choices: "muc", optional: true },
        { id: "so", no: "4", text: "Số", kind: "count", noun: "lớp", optional: true },
        { id: "nam", no: "5", text: "Năm", kind: "year" },
        {
          id: "cau",
          no: "6",
          text: "…… lớp, từ năm ……",
          kind: "figures",
          optional: true,
          cells: [
            { id: "lop", noun: "lớp" },
            { id: "tu", kind: "year", label: "từ", optional: true },
          ],
        },
      ],
    },
  ],
  checks: [],
  highlights: [],
});
const q = questionnaire(form, "truong");

function read(id: string, said: string) {
  return readRow(q.byId(id)?.cells ?? [], hear(said), null, now);
}

describe("a cell that may be left empty", () => {
  it.each([
    ["ngay", "không", [""]],
    ["thang", "không có", [""]],
    ["muc", "dạ không ạ", [""]],
    ["so", "không", [0]],
    ["cau", "không", [0, ""]],
    ["thang", "9/2022", ["2022-09"]],
  ])("%s: %s", (id, said, values) => {
    expect(read(id, said)).toEqual({ type: "value", values, note: null });
  });

  it("takes nothing of the kind where it must be filled, and no promise for it anywhere", () => {
    expect(read("nam", "không")).toEqual({ type: "refused", reason: "not-understood" });
    expect(read("thang", "để sau")).toEqual({ type: "later" });
    expect(read("muc", "không tốt")).toEqual({ type: "refused", reason: "not-understood" });
  });

  it("says so, and is nothing to compute with", () => {
    const question = q.byId("thang");
    const [cell] = question?.cells ?? [];
    expect(question && sayValues(question, [""])).toBe("để trống");
    expect(cell && [heldOf(cell, ""), cell.kind.figure(""), cell.kind.print("", cell)]).toEqual([
      { type: "not-asked" },
      null,
      "",
    ]);
  });
});
