// From what was found in a dispatch to a form that can be released: what it holds, and what each answer changes.
import { beforeAll, describe, expect, it } from "vitest";
import type { DispatchFound } from "../../src/dispatch/found.ts";
import type { Draft } from "../../src/draft/draft.ts";
import { draftOf } from "../../src/draft/draft-of.ts";
import { type Form, parseForm } from "../../src/form/form.ts";
import { lintForm } from "../../src/form/lint.ts";
import { interviewOf } from "../support/chat/interview.ts";
import { kinds, line, readBlocks, readNamed, table } from "../support/dispatches/read.ts";

function formOf(draft: Draft): Form {
  return parseForm(draft.form);
}

/** The table of the section called so. */
function tableIn(form: Form, part: string) {
  const section = form.sections.find((one) => one.part === part) ?? form.sections[0];
  const item = section?.items.find((one) => one.table);
  if (!item?.table) throw new Error(`no table in ${part}`);
  return { id: item.id, ...item.table };
}

/** Every combination of the answers to a dispatch's questions. */
function allAnswers({ questions }: DispatchFound): Record<string, string>[] {
  return questions.reduce<Record<string, string>[]>(
    (all, { id, answers }) => all.flatMap((one) => answers.map((answer) => ({ ...one, [id]: answer.id }))),
    [{}],
  );
}

/** All ids of a form, however deep. */
function idsIn(value: unknown): string[] {
  const text = JSON.stringify(value);
  return [...text.matchAll(/"id":"([^"]+)"/gu)].map(([, id]) => id ?? "").sort();
}

describe.each([
  "1-ma-tran-hoc-sinh.docx",
  "2-danh-sach-cot-can.docx",
  "3-ha-tang-so.docx",
  "dispatch-2022.txt",
])("%s", (name) => {
  let found: DispatchFound;
  beforeAll(async () => {
    found = await readNamed(name);
  });

  it("is a form that may be released, whatever is answered", () => {
    const all = allAnswers(found);
    expect(all.length).toBeGreaterThan(1);
    for (const answers of all) expect(lintForm(formOf(draftOf(found, answers, kinds)))).toEqual([]);
  });

  it("has the same ids whatever is answered, and none twice", () => {
    const usual = draftOf(found, {}, kinds);
    const ids = idsIn(usual.form).filter((id) => !/^q/u.test(id));
    expect(ids.length).toBe(new Set(ids).size);
    for (const answers of allAnswers(found)) {
      const other = draftOf(found, answers, kinds);
      expect(idsIn(other.form).filter((id) => !/^q/u.test(id))).toEqual(ids);
      expect(other.nextId).toBe(usual.nextId);
    }
  });

  it("gives its next id to nothing that is there", () => {
    const { nextId, form } = draftOf(found, {}, kinds);
    for (const id of idsIn({ ...form, id: null })) expect(Number(/\d+$/u.exec(id)?.[0])).toBeLessThan(nextId);
  });
});

