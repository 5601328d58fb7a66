// A dispatch dropped on the officer's page: what is read of it, its questions, two officers at once, its release, and what is refused whole.
import { beforeAll, describe, expect, it } from "vitest";
import { dispatch, officerDesk } from "../../support/browser/officer-desk.ts";
import { OfficerBrowser, openOfficerDoor, pathIn, wordsOf } from "../../support/browser/officer-door.ts";

const first = "1-ma-tran-hoc-sinh.docx";
const second = "2-danh-sach-cot-can.docx";
/** Where a dispatch that was dropped before becomes another draft. */
const anew = "/officer/forms?anew=yes";
const desk = officerDesk(new Date("2026-11-20T08:00:00+07:00"));
const count = (table: string) => desk.count(table);
let hanh: OfficerBrowser;
let lan: OfficerBrowser;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
  lan = await desk.officer("lan");
});

/** The names and values of the radio buttons of a page, question by question. */
function choicesIn(html: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, name = "", value = ""] of html.matchAll(
    /<input type="radio" name="([^"]+)" value="([^"]*)"/g,
  ))
    found.set(name, [...(found.get(name) ?? []), value]);
  return found;
}

describe("a dispatch that is dropped", () => {
  it("becomes a draft: what was read stands beside the dispatch's sentences, each table as it will print", async () => {
    const page = await hanh.postOn(anew, { file: dispatch(first) });
    expect(page.at).toMatch(/^\/officer\/drafts\/\d+$/);
    const words = wordsOf(page.text);
    expect(words).toContain(
      "Đã đọc công văn “báo cáo số liệu học sinh và việc bố trí lớp đầu năm học 2026-2027”.",
    );
    expect(words).toContain("bà Phan Thu Hà, 0900 000 001");
    expect(words).toContain("Phòng Kế hoạch - Tài chính");
    expect(words).toMatch(/Trong công văn: [^.]*25\/11\/2026/);
    expect(page.text).toMatch(/<th colspan="\d+"/);
    // The head of the section is the table's title: it is not said again below.
    expect(page.text.match(/<h[23][^>]*>[^<]*THỐNG KÊ LỚP, HỌC SINH/g)).toHaveLength(1);
    expect(words).toContain("Không có lỗi: chạy thử và phát hành được.");
  });

  it("asks its questions in place, keeps each answer as a version, and leaves what is left", async () => {
    const page = await hanh.postOn(anew, { file: dispatch(first) });
    const asked = choicesIn(page.text);
    expect(asked.size).toBeGreaterThan(0);
    expect(asked.size).toBeLessThanOrEqual(8);
    const [name = "", values = []] = [...asked][0] ?? [];
    // The proposed answer first, "left" last and chosen.
    expect(values.at(-1)).toBe("");
    expect(page.text).toContain(`name="${name}" value="" checked`);
    const answered = await hanh.postOn(`${page.at}/answers`, { version: "1", [name]: values[0] ?? "" });
    expect(answered.at).toBe(`${page.at}?done=answers`);
    expect(answered.text).toContain(`name="${name}" value="${values[0]}" checked`);
    // One less is left to decide.
    const left = (text: string) => Number(/Còn (\d+) chỗ cần/.exec(wordsOf(text))?.[1] ?? 0);
    expect(left(answered.text)).toBe(left(page.text) - 1);
    expect(wordsOf(answered.text)).toMatch(/bản 2, hạnh lưu lúc 08:00 ngày 20\/11\/2026/);
    // Taken back, it is open again.
    const back = await hanh.postOn(`${page.at}/answers`, { version: "2", [name]: "" });
    expect(back.text).toContain(`name="${name}" value="" checked`);
  });

  it("is read where pages are not answered: others go on while one takes long", async () => {
    const handed: number[] = [];
    const waits: (() => void)[] = [];
    const http = openOfficerDoor(desk.world.app, {
      findInDispatch: ({ files }) => {
        handed.push(files.length);
        return new Promise((resolve) =>
          waits.push(() => resolve({ type: "unreadable", why: { type: "too-much", what: "time" } })),
        );
      },
    });
    const [minh, tu] = [new OfficerBrowser(http), new OfficerBrowser(http)];
    for (const [browser, name] of [
      [minh, "minh"],
      [tu, "tú"],
    ] as const) {
      const chat = desk.world.chat(name);
      await chat.join("SO", "officer");
      await browser.post(pathIn(await chat.say("/page")));
    }
    const dropped = minh.post("/officer/forms", { file: dispatch(first) });
    await expect.poll(() => handed).toEqual([1]);
    expect((await tu.get("/officer/forms")).status).toBe(200);
    expect(waits).toHaveLength(1);
    const before = await count("draft");
    for (const wait of waits) wait();
    expect(wordsOf((await dropped).text)).toContain(first);
    expect(await count("draft")).toBe(before);
    http.end();
  });

  it("is kept whole with the officer's file", async () => {
    const before = await count("draft_file");
    await hanh.post(anew, { file: dispatch(first) });
    expect(await count("draft_file")).toBe(before + 1);
  });

  it("tells the second officer who saved when, and changes nothing of theirs", async () => {
    const { at, text } = await hanh.postOn(anew, { file: dispatch(first) });
    const [name = "", values = []] = [...choicesIn(text)][0] ?? [];
    const one = { version: "1", [name]: values[0] ?? "" };
    const other = { version: "1", [name]: values[1] ?? "" };
    expect((await lan.post(`${at}/answers`, one)).status).toBe(303);
    const late = await hanh.post(`${at}/answers`, other);
    expect(late.status).toBe(409);
    expect(wordsOf(late.text)).toContain("Chưa lưu: lan đã lưu bản 2 lúc 08:00 ngày 20/11/2026");
    expect(late.text).toContain(`name="${name}" value="${values[0]}" checked`);
    const released = await hanh.post(`${at}/release`, { version: "1" });
    expect(released.status).toBe(409);
    expect(wordsOf(released.text)).toContain("Chưa phát hành: lan đã lưu bản 2");
  });

  it("is released word for word, once, and named with its version", async () => {
    const { at } = await hanh.postOn(anew, { file: dispatch(first) });
    const forms = await count("form");
    const released = await hanh.postOn(`${at}/release`, { version: "1" });
    expect(wordsOf(released.text)).toMatch(/Đã phát hành: [a-z0-9-]+@1\./);
    await hanh.post(`${at}/release`, { version: "1" });
    expect(await count("form")).toBe(forms + 1);
    expect(wordsOf((await hanh.get("/officer/forms")).text)).toMatch(/-2026(-\d)?@1 · chưa dùng/);
    const [act] = await desk.database.sql`select detail from security_log order by id desc limit 1`;
    expect(act?.detail).toMatchObject({ command: "form release" });
  });
});

