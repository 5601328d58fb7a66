// One open round on the officer's page: the chat's commands as buttons and words, moving, exempting, adding, closing.
import { beforeAll, describe, expect, it } from "vitest";
import { officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";

const desk = officerDesk(new Date("2022-10-12T09:00:00+07:00"));
let hanh: OfficerBrowser;
let room: string;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
  room = /href="(\/officer\/rounds\/\d+)"/.exec((await hanh.get("/officer")).text)?.[1] ?? "";
});

const does = async (fields: Record<string, string>) => {
  const { status, text } = await hanh.post(room, fields);
  return { status, text, words: wordsOf(text) };
};

/** The hidden fields of the form under the button with this label. */
function under(html: string, label: string): Record<string, string> {
  const form = html.split("<form").find((one) => one.includes(`>${label}</button>`)) ?? "";
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value]));
}

it("answers a button and typed words as the chat does", async () => {
  expect(room).not.toBe("");
  expect((await does({ name: "summary" })).words).toContain("TỔNG HỢP –");
  expect((await does({ do: "words", words: "đầu mối THPT-01" })).words).toContain("cô Lan");
  expect((await does({ do: "words", words: "/unit THPT-01" })).words).toContain("Trường THPT Ca Văn Thỉnh");
  const { status, words } = await does({ do: "words", words: "xin chào" });
  expect([status, words]).toEqual([422, expect.stringContaining("Chưa rõ lệnh này")]);
});

it("shows each unit with what is asked of it most", async () => {
  const { text } = await hanh.get(room);
  expect(text).toContain('value="who THPT-01"');
  expect((await does({ pick: "who THPT-01" })).words).toContain("cô Lan");
  expect((await does({ pick: "unit THPT-01" })).words).toContain("Trường THPT Ca Văn Thỉnh");
  const codes = await desk.count("code");
  expect((await does({ pick: "codes THPT-01" })).text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}|\/d\//);
  expect(await desk.count("code")).toBeGreaterThanOrEqual(codes);
  expect((await does({ pick: "enter THPT-01" })).status).toBe(422);
});

it("gives a file by a link of its own", async () => {
  const { text } = await does({ name: "export" });
  const [, link = ""] = /action="(\/d\/[\w-]+)"/.exec(text) ?? [];
  expect((await hanh.post(link)).status).toBe(200);
});

it("runs no command that belongs to a chat, and none that it does not know", async () => {
  for (const name of ["enter", "submit", "page", "constructor"])
    expect((await does({ name, args: "THPT-01" })).status, name).toBe(422);
});

describe("the deadline", () => {
  it("is asked about, moved once, and the move is kept as one without a chat", async () => {
    const asked = await does({ do: "deadline", day: "2022-10-20", time: "" });
    expect(asked.words).toMatch(/15\/10.*20\/10/);
    const move = under(asked.text, "Đổi hạn nộp");
    expect(move).toMatchObject({ name: "deadline" });
    expect((await does(move)).words).toMatch(/20\/10/);
    const [moved] = await desk.database
      .sql`select address_id, person_id from event where type = 'deadline-moved'`;
    expect(moved?.address_id).toBeNull();
    expect(moved?.person_id).not.toBeNull();
    await does(move);
    expect(await desk.count("event where type = 'deadline-moved'")).toBe(1);
  });

  it("is not moved to a day that went by, nor without one", async () => {
    expect((await does({ do: "deadline", day: "2022-10-01" })).text).not.toContain(">Đổi hạn nộp</button>");
    expect((await does({ do: "deadline", day: "" })).words).toContain("Xin ghi ngày của hạn mới.");
  });
});

it("lets a unit off and asks it again, with the numbers", async () => {
  expect((await does({ do: "exempt", code: "THPT-02", reason: "" })).words).toContain(
    "Xin ghi mã đơn vị và lý do.",
  );
  expect((await does({ do: "exempt", code: "thpt-02", reason: "đang xây trường" })).words).toMatch(
    /Đã miễn .*: còn (\d+) đơn vị phải nộp/,
  );
  expect((await does({ do: "exempt", code: "THPT-02", reason: "nữa" })).words).toContain(
    "không phải nộp báo cáo",
  );
  expect((await does({ do: "add", code: "THPT-02" })).words).toContain("Đã hỏi thêm");
});

it("shows an officer of a part the commands, and changes nothing of the whole for them", async () => {
  const chat = desk.world.chat("thu");
  await chat.join("PGD-CL", "officer");
  const thu = await desk.signedIn(chat);
  const page = await thu.get(room);
  if (page.status === 404) return;
  expect(page.text).not.toContain('value="close"');
  const closed = await thu.post(room, { do: "close", owing: "1" });
  expect(closed.status).toBe(422);
});

it("closes when the number of those who owe is typed, and is gone then", async () => {
  const [, owing = ""] = /Gõ số (\d+) để đóng đợt/.exec(wordsOf((await hanh.get(room)).text)) ?? [];
  expect((await does({ do: "close", owing: String(Number(owing) + 1) })).words).toContain("Chưa đóng");
  expect((await hanh.post(room, { do: "close", owing })).to).toBe("/officer");
  expect((await hanh.get(room)).status).toBe(404);
  const [act] = await desk.database.sql`select detail from security_log order by id desc limit 1`;
  expect(act?.detail).toMatchObject({ command: "round close" });
});
