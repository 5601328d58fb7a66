// Forms of officers on the command line: released, listed, and rounds opened on them as their drafts say.
import { beforeEach, describe, expect, it } from "vitest";
import type { RoundDraft } from "../../src/draft/draft.ts";
import { makeDraft, saveDraft } from "../../src/store/officer/drafts.ts";
import { round } from "../../src/store/schema.ts";
import { operator } from "../support/program/operate.ts";
import { withoutRow } from "../support/round/corrected.ts";
import { draftOf } from "../support/round/draft.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { testFolder } from "../support/run/folder.ts";

const now = new Date("2026-11-20T08:00:00+07:00");
const at = fileDatabase();
const run = operator(at, { at: now });
const folder = testFolder();
const list = `code;name;kind;parent
SO;Sở A;so_gddt;
P1;Phòng Một;phong_gddt;SO
T1;Trường Hai;thpt;SO
M1;Mầm non Ba;mam_non;P1
`;

/** As the tests' forms call their profiles, so that a draft of one can be asked of kinds that ship. */
function asked(id: string, known: Partial<RoundDraft>, name = "ke-hoach-thuc-hien") {
  const draft = draftOf(name, id, known);
  const text = JSON.stringify(draft.form)
    .replaceAll('"truong":', '"thpt":')
    .replaceAll('"phong":', '"phong_gddt":');
  return { ...draft, form: JSON.parse(text) };
}

async function make(id: string, known: Partial<RoundDraft> = {}): Promise<number> {
  const body = asked(id, known);
  return at.db.transaction((tx) => makeDraft(tx, { body, by: null, now, file: null }));
}

async function released(id: string, known: Partial<RoundDraft> = {}): Promise<void> {
  await run("form", "release", String(await make(id, known)));
}

const rounds = () => at.db.select().from(round).orderBy(round.id);

const units: RoundDraft["units"] = [
  { text: "các phòng giáo dục và đào tạo", kind: "phong_gddt", does: "compiles" },
  { text: "các trường trung học phổ thông", kind: "thpt", does: "reports" },
  { text: "các trường mầm non", kind: "mam_non", does: "nothing" },
  { text: "Thanh tra", kind: null, does: "reports" },
];

beforeEach(async () => {
  await run("units", "import", folder.write("units.csv", list));
});

describe("form release and form list", () => {
  it("makes a draft a form, by its number", async () => {
    const id = await make("rel-a", { title: "Kế hoạch" });
    expect(await run("form", "list")).toContain(
      `Bản nháp:\n${String(id).padStart(4)}  đang soạn  Kế hoạch; bản 1, 08:00`,
    );
    expect(await run("form", "release", String(id))).toContain(
      "Đã phát hành: rel-a@1.\nViệc tiếp theo: round open --form rel-a",
    );
    const listed = await run("form", "list");
    expect(listed).toContain("rel-a@1");
    expect(listed).toContain("không đợt nào đang hỏi");
    expect(listed).not.toContain("Bản nháp:");
    expect(listed).toContain("tuan-le-htsd-2022@4");
    expect(listed).toContain("2 biểu mẫu.");
  });

  it("names what stands in the way, and releases nothing", async () => {
    await expect(run("form", "release", "99")).rejects.toThrow("Không có bản nháp 99.");
    await expect(run("form", "release", "x")).rejects.toThrow("Không đọc được tệp x");
    const id = await make("rel-b");
    const wrong = { ...asked("rel-b", {}), form: { id: "rel-b" } };
    await at.db.transaction((tx) =>
      saveDraft(tx, { draft: id, basedOn: 1, body: wrong, by: null, now, file: null }),
    );
    await expect(run("form", "release", String(id))).rejects.toThrow(
      /Chưa phát hành: bản nháp \d+ còn \d+ lỗi/u,
    );
    expect(await at.sql`select 1 from form`).toEqual([]);
  });
});

