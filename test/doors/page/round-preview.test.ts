// A round passed on before it opens: what its link shows to whoever holds it, that it names nobody, and when it shows nothing.
import { beforeAll, describe, expect, it } from "vitest";
import { dispatch, officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";

const desk = officerDesk(new Date("2026-11-20T08:00:00+07:00"));
let hanh: OfficerBrowser;
let form: string;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
  const { at } = await hanh.postOn("/officer/forms", { file: dispatch("1-ma-tran-hoc-sinh.docx") });
  const { text } = await hanh.postOn(`${at}/release`, { version: "1" });
  form = /href="(\/officer\/forms\/[a-z0-9-]+\/open)"/.exec(text)?.[1] ?? "";
});

const wish = {
  title: "Số liệu học sinh",
  short: "Học sinh",
  number: "1234/SGDĐT-KHTC",
  date: "2026-11-25",
  time: "17:00",
  counts: "yes",
  kind: ["thpt", "tt_gdnn_gdtx"],
  except: "",
  rung: ["D-7", "D-3", "D-1", "D@16:00", "PT3H", "D+1"],
  receiver: "Phòng Kế hoạch - Tài chính, ông Lê Văn Bảy",
  help: "bà Phan Thu Hà, 0900 000 001",
  alsoSend: "Bản ký gửi bà Hà, ha@example.vn",
};

/** The path of the link that a page shows. */
function linkIn(html: string): string {
  const found = /value="https:\/\/baocao\.example\.vn(\/x\/[\w-]+)"/.exec(html)?.[1];
  if (!found) throw new Error(`no link in:\n${wordsOf(html)}`);
  return found;
}

async function shared(changes: Record<string, string | string[]> = {}, by = hanh): Promise<string> {
  const page = await by.post(form, { ...wish, ...changes, step: "share" });
  expect(page.status).toBe(200);
  return linkIn(page.text);
}

describe("a link to a round that is being opened", () => {
  it("is made by a button of the preview, opens no round, and is written down", async () => {
    const rounds = await desk.count("round");
    const preview = await hanh.post(form, { ...wish, step: "preview" });
    expect(wordsOf(preview.text)).toContain("Gửi lãnh đạo xem trước");
    expect(preview.text).not.toContain("/x/");
    const page = await hanh.post(form, { ...wish, step: "share" });
    expect(wordsOf(page.text)).toContain("mở được đến 08:00 ngày 27/11/2026");
    // What was filled in stands there still: the round is opened from the same page.
    expect(page.text).toContain(`name="number" value="1234/SGDĐT-KHTC"`);
    expect(await desk.count("round")).toBe(rounds);
    const [act] = await desk.database.sql`select what, detail from security_log order by id desc limit 1`;
    expect(act).toMatchObject({ what: "officer-act", detail: { command: "round preview" } });
  });

  it("shows everybody what was decided, every question, and what units will read", async () => {
    const leader = desk.stranger();
    const page = await leader.get(await shared());
    expect(page.status).toBe(200);
    expect(page.cookies).toEqual([]);
    const words = wordsOf(page.text);
    expect(words).toMatch(
      /XEM TRƯỚC: Số liệu học sinh .*như dự kiến lúc 08:00 ngày 20\/11\/2026, trước khi mở/,
    );
    expect(words).toContain("Tên ngắn Học sinh Số công văn 1234/SGDĐT-KHTC Hạn nộp 17:00 thứ Tư 25/11/2026");
    expect(words).toMatch(
      /Đơn vị được hỏi Trung tâm GDNN-GDTX \(1 đơn vị\) Trường THPT \(2 đơn vị\) Lịch nhắc/,
    );
    // A week before the deadline is over already; three hours before it are said by their hour alone.
    expect(words).toContain(
      [
        "Lịch nhắc 07:30 Chủ nhật 22/11/2026 (trước 3 ngày) 07:30 thứ Ba 24/11/2026 (trước 1 ngày)",
        "14:00 thứ Tư 25/11/2026 16:00 thứ Tư 25/11/2026 (16:00 ngày hạn)",
        "07:30 thứ Năm 26/11/2026 (quá hạn 1 ngày)",
      ].join(" "),
    );
    // The first message of each kind, and a reminder before and after the deadline with its distance then.
    expect(words.match(/Tin đầu tiên của đơn vị/g)).toHaveLength(2);
    expect(words).toMatch(
      /Tin nhắc 07:30 Chủ nhật 22\/11\/2026, nếu đơn vị chưa bắt đầu Nhắc báo cáo “Số liệu học sinh”/,
    );
    expect(words).toMatch(/Hạn nộp: 17:00 thứ Tư 25\/11\/2026 \(còn 3 ngày\)/);
    expect(words).toMatch(/\(đã quá 1 ngày\); đơn vị vẫn nộp được/);
    // The form as it prints.
    for (const head of ["Lớp 10", "Lớp 11", "Lớp 12"]) expect(page.text).toContain(`>${head}<`);
    expect(page.text).toContain("<table>");
  });

  it("names nobody, gives no code, and takes nothing", async () => {
    const { text } = await desk.stranger().get(await shared());
    for (const word of [
      "0900",
      "Phan Thu Hà",
      "Lê Văn Bảy",
      "ha@example.vn",
      "hạnh",
      "THPT-01",
      "TT-GT",
      "SO<",
    ])
      expect(text, word).not.toContain(word);
    expect(text).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(text).not.toMatch(/<(?:form|button|input|script)/);
    expect(text).not.toContain('href="/officer"');
    const [kept] = await desk.database.sql`select target::text from link order by id desc limit 1`;
    for (const word of ["0900", "Hà", "Bảy", "THPT-01"])
      expect(String(kept?.target), word).not.toContain(word);
  });

  it("shows what was meant when it was made, however often it is opened", async () => {
    const path = await shared({ kind: ["thpt"] });
    await shared({ title: "Tên sau đó" });
    const leader = desk.stranger();
    for (let n = 0; n < 2; n++) {
      const words = wordsOf((await leader.get(path)).text);
      expect(words).toContain("XEM TRƯỚC: Số liệu học sinh");
      expect(words).not.toContain("Trung tâm");
    }
  });

  it("is not made of a round that could not open", async () => {
    const links = await desk.count("link");
    const page = await hanh.post(form, { ...wish, date: "", step: "share" });
    expect(page.status).toBe(422);
    expect(await desk.count("link")).toBe(links);
  });

  it("says of a number that is left blank, of no short name and of no ladder what there is", async () => {
    const path = await shared({ number: "/SGDĐT-KHTC", rung: [], short: "" });
    const words = wordsOf((await desk.stranger().get(path)).text);
    expect(words).toContain("Số công văn chưa có Hạn nộp");
    expect(words).toContain("Lịch nhắc không nhắc");
    expect(words).not.toContain("Tin nhắc");
  });
});

