// Requests that bend a round: more time granted, refused, by the first alone; what a grant reaches back to and moves along.
import { beforeEach, expect, it } from "vitest";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const friday = new Date("2022-10-14T21:04:00+07:00");
const figures = fullAnswers("thpt", { "n2_5/r1_1/count": 2, "n2_5/r1_1/people": 73 });
const school = "Trường THPT Ca Văn Thỉnh";

let seeded: Seeded;
let world: World;
let lan: TestChat;
let hanh: TestChat;
let hoa: TestChat;

/** A school whose report is whole but not handed in, its contact, and two officers. */
beforeEach(async () => {
  seeded = await seedRound(at.db, {
    units: castWith({ "THPT-01": { answers: figures, contacts: [] }, SO: { officers: [] } }, [
      {
        code: "TH-01",
        kind: "truong",
        name: "Trường Tiểu học Phú Túc",
        parent: "PGD-CL",
        contacts: [{ name: "cô Nga" }],
      },
    ]),
  });
  world = openWorld(at.db, friday);
  [lan, hanh, hoa] = [world.chat("lan"), world.chat("hanh"), world.chat("hoa")];
  await lan.join("THPT-01");
  await hanh.join("SO", "officer");
  await hoa.join("SO", "officer");
});

const hour = 3_600_000;

async function asks(): Promise<void> {
  await lan.say("xin nộp trễ đến thứ hai 17/10 vì thầy Hiệu trưởng đi công tác");
  await lan.say("gửi");
}

async function handsIn(): Promise<string> {
  await lan.say("nộp");
  return (await lan.say("đúng")).text;
}

async function lateOf(code: string): Promise<boolean[]> {
  const rows = await at.sql`
    select late from submission join node on node.id = submission.node_id where code = ${code} order by version`;
  return rows.map((row) => row.late === true);
}

const notices = async (who: TestChat) => (await who.all()).map(({ text }) => text);

it("tells each officer once in working hours, with the choices, and the deadline stands", async () => {
  await asks();
  await lan.say("xin nộp trễ đến thứ hai 17/10 vì thầy Hiệu trưởng đi công tác");
  expect((await lan.say("gửi")).text).toContain("đã gửi trước đó, chưa có trả lời");
  const told = await at.sql`
    select body, to_char(not_before at time zone 'Asia/Ho_Chi_Minh', 'DD/MM HH24:MI') as at from outbox join address on address.id = outbox.address_id
    where chat_key in ('hanh', 'hoa') and outbox.dedupe like 'request:%'`;
  expect(
    told.map(({ body }) => [body.text, body.choices.map(({ label }: { label: string }) => label)]),
  ).toEqual(
    [1, 2].map(() => [
      "THPT Ca Văn Thỉnh xin gia hạn đến 17/10 (hạn chung 15/10): thầy Hiệu trưởng đi công tác. Đã trả lời 34/34 mục.",
      ["Đồng ý", "Ngày khác", "Chưa đồng ý"],
    ]),
  );
  expect(told.map((row) => row.at)).toEqual(["15/10 07:30", "15/10 07:30"]);
  expect((await hanh.say("hạn THPT-01")).text).toContain("23:59 thứ Bảy 15/10/2022");
});

it("is granted by the first, and the second hears what was decided", async () => {
  await asks();
  const press = async (who: TestChat, label: string) => {
    const rows = await at.sql`
      select body from outbox join address on address.id = outbox.address_id
      where chat_key = ${who.name} and outbox.dedupe like 'request:%'`;
    const choice = rows[0]?.body.choices.find((one: { label: string }) => one.label === label);
    await who.send({ type: "press", choiceId: choice.id });
    return (await who.all()).at(-1)?.text;
  };
  expect(await press(hoa, "Đồng ý")).toBe(
    `Đã đồng ý: hạn nộp của ${school} là 23:59 thứ Hai 17/10/2022. Đã gửi tin cho 1 người của đơn vị.`,
  );
  expect(await press(hanh, "Chưa đồng ý")).toBe(
    `${school}: hoa đã đồng ý gia hạn đến 17/10 lúc 21:04 ngày 14/10/2022.`,
  );
  expect((await notices(lan)).at(-1)).toBe(
    `Sở GDĐT Bến Tre đồng ý: hạn nộp của ${school} là 23:59 thứ Hai 17/10/2022.`,
  );
  world.pass(50 * hour);
  expect(await handsIn()).toContain("ĐÃ NỘP BÁO CÁO");
  expect(await lateOf("THPT-01")).toEqual([false]);
});

