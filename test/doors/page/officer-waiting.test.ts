// What waits, on the officer's page: counted on the overview, opened and decided in its room as in the chat.
import { expect, it } from "vitest";
import { officerDesk } from "../../support/browser/officer-desk.ts";
import { wordsOf } from "../../support/browser/officer-door.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";

const now = new Date("2022-10-14T09:00:00+07:00");
const sealed = { at: new Date("2022-10-13T20:00:00+07:00") };
const desk = officerDesk(now, {
  units: castWith({
    "THPT-01": { answers: fullAnswers("thpt"), sealed },
    "THPT-02": {
      answers: fullAnswers("thpt"),
      sealed: { ...sealed, missing: 2, missingReason: "chưa có số" },
    },
  }),
});
const room = "/officer/waiting";

/** The arguments that the button of this label posts. */
function button(html: string, label: string): { name: string; args: string } {
  const form = html.split("<form").find((part) => part.includes(`>${label}<`)) ?? "";
  const value = (field: string) => new RegExp(`name="${field}" value="([^"]*)"`, "u").exec(form)?.[1] ?? "";
  return { name: value("name"), args: value("args") };
}

const state = async (code: string) => {
  const [row] = await desk.database.sql`
    select state from report join node on node.id = node_id where code = ${code}`;
  return row?.state;
};

it("counts on the overview, opens a report and accepts it", async () => {
  const hanh = await desk.officer("hạnh");
  expect(wordsOf((await hanh.get("/officer")).text)).toContain("Chờ xử lý: 2 việc.");
  const list = (await hanh.get(room)).text;
  expect(wordsOf(list)).toContain("CHỜ XỬ LÝ: 2 việc");
  const one = (await hanh.post(room, button(list, "1. Có số cần xem"))).text;
  expect(wordsOf(one)).toContain("Nộp thiếu 2 mục. Lý do: chưa có số");
  await hanh.post(room, button(one, "Tiếp nhận"));
  expect(await state("THPT-02")).toBe("accepted");
});

it("accepts the rest together after asking, and takes that back", async () => {
  const hanh = await desk.officer("hạnh hai");
  const asked = (await hanh.post(room, button((await hanh.get(room)).text, "Tiếp nhận hết"))).text;
  expect(await state("THPT-01")).toBe("submitted");
  const done = (await hanh.post(room, button(asked, "Tiếp nhận 1 báo cáo"))).text;
  expect(await state("THPT-01")).toBe("accepted");
  await hanh.post(room, button(done, "Hoàn tác"));
  expect(await state("THPT-01")).toBe("submitted");
});

it("returns a report with a reason that is asked there", async () => {
  const hanh = await desk.officer("hạnh ba");
  const one = (await hanh.post(room, button((await hanh.get(room)).text, "1. Báo cáo mới"))).text;
  const asks = (await hanh.post(room, button(one, "Trả lại"))).text;
  const reason = (await hanh.post(room, { ...button(asks, "Gửi"), text: "xem lại mục 4.3" })).text;
  await hanh.post(room, button(reason, "Gửi trả lại"));
  expect(await state("THPT-01")).toBe("returned");
});

it("refuses what is no command of a page, and shows nothing of another's", async () => {
  const hanh = await desk.officer("hạnh tư");
  expect((await hanh.post(room, { name: "enter", args: "THPT-01" })).status).toBe(422);
  const thu = desk.world.chat("thu");
  await thu.join("PGD-CL", "officer");
  const page = await desk.signedIn(thu);
  expect(wordsOf((await page.get(room)).text)).toContain("không có việc nào chờ xử lý");
});
