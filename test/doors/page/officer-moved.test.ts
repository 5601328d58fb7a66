// An open round on the officer's page that is given to a colleague, and that goes on in a newer version of its form.
import { beforeAll, expect, it } from "vitest";
import { officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";
import { castWith, fullAnswers } from "../../support/round/cast.ts";
import { correct, firstVersion, withChanged, withoutRow, withRow } from "../../support/round/corrected.ts";

const start = new Date("2022-10-12T09:00:00+07:00");
const id = "moved-on-page";
const desk = officerDesk(start, {
  form: firstVersion(id),
  units: castWith({
    "THPT-02": { answers: fullAnswers("thpt"), sealed: { at: new Date("2022-10-11T09:00:00+07:00") } },
  }),
});
let hanh: OfficerBrowser;
let room: string;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
  room = /href="(\/officer\/rounds\/\d+)"/.exec((await hanh.get("/officer")).text)?.[1] ?? "";
});

const does = async (fields: Record<string, string>, browser = hanh) => {
  const { status, text } = await browser.post(room, fields);
  return { status, text, words: wordsOf(text) };
};

/** The hidden fields of the form under the button with this label. */
function under(html: string, label: string): Record<string, string> {
  const form = html.split("<form").find((one) => one.includes(`>${label}</button>`)) ?? "";
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value]));
}

const help = async () => {
  const [row] = await desk.database.sql`select settings ->> 'helpContact' as help from round`;
  return row?.help;
};
const version = async () => {
  const [row] = await desk.database.sql`select form_version from round`;
  return row?.form_version;
};

it("is given to a colleague once it was asked about, as in the chat, and the contacts are told once", async () => {
  const contact = desk.world.chat("cô Mai");
  await contact.join("THPT-01");
  const was = await help();
  expect((await does({ do: "hand", to: "" })).words).toContain("Xin ghi tên và số điện thoại");
  expect((await does({ do: "hand", to: "chị Hoa" })).words).toContain("chưa có số điện thoại");
  const asked = await does({ do: "hand", to: "chị Hoa,  0275 3822 001" });
  expect(asked.words).toContain("Giao đợt này cho chị Hoa, 0275 3822 001");
  expect(await help()).toBe(was);
  const give = under(asked.text, "Giao đợt");
  // A browser sends a line end as two signs.
  const posted = { ...give, args: (give.args ?? "").replaceAll("\n", "\r\n") };
  expect((await does(posted)).words).toContain("Đã giao đợt cho chị Hoa, 0275 3822 001");
  expect(await help()).toBe("chị Hoa, 0275 3822 001");
  await does(posted);
  const notices = "outbox where kind = 'notice' and body ->> 'text' like '%xin gọi chị Hoa%'";
  const told = await desk.count(notices);
  expect(told).toBeGreaterThan(0);
  expect(await desk.count(`(select distinct address_id from ${notices}) as told`)).toBe(told);
  expect(await desk.count("event where type = 'round-handed'")).toBe(1);
  expect(wordsOf((await hanh.get(room)).text)).toContain("Đang hỗ trợ các đơn vị: chị Hoa, 0275 3822 001.");
});

it("offers no version while there is no newer one, and refuses what is posted all the same", async () => {
  const page = await hanh.get(room);
  expect(page.text).not.toContain("Dùng phiên bản mới của biểu mẫu");
  expect(page.text).not.toContain("/kept");
  const none = await does({ do: "move", version: "7" });
  expect([none.status, none.words]).toEqual([422, expect.stringContaining("không có phiên bản 7")]);
  for (const version of ["0", "1", "x", ""])
    expect((await does({ do: "move-now", version, from: "1" })).status, version).toBe(
      version === "1" ? 200 : 422,
    );
  expect(await version()).toBe(1);
});

