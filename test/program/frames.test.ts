// Frames, corrections and requests through the real doors: on each of them a frame is copied, filled and sent back.
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { type Caller, type Door, type Doors, onClock, openDoors } from "../support/program/all-doors.ts";

const hourMs = 3_600_000;
/** The next Wednesday's morning, so that what waits for working hours need not wait. */
const wednesday = (hoursFrom: number) => new Date(Math.ceil(hoursFrom / 168) * 168 * hourMs + 147 * hourMs);
const opened = Date.now();
// The epoch began on a Thursday: 147 hours later it is three in the morning of a Wednesday, ten in Vietnam.
const start = wednesday(opened / hourMs - 147).getTime();
const clock = () => new Date(start + Date.now() - opened);

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors(onClock(clock), clock());
});
afterAll(async () => {
  expect(await doors.violations()).toEqual([]);
  await doors.close();
});

let people = 0;
/** A school that has just joined at a door. */
async function school(door: Door): Promise<{ readonly lan: Caller; readonly unit: string }> {
  people += 1;
  const unit = `THPT-${String(people).padStart(2, "0")}`;
  const lan = doors.caller(door, people);
  await lan.join(unit);
  return { lan, unit };
}

async function answers(unit: string): Promise<Record<string, unknown>> {
  const rows = await doors.database.sql`
    select place, value from answer join node on node.id = node_id
    where code = ${unit} and state = 'answered' and place not like '%/gate'`;
  return Object.fromEntries(rows.map(({ place, value }) => [String(place), value]));
}

const all: readonly Door[] = ["web", "telegram", "zalo-bot"];

describe.each(all)("over %s", (door) => {
  it("a frame has the open rows, one a line, as a message of its own; filled and sent back it records exactly those", async () => {
    const { lan, unit } = await school(door);
    await lan.say("số liệu trước");
    const rows = ["1.1", "1.2", "1.3", "1.7", "1.8", "1.9", "1.14"];
    expect((await lan.say("khung")).split("\n")).toEqual(rows.map((row) => `${row}: … lớp, … người`));
    await lan.say(
      "1.1: 2 lớp, 73 người\n1.2: … lớp, … người\n1.3: 1 lớp, 34 người\n1.7: 30 lớp, 1.148 người\n1.8: … lớp, … người\n1.9: 2 lớp, 75 người\n1.14:",
    );
    const first = {
      "n2_5/r1_1/count": 2,
      "n2_5/r1_1/people": 73,
      "n2_5/r1_3/count": 1,
      "n2_5/r1_3/people": 34,
      "n2_5/r1_7/count": 30,
      "n2_5/r1_7/people": 1148,
      "n2_5/r1_9/count": 2,
      "n2_5/r1_9/people": 75,
    };
    expect(await answers(unit)).toEqual(first);
    // What was left blank is open, and the next frame has it alone.
    expect(await lan.say("khung")).toBe("1.2: … lớp, … người\n1.8: … lớp, … người\n1.14: … lớp, … người");
    await lan.say("1.2: 0 lớp, 0 người\n1.8: 1 lớp, 40 người\n1.14: 0 lớp, 0 người");
    expect(await lan.say("khung")).toBe("2: … tin, bài\n3: … quyển/tờ");
    await lan.say("2: 25 tin, bài\n3: 300 quyển/tờ");
    expect(await lan.say("khung")).toBe("4.1: … tập thể\n4.2: … cá nhân\n4.3: … quyển");
    await lan.say("Dạ em gửi ạ\n4.1: 30 tập thể\n4.2: 212 cá nhân\n4.3: 486 quyển\nEm cảm ơn");
    expect(await answers(unit)).toEqual({
      ...first,
      "n2_5/r1_2/count": 0,
      "n2_5/r1_2/people": 0,
      "n2_5/r1_8/count": 1,
      "n2_5/r1_8/people": 40,
      "n2_5/r1_14/count": 0,
      "n2_5/r1_14/people": 0,
      "n2_5/r2/count": 25,
      "n2_5/r3/count": 300,
      "n2_5/r4_1/count": 30,
      "n2_5/r4_2/people": 212,
      "n2_5/r4_3/count": 486,
    });
  });

  it("a correction changes its row and no other, at a row, at a narrative, and after the seal once that is opened", async () => {
    const { lan, unit } = await school(door);
    const plan = "Nhà trường ban hành kế hoạch, phân công từng bộ phận thực hiện.";
    await lan.say(plan);
    await lan.say("4.1: 30; 4.2: 212; 4.3: 486");
    const figures = { "n2_5/r4_1/count": 30, "n2_5/r4_2/people": 212, "n2_5/r4_3/count": 486 };
    expect(await answers(unit)).toEqual({ n1_1: plan, ...figures });
    // At the narrative that is asked.
    await lan.say("sửa 4.2 thành 221");
    await lan.say("4.3: 500");
    await lan.say("II.2: Giao chỉ tiêu cho từng lớp, công bố kết quả hằng ngày.");
    const told = { n1_1: plan, n2_2: "Giao chỉ tiêu cho từng lớp, công bố kết quả hằng ngày." };
    expect(await answers(unit)).toEqual({
      ...told,
      ...figures,
      "n2_5/r4_2/people": 221,
      "n2_5/r4_3/count": 500,
    });
    // At a row.
    await lan.say("sửa 1.7");
    // Two rows count "cá nhân"; whichever is said, no other changes.
    expect(await lan.say("cá nhân là 222 mới đúng")).toContain("sửa mục nào ạ?");
    await lan.say("mục 4.2");
    const last = { ...told, ...figures, "n2_5/r4_2/people": 222, "n2_5/r4_3/count": 500 };
    expect(await answers(unit)).toEqual(last);

    for (const text of ["nộp", "nộp thiếu", "Kế toán nghỉ ốm"]) await lan.say(text);
    for (let n = 0; n < 5; n++) {
      if ((await lan.say("đúng")).includes("Mã biên nhận: ")) break;
    }
    const offered = await lan.say("sửa 4.2 thành 230");
    expect(offered).toContain("Báo cáo đã nộp nên “sửa 4.2 thành 230” chưa được ghi.");
    expect(await answers(unit)).toEqual(last);
    expect(await lan.say("vâng ạ")).toContain("230 cá nhân (trước đó 222 cá nhân)");
    expect(await answers(unit)).toEqual({ ...last, "n2_5/r4_2/people": 230 });
  });
});

test("a request is told to the officer at once in working hours, and stands in the unit's report", async () => {
  const hanh = doors.caller("telegram", 90);
  await hanh.join("SO", "officer");
  const { lan, unit } = await school("zalo-bot");
  const before = await hanh.received();
  const words = "em xin gia hạn thêm 2 ngày vì thầy hiệu trưởng đi công tác";
  expect(await lan.say(words)).toContain("Lý do: thầy hiệu trưởng đi công tác.");
  expect(await lan.say("gửi")).toContain(
    "Chuyên viên xem trong giờ làm việc; khi chưa có trả lời, hạn vẫn là",
  );
  expect(await answers(unit)).toEqual({});
  await expect.poll(() => hanh.received()).toBe(before + 1);
  const notice = (await doors.telegram.sent(Number(hanh.chat))).at(-1)?.text ?? "";
  expect(notice).toMatch(/xin gia hạn đến .*: thầy hiệu trưởng đi công tác\./u);
  expect(await hanh.say(`/unit ${unit}`)).toContain("“thầy hiệu trưởng đi công tác”");
});