describe("the same dispatch dropped again", () => {
  const third = "3-ha-tang-so.docx";

  it("leads its officer to the draft it became, under another name too, and says how to make another", async () => {
    const made = await hanh.postOn("/officer/forms", { file: dispatch(third) });
    const drafts = await count("draft");
    const renamed = new File([dispatch(third)], "công văn (1).docx");
    const again = await hanh.postOn("/officer/forms", { file: renamed });
    expect(again.at).toBe(`${made.at}?done=known`);
    expect(wordsOf(again.text)).toContain("đây là bản soạn đã có");
    expect(again.text).toContain('href="/officer/forms?anew=yes"');
    expect(await count("draft")).toBe(drafts);
    const room = await hanh.get(anew);
    expect(room.text).toContain('action="/officer/forms?anew=yes"');
    const other = await hanh.postOn(anew, { file: dispatch(third) });
    expect(other.at).toMatch(/^\/officer\/drafts\/\d+$/);
    expect(other.at).not.toBe(made.at);
    // The newest of them is what a further drop leads to.
    expect((await hanh.postOn("/officer/forms", { file: dispatch(third) })).at).toBe(
      `${other.at}?done=known`,
    );
  });

  it("is another officer's own draft, and another drop with a file more", async () => {
    const drafts = await count("draft");
    expect((await lan.postOn("/officer/forms", { file: dispatch(third) })).at).not.toContain("known");
    const more = { file: [dispatch(third), new File(["%PDF-1.7 …"], "cong-van.pdf")] };
    expect((await lan.postOn("/officer/forms", more)).at).not.toContain("known");
    const turned = { file: [...more.file].reverse() };
    expect((await lan.postOn("/officer/forms", turned)).at).toContain("known");
    expect(await count("draft")).toBe(drafts + 2);
  });

  it("makes one draft of a button that was pressed twice, of a paste too", async () => {
    const html = `<p>I. HAI LẦN</p><table><tr><th>STT</th><th>Nội dung</th><th>Số lượng</th></tr>
      <tr><td>1</td><td>Số lớp</td><td></td></tr></table>`;
    for (const fields of [{ html, text: "x" }, { file: new File([dispatch(second)], "b.docx") }]) {
      const drafts = await count("draft");
      const both = await Promise.all([1, 2].map(() => lan.post("/officer/forms", fields)));
      expect(await count("draft")).toBe(drafts + 1);
      const ids = both.map(({ to }) => to?.replace("?done=known", ""));
      expect(new Set(ids).size).toBe(1);
    }
  });
});