describe("round open on a form from a draft", () => {
  it("takes title, deadline, ladder, receiver, help and units from the draft", async () => {
    await released("open-a", {
      ...{
        title: "Kế hoạch năm",
        shortName: "Kế hoạch",
        receiver: "Phòng KHTC",
        help: "bà Hà, 0900 000 001",
      },
      ...{ mustAlsoSend: "bản có chữ ký số", ladder: ["D-2", "PT4H"], units },
      deadlines: [{ sections: [], at: "2026-12-05", inclusive: true }],
    });
    const said = await run("round", "open", "--form", "open-a");
    expect(said).toContain("phải nộp   2 báo cáo");
    expect(said).toContain("hạn nộp    23:59 thứ Bảy 05/12/2026");
    const [made] = await rounds();
    expect(made).toMatchObject({ title: "Kế hoạch năm", formId: "open-a", formVersion: 1 });
    expect(made?.settings).toMatchObject({
      ...{
        office: "Sở A",
        receiver: "Phòng KHTC",
        helpContact: "bà Hà, 0900 000 001",
        shortName: "Kế hoạch",
      },
      ...{ mustAlsoSend: "bản có chữ ký số", ladder: ["D-2", "PT4H"] },
      profiles: { so_gddt: null, phong_gddt: "phong_gddt", thpt: "thpt", mam_non: null },
    });
    const asking = await at.sql`select code from node where expected order by code`;
    expect(asking.map(({ code }) => code)).toEqual(["P1", "T1"]);
  });

  it("lets what is given win", async () => {
    await released("open-b", {
      ...{ title: "Kế hoạch", ladder: ["D-2"], receiver: "Phòng KHTC", units },
      deadlines: [{ sections: [], at: "2026-12-05", inclusive: true }],
    });
    const settings = folder.write("s.json", JSON.stringify({ receiver: "Văn phòng" }));
    await run(
      ...["round", "open", "--form", "open-b@1", "--title", "Tên khác", "--deadline", "17h 10/12/2026"],
      ...["--remind", "D-1", "--settings", settings, "--units", "T1"],
    );
    const [made] = await rounds();
    expect(made).toMatchObject({ title: "Tên khác", deadline: new Date("2026-12-10T17:00:00+07:00") });
    expect(made?.settings).toMatchObject({ ladder: ["D-1"], receiver: "Văn phòng" });
  });

  it.each([
    ["2026-12-05", true, "2026-12-05T23:59:59+07:00"],
    ["2026-12-05", false, "2026-12-04T23:59:59+07:00"],
    ["2027-01-01", false, "2026-12-31T23:59:59+07:00"],
    ["2026-12-05T17:00", true, "2026-12-05T17:00:00+07:00"],
    ["2026-12-05T17:00", false, "2026-12-05T17:00:00+07:00"],
  ])("reads the deadline %s, that day counting: %s", async (day, inclusive, instant) => {
    const id = `day-${day}-${inclusive}`.toLowerCase().replace(/[^a-z0-9]/gu, "-");
    await released(id, { title: "T", units, deadlines: [{ sections: [], at: day, inclusive }] });
    await run("round", "open", "--form", id);
    expect((await rounds()).map(({ deadline }) => deadline)).toEqual([new Date(instant)]);
  });

  it("asks for what the draft does not say, and opens nothing", async () => {
    await released("open-c", { units });
    const open = ["round", "open", "--form", "open-c"];
    await expect(run(...open, "--deadline", "5/12/2026")).rejects.toThrow("Thiếu --title");
    await expect(run(...open, "--title", "T")).rejects.toThrow("Thiếu --deadline");
    await expect(run("round", "open", "--form", "khac")).rejects.toThrow(
      "Không có biểu mẫu “khac”; đang có: open-c@1, tuan-le",
    );
    await expect(run("round", "open", "--form", "open-c@2")).rejects.toThrow("Không có biểu mẫu “open-c@2”");
    expect(await rounds()).toEqual([]);
  });

  it("without kinds in the draft asks the kinds that the profiles are called after", async () => {
    await released("open-d", {
      title: "T",
      deadlines: [{ sections: [], at: "2026-12-05", inclusive: true }],
    });
    await expect(run("round", "open", "--form", "open-d")).rejects.toThrow("Trường mầm non (mam_non)");
    await run("round", "open", "--form", "open-d", "--units", "T1,P1");
    expect(await rounds()).toHaveLength(1);
  });

  it("says when nobody in the register is of the kinds that are asked", async () => {
    await released("open-e", {
      ...{ title: "T", deadlines: [{ sections: [], at: "2026-12-05", inclusive: true }] },
      units: [{ text: "các trung tâm", kind: "tt_gdnn_gdtx", does: "reports" }],
    });
    await expect(run("round", "open", "--form", "open-e")).rejects.toThrow(
      "Không có đơn vị nào thuộc loại phải nộp báo cáo này.",
    );
  });

  it("opens the newest version, and a version that is named", async () => {
    const id = await make("open-f", { title: "T", units });
    await run("form", "release", String(id));
    const body = asked("open-f", { title: "T2", units });
    await at.db.transaction((tx) =>
      saveDraft(tx, { draft: id, basedOn: 1, body, by: null, now, file: null }),
    );
    await run("form", "release", String(id));
    const open = (form: string) => run("round", "open", "--form", form, "--deadline", "5/12/2026");
    await open("open-f");
    await open("open-f@1");
    expect((await rounds()).map(({ formVersion, title }) => [formVersion, title])).toEqual([
      [2, "T2"],
      [1, "T"],
    ]);
    expect(await run("form", "list")).toContain("2 đợt đang hỏi");
  });
});

