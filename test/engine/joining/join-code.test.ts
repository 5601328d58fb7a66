// Codes as people send them, within what they write; and what is no code, however much it looks like one.
import { expect, it } from "vitest";
import { codeHeldIn } from "../../../src/engine/joining/join-code.ts";
import { parseCode } from "../../../src/store/people/codes.ts";
import { openWorld } from "../../support/chat/world.ts";
import { seedRound } from "../../support/round/seed.ts";
import { fileDatabase } from "../../support/run/file-database.ts";

const read = (text: string) => {
  const code = codeHeldIn(text);
  return code === null ? null : parseCode(code);
};

it.each([
  "HPT1-9QBT-9G11",
  "hpt19qbt9g11",
  "HPT1 9QBT 9G11",
  "Mã: HPT1-9QBT-9G11.",
  "“HPT1-9QBT-9G11”",
  "Mã:HPT1-9QBT-9G11",
  "mã của trường em là hpt1-9qbt-9g11 ạ",
  "Em gửi mã HPT1 – 9QBT – 9G11 nhé",
  "ma cua truong em la HPT1 9QBT 9G11 a",
  "Em chào thầy ạ.\nMã: HPTI-9QBT-9GLI",
  "https://baocao.sgddt.example/j/HPT1-9QBT-9G11",
  "Thầy mở https://baocao.sgddt.example/j/HPT19QBT9G11 giúp em",
  "https://t.me/baocao_bot?start=HPT1-9QBT-9G11",
  "/ma HPT1-9QBT-9G11 ạ",
])("finds the code in %j", (text) => {
  expect(read(text)).toBe("HPT19QBT9G11");
});

it.each([
  "xin chào",
  "em chao co Lan",
  "Nhan dan chao mung 2022",
  "Kế hoạch số 1234 5678 9012",
  "nam 2022 tren toan tinh",
  "2022 nhan dan tren toan tinh",
  "hoc tap suot doi",
  "toan truong tham gia",
  "cham ngoan hon",
  "0275-3822-0000-1",
  "1.500; 2/73; 12.000.000",
  "https://baocao.sgddt.example/j/",
  "mã trường em là THPT-01",
])("takes no code from %j", (text) => {
  expect(read(text)).toBeNull();
});

const at = fileDatabase();

it("lets a stranger in by a sentence with the code, and counts nothing else as a wrong one", async () => {
  await seedRound(at.db);
  const world = openWorld(at.db, new Date("2022-10-10T08:00:00+07:00"));
  const lan = world.chat("cô Lan 2");
  for (let turn = 0; turn < 12; turn++) expect((await lan.say("em chao co Lan")).text).toContain("mã đơn vị");
  expect((await lan.say("Mã: AAAA-BBBB-CCC2.")).text).toContain("không dùng được");
  const [{ wrong_codes: wrong } = { wrong_codes: null }] =
    await at.sql`select wrong_codes from chat where wrong_since is not null`;
  expect(wrong).toBe(1);
  const code = await world.code("THPT-01", "contact");
  expect((await lan.say(`Mã của trường em là ${code.toLowerCase()} ạ.`)).text).toContain(
    "Mã báo cáo của Trường THPT Ca Văn Thỉnh",
  );
  expect((await lan.say("đúng")).text).toContain("Đã liên kết với Trường THPT Ca Văn Thỉnh");
});

it("counts the wrong codes of somebody who has joined, and goes on taking what they type as what else it is", async () => {
  await seedRound(at.db);
  const world = openWorld(at.db, new Date("2022-10-10T08:00:00+07:00"));
  const lan = world.chat("cô Lan 3");
  await lan.join("THPT-01");
  const counted = async () => {
    const [row] = await at.sql`
      select wrong_codes from chat join address on address.id = address_id where chat_key = 'cô Lan 3'`;
    return row?.wrong_codes;
  };
  // Figures alone are an answer, and no guess.
  await lan.say("0123 4567 8901");
  await lan.say("012345678901");
  expect(await counted()).toBe(0);
  for (let turn = 1; turn <= 10; turn++) {
    const { text } = await lan.say("AAAA-BBBB-CCC2");
    expect(text).not.toMatch(/không dùng được|nhập sai nhiều lần/);
    expect(await counted()).toBe(turn);
  }
  // Stopped: not even a right code is looked at, and no answer is held up.
  const code = await world.code("THPT-02", "contact");
  expect((await lan.say(code)).text).not.toContain("Mã báo cáo của");
  expect(await counted()).toBe(10);
  expect((await lan.say("Trường đã ban hành kế hoạch số 12 ngày 3/10.")).text).toContain("Đã ghi");
  world.pass(3_600_001);
  expect((await lan.say(code)).text).toContain("Mã báo cáo của");
});
