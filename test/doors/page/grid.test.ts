// The grid over its routes, as a browser without a script uses it: one form, one message, what is asked beside the boxes.
import { describe, expect, it } from "vitest";
import { fieldsOf, unescaped } from "../../support/browser/grid-form.ts";
import { webClient } from "../../support/browser/web-client.ts";
import { demoProgram } from "../../support/program/demo.ts";

const demo = demoProgram();

/** The chat of a school at its first group of rows, and the page that its prompt leads to. */
async function atGroup(unit: string) {
  const chat = webClient(() => demo.url);
  await chat.say({ code: await demo.code(unit, "contact") });
  await chat.say({ text: "đúng" });
  await chat.say({ text: "tiếp" });
  const prompt = await chat.say({ text: "số liệu trước" });
  expect(prompt.text).toMatch(/^\[1–7\/34\] Mục 1\./mu);
  expect(prompt.file).toMatchObject({ label: "Nhập vào bảng", method: "get" });
  const path = prompt.file?.url.replace(/#.*$/u, "") ?? "";
  const ask = (init: RequestInit = {}, at = path) =>
    fetch(`${demo.url}${at}`, { redirect: "manual", ...init, headers: { Cookie: chat.cookie() } });
  const page = async () => (await ask()).text();
  /** Posts the form as it stands with these boxes filled in, and presses a button. */
  const post = async (
    typed: Readonly<Record<string, string>>,
    button: readonly [string, string] | null = null,
  ) => {
    const form = fieldsOf(await page());
    for (const [place, said] of Object.entries(typed)) form.set(`c:n2_5/${place}`, said);
    if (button) form.set(...button);
    return ask({ method: "POST", body: form });
  };
  return { chat, path, ask, page, post };
}

/** A box of the page: its tag, and what is said beside it. */
function boxIn(html: string, place: string) {
  const at = html.indexOf(`name="c:n2_5/${place}"`);
  const tag = html.slice(html.lastIndexOf("<", at), html.indexOf(">", at));
  const [, says = ""] = new RegExp(`id="s:n2_5/${place}">(.*?)</div>`, "su").exec(html) ?? [];
  return {
    value: /value="([^"]*)"/u.exec(tag)?.[1] ?? "",
    state: /data-state="(\w+)"/u.exec(tag)?.[1],
    wrong: tag.includes("aria-invalid"),
    says,
  };
}

async function answers(unit: string) {
  const rows = await demo.sql`
    select place, value, origin from answer join node on node.id = answer.node_id
    where node.code = ${unit} order by place`;
  return Object.fromEntries(rows.map(({ place, value }) => [String(place).replace("n2_5/", ""), value]));
}

