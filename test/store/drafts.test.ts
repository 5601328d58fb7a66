// Drafts in the database: their versions, two who work on one, what a release freezes, and under which name.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/draft/draft.ts";
import { inTransaction } from "../../src/store/db.ts";
import { draftFileBytes, draftFiles, keepDraftFile } from "../../src/store/officer/draft-files.ts";
import { draftAt, draftTried, listDrafts, makeDraft, saveDraft } from "../../src/store/officer/drafts.ts";
import { releaseDraft } from "../../src/store/officer/release.ts";
import { listForms } from "../../src/store/officer/released-forms.ts";
import { loadForm } from "../../src/store/rounds/forms.ts";
import { draftOf } from "../support/round/draft.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const first = new Date("2026-11-20T08:00:00+07:00");
const later = new Date("2026-11-20T09:30:00+07:00");

async function person(name: string): Promise<number> {
  const [row] = await at.sql`
    insert into person (name, created_at) values (${name}, ${first.toISOString()}) returning id`;
  return Number(row?.id);
}

const make = (body: Draft, by: number | null = null, formId?: string) =>
  inTransaction(at.db, (tx) =>
    makeDraft(tx, { body, by, now: first, file: "cong-van.docx", ...(formId && { formId }) }),
  );
const save = (draft: number, basedOn: number, body: Draft, by: number | null = null) =>
  inTransaction(at.db, (tx) =>
    saveDraft(tx, { draft, basedOn, body, by, now: later, file: "bieu-mau.xlsx" }),
  );
const release = (draft: number, version: number, by: number | null = null) =>
  inTransaction(at.db, (tx) => releaseDraft(tx, { draft, version, by, now: later }));

const entitled = (body: Draft, title: string): Draft => ({ ...body, form: { ...body.form, title } });

describe("a draft", () => {
  it("keeps who saved each version, when and from which file", async () => {
    const hanh = await person("chị Hạnh");
    const body = draftOf("si-so-dau-nam", "si-so-a");
    const id = await make(body, hanh);
    expect(await save(id, 1, entitled(body, "Sĩ số học kỳ I"))).toEqual({ saved: 2 });
    const now = await draftAt(at.db, id);
    expect(now).toMatchObject({
      ...{ id, formId: null, title: "Sĩ số học kỳ I", state: "draft", version: 2, newest: 2 },
      saved: { version: 2, by: null, at: later, file: "bieu-mau.xlsx" },
    });
    const before = await draftAt(at.db, id, 1);
    expect(before?.body).toEqual(body);
    expect(before).toMatchObject({
      ...{ version: 1, newest: 2 },
      saved: { by: "chị Hạnh", at: first, file: "cong-van.docx" },
    });
    expect(await draftAt(at.db, id, 3)).toBeNull();
    expect(await draftAt(at.db, id + 1)).toBeNull();
  });

  it("tells the second of two officers who saved meanwhile, and changes nothing", async () => {
    const [hanh, phong] = [await person("chị Hạnh"), await person("anh Phong")];
    const body = draftOf("si-so-dau-nam", "si-so-b");
    const id = await make(body, hanh);
    expect(await save(id, 1, entitled(body, "Của Phong"), phong)).toEqual({ saved: 2 });
    expect(await save(id, 1, entitled(body, "Của Hạnh"), hanh)).toEqual({
      meanwhile: { version: 2, by: "anh Phong", at: later, file: "bieu-mau.xlsx" },
    });
    expect(await draftAt(at.db, id)).toMatchObject({ version: 2, title: "Của Phong" });
  });

  it("of two who save in the same moment takes one", async () => {
    const body = draftOf("si-so-dau-nam", "si-so-c");
    const id = await make(body);
    const both = await Promise.all([save(id, 1, entitled(body, "Một")), save(id, 1, entitled(body, "Hai"))]);
    expect(both.filter((one) => "saved" in one)).toHaveLength(1);
    expect(both.filter((one) => "meanwhile" in one)).toHaveLength(1);
    expect((await draftAt(at.db, id))?.newest).toBe(2);
  });

  it("that is saved twice as it is, whatever the order of its names, stays one version", async () => {
    const body = draftOf("si-so-dau-nam", "si-so-d");
    const id = await make(body);
    const turned: Draft = {
      ...body,
      form: Object.fromEntries(Object.entries(body.form).reverse()),
    };
    expect(await save(id, 1, turned)).toEqual({ saved: 1 });
    await save(id, 1, entitled(body, "Khác"));
    // Sent again by a browser that did not hear the answer.
    expect(await save(id, 1, entitled(body, "Khác"))).toEqual({ saved: 2 });
  });

  it("is tried as it stands, and no longer once it is changed", async () => {
    const body = draftOf("si-so-dau-nam", "si-so-e");
    const id = await make(body);
    const state = async () => (await draftAt(at.db, id))?.state;
    await at.db.transaction((tx) => draftTried(tx, id, 1));
    expect(await state()).toBe("tried");
    await save(id, 1, entitled(body, "Khác"));
    expect(await state()).toBe("draft");
    await at.db.transaction((tx) => draftTried(tx, id, 1));
    expect(await state()).toBe("draft");
  });

  it("is listed by its newest version, the last saved first", async () => {
    const body = draftOf("si-so-dau-nam", "si-so-f");
    const [one, other] = [await make(body), await make(draftOf("ha-tang-so", "ha-tang-f", { title: "Đợt" }))];
    await save(one, 1, entitled(body, "Sĩ số"), await person("chị Hạnh"));
    expect(await listDrafts(at.db)).toEqual([
      {
        ...{ id: one, formId: null, title: "Sĩ số", state: "draft" },
        saved: { version: 2, by: "chị Hạnh", at: later, file: "bieu-mau.xlsx" },
      },
      {
        ...{ id: other, formId: null, title: "Đợt", state: "draft" },
        saved: { version: 1, by: null, at: first, file: "cong-van.docx" },
      },
    ]);
  });

  it("keeps the files that were dropped for it, each once", async () => {
    const id = await make(draftOf("si-so-dau-nam", "si-so-g"));
    const keep = (name: string, text: string) =>
      at.db.transaction((tx) => keepDraftFile(tx, id, { name, bytes: Buffer.from(text), now: later }));
    const dispatch = await keep("cong-van.docx", "1234");
    expect(await keep("cong-van (1).docx", "1234")).toBe(dispatch);
    const annex = await keep("bieu.xlsx", "12");
    expect(await draftFiles(at.db, id)).toEqual([
      { id: dispatch, name: "cong-van (1).docx", size: 4 },
      { id: annex, name: "bieu.xlsx", size: 2 },
    ]);
    const { bytes, ...named } = await draftFileBytes(at.db, annex);
    expect(Buffer.from(bytes).toString()).toBe("12");
    expect(named).toEqual({
      name: "bieu.xlsx",
      mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    });
    await expect(draftFileBytes(at.db, annex + 1)).rejects.toThrow("not there any more");
  });
});

