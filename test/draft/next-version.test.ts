// A released form is corrected by a draft of its next version: the same ids, and what an open round has to do with it.
import { describe, expect, it } from "vitest";
import { formDifferences } from "../../src/draft/difference.ts";
import { faults } from "../../src/draft/faults.ts";
import { moves } from "../../src/draft/moves.ts";
import { nextVersion } from "../../src/draft/next-version.ts";
import { releasable } from "../../src/draft/releasable.ts";
import { shippedForm } from "../../src/form/library.ts";
import { lintForm } from "../../src/form/lint.ts";
import { sayRefused } from "../../src/text/officer/draft-moves.ts";
import { type Change, changed, smallDraft } from "../support/drafts/small-draft.ts";

const items = "form.sections.0.items";
const table = "form.sections.1.items.0.table";
const rows = `${table}.rows`;
const row = { stt: "", parent: "r1", unit: "", role: "input", columns: ["c1", "c2"], aggregate: "sum" };

const released = releasable(smallDraft.form, "thiet-bi-2026", 1);

describe("the draft of the next version", () => {
  it("has the form's ids, and counts on", () => {
    const draft = nextVersion(released, smallDraft);
    expect(draft.form).toEqual({ ...smallDraft.form, id: "thiet-bi-2026" });
    expect(draft.round).toEqual(smallDraft.round);
    expect(draft.nextId).toBe(5);
    expect(nextVersion(released, { ...smallDraft, nextId: 80 }).nextId).toBe(80);
  });

  it("is of a shipped form, too, whose language was older", () => {
    const form = shippedForm("tuan-le-htsd-2022@1");
    const draft = nextVersion(form, null);
    const next = releasable(draft.form, form.id, 2);
    expect(lintForm(next)).toEqual([]);
    expect(formDifferences({ ...form }, { ...next })).toEqual([]);
    expect(moves(form, next).refused).toEqual([]);
  });

  it("has of several deadlines those of its own sections", () => {
    const two = {
      ...smallDraft.round,
      deadlines: [
        { sections: ["s1", "s9"], at: "2026-12-05", inclusive: true },
        { sections: ["s8"], at: "2026-12-12", inclusive: true },
      ],
    };
    expect(nextVersion(released, { ...smallDraft, round: two }).round.deadlines).toEqual([
      { sections: [], at: "2026-12-05", inclusive: true },
    ]);
  });
});

function moved(...changes: readonly Change[]) {
  const draft = changed(...changes);
  const at = { now: new Date("2026-11-20T01:00:00Z"), zone: "Asia/Ho_Chi_Minh" };
  expect(faults(draft, at)).toEqual([]);
  const { refused, profiles, differences } = moves(released, releasable(draft.form, "thiet-bi-2026", 2));
  return {
    refused: refused.map(sayRefused),
    profiles: Object.fromEntries(profiles),
    types: differences.map(({ type }) => type),
  };
}

const nothing = { asked: [], gone: [] };

it("lets wording hold at once", () => {
  expect(moved([`${rows}.2.text`, "Máy in màu"], [`${table}.columns.0.title`, "Tổng"])).toEqual({
    refused: [],
    profiles: { thpt: nothing, mam_non: nothing },
    types: ["reworded", "reworded"],
  });
});

it("asks a new row, of whom it is for", () => {
  const added = { ...row, id: "r5", label: "3", text: "Máy quét", applies: { mam_non: 0 } };
  expect(moved([`${rows}.4`, added])).toEqual({
    refused: [],
    profiles: { thpt: { asked: ["b1/r5/c1", "b1/r5/c2"], gone: [] }, mam_non: nothing },
    types: ["added"],
  });
});

it("asks no longer what is gone, a single cell too", () => {
  expect(
    moved(
      [`${rows}.3.columns`, ["c1"]],
      [`${rows}.2.columns`, ["c1"]],
      ["form.checks", []],
      [`${items}.1`, undefined],
    ),
  ).toMatchObject({
    refused: [],
    profiles: { thpt: { asked: [], gone: ["m2", "b1/r3/c2"] } },
  });
});

it.each<[what: string, path: string, value: unknown, said: string]>([
  ["another kind", `${items}.0.kind`, "line", "mục DC.1 “Đánh giá chung”: cách trả lời đã đổi"],
  [
    "an option that is gone",
    "form.choices.k1",
    [
      { id: "v1", label: "Tốt" },
      { id: "v3", label: "Đạt" },
    ],
    "mục DC.2 “Xếp loại”: có lựa chọn đã bỏ",
  ],
  [
    "what would be worked out",
    `${table}.columns.1.compute`,
    "[1] * 2",
    "dòng B1.1 “Máy tính”, cột (2) “Hỏng”: đang hỏi mà đổi thành tự tính",
  ],
  [
    "lines where a single value was",
    `${rows}.2`,
    { ...row, id: "r3", label: "2", text: "Máy in", role: "open", lines: { most: 5 } },
    "dòng B1.2 “Máy in”, cột (1) “Tổng số”: đổi giữa một dòng và danh sách nhiều dòng",
  ],
  [
    "a kind of unit",
    "form.profiles",
    { thpt: { label: "Trường THPT" } },
    "loại đơn vị “Trường mầm non” không còn được hỏi",
  ],
])("refuses %s", (_, path, value, said) => {
  const draft = changed([path, value]);
  const { refused } = moves(released, releasable(draft.form, "thiet-bi-2026", 2));
  expect(refused.map(sayRefused)[0]).toBe(said);
});

it("takes an option more, and a rule", () => {
  expect(
    moved(["form.choices.k1.2", { id: "v3", label: "Đạt" }], ["form.checks.0.hard", true]),
  ).toMatchObject({
    refused: [],
    profiles: { thpt: nothing },
  });
});

it("asks a list where rows were, which are gone", () => {
  const list = { rows: [], groups: [], list: { least: 0, most: 9, noun: "máy" } };
  const draft = changed(
    [table, { ...Object(smallDraft).form.sections[1].items[0].table, ...list }],
    ["form.checks", []],
    ["form.highlights", []],
  );
  const { refused, profiles } = moves(released, releasable(draft.form, "thiet-bi-2026", 2));
  expect(refused.map(sayRefused)).toEqual([]);
  expect(profiles.get("thpt")).toEqual({
    asked: ["b1/lines", "b1/c1", "b1/c2"],
    gone: ["b1/r2/c1", "b1/r2/c2", "b1/r3/c1", "b1/r3/c2"],
  });
});
