// A round that is only prepared: no unit sees or hears of it, until its hour, an officer's word or the operator starts it.
import { beforeEach, describe, expect, it } from "vitest";
import { startRounds } from "../../src/schedule/starts.ts";
import { openWorld } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { fileDatabase } from "../support/run/file-database.ts";
import { testFolder } from "../support/run/folder.ts";

const at = fileDatabase();
const folder = testFolder();
const now = new Date("2026-11-20T09:00:00+07:00");
const run = operator(at, { at: now });
const list = `code;name;kind;parent
SO;Sở A;so_gddt;
P1;Phòng Một;phong_gddt;SO
T1;Trường Hai;thpt;SO
T2;Trường Ba;thpt;P1
`;
const open = (title: string, ...more: string[]) =>
  run(
    ...["round", "open", "--form", "tuan-le-htsd-2022", "--deadline", "2026-12-15", "--title", title],
    ...more,
  );
const prepare = (title: string, ...more: string[]) => open(title, "--prepared", ...more);
const states = async () =>
  (await at.sql`select title, state from round order by id`).map(({ title, state }) => `${title}: ${state}`);

beforeEach(async () => {
  await run("units", "import", folder.write("units.csv", list));
});

describe("while it is prepared", () => {
  it("is listed for the operator alone, and its codes may be made", async () => {
    const said = await prepare("Tuần lễ", "--number", "1234/SGDĐT-GDTrH", "--start", "8h 1/12/2026");
    expect(said).toContain("Đã chuẩn bị đợt");
    expect(said).toContain("Chưa đơn vị nào biết đợt này. Tự phát hành 08:00 thứ Ba 01/12/2026");
    expect(await run("round", "list")).toContain("chờ phát hành (tự phát hành 08:00 thứ Ba 01/12/2026)");
    expect(await run("codes", "--role", "contact", "--units", "T1")).toContain("T1");
    expect(await at.sql`select 1 from outbox`).toEqual([]);
  });

  it("shows a contact nothing, who goes on in the round that is open", async () => {
    const world = openWorld(at.db, now);
    await open("Đợt đang mở");
    const lan = world.chat("lan");
    await lan.join("T1");
    const before = await lan.say("/reports");
    await prepare("Đợt sắp tới", "--number", "99");
    expect((await lan.say("/reports")).text).toBe(before.text);
    expect((await lan.say("/about")).text).not.toContain("Đợt sắp tới");
    await lan.say("sửa 1.3");
    await lan.say("5 lớp 140 người");
    const nodes =
      await at.sql`select distinct title from answer join node on node.id = node_id join round on round.id = round_id`;
    expect(nodes.map(({ title }) => title)).toEqual(["Đợt đang mở"]);
  });

  it("lets nobody in who joins by a code for it: there is nothing to answer yet", async () => {
    const world = openWorld(at.db, now);
    await prepare("Tuần lễ");
    const lan = world.chat("lan");
    const said = await lan.join("T1");
    expect(said.text).not.toContain("Tuần lễ");
    expect(said.text).not.toContain("Mục I.1");
    expect((await lan.say("có gì mới không ạ")).text).toContain("chưa có");
  });

  it("is not reminded, not given a deadline of its own, not opened twice, and may be ended", async () => {
    await prepare("Tuần lễ");
    await expect(run("remind", "--dry-run")).rejects.toThrow("Không có đợt nào đang mở");
    await expect(
      run("round", "deadline", "T1", "--until", "20/12/2026", "--round", await id()),
    ).rejects.toThrow("chưa phát hành nên chưa đơn vị nào biết");
    await expect(prepare("Tuần lễ")).rejects.toThrow("cùng biểu mẫu, cùng tên");
    await run("round", "exempt", "T2", "--reason", "sáp nhập", "--round", await id());
    await run("round", "close", "--round", await id());
    expect(await states()).toEqual(["Tuần lễ: closed"]);
  });
});

async function id(): Promise<string> {
  const [row] = await at.sql`select id from round order by id limit 1`;
  return String(row?.id);
}