describe("a release", () => {
  const parts = [
    { sections: ["s1"], at: "2026-12-05", inclusive: false },
    { sections: ["s2"], at: "2026-12-20", inclusive: true },
  ];

  it("freezes the text word for word, with the hash of exactly that", async () => {
    const hanh = await person("chị Hạnh");
    const id = await make(draftOf("si-so-dau-nam", "si-so-h"));
    const forms = [{ id: "si-so-h", version: 1, part: null }];
    expect(await release(id, 1, hanh)).toEqual({ type: "released", forms });
    // Pressed twice.
    expect(await release(id, 1, hanh)).toEqual({ type: "released", forms });
    const [row] = await at.sql`select * from form where form_id = 'si-so-h'`;
    const source = String(row?.source);
    expect(row?.sha256).toBe(createHash("sha256").update(source).digest("hex"));
    expect(JSON.parse(source)).toMatchObject({ id: "si-so-h", version: 1, language: 2 });
    expect(row).toMatchObject({ released_by: String(hanh), draft_id: String(id), draft_version: 1 });
    expect((await loadForm(at.db, "si-so-h", 1)).title).toBe("BIỂU THỐNG KÊ HỌC SINH ĐẦU NĂM HỌC");
    expect(await draftAt(at.db, id)).toMatchObject({ state: "released", formId: "si-so-h" });
  });

  it("is of the version that was looked at, of nothing that is no form, and of a draft that is there", async () => {
    const body = draftOf("si-so-dau-nam", "si-so-i");
    const id = await make(body);
    await save(id, 1, { ...body, form: { ...body.form, sections: [] } }, await person("anh Phong"));
    expect(await release(id, 1)).toEqual({
      type: "meanwhile",
      saved: { version: 2, by: "anh Phong", at: later, file: "bieu-mau.xlsx" },
    });
    expect(await release(id, 2)).toMatchObject({
      type: "not-ready",
      problems: [expect.stringMatching(/^sections/u)],
    });
    expect(await release(id + 1, 1)).toEqual({ type: "no-draft" });
    expect(await at.sql`select 1 from form`).toEqual([]);
    expect((await draftAt(at.db, id))?.state).toBe("draft");
  });

  it("names what the linter finds", async () => {
    const body = draftOf("ke-hoach-thuc-hien", "ke-hoach-i");
    const id = await make({
      ...body,
      form: { ...body.form, highlights: [{ label: "A", parts: [{ place: "b9/x/y", noun: "lớp" }] }] },
    });
    expect(await release(id, 1)).toEqual({
      type: "not-ready",
      problems: ["the key total “A” names b9/x/y, where no number stands"],
    });
  });

  it("of what was corrected is the form's next version, and the one before is superseded", async () => {
    const body = draftOf("si-so-dau-nam", "si-so-k");
    const id = await make(body);
    await release(id, 1);
    await save(id, 1, entitled(body, "SĨ SỐ (ĐÍNH CHÍNH)"));
    expect((await draftAt(at.db, id))?.state).toBe("draft");
    expect(await release(id, 2)).toMatchObject({ forms: [{ id: "si-so-k", version: 2 }] });
    const listed = (await listForms(at.db)).find((one) => one.id === "si-so-k");
    expect(listed).toMatchObject({
      title: "SĨ SỐ (ĐÍNH CHÍNH)",
      versions: [
        { version: 2, state: "released", draftId: id, releasedAt: later, open: 0 },
        { version: 1, state: "superseded" },
      ],
    });
    expect((await loadForm(at.db, "si-so-k", 1)).title).toBe("BIỂU THỐNG KÊ HỌC SINH ĐẦU NĂM HỌC");
  });

  it("takes no other form's name: of a draft, of a form that ships", async () => {
    for (const wanted of ["si-so-l", "si-so-l-2", "si-so-l-3"]) {
      const id = await make(draftOf("si-so-dau-nam", "si-so-l"));
      expect(await release(id, 1)).toMatchObject({ forms: [{ id: wanted, version: 1 }] });
    }
    const like = await make(draftOf("si-so-dau-nam", "tuan-le-htsd-2022"));
    expect(await release(like, 1)).toMatchObject({ forms: [{ id: "tuan-le-htsd-2022-2", version: 1 }] });
    const next = await make(draftOf("si-so-dau-nam", "gi-do"), null, "tuan-le-htsd-2022");
    expect(await release(next, 1)).toMatchObject({ forms: [{ id: "tuan-le-htsd-2022", version: 5 }] });
  });

  it("of two in the same moment gives each a name", async () => {
    const both = [
      await make(draftOf("si-so-dau-nam", "si-so-m")),
      await make(draftOf("si-so-dau-nam", "si-so-m")),
    ];
    const done = await Promise.all(both.map((id) => release(id, 1)));
    const ids = done.flatMap((one) => (one.type === "released" ? one.forms.map(({ id }) => id) : []));
    expect(ids.sort()).toEqual(["si-so-m", "si-so-m-2"]);
  });

  it("with several deadlines gives each a form of its sections, with the checks that hold there", async () => {
    const body = draftOf("ke-hoach-thuc-hien", "ke-hoach-n", { deadlines: parts });
    const id = await make(body);
    expect(await release(id, 1)).toEqual({
      type: "released",
      forms: [
        { id: "ke-hoach-n", version: 1, part: 1 },
        { id: "ke-hoach-n-2", version: 1, part: 2 },
      ],
    });
    const [one, other] = [await loadForm(at.db, "ke-hoach-n", 1), await loadForm(at.db, "ke-hoach-n-2", 1)];
    expect(one.sections.map((section) => section.id)).toEqual(["s1"]);
    expect(one.checks).toEqual([]);
    expect(one.highlights.map(({ label }) => label)).toEqual(["Tuyển mới"]);
    expect(other.sections.map((section) => section.id)).toEqual(["s2"]);
    expect(other.checks.map((check) => check.id)).toEqual(["P1"]);
    expect(other.highlights).toEqual([]);
    // Corrected, each part goes on under its own name.
    await save(id, 1, entitled(body, "Đính chính"));
    expect(await release(id, 2)).toMatchObject({
      forms: [
        { id: "ke-hoach-n", version: 2, part: 1 },
        { id: "ke-hoach-n-2", version: 2, part: 2 },
      ],
    });
  });

  it("with several deadlines leaves nothing out: one that names no section has the rest", async () => {
    const [, second] = parts;
    const all = [{ sections: [], at: "2026-12-05", inclusive: false }, ...(second ? [second] : [])];
    const id = await make(draftOf("ke-hoach-thuc-hien", "ke-hoach-o", { deadlines: all }));
    await release(id, 1);
    expect((await loadForm(at.db, "ke-hoach-o", 1)).sections.map((one) => one.id)).toEqual(["s1"]);
    const none = [second, second].flatMap((one) => one ?? []);
    const other = await make(draftOf("ke-hoach-thuc-hien", "ke-hoach-p", { deadlines: none }));
    expect(await release(other, 1)).toEqual({
      type: "not-ready",
      problems: ["section s1 is of none of the deadlines"],
    });
  });
});

it("lists the forms that ship beside the officers', the newest version first", async () => {
  await release(await make(draftOf("si-so-dau-nam", "si-so-q")), 1);
  const forms = await listForms(at.db);
  expect(forms.map(({ id }) => id)).toEqual(["si-so-q", "tuan-le-htsd-2022"]);
  expect(forms[1]?.versions.map(({ version, state }) => [version, state])).toEqual([
    [4, "released"],
    [3, "superseded"],
    [2, "superseded"],
    [1, "superseded"],
  ]);
  expect(forms[1]?.versions[0]).toMatchObject({ releasedAt: null, releasedBy: null, draftId: null, open: 0 });
});
