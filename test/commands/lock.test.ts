// Freezing a round: what is missing is named first, then nothing of its figures changes, until it is unfrozen with a reason.
import { beforeEach, describe, expect, it } from "vitest";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const figures = fullAnswers("thpt", { "n2_5/r1_1/count": 2, "n2_5/r1_1/people": 73 });

let world: World;
let lan: TestChat;
let minh: TestChat;
let hanh: TestChat;

beforeEach(async () => {
  await seedRound(at.db, {
    units: castWith({
      "THPT-01": { answers: figures, sealed: { at: new Date("2022-10-14T08:00:00+07:00") }, contacts: [] },
      "TT-GT": { contacts: [] },
    }),
  });
  world = openWorld(at.db, new Date("2022-10-17T09:00:00+07:00"));
  [lan, minh, hanh] = [world.chat("lan"), world.chat("minh"), world.chat("hanh")];
  await lan.join("THPT-01");
  await minh.join("TT-GT");
  await hanh.join("SO", "officer");
});

const stands = async () => ({
  answers: [...(await at.sql`select node_id, place, value from answer order by node_id, place`)],
  reports: [
    ...(await at.sql`select node_id, state, rev, submission_id, revising from report order by node_id`),
  ],
  deadlines: [...(await at.sql`select id, deadline from node order by id`)],
});

async function freeze(): Promise<string> {
  await hanh.say("chốt số liệu");
  return (await hanh.press("Chốt số liệu")).text;
}

const since =
  "Số liệu đợt này đã chốt lúc 09:00 ngày 17/10/2022, báo cáo không thay đổi được nữa. Cần sửa xin gọi chị Hạnh, 0275 3822 000.";

it("names what is missing before it asks, and says so when that changed meanwhile", async () => {
  await minh.say("em cần hỗ trợ");
  const asked = await hanh.say("/lock");
  expect(asked.text).toBe(
    [
      "Chốt số liệu “Tuần lễ hưởng ứng học tập suốt đời năm 2022”? Đã nộp 1/4 đơn vị.",
      "Chưa nộp 3: PGD Chợ Lách, TT Giồng Trôm, THPT Phan Văn Trị.",
      "Đề nghị chưa trả lời: 1 (gõ “đề nghị” để xem).",
      "Chốt rồi thì câu trả lời, việc nộp, nhập hộ, trả lại và gia hạn đều dừng, đến khi mở chốt.",
    ].join("\n"),
  );
  await at.sql`update request set state = 'done'`;
  expect((await hanh.press("Chốt số liệu")).text).toMatch(/^Có thay đổi so với lúc hỏi, bot chưa chốt\.\n/u);
  expect((await hanh.press("Chốt số liệu")).text).toBe(
    "Đã chốt số liệu lúc 09:00 ngày 17/10/2022, 1/4 đơn vị. Mở ra thì gõ “mở chốt” và lý do.",
  );
});

describe("frozen", () => {
  it("takes nothing from a contact, and the question stands for when it may", async () => {
    await minh.say("Trung tâm ban hành kế hoạch từ tháng 9, giao từng tổ chuyên môn.");
    const asked = minh.last().text.split("\n\n").at(-1) ?? "";
    await freeze();
    const before = await stands();
    for (const said of [
      "Đã tổ chức hội thi và tọa đàm cho học viên.",
      "sửa I.1",
      "nộp thiếu",
      "1.7: 2 lớp 30 người",
    ])
      expect((await minh.say(said)).text).toBe(since);
    expect((await minh.say("xin gia hạn đến 20/10")).text).toBe(since);
    for (const said of ["sửa", "/xin_sua nhầm số", "1.7: 30 lớp 1148 người"])
      expect((await lan.say(said)).text).toContain(since);
    expect(await stands()).toEqual(before);
    await hanh.say("mở chốt nhập sót một đơn vị");
    await minh.say("Đã tổ chức hội thi và tọa đàm cho học viên của trung tâm.");
    expect(minh.last().text).toContain("Đã ghi mục I.2");
    expect(asked).toContain("Mục I.2");
  });

  it("refuses an officer's entry, return and grant, with the reason", async () => {
    await minh.say("xin gia hạn đến 20/10 vì mất điện");
    await minh.say("gửi");
    await freeze();
    const before = await stands();
    const refused =
      "Số liệu đã chốt lúc 09:00 ngày 17/10/2022, bot chưa thay đổi gì. Cần thay đổi thì gõ “mở chốt” và lý do.";
    expect((await hanh.say("trả lại THPT-01 sai số")).text).toBe(refused);
    await hanh.say("đề nghị");
    await hanh.say("1");
    expect((await hanh.press("Đồng ý")).text).toBe(refused);
    await hanh.say("nhập hộ TT-GT");
    await hanh.say("e-mail");
    expect((await hanh.say("12/10")).text).not.toContain("Đã ghi");
    await hanh.say("Trung tâm ban hành kế hoạch từ tháng 9, giao từng tổ.");
    expect(await stands()).toEqual(before);
    expect((await hanh.say("/lock")).text).toContain("Số liệu đã chốt lúc 09:00");
  });

  it("is unfrozen with a reason only, and who was late stays visible", async () => {
    await at.sql`update submission set late = true`;
    await freeze();
    expect((await hanh.say("tổng hợp")).text).toContain(
      "Số liệu đã chốt lúc 09:00 ngày 17/10/2022, 1/4 đơn vị:",
    );
    expect((await hanh.say("mở chốt")).text).toContain("Xin gửi lý do");
    expect((await hanh.say("nhập sót số của TT-GT")).text).toContain("Đã mở chốt lúc 09:00");
    const summary = (await hanh.say("tổng hợp")).text;
    expect(summary).toContain("Số liệu tạm thời đến 09:00 ngày 17/10/2022, 1/4 đơn vị:");
    expect(summary).toContain("trong đó trễ hạn 1");
    const kept = await at.sql`select type, body from event where type like 'round-%' order by id`;
    expect(
      kept.map(({ type, body }) => [type, body.before, body.after, body.reason ?? body.submitted]),
    ).toEqual([
      ["round-locked", "open", "locked", 1],
      ["round-unlocked", "locked", "open", "nhập sót số của TT-GT"],
    ]);
  });

  it("is nobody's below to do", async () => {
    const thu = world.chat("thu");
    await thu.join("PGD-CL", "officer");
    expect((await thu.say("/lock")).text).toContain("do nơi mở đợt báo cáo làm");
    await freeze();
    expect((await thu.say("/unlock sai")).text).toContain("do nơi mở đợt báo cáo làm");
    expect((await lan.say("biên nhận")).text).toContain("Mã biên nhận");
  });
});
