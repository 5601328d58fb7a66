// Rows of a sealed report that are looked at again: who is told, who settles them, and what else happens meanwhile.
import { beforeEach, describe, expect, it } from "vitest";
import { seedDemo } from "../../../src/store/rounds/demo.ts";
import { openWorld, type TestChat, type World } from "../../support/chat/world.ts";
import { openThreeRounds } from "../../support/round/two-schools.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-10T08:00:00+07:00");
const deadline = new Date("2022-10-15T23:59:59+07:00");
const dayMs = 86_400_000;

const empty = () =>
  at.sql`truncate unit, round, node, report, answer, event, waiver, submission, figure, person, role, address,
    chat, code, inbox, outbox, upload, sent_file, row_return, returned_row, request restart identity`;

const join = async (world: World, name: string, code: string, role: "contact" | "officer") => {
  const chat = world.chat(name);
  await chat.join(code, role);
  return chat;
};

/** What stands at the two cells of 1.7, in the newest version of the report of NK-TDTT. */
const sealed = async () => {
  const [row] = await at.sql`
    select submission.version, submission.late, report.state, report.revising,
      (select value from figure where submission_id = submission.id and place = 'n2_5/r1_7/count') as count,
      (select value from figure where submission_id = submission.id and place = 'n2_5/r1_7/people') as people
    from report join submission on submission.id = report.submission_id join node on node.id = report.node_id
    where node.code = 'NK-TDTT'`;
  return row && `${row.version} ${row.state} ${row.count}/${row.people}${row.late ? " late" : ""}`;
};

const outcomes = async () => {
  const rows = await at.sql`select question, outcome from returned_row order by position`;
  return rows.map(({ question, outcome }) => `${question} ${outcome}`);
};

/** The texts of everything that was queued for a chat and asked for by nobody there. */
const noticesTo = async (name: string) => {
  const [row] = await at.sql`
    select count(*)::int as n from outbox join address on address.id = outbox.address_id
    where chat_key = ${name} and outbox.kind = 'notice'`;
  return row?.n;
};

