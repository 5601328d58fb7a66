// Lists on the grid's page, over its routes and without a script: forty lines in one post, what waits beside its box, lines
// taken out, old pages, and the list closed as the chat closes it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldsOf, linesIn, offered } from "../../support/browser/grid-form.ts";
import { type WebClient, webClient } from "../../support/browser/web-client.ts";
import { testForm } from "../../support/forms/forms.ts";
import { type Running, startInProcess } from "../../support/program/in-process.ts";
import { codeFor } from "../../support/round/join-code.ts";
import { openTwoSchools } from "../../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const now = new Date("2022-10-10T10:00:00+07:00");

/** A program over two schools that are asked this form. */
function over(form: string) {
  const at: { database: TestDatabase | null; running: Running | null } = { database: null, running: null };
  const there = <T>(one: T | null): T => {
    if (one === null) throw new Error("not opened yet");
    return one;
  };
  beforeAll(async () => {
    at.database = await openTestDatabase();
    await openTwoSchools(at.database.db, testForm(form), "Đợt thử", now);
    at.running = await startInProcess(at.database, {}, () => now);
  });
  afterAll(async () => {
    await at.running?.stop();
    await at.database?.close();
  });
  return {
    sql: () => there(at.database).sql,
    logged: () => there(at.running).logged,
    /** A chat that has just joined and says these. */
    async joined(code: string, ...texts: readonly string[]) {
      const { db } = there(at.database);
      const chat = webClient(() => there(at.running).program.address);
      await chat.say({ code: await codeFor(db, code, "contact", now) });
      await chat.say({ text: "đúng" });
      let said = await chat.say({ text: "tiếp" });
      for (const text of texts) said = await chat.say({ text });
      return { chat, said, grid: gridOf(chat, there(at.running).program.address, said.file?.url ?? "") };
    },
  };
}