describe("it starts", () => {
  it("at its hour, once, and not in a paused copy", async () => {
    await prepare("Tuần lễ", "--start", "2026-12-01");
    const world = openWorld(at.db, now);
    await startRounds(world.app);
    expect(await states()).toEqual(["Tuần lễ: prepared"]);
    const first = openWorld(at.db, new Date("2026-12-01T07:30:00+07:00"));
    await at.sql`insert into setting (key, value) values ('paused', '"x"')`;
    await startRounds(first.app);
    expect(await states()).toEqual(["Tuần lễ: prepared"]);
    await at.sql`delete from setting`;
    await startRounds(first.app);
    expect(await states()).toEqual(["Tuần lễ: open"]);
    const [row] = await at.sql`select opened_at from round`;
    expect(new Date(String(row?.opened_at))).toEqual(first.now());
  });

  it("by the operator's command, when it is the only one or named", async () => {
    await expect(run("round", "start")).rejects.toThrow("Không có đợt nào đang chờ phát hành");
    await prepare("Một");
    await prepare("Hai");
    await expect(run("round", "start")).rejects.toThrow("Đang chờ phát hành nhiều đợt");
    expect(await run("round", "start", "--round", await id())).toContain("Đã phát hành đợt");
    await expect(run("round", "start", "--round", await id())).rejects.toThrow(
      "không ở trạng thái chờ phát hành",
    );
    expect(await run("round", "start")).toContain("Hai");
    expect(await states()).toEqual(["Một: open", "Hai: open"]);
  });

  it("by the officer's word with the dispatch's number; then contacts are asked", async () => {
    const world = openWorld(at.db, now);
    const hanh = world.chat("hanh");
    await prepare("Tuần lễ", "--number", "1234/SGDĐT-GDTrH");
    // Her office's first round: there is nothing yet in which she stands.
    await hanh.join("SO", "officer");
    const listed = await hanh.say("phát hành");
    expect(listed.text).toContain("– Tuần lễ (công văn 1234/SGDĐT-GDTrH): 3 đơn vị, hạn 23:59");
    expect(listed.text).toContain("ví dụ: phát hành 1234");
    expect((await hanh.say("phát hành 1235")).text).toContain("bot chưa làm gì");
    expect((await hanh.say("phát hành 1234/UBND-VX")).text).toContain("bot chưa làm gì");
    expect(await states()).toEqual(["Tuần lễ: prepared"]);
    expect((await hanh.say("Phát hành 1234/sgdđt-gdtrh")).text).toContain(
      "Đã phát hành “Tuần lễ”: 3 đơn vị phải nộp",
    );
    expect(await states()).toEqual(["Tuần lễ: open"]);
    expect((await hanh.say("phát hành 1234")).text).toContain("Không có đợt nào đang chờ phát hành.");
    const lan = world.chat("lan");
    expect((await lan.join("T1")).text).toContain("Mục I.1");
  });

  it("with all rounds of the dispatch together", async () => {
    const world = openWorld(at.db, now);
    await prepare("Phần một", "--number", "77");
    await prepare("Phần hai", "--number", "77");
    await prepare("Khác", "--number", "78");
    const hanh = world.chat("hanh");
    await hanh.join("SO", "officer");
    await hanh.say("phát hành 77");
    expect(await states()).toEqual(["Phần một: open", "Phần hai: open", "Khác: prepared"]);
  });

  it("by no contact, no reader and no officer of a part of it; a narrative stays a narrative", async () => {
    const world = openWorld(at.db, now);
    await open("Đợt đang mở");
    await prepare("Tuần lễ", "--number", "1234");
    const lan = world.chat("lan");
    await lan.join("T1");
    expect((await lan.say("/release 1234")).text).not.toContain("Tuần lễ");
    await lan.say("phát hành 1234/KH-THPT đến từng lớp");
    for (const [name, unit, role] of [
      ["phong", "P1", "officer"],
      ["nga", "SO", "reader"],
    ] as const) {
      const chat = world.chat(name);
      await chat.join(unit, role);
      for (const said of ["phát hành 1234", "/release", "/phat_hanh 1234"])
        expect((await chat.say(said)).text, `${name}: ${said}`).not.toContain("Tuần lễ");
    }
    expect(await states()).toEqual(["Đợt đang mở: open", "Tuần lễ: prepared"]);
    expect((await at.sql`select value from answer`).map(({ value }) => value)).toEqual([
      "phát hành 1234/KH-THPT đến từng lớp",
    ]);
  });

  it("not before its hour can be, and not once its deadline has passed", async () => {
    await expect(prepare("A", "--start", "2026-11-19")).rejects.toThrow("đã qua, chưa mở đợt");
    await expect(prepare("A", "--start", "2026-12-16")).rejects.toThrow("không ở trước hạn nộp");
    await expect(open("A", "--start", "2026-12-01")).rejects.toThrow("--start chỉ dùng cùng --prepared");
    await prepare("A", "--number", "5");
    const late = openWorld(at.db, new Date("2026-12-16T08:00:00+07:00"));
    const hanh = late.chat("hanh");
    await hanh.join("SO", "officer");
    expect((await hanh.say("phát hành 5")).text).toContain("đã qua, bot chưa phát hành");
    expect(await states()).toEqual(["A: prepared"]);
  });
});