describe("a link that shows nothing", () => {
  const gone = "Liên kết đã hết hạn, đã được thu hồi hoặc chưa chép đủ";
  const nothing = async (path: string) => {
    const page = await desk.stranger().get(path);
    expect(page.status).toBe(404);
    expect(wordsOf(page.text)).toContain(gone);
    expect(page.text).not.toContain("Số liệu học sinh");
    return page.text;
  };

  it("is unknown, cut short, over, ended or of somebody who is no officer any more, and nobody can tell which", async () => {
    const unknown = await nothing(`/x/${"a".repeat(24)}`);
    const path = await shared();
    expect(await nothing(path.slice(0, -1))).toBe(unknown);
    await desk.database
      .sql`update link set expires_at = ${desk.world.now().toISOString()} where id = (select max(id) from link)`;
    expect(await nothing(path)).toBe(unknown);

    const ended = await shared();
    const room = await hanh.get("/officer/units/links");
    expect(wordsOf(room.text)).toMatch(/1\. Xem trước đợt: tạo lúc 08:00/);
    const [, args = ""] = /name="args" value="(end [0-9a-f]{64})"/.exec(room.text) ?? [];
    await hanh.post("/officer/units/links", { name: "links", args });
    expect(await nothing(ended)).toBe(unknown);

    const bình = await desk.officer("bình");
    const theirs = await shared({}, bình);
    expect((await desk.stranger().get(theirs)).status).toBe(200);
    await desk.database.sql`
      update role set to_at = now() where person_id = (select person_id from link order by id desc limit 1)`;
    expect(await nothing(theirs)).toBe(unknown);
  });

  it("is of another kind, or asked for at another door", async () => {
    const path = await shared();
    for (const door of ["d", "u", "g", "p"])
      expect((await desk.stranger().get(path.replace("/x/", `/${door}/`))).status, door).toBe(404);
    expect((await desk.stranger().post(path)).status).toBe(404);
  });

  it("waits for its turn where one network tries many", async () => {
    const guesser = desk.stranger();
    const tried = await Promise.all(
      Array.from({ length: 140 }, (_, n) => guesser.get(`/x/guessed-token-${n}`)),
    );
    const statuses = tried.map(({ status }) => status);
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(102);
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
  });
});

describe("a round that is prepared", () => {
  it("is looked at and passed on until it starts", async () => {
    const own = { title: "Chờ phát hành", kind: ["thpt"], startDay: "2026-11-21" };
    await hanh.post(form, { ...wish, ...own, step: "prepare" });
    const overview = await hanh.get("/officer");
    const room =
      /href="(\/officer\/prepared\/\d+)"[^>]*>\s*Xem trước: Chờ phát hành/.exec(overview.text)?.[1] ?? "";
    const page = await hanh.get(room);
    expect(wordsOf(page.text)).toMatch(/Xem trước: Chờ phát hành .*Bắt đầu 07:30 thứ Bảy 21\/11\/2026/);
    const path = linkIn((await hanh.post(room, { step: "share" })).text);
    const words = wordsOf((await desk.stranger().get(path)).text);
    expect(words).toContain("Trường THPT (2 đơn vị)");
    expect(words).toContain("Số công văn 1234/SGDĐT-KHTC");
    expect(words).toContain("Bắt đầu 07:30 thứ Bảy 21/11/2026");
    expect(words).toContain("Lớp 10");
    const [act] = await desk.database.sql`select detail from security_log order by id desc limit 1`;
    expect(act?.detail).toMatchObject({ command: "round preview", round: Number(room.split("/").at(-1)) });
    await desk.world.chat("hạnh").say("phát hành 1234");
    for (const answer of [await hanh.get(room), await hanh.post(room, { step: "share" })])
      expect([answer.status, wordsOf(answer.text)]).toEqual([
        404,
        expect.stringContaining("Không có đợt này"),
      ]);
    // What was passed on stays what it was.
    expect((await desk.stranger().get(path)).status).toBe(200);
  });
});

it("a round that is opened like an earlier one is passed on, too", async () => {
  const list = await hanh.get("/officer/again");
  const room = /href="(\/officer\/again\/\d+)"/.exec(list.text)?.[1] ?? "";
  const given = { title: "Như lần trước", date: "2026-12-15", time: "17:00", counts: "yes" };
  const page = await hanh.post(room, { ...given, step: "share" });
  const words = wordsOf((await desk.stranger().get(linkIn(page.text))).text);
  expect(words).toMatch(/XEM TRƯỚC: Như lần trước .*Hạn nộp 17:00 thứ Ba 15\/12\/2026/);
});