/** The page to which a prompt leads. */
function gridOf(chat: WebClient, address: string, url: string) {
  const path = url.replace(/#.*$/u, "");
  const ask = (to = path, init: RequestInit = {}) =>
    fetch(new URL(to, address), { redirect: "manual", ...init, headers: { Cookie: chat.cookie() } });
  const page = async (to = path) => (await ask(to)).text();
  /** Posts the form of a page with these boxes filled in and a button pressed, and gives what is shown then. */
  const post = async (html: string, typed: Readonly<Record<string, string>>, button = "") => {
    const form = fieldsOf(html);
    for (const [place, said] of Object.entries(typed)) form.set(`c:${place}`, said);
    if (button !== "") form.set(button, "1");
    const answer = await ask(path, { method: "POST", body: form });
    expect(answer.status).toBe(303);
    return answer.headers.get("location") ?? "";
  };
  const save = async (typed: Readonly<Record<string, string>>, button = "") =>
    page(await post(await page(), typed, button));
  const paste = async (fields: Readonly<Record<string, string>>) =>
    (await ask(`${path}/paste`, { method: "POST", body: new URLSearchParams(fields) })).json();
  return { ask, page, post, save, paste };
}

const textIn = (html: string, id: string) => new RegExp(`id="${id}">([^<]*)<`, "u").exec(html)?.[1];
const endOf = (html: string, list: string) =>
  [
    ...(new RegExp(`<tr id="${list}" class="lines-end".*?</tr>`, "su").exec(html)?.[0] ?? "").matchAll(
      /<(p|button)[^>]*>([^<]*)</gu,
    ),
  ].map(([, , said]) => said);

describe("a list of forty machines", () => {
  const round = over("kiem-ke-thiet-bi");
  const numbers = Array.from({ length: 40 }, (_, at) => at + 1);
  /** The n-th machine: 2 n in the books, one less there, n thousand đồng each. */
  const machine = (line: string, n: number) => ({
    [`${line}/ten`]: `Máy số ${n}`,
    [`${line}/nam`]: "2019",
    [`${line}/so`]: String(2 * n),
    [`${line}/thuc`]: String(2 * n - 1),
    [`${line}/gia`]: String(n),
  });

  it("is filled in one post, told once, closed in the chat or by its button, sealed and added up", async () => {
    for (const code of ["T1", "T2"]) {
      const { chat, said, grid } = await round.joined(code, "Đã kiểm kê toàn bộ phòng máy.");
      expect(said.text).toMatch(/Mục I\.2\. .*nhiều nhất 40 thiết bị|từ 1 đến 40 thiết bị/u);
      expect(said.file?.label).toBe("Nhập vào bảng");
      const empty = await grid.page();
      expect(linesIn(empty, "ds").map(([, state]) => state)).toEqual(Array(5).fill("empty"));
      expect(endOf(empty, "ds")).toEqual([
        "Danh sách cần từ 1 đến 40 thiết bị.",
        "Danh sách cần ít nhất 1 thiết bị, hiện chưa có.",
        "Xong danh sách",
      ]);
      const typed = Object.assign({}, ...numbers.map((n) => machine(offered(empty, "ds", n - 1), n)));
      const full = await grid.save(typed);
      expect(linesIn(full, "ds").map(([, state]) => state)).toEqual(Array(40).fill("standing"));
      expect(textIn(full, "progress")).toBe("Đã ghi 40 thiết bị");
      const third = offered(empty, "ds", 2);
      expect(textIn(full, `v:${third}/lech`)).toBe("-1");
      // Five of three thousand đồng each, in thousands as its head says.
      expect(textIn(full, `v:${third}/tien`)).toBe("15");
      expect(textIn(full, "v:ds/so")).toBe("1.640");
      expect(textIn(full, "v:ds/lech")).toBe("-40");
      // The squares up to 40 are 22.140: twice them less the numbers, which are 820.
      expect(textIn(full, "v:ds/tien")).toBe("43.460");
      expect(full).toContain(`id="b:${third}/gia" name="c:${third}/gia" data-state="recorded"`);
      expect(fieldsOf(full).get(`c:${third}/gia`)).toBe("3");

      const told =
        /^Đã ghi trong bảng:\nI\.2: 40 thiết bị; tổng cộng theo sổ 1\.640; tổng cộng thực tế 1\.600/u;
      if (code === "T1") {
        expect(await grid.post(full, {}, "done")).toBe("/");
        expect((await chat.next()).text).toMatch(told);
        expect((await chat.say({ text: "xong" })).text).toContain("Đã ghi xong danh sách: 40 thiết bị");
      } else {
        const closed = await grid.save({}, "close:ds");
        expect(endOf(closed, "ds")[0]).toBe("Đã xong danh sách: 40 thiết bị.");
        await grid.post(closed, {}, "done");
        expect((await chat.next()).text).toMatch(told);
      }
      for (const text of ["nộp", "đúng"]) await chat.say({ text });
    }
    const sums = await round.sql()`
      select place, sum(value)::text as sum from figure where place like 'ds/%' and place not like 'ds/l%\\_%' group by 1`;
    expect(Object.fromEntries(sums.map(({ place, sum }) => [place, Number(sum)]))).toMatchObject({
      "ds/lines": 80,
      "ds/so": 3280,
      "ds/thuc": 3200,
      "ds/lech": -80,
      "ds/tien": 86_920_000,
    });
    // Forty lines are more than a chat is good for: the way to the table stands before what is asked.
    const ways = await round.sql()`
      select distinct body -> 'document' ->> 'row' as row, body -> 'document' ->> 'first' as first from outbox
      where body -> 'document' ->> 'type' = 'grid'`;
    expect(ways).toEqual([{ row: "ds", first: "true" }]);
    expect(round.logged()).toEqual([]);
  });
});

describe("a list of machines that are kept by people", () => {
  const round = over("kiem-ke");
  const machine = (line: string, ten: string, more: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      Object.entries({
        ten,
        ma: "12345678",
        so: "5",
        thuc: "4",
        gia: "12.500",
        tt: "Còn tốt",
        nguoi: "Lê Văn Hòa",
        ...more,
      }).map(([column, said]) => [`${line}/${column}`, said]),
    );

  it("records each line once all of it is clear, and asks beside the box that is not", async () => {
    const { grid } = await round.joined("T1");
    const empty = await grid.page();
    const [first, second] = [offered(empty, "tb", 0), offered(empty, "tb", 1)];
    const half = await grid.save({
      ...machine(first, "Máy chiếu"),
      ...machine(second, "Máy in", { so: "khoảng 3", tt: "hỏng" }),
    });
    expect(linesIn(half, "tb").slice(0, 3)).toEqual([
      [first, "standing"],
      [second, "begun"],
      [linesIn(half, "tb")[2]?.[0], "empty"],
    ]);
    expect(half).toContain(`name="c:${second}/so" data-state="asked"`);
    expect(half).toContain(
      `<div class="says" id="s:${second}/so"><p>Báo cáo cần số chính xác. Xin chọn hoặc gửi lại.</p><button name="pick:${second}/so" value="3 cái">Ghi 3 cái</button>`,
    );
    // Whoever fills the list in sees whole what the chat masks.
    expect(fieldsOf(half).get(`c:${first}/nguoi`)).toBe("Lê Văn Hòa");
    // Under "nghìn đồng" an amount stands as it is typed there: what comes back unchanged is the same amount.
    expect(fieldsOf(half).get(`c:${first}/gia`)).toBe("12500");
    expect(endOf(half, "tb")).toEqual([
      "Đã ghi 1 thiết bị, danh sách chưa xong.",
      "Danh sách cần từ 1 đến 200 thiết bị.",
      "Còn 1 dòng có ô trống hoặc ô chưa rõ.",
      "Xong danh sách",
    ]);
    // A list with such a line is not closed.
    const refused = await grid.post(half, {}, "close:tb");
    expect(refused).toMatch(/\?notice=open$/u);
    expect(await grid.page(refused)).toContain(
      '<p class="problem" role="alert" id="notice">Còn 1 dòng có ô trống hoặc ô chưa rõ.</p>',
    );
    const whole = await grid.save({ [`${second}/so`]: "3", [`${second}/tt`]: "Cần sửa chữa" });
    expect(
      linesIn(whole, "tb")
        .slice(0, 2)
        .map(([, state]) => state),
    ).toEqual(["standing", "standing"]);
    expect(endOf(await grid.save({}, "close:tb"), "tb")).toEqual(["Đã xong danh sách: 2 thiết bị."]);
  });

  it("takes a line out, and no old page brings it back or writes over what another wrote", async () => {
    const [{ grid: lan }, { grid: minh }] = [await round.joined("T2"), await round.joined("T2")];
    const empty = await lan.page();
    const [first, second] = [offered(empty, "tb", 0), offered(empty, "tb", 1)];
    const old = await lan.save({ ...machine(first, "Máy chiếu"), ...machine(second, "Máy in") });
    await minh.save({ [`${first}/so`]: "6" }, `drop:${second}`);
    // The old page comes back whole: with a box of the line that is gone changed, and the other line as it was.
    const told = await lan.post(old, { [`${second}/so`]: "7" });
    expect(told).toMatch(/\?notice=gone$/u);
    const shown = await lan.page(told);
    expect(shown).toContain("những gì vừa nhập vào dòng đó không được ghi");
    expect(linesIn(shown, "tb").map(([, state]) => state)).toEqual(["standing", ...Array(5).fill("empty")]);
    expect(shown).toContain("Vừa được ghi từ nơi khác: 6 cái.");
    const held = await round.sql()`select place, value from answer where place like 'tb/%/so'`;
    expect(held.map(({ place, value }) => [place, value])).toContainEqual([`${first}/so`, 6]);
    expect(held.map(({ place }) => place)).not.toContain(`${second}/so`);
    // Nor is a line taken out by who has not seen what stands there.
    const kept = await lan.post(old, {}, `drop:${first}`);
    expect(kept).toMatch(/\?notice=kept$/u);
    expect(await lan.page(kept)).toContain("Dòng vừa được sửa ở nơi khác nên chưa xóa.");
    expect(linesIn(await lan.save({}, `drop:${first}`), "tb")[0]?.[1]).toBe("empty");
  });

  it("gives back what was pasted as its lines, by the titles above them", async () => {
    const { grid } = await round.joined("T2");
    const line = offered(await grid.page(), "tb", 0);
    const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>
      <tr><td colspan=6>BẢNG KIỂM KÊ THIẾT BỊ</td></tr>
      <tr><td>TT</td><td>Tên thiết bị</td><td>Đơn giá (nghìn đồng)</td><td>Thực tế</td><td>Sổ sách</td><td>Ghi chú</td></tr>
      <tr><td x:num>1</td><td>Máy chiếu</td><td x:num="12500">12,500</td><td x:num>4</td><td x:num>5</td><td></td></tr>
      <tr><td x:num>2</td><td>Máy in</td><td x:num="4200.5">4,200.5</td><td x:num>2</td><td x:num>3</td><td>mới</td></tr>
      <tr><td></td><td>Tổng cộng</td><td></td><td x:num>6</td><td x:num>8</td><td></td></tr>
      </table></body></html>`;
    expect(await grid.paste({ html, text: "", place: `${line}/ten` })).toEqual({
      lines: [
        { ten: "Máy chiếu", gia: "12500", thuc: "4", so: "5" },
        { ten: "Máy in", gia: "4200,5", thuc: "2", so: "3" },
      ],
      outside: 1,
    });
    // A box of no list gets the cells as they lie.
    expect(await grid.paste({ html: "", text: 'a\t"b\nc"\n\nd\n', place: "tb/lines" })).toEqual({
      rows: [["a", "b\nc"], [""], ["d"]],
    });
  });
});

describe("rows of the unit's own", () => {
  const round = over("nam-truoc-nam-nay");

  it("have boxes beneath their row, in the columns that it has", async () => {
    const { grid } = await round.joined("T1");
    const empty = await grid.page();
    const line = offered(empty, "ss/khac", 0);
    expect(linesIn(empty, "ss/khac")).toHaveLength(5);
    expect(empty).not.toContain(`c:${line}/nay`);
    const taken = await grid.save({
      "ss/hs/truoc": "400",
      "ss/hs/nay": "420",
      [`${line}/ten`]: "Câu lạc bộ",
      [`${line}/sl`]: "20",
    });
    expect(textIn(taken, "v:ss/hs/tang")).toBe("20");
    expect(linesIn(taken, "ss/khac").map(([, state]) => state)).toEqual([
      "standing",
      ...Array(4).fill("empty"),
    ]);
    expect(textIn(taken, "v:ss/khac/sl")).toBe("20");
    expect(endOf(await grid.save({}, "close:ss/khac"), "ss/khac")).toEqual([
      "Đã xong danh sách: 1 nội dung.",
    ]);
  });
});
