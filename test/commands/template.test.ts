// The form's own file in the chat: /export gives it with the totals, /template with one unit's report; where it cannot be
// filled the workbook built from the form comes instead, and the officer reads why.
import { expect, it } from "vitest";
import type { Form } from "../../src/form/form.ts";
import { openWorld } from "../support/chat/world.ts";
import { zipOf } from "../support/files/zip-of.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { firstReport, ownFile, ownFileForm, renamed } from "../support/template/own-file-form.ts";
import { partsIn } from "../support/template/parts.ts";

const now = new Date("2022-10-14T16:40:00+07:00");
const sealed = { at: new Date("2022-10-11T09:00:00+07:00") };
const profiles = Object.fromEntries(
  ["phong_gddt", "tt_gdnn_gdtx", "thpt", "dac_thu"].map((kind) => [kind, "truong"]),
);
const at = fileDatabase();

async function open(
  given: { form?: Form; template?: Uint8Array; changes?: Parameters<typeof castWith>[0] } = {},
) {
  const seeded = await seedRound(at.db, {
    form: given.form ?? ownFileForm,
    settings: { profiles },
    units: castWith(given.changes ?? { "THPT-01": { answers: firstReport, sealed } }),
    ...(given.template ? { template: given.template } : {}),
  });
  const world = openWorld(at.db, now);
  const officer = world.chat("hanh");
  await officer.join("SO", "officer");
  return { seeded, world, officer };
}

/** The file with one more part, of this type. */
async function withPart(name: string, type: string): Promise<Uint8Array> {
  const parts = await partsIn(ownFile);
  const types = String(parts.get("[Content_Types].xml"));
  const said = `<Override PartName="/${name}" ContentType="${type}"/></Types>`;
  return zipOf({
    ...Object.fromEntries(parts),
    "[Content_Types].xml": types.replace("</Types>", said),
    [name]: "…",
  });
}

const totals = "Tệp tổng hợp đến 16:40 ngày 14/10/2022: 1/4 đơn vị đã nộp.";

it("gives the totals in the form's own file, and the whole workbook at one more word", async () => {
  const { seeded, officer } = await open({ template: ownFile });
  const reply = await officer.say("/export");
  expect(reply.text).toBe(`${totals}\nĐây là tệp biểu mẫu của công văn, đã điền số tổng hợp.`);
  const { roundId } = seeded;
  const personId = expect.any(Number);
  expect(reply.document).toEqual({ type: "filled-totals", roundId, personId });
  const whole = await officer.say("bảng chi tiết");
  expect(whole.text).toBe(totals);
  expect(whole.document).toEqual({ type: "workbook", roundId, personId });
  await officer.say("/export");
  expect((await officer.press("Bảng chi tiết")).document).toMatchObject({ type: "workbook" });
});

it("gives the workbook built from the form where it has no file of its own", async () => {
  const { officer } = await open({ form: renamed("khong-co-tep") });
  const reply = await officer.say("/export");
  expect(reply.text).toBe(totals);
  expect(reply.document).toMatchObject({ type: "workbook" });
  expect(reply.choices.map(({ label }) => label)).not.toContain("Bảng chi tiết");
});

it("says why the file could not be filled, and gives the workbook", async () => {
  const macros = await withPart("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject");
  const { officer, seeded } = await open({ form: renamed("co-macro"), template: macros });
  const why = "Chưa điền được vào tệp biểu mẫu của công văn: tệp có macro. Số liệu nằm trong tệp do bot lập.";
  const reply = await officer.say("/export");
  expect(reply.text).toBe(`${totals}\n${why}`);
  expect(reply.document).toMatchObject({ type: "workbook" });
  const unit = await officer.say("/template THPT-01");
  expect(unit.text).toBe(`Biểu của ${seeded.node("THPT-01").name}.\n${why}`);
});

it("says when the lines of all units find no room in the file", async () => {
  const lines = (at: number) =>
    Object.fromEntries([...[1, 2, 3].map((line) => [`ds/l${at}_${line}/so`, line]), ["ds/lines", 3]]);
  const { officer } = await open({
    template: ownFile,
    changes: { "THPT-01": { answers: lines(1), sealed }, "TT-GT": { answers: lines(2), sealed } },
  });
  const reply = await officer.say("/export");
  expect(reply.text).toContain("trang tính “Danh sách” có chỗ cho 4 dòng, cần 6 dòng.");
  expect(reply.document).toMatchObject({ type: "workbook" });
});

it("names the cells that cannot be filled, some of many", async () => {
  const form = { ...structuredClone(ownFileForm), id: "sai-vi-tri" };
  const place = form.sections[0]?.items[0]?.table?.printed?.at;
  if (!place) throw new Error("no places");
  Object.assign(place, { unit: "B4", rows: { th: 10, thcs: 10, cong: 12 } });
  const { officer } = await open({ form, template: ownFile });
  expect((await officer.say("/export")).text).toBe(
    `${totals}\nChưa điền được vào tệp biểu mẫu của công văn: ${[
      "ô C10 của trang tính “Biểu 01” được khai cho hai số liệu",
      "ô D10 của trang tính “Biểu 01” được khai cho hai số liệu",
      "ô E10 của trang tính “Biểu 01” được khai cho hai số liệu",
      "ô F10 của trang tính “Biểu 01” được khai cho hai số liệu",
      "và 3 chỗ khác",
    ].join("; ")}. Số liệu nằm trong tệp do bot lập.`,
  );
});

it("gives a unit its own report in the file, and an officer any unit's in the subtree", async () => {
  const { seeded, officer, world } = await open({ template: ownFile });
  const node = seeded.node("THPT-01");
  const contact = world.chat("lan");
  await contact.join("THPT-01", "contact");
  for (const said of ["/template", "biểu mẫu", "/bieu_mau"]) {
    const reply = await contact.say(said);
    expect(reply.text).toBe(`Tệp biểu mẫu của công văn, đã điền số liệu của ${node.name}.`);
    expect(reply.document).toEqual({ type: "filled-unit", nodeId: node.id });
  }
  // The argument is an officer's.
  expect((await contact.say("/template PGD-CL")).document).toBeNull();
  expect((await officer.say("/template")).text).toBe("Xin gửi mã đơn vị cần lấy biểu mẫu.");
  expect((await officer.say("THPT-01")).document).toEqual({ type: "filled-unit", nodeId: node.id });
  expect((await officer.say("/template XX-99")).document).toBeNull();
});