it("says in words what a newer version changes and for how many, moves when that is confirmed, and lists what is kept", async () => {
  const lan = desk.world.chat("lan");
  await lan.join("THPT-01");
  await lan.say("sửa 1.3");
  await lan.say("5 lớp 140 người");
  await correct(
    desk.database.db,
    id,
    (body) => {
      const reworded = withChanged(body, "n1_2", { text: "Công tác tuyên truyền, vận động" });
      const added = withRow(reworded, "r1_14", { id: "r1_15", label: "1.15", text: "Lớp kỹ năng số" });
      return withoutRow(added, "r1_3");
    },
    start,
  );
  const offered = await hanh.get(room);
  expect(wordsOf(offered.text)).toContain("Đợt đang dùng phiên bản 1.");
  expect(offered.text).toContain(">Xem phiên bản 2</button>");
  const { words, text } = await does({ do: "move", version: "2" });
  expect(words).toContain("Chuyển đợt từ phiên bản 1 sang phiên bản 2?");
  expect(words).toMatch(/Khác với bản đang dùng: bỏ dòng 1\.3.*thêm dòng 1\.15 “Lớp kỹ năng số”/);
  expect(words).toMatch(/Đã trả lời chỗ không còn hỏi: 2 đơn vị\./);
  expect(words).toMatch(/Đã nộp: 1 báo cáo, giữ đúng như đã nộp/);
  expect(await version()).toBe(1);

  // What was looked at is what is confirmed: a move from another version is shown anew.
  const stale = await does({ do: "move-now", version: "2", from: "9" });
  expect([stale.status, stale.words]).toEqual([422, expect.stringContaining("đã đổi phiên bản sau khi")]);
  expect(await version()).toBe(1);

  const confirm = under(text, "Chuyển sang phiên bản 2");
  const moved = await does(confirm);
  expect(moved.words).toContain("Đợt đang dùng phiên bản 2.");
  expect(await version()).toBe(2);
  expect(await desk.count("node where form_version is not null")).toBe(0);
  const [act] = await desk.database.sql`select detail from security_log order by id desc limit 1`;
  expect(act?.detail).toMatchObject({ command: "round move-form" });
  // The same button again finds it done.
  expect((await does(confirm)).words).toContain("Đợt đang dùng phiên bản 2.");

  expect(moved.text).toContain(`href="${room}/kept"`);
  const kept = wordsOf((await hanh.get(`${room}/kept`)).text);
  expect(kept).toMatch(/THPT-01 Trường THPT Ca Văn Thỉnh Dòng 1\.3 “[^”]+”: 5 lớp, 140 người/);
  expect(kept).toMatch(/THPT-02 .* Dòng 1\.3 “/);
  expect(kept).not.toContain("Dòng 1.1 ");
});

it("names why a version would change what answers mean, and how to go on", async () => {
  await correct(
    desk.database.db,
    id,
    (body) => withChanged(body, "n1_2", { kind: "money", noun: "đồng" }),
    start,
  );
  const page = await does({ do: "move", version: "3" });
  expect(page.status).toBe(422);
  expect(page.words).toMatch(
    /Chưa chuyển, vì câu trả lời đã có sẽ mang nghĩa khác: – mục I\.2 .*cách trả lời đã đổi/,
  );
  expect(page.words).not.toMatch(/round list|form list|--/);
  expect(await version()).toBe(2);
});

it("changes nothing of the whole for an officer of a part", async () => {
  const chat = desk.world.chat("thu");
  await chat.join("PGD-CL", "officer");
  const thu = await desk.signedIn(chat);
  const page = await thu.get(room);
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('value="move"');
  expect(page.text).not.toContain('value="hand"');
  for (const doing of ["move", "move-now"]) {
    const refused = await does({ do: doing, version: "3", from: "2" }, thu);
    expect([refused.status, refused.words]).toEqual([
      422,
      expect.stringContaining("của cơ quan giao báo cáo"),
    ]);
  }
  expect((await does({ do: "hand", to: "chị Thu, 0275 3822 009" }, thu)).words).toContain(
    "Việc này do nơi mở đợt báo cáo làm",
  );
  expect(await help()).toBe("chị Hoa, 0275 3822 001");
  expect(wordsOf((await thu.get(`${room}/kept`)).text)).not.toContain("THPT-01");
});