describe("pupils by class", () => {
  let found: DispatchFound;
  beforeAll(async () => {
    found = await readNamed("1-ma-tran-hoc-sinh.docx");
  });

  it("asks three rows of seven figures, with what stands under the table as rules", () => {
    const form = formOf(draftOf(found, {}, kinds));
    const { columns, rows, printed } = tableIn(form, "");
    expect(columns.map(({ label, noun }) => label ?? noun)).toEqual([
      "lớp",
      "tổng số",
      "nữ",
      "dân tộc thiểu số",
      "nữ dân tộc thiểu số",
      "khuyết tật",
      "bán trú",
    ]);
    // "Học sinh bán trú" are of those under "Số học sinh", so that "bán trú 12" and "12 học sinh bán trú" both say it.
    expect(columns[6]).toMatchObject({ title: "Học sinh bán trú", noun: "học sinh" });
    expect(columns[2]?.under).toEqual(["Số học sinh", "Trong đó"]);
    expect(rows.map(({ role, label, text }) => [role, label, text])).toEqual([
      ["total", "", "Tổng cộng"],
      ["input", "1", "Lớp 10"],
      ["input", "2", "Lớp 11"],
      ["input", "3", "Lớp 12"],
    ]);
    expect(printed?.numbers).toEqual(["A", "B", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"]);
    expect(form.checks.map((check) => (check.type === "expression" ? check.holds : ""))).toEqual([
      "[3] <= [2]",
      "[4] <= [2]",
      "[6] <= [2]",
      "[5] <= [3]",
      "[5] <= [4]",
    ]);
    expect(Object.keys(form.profiles)).toEqual(["thpt", "tt_gdnn_gdtx"]);
  });

  it("holds the rule that was only suggested once somebody says so", () => {
    const form = formOf(draftOf(found, { "check:5": "part" }, kinds));
    expect(form.checks).toHaveLength(6);
  });

  it("leaves the rows out for a kind of unit", () => {
    const { rows } = tableIn(formOf(draftOf(found, { "rows:0": "none" }, kinds)), "");
    expect(rows.filter(({ role }) => role === "input").map(({ applies }) => applies)).toEqual([
      { tt_gdnn_gdtx: 0 },
      { tt_gdnn_gdtx: 0 },
      { tt_gdnn_gdtx: 0 },
    ]);
  });

  it("knows the round", () => {
    const { round, form } = draftOf(found, {}, kinds);
    expect(form.id).toBe("hoc-sinh-va-viec-bo-tri-lop-dau-2026");
    expect(round).toMatchObject({
      title: "Báo cáo số liệu học sinh và việc bố trí lớp đầu năm học 2026-2027",
      shortName: "Học sinh",
      receiver: "Phòng Kế hoạch - Tài chính",
      help: "bà Phan Thu Hà, 0900 000 001",
      asOf: "2026-10-30",
      deadlines: [{ sections: [], at: "2026-11-25T17:00", inclusive: false }],
    });
  });

  it("is walked in chat", () => {
    const first = interviewOf("thpt", {}, formOf(draftOf(found, {}, kinds)));
    expect(first.text).toContain("Lớp 10");
    const next = first.say("12/480/230/15/7/2/30");
    expect(next.text).toContain("Đã ghi: 12 lớp; tổng số 480; nữ 230");
    expect(next.say("9/100/101/0/0/0/0").text).toContain("nữ không lớn hơn tổng số");
  });
});

describe("a list, an outline and a list that may be empty", () => {
  let found: DispatchFound;
  beforeAll(async () => {
    found = await readNamed("2-danh-sach-cot-can.docx");
  });

  it("is three parts, and two rounds by their days", () => {
    const { form: body, round } = draftOf(found, {}, kinds);
    const form = parseForm(body);
    expect(form.sections.map(({ id, part, title }) => [id, part, title])).toEqual([
      ["s1", "PL1", "DANH SÁCH GIÁO VIÊN CỐT CÁN"],
      ["s2", "PL2", "ĐỀ CƯƠNG BÁO CÁO NHU CẦU BỒI DƯỠNG"],
      ["s3", "PL3", "ĐĂNG KÝ LỚP BỒI DƯỠNG"],
    ]);
    expect(round.deadlines).toEqual([
      { sections: ["s2", "s3"], at: "2026-12-12", inclusive: true },
      { sections: ["s1"], at: "2026-12-01", inclusive: false },
    ]);
    expect(tableIn(form, "PL1").list).toEqual({ least: 2, most: 5, noun: "người" });
    expect(tableIn(form, "PL3").list).toMatchObject({ least: 0 });
    expect(tableIn(form, "PL3").list?.totals).toHaveLength(1);
    expect(tableIn(form, "PL1").columns.map(({ personal }) => personal ?? false)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it("is one round where the officer says so, by the last of its days", () => {
    const { round } = draftOf(found, { deadlines: "one" }, kinds);
    expect(round.deadlines).toEqual([{ sections: [], at: "2026-12-12", inclusive: true }]);
  });

  it("counts the day itself where the officer says so", () => {
    const { round } = draftOf(found, { "deadline:1": "counts" }, kinds);
    expect(round.deadlines[1]).toEqual({ sections: ["s1"], at: "2026-12-01", inclusive: true });
  });

  it("asks whom the officer names", () => {
    const without = draftOf(found, { "receivers:0": "nothing" }, kinds);
    expect(Object.keys(parseForm(without.form).profiles)).toEqual(["thpt", "dac_thu"]);
    const compiling = draftOf(found, { "receivers:0": "compiles" }, kinds);
    expect(compiling.round.units[0]).toMatchObject({ kind: "xa_phuong", does: "compiles" });
    expect(Object.keys(parseForm(compiling.form).profiles)).toEqual(["xa_phuong", "thpt", "dac_thu"]);
  });

  it("chooses one, several or in words", () => {
    const kindOf = (answers: Record<string, string>) =>
      parseForm(draftOf(found, answers, kinds).form)
        .sections.flatMap(({ items }) => items)
        .find(({ no }) => no === "II.2")?.kind;
    expect([{}, { "several:7": "several" }, { "several:7": "words" }].map(kindOf)).toEqual([
      "one-of",
      "many-of",
      "text",
    ]);
  });

  it("is walked in chat, money in its column's measure", () => {
    const form = formOf(draftOf(found, {}, kinds));
    const money = form.sections.flatMap(({ items }) => items).find(({ no }) => no === "II.3");
    expect(money).toMatchObject({ kind: "money", scale: "trieu" });
    const asked = interviewOf("thpt", {}, form).say("để sau").say("II.3: 150");
    expect(asked.stored).toMatchObject({ [money?.id ?? ""]: 150_000_000 });
  });
});

describe("a checklist and figures of two years", () => {
  let found: DispatchFound;
  beforeAll(async () => {
    found = await readNamed("3-ha-tang-so.docx");
  });

  it("asks nothing of part B of kindergartens", () => {
    const { rows } = tableIn(formOf(draftOf(found, {}, kinds)), "B1");
    expect(rows.map(({ label, applies }) => [label, applies?.mam_non])).toEqual([
      ["", undefined],
      ["1", undefined],
      ["2", undefined],
      ["3", undefined],
      ["", 0],
      ["4", 0],
      ["5", 0],
      ["6", 0],
    ]);
  });

  it("gives each row its measure, works out the comparison, and never adds shares", () => {
    const { columns, rows } = tableIn(formOf(draftOf(found, {}, kinds)), "B2");
    expect(columns[2]).toMatchObject({ compute: "[2] / [1] * 100", kind: "percent" });
    const row = (label: string) => rows.find((one) => one.label === label);
    const first = columns[0]?.id ?? "";
    expect(row("1")).toMatchObject({ unit: "máy", aggregate: "sum" });
    expect(row("3")?.cells?.[first]).toEqual({ kind: "decimal", rollUp: "none" });
    expect(row("4")).toMatchObject({ kind: "percent", rollUp: "none", crossed: [columns[2]?.id] });
    expect(row("5")?.cells?.[first]).toEqual({ kind: "money", scale: "trieu" });
    expect(row("6")).toMatchObject({ kind: "decimal", digits: 1, most: 10 });
  });

  it("asks a part of a row by the row's number, and that it is no more", () => {
    const form = formOf(draftOf(found, {}, kinds));
    expect(tableIn(form, "B2").rows.find(({ text }) => text.startsWith("Trong đó"))?.label).toBe("1a");
    expect(form.checks.map((check) => (check.type === "expression" ? check.holds : ""))).toEqual([
      "{1a}[1] <= {1}[1]",
      "{1a}[2] <= {1}[2]",
    ]);
  });

  it("averages shares, and fills in last year's figures, where the officer says so", () => {
    const form = formOf(draftOf(found, { "roll-up": "average", "prefill:1": "last" }, kinds));
    const { columns, rows } = tableIn(form, "B2");
    expect(rows.find(({ label }) => label === "4")).toMatchObject({ rollUp: "average" });
    expect(columns[0]?.prefill).toEqual({ last: columns[1]?.id });
  });
});

describe("the dispatch of 2022", () => {
  it("has the nouns and the numbers that people use", async () => {
    const form = formOf(draftOf(await readNamed("dispatch-2022.txt"), {}, kinds));
    const { rows, columns } = tableIn(form, "");
    expect(
      rows
        .filter(({ role }) => role === "input")
        .slice(0, 3)
        .map(({ label }) => label),
    ).toEqual(["1.1", "1.2", "1.3"]);
    expect(rows.find(({ label }) => label === "8")?.text).toBe("Tổ chức hội thảo/sinh hoạt chuyên đề");
    const [things = "", people = ""] = columns.map(({ id }) => id);
    expect(rows.find(({ label }) => label === "1.1")?.cells).toEqual({
      [things]: { noun: "lớp" },
      [people]: { noun: "người" },
    });
    const chat = interviewOf("tt_gdnn_gdtx", {}, form).say("1.1: 12 lớp 340 người");
    expect(chat.text).toContain("12 lớp, 340 người");
  });
});

describe("small papers", () => {
  const drafted = (...blocks: Parameters<typeof readBlocks>[0]) => draftOf(readBlocks(blocks), {}, kinds);

  it("calls rows by their heading where numbers begin anew under each", () => {
    const draft = drafted(
      table(`STT | Nội dung | Số lượng
        I | Nhóm một | <
        1 | Máy tính |
        2 | Máy in |
        II | Nhóm hai | <
        1 | Bàn |
        2 | Ghế | `),
    );
    expect(tableIn(formOf(draft), "").rows.map(({ label }) => label)).toEqual([
      "",
      "I.1",
      "I.2",
      "",
      "II.1",
      "II.2",
    ]);
  });

  it("gives two tables without names a part each", () => {
    const draft = drafted(
      table(`STT | Nội dung | Số lượng
        1 | Máy tính |
        2 | Máy in | `),
      line("Tình hình phòng học"),
      table(`STT | Nội dung | Số phòng
        1 | Phòng học |
        2 | Phòng thí nghiệm | `),
    );
    const form = formOf(draft);
    expect(lintForm(form)).toEqual([]);
    expect(form.sections.map(({ part }) => part)).toEqual(["P1", "P2"]);
  });

  it("asks every unit where the paper names none", () => {
    const draft = drafted(
      table(`STT | Nội dung | Số lượng
        1 | Máy tính |
        2 | Máy in | `),
    );
    expect(Object.keys(formOf(draft).profiles)).toEqual(["don_vi"]);
    expect(draft.round).toMatchObject({ title: null, deadlines: [], units: [] });
  });

  it("works out amounts in their measure and shares in percent", () => {
    const draft = drafted(
      line("Đơn vị tính: nghìn đồng"),
      table(`STT | Nội dung | Số lượng | Đơn giá (nghìn đồng) | Thành tiền (nghìn đồng)
        A | B | 1 | 2 | 3=1*2
        1 | Máy tính | | |
        2 | Máy in | | | `),
    );
    const form = formOf(draft);
    expect(lintForm(form)).toEqual([]);
    expect(tableIn(form, "").columns.map(({ kind, scale, compute }) => [kind, scale, compute])).toEqual([
      ["count", undefined, undefined],
      ["money", "nghin", undefined],
      ["money", "nghin", "[1] * [2]"],
    ]);
  });
});

describe("how form and round are called", () => {
  const titles = (...lines: readonly string[]) => {
    const drawn = table(`TT | Nội dung | Số lượng
      1 | Máy tính |
      2 | Máy in | `);
    const { form, round } = draftOf(readBlocks([...lines.map(line), drawn]), {}, kinds);
    return [form.title, round.title, round.shortName];
  };

  it("is one title: of the dispatch, else of the attachment that comes alone", () => {
    const cover = ["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "V/v rà soát thiết bị"];
    expect(titles(...cover, "Kính gửi: Các trường THPT", "Nơi nhận:", "BIỂU 1. SỐ LIỆU")).toEqual([
      "Rà soát thiết bị",
      "Rà soát thiết bị",
      "Rà soát thiết bị",
    ]);
    expect(titles("BIỂU 1. Thống kê thiết bị")).toEqual([
      "Thống kê thiết bị",
      "Thống kê thiết bị",
      "Thống kê thiết bị",
    ]);
  });

  it("is left to the officer where the paper says none", () => {
    expect(titles()).toEqual(["Báo cáo", null, null]);
  });
});