describe("rows that are looked at again", () => {
  let world: World;
  let hanh: TestChat;
  let lan: TestChat;

  beforeEach(async () => {
    await empty();
    world = openWorld(at.db, now);
    await seedDemo(at.db, now, deadline);
    hanh = await join(world, "hanh", "SO", "officer");
    lan = await join(world, "lan", "NK-TDTT", "contact");
    for (const said of ["không tổ chức tuần lễ do trường sửa chữa", "1.7: 30/1148", "nộp"])
      await lan.say(said);
    while (!lan.last().text.includes("ĐÃ NỘP")) await lan.say("đúng");
    expect(await sealed()).toBe("1 submitted 30/1148");
  });

  const ask = async (by: TestChat, words: string) => {
    await by.say(`/return NK-TDTT ${words}`);
    return by.press("Gửi");
  };

  it("writes the officer's value as the contact's own answer, with both names in the history", async () => {
    await ask(hanh, "1.7 = 31/1150: đếm lại");
    expect((await lan.say("đúng")).text).toContain("Bản nộp thứ 2");
    expect(await sealed()).toBe("2 submitted 31/1150");
    expect(await outcomes()).toEqual(["n2_5/r1_7 agreed"]);
    const [answer] = await at.sql`select origin, raw from answer where place = 'n2_5/r1_7/count'`;
    expect(answer).toEqual({ origin: "typed", raw: "đúng" });
    const rows = await at.sql`
      select event.type, address.chat_key as by, event.body ->> 'proposedBy' as proposed, officer.display_name as name
      from event join address on address.person_id = event.person_id
      left join address officer on officer.person_id::text = event.body ->> 'proposedBy'
      where event.type in ('rows-returned', 'row-settled') order by event.id`;
    expect(rows.map(({ type, by, name }) => `${type} ${by} ${name}`)).toEqual([
      "rows-returned hanh null",
      "row-settled lan hanh",
    ]);
  });

  it("tells both officers who asked, and adds what the second asks for to what waits", async () => {
    const minh = await join(world, "minh", "SO", "officer");
    const hoa = await join(world, "hoa", "SO", "officer");
    await ask(hanh, "1.7: xin đếm lại");
    const shown = await minh.say("/return NK-TDTT 4.3: phần lời ghi 486");
    expect(shown.text).toContain("xem lại 2 mục trong báo cáo");
    await minh.press("Gửi");
    expect((await hanh.say("/unit NK-TDTT")).text).toContain("Đang nhờ xem lại mục 1.7, 4.3");
    expect((await hanh.say("/missing")).text).toMatch(
      /Chưa nộp lại sau khi được nhờ xem lại \(1\): .+ \(2 mục, từ 08:00 ngày 10\/10\/2022\)\.$/u,
    );
    const before = [await noticesTo("hanh"), await noticesTo("minh"), await noticesTo("hoa")];
    await lan.say("giữ");
    expect((await lan.say("giữ")).text).toContain("Bản nộp thứ 2");
    const after = [await noticesTo("hanh"), await noticesTo("minh"), await noticesTo("hoa")];
    expect(after.map((count, index) => Number(count) - Number(before[index]))).toEqual([1, 1, 0]);
    expect((await minh.told())?.text).toContain(
      "1.7: giữ nguyên 30 lớp, 1.148 người\n4.3: giữ nguyên 0 quyển",
    );
    expect(hoa.last().text).not.toContain("xem lại");
  });

  it("asks every contact; the first who answers settles a row", async () => {
    const mai = await join(world, "mai", "NK-TDTT", "contact");
    await ask(hanh, "1.7: xin đếm lại; 4.3: xin đếm lại");
    expect((await mai.told())?.text).toContain("1.7 Giáo dục kỹ năng sống");
    await lan.say("31/1150");
    expect((await mai.say("giữ")).text).toContain("Mục này đã được trả lời rồi.");
    expect(mai.last().text).toContain("Mục 4.3: xin gửi lại");
    expect((await mai.say("giữ")).text).toContain("Thủ trưởng đã duyệt chưa ạ?");
    await mai.say("đúng");
    expect(await sealed()).toBe("2 submitted 31/1150");
    expect(await outcomes()).toEqual(["n2_5/r1_7 changed", "n2_5/r4_3 kept"]);
  });

  it("is no matter of a contact who answers some questions only", async () => {
    await at.sql`update role set scope = '{n2_5/r1_7}' where role = 'contact'`;
    await ask(hanh, "1.7: xin đếm lại");
    expect(hanh.last().text).toContain("Chưa báo được cho đơn vị");
    expect((await lan.say("31/1150")).text).not.toContain("Đã sửa");
    expect(await sealed()).toBe("1 submitted 30/1148");
  });

  it("makes nothing late that was handed in in time, and is answered after the deadline, too", async () => {
    world.pass(8 * dayMs);
    await ask(hanh, "1.7: xin đếm lại");
    await lan.say("31/1150");
    await lan.say("đúng");
    expect(await sealed()).toBe("2 submitted 31/1150");
  });

  it("opens the whole report where that is returned while rows wait", async () => {
    await ask(hanh, "1.7: xin đếm lại");
    await hanh.say("/return NK-TDTT làm lại hết");
    await hanh.press("Gửi trả lại");
    await lan.say("sửa 4.3");
    expect((await lan.say("486")).text).toContain("Đã sửa");
    const [open] = await at.sql`select count(*)::int as n from row_return where settled_at is null`;
    expect(open?.n).toBe(0);
  });

  it("accepts no report of which rows wait, and takes back what nobody answered", async () => {
    await ask(hanh, "1.7: xin đếm lại");
    expect((await hanh.say("/accept NK-TDTT")).text).toContain("chưa trả lời các mục được nhờ xem lại");
    await ask(hanh, "1.7: xin đếm lại");
    expect(hanh.last().text).toContain("các mục này rồi");
    await ask(hanh, "4.3: xin đếm lại");
    await lan.say("giữ");
    expect((await hanh.press("Rút lại")).text).toContain("đã trả lời một phần nên không rút lại được");
  });

  it("shows a version that was sealed meanwhile instead of asking about it", async () => {
    await hanh.say("/return NK-TDTT 1.7: xin đếm lại");
    for (const said of ["sửa 1.7", "29/1148", "nộp"]) await lan.say(said);
    while (!lan.last().text.includes("ĐÃ NỘP")) await lan.say("đúng");
    expect((await hanh.press("Gửi")).text).toContain("đã có bản nộp mới (bản 2");
    expect(await outcomes()).toEqual([]);
  });

  it("refuses rows while the unit writes a new version", async () => {
    await lan.say("sửa 1.7");
    expect((await hanh.say("/return NK-TDTT 1.7: xin đếm lại")).text).toContain(
      "đang sửa báo cáo thành bản mới",
    );
  });

  it("keeps an acceptance until rows are handed in again", async () => {
    await hanh.say("/accept NK-TDTT");
    await ask(hanh, "1.7: xin đếm lại");
    expect(await sealed()).toBe("1 accepted 30/1148");
    await lan.say("giữ");
    expect(await sealed()).toBe("2 submitted 30/1148");
  });

  it("takes a press of the notice, and its words, only where the chat stands there", async () => {
    await ask(hanh, "1.7 = 31/1150: đếm lại");
    await lan.told();
    expect((await lan.press("Đúng")).text).toContain("Bản nộp thứ 2");
    expect(await sealed()).toBe("2 submitted 31/1150");
  });

  it("passes on what is asked for while rows wait, and goes on asking", async () => {
    await ask(hanh, "1.7: xin đếm lại");
    const asked = await lan.say("xin mở lại báo cáo vì ghi nhầm mục 4.3");
    expect(asked.text).toContain("đề nghị");
    expect(asked.text).toContain("Mục 1.7: xin gửi lại");
    expect(await outcomes()).toEqual(["n2_5/r1_7 null"]);
  });

  it("writes no figure where somebody says no to what is proposed", async () => {
    await ask(hanh, "1.7 = 31/1150: đếm lại");
    await lan.say("không");
    expect(await outcomes()).toEqual(["n2_5/r1_7 null"]);
    await lan.say("30/1149");
    expect((await lan.say("đúng")).text).toContain("Bản nộp thứ 2");
    expect(await sealed()).toBe("2 submitted 30/1149");
  });
});