describe("a dispatch with two deadlines", () => {
  const twoParts: Partial<RoundDraft> = {
    ...{ title: "Kế hoạch", shortName: "Kế hoạch", units },
    deadlines: [
      { sections: ["s1"], at: "2026-12-05", inclusive: false },
      { sections: ["s2"], at: "2026-12-20T17:00", inclusive: true },
    ],
  };

  it("is opened as two rounds, each with its part and its deadline", async () => {
    await released("two-a", twoParts);
    const said = await run("round", "open", "--form", "two-a");
    expect(said.match(/Đã mở đợt/gu)).toHaveLength(2);
    expect(
      (await rounds()).map((one) => [one.formId, one.title, one.deadline, one.settings.shortName]),
    ).toEqual([
      ["two-a", "Kế hoạch – Biểu 1", new Date("2026-12-04T23:59:59+07:00"), "Kế hoạch Biểu 1"],
      ["two-a-2", "Kế hoạch – Biểu 2", new Date("2026-12-20T17:00:00+07:00"), "Kế hoạch Biểu 2"],
    ]);
  });

  it("is released with the one command that opens every part, and those that open each", async () => {
    const said = await run("form", "release", String(await make("two-e", twoParts)));
    expect(said).toContain("Đã phát hành: two-e@1, two-e-2@1.");
    expect(said).toContain("Việc tiếp theo, mở cả 2 đợt: round open --form two-e\n");
    expect(said).toContain("  round open --form two-e --part 1\n  round open --form two-e --part 2");
  });

  it("is opened part by part", async () => {
    await released("two-b", twoParts);
    expect(await run("round", "open", "--form", "two-b", "--part", "2")).toContain(
      "Chưa mở phần còn lại của công văn: two-b.",
    );
    await run("round", "open", "--form", "two-b", "--part", "1");
    expect((await rounds()).map(({ formId }) => formId)).toEqual(["two-b-2", "two-b"]);
    await expect(run("round", "open", "--form", "two-b", "--part", "3")).rejects.toThrow("có từ 1 đến 2");
    await expect(run("round", "open", "--form", "tuan-le-htsd-2022", "--part", "1")).rejects.toThrow(
      "chỉ có một hạn nộp; bỏ --part",
    );
  });

  it("of which one deadline is gone by opens neither", async () => {
    await released("two-c", {
      ...twoParts,
      deadlines: [
        { sections: ["s2"], at: "2026-12-20", inclusive: true },
        { sections: ["s1"], at: "2026-11-20", inclusive: false },
      ],
    });
    await expect(run("round", "open", "--form", "two-c")).rejects.toThrow("đã qua, chưa mở đợt");
    expect(await rounds()).toEqual([]);
  });
});