it("reaches back to what was sealed between asking and granting, and keeps what was judged before", async () => {
  await asks();
  world.pass(30 * hour);
  expect(await handsIn()).toContain("trễ hạn");
  const [before] = await at.sql`select payload from submission`;
  expect(await lateOf("THPT-01")).toEqual([true]);
  const id = Number((await at.sql`select id from request`)[0]?.id);
  expect((await hanh.say(`đề nghị ${id} đồng ý`)).text).toContain(
    "Bản đơn vị nộp sau khi xin được tính là đúng hạn.",
  );
  expect(await lateOf("THPT-01")).toEqual([false]);
  const [after] = await at.sql`select payload from submission`;
  expect(after).toEqual(before);
  const [judged] = await at.sql`select body from event where type = 'late-judged'`;
  expect(judged?.body).toMatchObject({
    before: { late: true },
    after: { late: false },
    request: id,
    version: 1,
  });
  expect((await lan.say("biên nhận")).text).not.toContain("trễ hạn");
});

it("leaves late what was asked for only when the deadline had passed, and says so", async () => {
  world.pass(30 * hour);
  await asks();
  const id = Number((await at.sql`select id from request`)[0]?.id);
  expect((await hanh.say("đề nghị")).text).toContain("(hạn chung 15/10, xin khi đã quá hạn)");
  await hanh.say(`đề nghị ${id} đồng ý`);
  expect((await notices(lan)).at(-1)).toContain(
    "Đề nghị gửi khi đã quá hạn nên báo cáo vẫn ghi là nộp muộn.",
  );
  await handsIn();
  expect(await lateOf("THPT-01")).toEqual([true]);
});

it("is refused with the officer's words, and the deadline stays", async () => {
  await asks();
  await hanh.say("đề nghị");
  await hanh.say("1");
  expect((await hanh.press("Chưa đồng ý")).text).toBe("Xin gửi ý kiến để bot báo THPT Ca Văn Thỉnh.");
  await hanh.say("Sở phải báo cáo Bộ ngày 16/10, đơn vị nộp phần đã có");
  expect((await notices(lan)).at(-1)).toBe(
    "Sở GDĐT Bến Tre đề nghị giữ hạn 23:59 thứ Bảy 15/10/2022. Ý kiến của chuyên viên: “Sở phải báo cáo Bộ ngày 16/10, đơn vị nộp phần đã có”. Cần trao đổi xin gọi chị Hạnh, 0275 3822 000.",
  );
  expect((await hanh.say("đề nghị")).text).toBe("Không có đề nghị nào chờ trả lời.");
});

it.each([
  ["ngày 14/10", "Hạn mới phải sau hạn hiện nay"],
  ["chưa biết", "Bot chưa rõ ngày “chưa biết”"],
  ["31/2", "Bot chưa rõ ngày “31/2”"],
])("asks the officer's other day again: %s", async (typed, said) => {
  await asks();
  await hanh.say("đề nghị");
  await hanh.say("1");
  await hanh.press("Ngày khác");
  expect((await hanh.say(typed)).text).toContain(said);
  expect((await hanh.say("18/10")).text).toContain("23:59 thứ Ba 18/10/2022");
});

it("is settled by a call, and by the return of a report that was to be opened again", async () => {
  await lan.say("gọi lại cho em với");
  await hanh.say("đề nghị");
  await hanh.say("1");
  expect((await hanh.press("Đã gọi")).text).toBe(`Đã ghi: đề nghị của ${school} đã được giải quyết.`);
  await handsIn();
  world.pass(30 * hour);
  await lan.say("/xin_sua ghi nhầm mục 1.7");
  expect((await hanh.say("đề nghị")).text).toContain("xin mở lại báo cáo đã nộp: ghi nhầm mục 1.7.");
  await hanh.say("1");
  expect((await hanh.press("Mở lại")).text).toContain(`Đã mở lại báo cáo của ${school}.`);
  expect((await hanh.say("đề nghị")).text).toBe("Không có đề nghị nào chờ trả lời.");
  const [report] = await at.sql`select state from report where node_id = ${seeded.node("THPT-01").id}`;
  expect(report?.state).toBe("returned");
});

it("moves the inner deadlines of a compiling unit along with its own", async () => {
  const thu = world.chat("thu");
  await thu.join("PGD-CL");
  await at.sql`
    update node set deadline = '2022-10-12T23:59:59+07:00' where id = ${seeded.node("TH-01").id}`;
  await thu.say("xin lùi hạn đến 17/10 vì còn hai trường chưa nộp");
  await thu.say("gửi");
  const id = Number((await at.sql`select id from request`)[0]?.id);
  expect((await hanh.say(`đề nghị ${id} đồng ý`)).text).toContain("Hạn của 1 đơn vị trực thuộc lùi theo.");
  const rows =
    await at.sql`select code, to_char(deadline at time zone 'Asia/Ho_Chi_Minh', 'DD/MM HH24:MI') as at from node where deadline is not null order by code`;
  expect(rows.map(({ code, at: until }) => [code, until])).toEqual([
    ["PGD-CL", "17/10 23:59"],
    ["TH-01", "14/10 23:59"],
  ]);
});