describe("what is refused", () => {
  const text = (words: string, name = "cong-van.txt") => new File([words], name);
  const refused: readonly (readonly [string, Record<string, File | readonly File[] | string>, RegExp])[] = [
    ["nothing at all", {}, /Chưa có tệp nào\. Xin chọn công văn/],
    ["an empty file", { file: new File([], "trong.docx") }, /trong\.docx” là tệp rỗng/],
    [
      "a PDF alone",
      { file: new File(["%PDF-1.7 …"], "cv.pdf") },
      /“cv\.pdf” là PDF hoặc ảnh.*Xin thả thêm biểu kèm theo/,
    ],
    [
      "a letter that asks nothing",
      { file: text("Kính gửi các trường.\nNghỉ lễ ngày 02/9.") },
      /Không thấy đề cương hay biểu nào để hỏi/,
    ],
    [
      "a program",
      { file: new File([new Uint8Array([0x7f, 69, 76, 70, 1, 2])], "a.docx") },
      /loại tệp bot chưa biết/,
    ],
    [
      "a broken document",
      { file: new File([new Uint8Array([80, 75, 3, 4, 0, 0])], "hong.docx") },
      /hong\.docx”/,
    ],
  ];
  it.each(refused)("%s", async (_, fields, words) => {
    const drafts = await count("draft");
    const page = await hanh.post("/officer/forms", fields);
    expect(page.status).toBe(422);
    expect(wordsOf(page.text)).toMatch(words);
    expect(await count("draft")).toBe(drafts);
  });

  it("one bad file beside a good one: nothing is half taken", async () => {
    const drafts = await count("draft");
    const page = await hanh.post("/officer/forms", {
      file: [dispatch(first), new File([new Uint8Array([80, 75, 3, 4, 0, 0])], "hong.docx")],
    });
    expect(page.status).toBe(422);
    expect(await count("draft")).toBe(drafts);
  });

  it("a PDF of the dispatch beside its attachment is kept and not read", async () => {
    const page = await hanh.postOn("/officer/forms", {
      file: [new File(["%PDF-1.7 …"], "cong-van.pdf"), dispatch(first)],
    });
    expect(page.status).toBe(200);
    expect(wordsOf(page.text)).toContain("Tệp đã thả:");
    expect(wordsOf(page.text)).toContain("cong-van.pdf");
  });
});

describe("a dispatch that is odd", () => {
  const table = (title: string, rows: number) =>
    `<p><b>${title}</b></p><table><tr><th>STT</th><th>Nội dung</th><th>Số lượng</th></tr>${Array.from(
      { length: rows },
      (_, at) => `<tr><td>${at + 1}</td><td>Việc thứ ${at + 1}</td><td></td></tr>`,
    ).join("")}</table>`;
  const pasted = async (html: string) =>
    wordsOf((await hanh.postOn("/officer/forms", { html, text: "x" })).text);

  it("names no deadline and nobody: what is missing is said, and may be said when the round is opened", async () => {
    const words = await pasted(table("Biểu 1. Cơ sở vật chất", 3));
    expect(words).toContain("Hạn nộp: công văn không ghi.");
    expect(words).toContain("Kính gửi: chưa rõ loại đơn vị nào.");
    expect(words).toMatch(/Sẽ ghi khi mở đợt.*Hạn nộp/);
    expect(words).toContain("Không có lỗi: chạy thử và phát hành được.");
  });

  it("has a deadline that went by", async () => {
    const { at } = await hanh.postOn(anew, { file: dispatch(first) });
    desk.world.pass(6 * 24 * 3_600_000);
    const late = await desk.officer("bình");
    const words = wordsOf((await late.get(at)).text);
    desk.world.pass(-6 * 24 * 3_600_000);
    expect(words).toMatch(/Sẽ ghi khi mở đợt Hạn nộp/);
  });

  it("has many rows: it is taken, and the officer is told how units fill it in", async () => {
    const words = await pasted(table("Biểu 1. Thống kê", 399));
    expect(words).toContain("Biểu có 399 dòng: đơn vị nên điền bằng tệp Excel");
    expect(words).toContain("Việc thứ 399");
  });

  it("has more rows than are read: nothing is taken, rather than all but the last", async () => {
    const drafts = await count("draft");
    expect(await pasted(table("Biểu 1. Thống kê", 400))).toContain(
      "có bảng dài hơn 399 dòng nên chưa lấy gì",
    );
    expect(await count("draft")).toBe(drafts);
  });

  it("has ten tables", async () => {
    const words = await pasted(
      Array.from({ length: 10 }, (_, at) => table(`Biểu ${at + 1}. Nội dung ${at + 1}`, 2)).join(""),
    );
    expect(words).toContain("Có 10 biểu. Xin xem biểu nào chỉ để tham khảo");
  });

  it("asks a kind of unit that the register does not have", async () => {
    const page = await hanh.postOn("/officer/forms", { file: dispatch(second) });
    expect(wordsOf(page.text)).toMatch(/Danh sách đơn vị chưa có đơn vị nào là “[^”]+”/);
  });
});

describe("what is pasted", () => {
  it("makes a draft as a file does", async () => {
    const html = `<p>I. KẾT QUẢ</p><table><tr><th>STT</th><th>Nội dung</th><th>Số lượng</th></tr>
      <tr><td>1</td><td>Số lớp</td><td></td></tr><tr><td>2</td><td>Số học sinh</td><td></td></tr></table>`;
    const page = await hanh.postOn("/officer/forms", { html, text: "STT\tNội dung\tSố lượng" });
    expect(page.status).toBe(200);
    expect(wordsOf(page.text)).toContain("Số học sinh");
  });
});

it("a draft that is not there is said to be none", async () => {
  expect((await hanh.get("/officer/drafts/999999")).status).toBe(404);
});