describe("round kept", () => {
  it("lists what was answered and is asked no more, unit by unit", async () => {
    const id = await make("kept-a", { title: "T", units });
    await run("form", "release", String(id));
    await run("round", "open", "--form", "kept-a", "--deadline", "5/12/2026");
    const [first] = await rounds();
    expect(await run("round", "kept")).toContain("Chưa có câu trả lời nào ở chỗ không còn hỏi.");
    const [school] = await at.sql`select id from node where code = 'T1'`;
    const rows = [
      ["b1/x2/kh", 40],
      ["b1/x2/th", 38],
      ["b1/x1/kh", 7],
    ] as const;
    for (const [place, value] of rows)
      await at.sql`insert into answer (node_id, place, value, raw, state, origin, rev)
        values (${Number(school?.id)}, ${place}, ${value}::int::text::jsonb, '', 'answered', 'typed', 1)`;
    const body = asked("kept-a", { title: "T", units });
    const without = { ...body, form: { ...withoutRow(body.form, "x2"), highlights: [] } };
    await at.db.transaction((tx) =>
      saveDraft(tx, { draft: id, basedOn: 1, body: without, by: null, now, file: null }),
    );
    await run("form", "release", String(id));
    await run("round", "move-form", String(first?.id), "2", "--yes");
    const said = await run("round", "kept", "--round", String(first?.id));
    expect(said).toMatch(
      /^T1 {2}Trường Hai\n {2}Dòng B1\.2 “Học sinh tuyển mới” .*: kế hoạch 40, thực hiện 38\n1 đơn vị có câu trả lời được giữ\.$/u,
    );
    await expect(run("round", "kept", "--round", "99")).rejects.toThrow("Không có đợt 99");
  });
});

describe("round move-form", () => {
  it("shows what is different first, and moves when that is wished", async () => {
    const id = await make("move-a", { title: "T", units });
    await run("form", "release", String(id));
    await run("round", "open", "--form", "move-a", "--deadline", "5/12/2026");
    const [first] = await rounds();
    const body = asked("move-a", { title: "T", units });
    const text = JSON.stringify(body.form).replace("CHẤT LƯỢNG", "CHẤT LƯỢNG GIÁO DỤC");
    const reworded = { ...body, form: JSON.parse(text.replaceAll('"Tuyển mới"', '"Tuyển sinh mới"')) };
    await at.db.transaction((tx) =>
      saveDraft(tx, { draft: id, basedOn: 1, body: reworded, by: null, now, file: null }),
    );
    await run("form", "release", String(id));
    const move = ["round", "move-form", String(first?.id), "2"];
    const shown = await run(...move);
    expect(shown).toContain("move-a: phiên bản 1 → 2");
    expect(shown).toContain("Chưa chuyển. Chuyển:");
    expect((await rounds())[0]?.formVersion).toBe(1);
    expect(await run(...move, "--yes")).toContain(`Đợt ${first?.id} đang dùng phiên bản 2.`);
    expect((await rounds())[0]?.formVersion).toBe(2);
    await expect(run(...move)).rejects.toThrow("chỉ chuyển sang phiên bản mới hơn");
    await expect(run("round", "move-form", String(first?.id), "9")).rejects.toThrow(
      "Không có biểu mẫu move-a@9",
    );
    await expect(run("round", "move-form", "99", "2")).rejects.toThrow("Không có đợt 99");
  });
});