describe("the grid without a script", () => {
  it("records what is clear in silence, keeps what is not, and tells the chat when it is done", async () => {
    const { chat, page, post, ask } = await atGroup("THPT-05");
    const html = await page();
    expect(html).toContain('<th scope="row"><span id="r:n2_5/r1_1">1.1. ');
    expect(html).not.toContain("n2_5/r1_4/");
    const before = await demo.count("outbox");
    const saved = await post({
      "r1_1/count": "2",
      "r1_1/people": "73",
      "r1_2/count": "3",
      "r2/count": "khoảng 30",
      "r3/count": 'con & "mèo"',
    });
    expect(saved.status).toBe(303);
    expect(await answers("THPT-05")).toEqual({ "r1/gate": true, "r1_1/count": 2, "r1_1/people": 73 });
    expect(await demo.count("outbox")).toBe(before);
    const again = await page();
    expect(boxIn(again, "r1_1/people")).toMatchObject({ value: "73", state: "recorded", wrong: false });
    expect(boxIn(again, "r1_2/count")).toMatchObject({ value: "3", state: "typed", wrong: false });
    expect(boxIn(again, "r2/count")).toMatchObject({ value: "khoảng 30", state: "asked", wrong: true });
    expect(boxIn(again, "r2/count").says).toBe(
      '<p>Báo cáo cần số chính xác. Xin chọn hoặc gửi lại.</p><button name="pick:n2_5/r2/count" value="30 tin, bài">Ghi 30 tin, bài</button>',
    );
    expect(boxIn(again, "r3/count").says).toContain("Bot chưa hiểu “con &amp; &quot;mèo&quot;”.");
    // A choice beside the box.
    await post({}, ["pick:n2_5/r2/count", "30 tin, bài"]);
    expect(await answers("THPT-05")).toMatchObject({ "r2/count": 30 });
    const done = await post({}, ["done", "1"]);
    expect([done.status, done.headers.get("location")]).toEqual([303, "/"]);
    const told = await chat.next();
    expect(told.text).toMatch(
      /^Đã ghi trong bảng:\n1\.1: 2 lớp, 73 người\n2: 30 tin, bài\nChưa ghi, vì còn ô trống hoặc ô chưa rõ trong bảng: 1\.2, 3\.\n\n\[2–7\/34\]/u,
    );
    expect(told.file?.label).toBe("Nhập vào bảng");
    // A page that is asked for shows and does nothing.
    expect((await ask()).status).toBe(200);
    expect(await demo.count("outbox")).toBe(before + 1);
  });

  it("takes the same post once", async () => {
    const { page, ask } = await atGroup("THPT-06");
    const form = fieldsOf(await page());
    form.set("c:n2_5/r2/count", "9");
    for (let n = 0; n < 2; n++) expect((await ask({ method: "POST", body: form })).status).toBe(303);
    const [{ n } = { n: 0 }] = await demo.sql`
      select count(*)::int as n from event join node on node.id = event.node_id
      where node.code = 'THPT-06' and type = 'answered'`;
    expect(n).toBe(1);
  });

  it("asks what a check doubts beside its row, and takes it at the person's word", async () => {
    const { page, post } = await atGroup("THPT-07");
    await post({ "r1_1/count": "70", "r1_1/people": "2100" });
    expect(await answers("THPT-07")).toEqual({});
    const html = await page();
    const [, key = ""] = /name="sure:n2_5\/r1_1" value="([^"]*)"/u.exec(html) ?? [];
    expect(html).toContain("Số này có đúng không ạ?");
    expect(boxIn(html, "r1_1/count").wrong).toBe(true);
    await post({}, ["sure:n2_5/r1_1", unescaped(key)]);
    expect(await answers("THPT-07")).toMatchObject({ "r1_1/count": 70, "r1_1/people": 2100 });
    expect(await page()).not.toContain("Số này có đúng không ạ?");
  });

  it("shows both where a colleague wrote something else meanwhile", async () => {
    const [lan, minh] = [await atGroup("THPT-08"), await atGroup("THPT-08")];
    const shown = fieldsOf(await lan.page());
    await minh.post({ "r2/count": "9", "r3/count": "14" });
    shown.set("c:n2_5/r2/count", "12");
    await lan.ask({ method: "POST", body: shown });
    expect(await answers("THPT-08")).toEqual({ "r2/count": 9, "r3/count": 14 });
    const html = await lan.page();
    expect(boxIn(html, "r2/count").says).toMatch(
      /^<p>Vừa được ghi từ nơi khác: 9 tin, bài\. Thầy\/Cô gửi: 12 tin, bài\. Giữ số nào ạ\?<\/p>.*Giữ: 9 tin, bài.*Thay: 12 tin, bài/su,
    );
    // What was not touched holds what the colleague wrote.
    expect(boxIn(html, "r3/count")).toMatchObject({ value: "14", state: "recorded" });
    const [, over = ""] = /name="over:n2_5\/r2\/count" value="(\d+)"/u.exec(html) ?? [];
    await lan.post({}, ["over:n2_5/r2/count", over]);
    expect(await answers("THPT-08")).toEqual({ "r2/count": 12, "r3/count": 14 });
  });

  it("puts zeros into what is empty, where that is wanted, and counts the total", async () => {
    const { page, post } = await atGroup("THPT-10");
    await post({ "r1_1/count": "2", "r1_1/people": "73" }, ["zeros", "1"]);
    const held = await answers("THPT-10");
    expect(held).toMatchObject({ "r1_1/count": 2, "r1_2/count": 0, "r10_1/count": 0, "r8/people": 0 });
    expect(held["r11/note"]).toBeUndefined();
    const html = await page();
    expect(html).toContain('<output id="v:n2_5/r1_0/people">73</output>');
  });

  it("takes nothing once the report is submitted", async () => {
    const { chat, page, post } = await atGroup("THPT-11");
    const form = fieldsOf(await page());
    for (const text of ["nộp", "nộp thiếu", "chưa kịp làm", "đúng"]) await chat.say({ text });
    const html = await page();
    expect(html).toContain("Báo cáo đã nộp.");
    expect(html).not.toContain('name="done"');
    form.set("c:n2_5/r2/count", "9");
    expect((await post({ "r2/count": "9" })).status).not.toBe(500);
    expect(await answers("THPT-11")).toEqual({});
  });

  it.each([
    ["no form of ours", "a=b"],
    ["a revision that is no number", "id=aaaaaaaaaa&rev=x"],
    ["an id that could be another's", "id=a/b&rev=1"],
  ])("refuses %s", async (_name, body) => {
    const { ask } = await atGroup("THPT-12");
    const answer = await ask({ method: "POST", body: new URLSearchParams(body) });
    expect(answer.status).toBe(400);
    expect(await answers("THPT-12")).toEqual({});
  });
});