it("names its round, and is turned to from another report", async () => {
  await empty();
  const world = openWorld(at.db, now);
  await openThreeRounds(at.db, now);
  const hanh = await join(world, "hanh", "S", "officer");
  const lan = await join(world, "lan", "T1", "contact");
  for (const said of ["12", "10", "không", "nộp"]) await lan.say(said);
  while (!lan.last().text.includes("ĐÃ NỘP")) await lan.say("đúng");
  await lan.say("các báo cáo");
  await lan.say("2");
  const asked = lan.last().text;
  const [round] = await at.sql`
    select round.id from report join node on node.id = report.node_id join round on round.id = node.round_id
    where report.state = 'submitted'`;
  await hanh.say(`/return --round ${round?.id} T1 mục 1 = 13: đếm lại`);
  await hanh.press("Gửi");
  const notice = await lan.told();
  expect(notice?.text).toContain("[Hạ tầng số] Sở");
  expect(notice?.text).toContain("gõ “các báo cáo” rồi chọn báo cáo này");
  expect(notice?.choices.map(({ label }) => label)).toEqual(["Xem lại ngay"]);
  // What is said meanwhile answers the other report, which goes on as it was.
  expect(asked).toContain("[Sĩ số đầu năm");
  expect((await lan.say("7")).text).toContain("[Sĩ số đầu năm] Đã ghi: 7 lớp");
  await lan.send({ type: "press", choiceId: notice?.choices[0]?.id ?? "" });
  expect(lan.last().text).toContain("đề nghị ghi mục 1: 13");
  expect((await lan.say("đúng")).text).toContain("Bản nộp thứ 2");
});
