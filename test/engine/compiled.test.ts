// A xã compiles its schools: what it seals holds what they sealed and its own part, counted once for the Sở.
import { beforeEach, describe, expect, it } from "vitest";
import { rollUpSum } from "../../src/report/rollup.ts";
import { tellLater } from "../../src/schedule/later.ts";
import { sumFigures } from "../../src/store/officer/totals.ts";
import { withParts } from "../../src/store/rounds/parts.ts";
import { streamUnitReports } from "../../src/store/rounds/reports-read.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { fullAnswers, shippedForm } from "../support/round/cast.ts";
import { openDistrict } from "../support/round/district.ts";
import { type Seeded, sealReport } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-12T10:00:00+07:00");
let seeded: Seeded;
let world: World;
let thu: TestChat;

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, submission_source, later_figure, figure, person,
    role, address, chat, code, inbox, outbox, upload, sent_file restart identity`;
  seeded = await openDistrict(at.db);
  world = openWorld(at.db, now);
  thu = world.chat("thu");
  await thu.join("XA-TX");
});

/** The whole report of the xã: two rows of its own, the rest taken, six narratives; gives how many messages that took. */
async function sealXa(): Promise<number> {
  const said = [
    "số liệu trước",
    "1.1: 2 lớp 60 người; 8: 1/30",
    "lấy hết",
    // Whether the xã itself held the opening, then what else there was.
    "không",
    "không",
    "Xã ban hành kế hoạch và giao các trường tổ chức.",
    "Tuyên truyền trên bảng tin và nhóm phụ huynh.",
    "Thuận lợi: có sự phối hợp tốt của các ban ngành.",
    "Khó khăn: kinh phí còn hạn hẹp, thiếu phòng học.",
    "không",
    "không",
    "nộp",
    "đúng",
  ];
  for (const text of said) await thu.say(text);
  return said.length;
}

const latest = async () => {
  const [row] = await at.sql`
    select submission.id, coverage_in, coverage_of from report join submission on submission.id = report.submission_id
    where report.node_id = ${seeded.node("XA-TX").id}`;
  return row;
};

const placesOf = (no: string) => [`n2_5/r${no}/count`, `n2_5/r${no}/people`];

describe("a compiled report", () => {
  it("is sealed in few messages, with what the schools sealed and the unit's own part", async () => {
    const messages = await sealXa();
    // Joining took two more.
    expect(messages + 2).toBeLessThanOrEqual(15);
    const sealed = await latest();
    expect(sealed).toMatchObject({ coverage_in: 8, coverage_of: 10 });
    const sources = await at.sql`
      select node.code, source_id is not null as has from submission_source join node on node.id = node_id
      where submission_id = ${sealed?.id} order by node.position`;
    expect(sources.map(({ code, has }) => `${code} ${has}`)).toEqual([
      "TH-01 true",
      "TH-02 true",
      "TH-03 true",
      "TH-04 false",
      "THCS-01 true",
      "THCS-02 true",
      "MN-01 true",
      "MN-02 true",
      "MN-03 true",
      "MN-04 false",
    ]);
  });

  it("counts for the Sở once, in SQL and in the workbook alike", async () => {
    await sealXa();
    const sealed = await latest();
    await at.db.transaction(async (tx) => {
      const ids = await withParts(tx, [Number(sealed?.id)]);
      const { sums } = await sumFigures(tx, ids, [
        [...placesOf("1_1"), ...placesOf("1_7"), "n2_5/r4_3/count"],
      ]);
      expect(Object.fromEntries([...sums].map(([place, { total }]) => [place, total]))).toEqual({
        "n2_5/r1_1/count": "16",
        "n2_5/r1_1/people": "413",
        "n2_5/r1_7/count": "96",
        "n2_5/r1_7/people": "3240",
        "n2_5/r4_3/count": "120",
      });
      const sum = rollUpSum(shippedForm);
      const rows: string[] = [];
      for await (const unit of streamUnitReports(tx, shippedForm, [seeded.node("SO").id])) {
        sum.add(unit);
        rows.push(`${unit.node.code} ${unit.submission?.answers.get("n2_5/r1_1/people")?.value ?? "-"}`);
      }
      expect(rows).toEqual(["XA-TX 413", "THPT-01 -"]);
      const { totals, units } = sum.result();
      expect(units).toBe(1);
      expect(totals.get("n2_5/r1_7/people")).toBe(3240n);
      expect(totals.get("n2_5/r1_1/count")).toBe(16n);
    });
  });

  it("keeps its own part apart in what is answered", async () => {
    await thu.say("số liệu trước");
    await thu.say("1.7: 100 lớp 3300 người");
    const [none] =
      await at.sql`select count(*)::int as n from answer where node_id = ${seeded.node("XA-TX").id}`;
    expect(none?.n).toBe(0);
    await thu.say("tổng");
    const own = await at.sql`
      select place, value from answer where node_id = ${seeded.node("XA-TX").id} and place like 'n2_5/r1_7/%' order by place`;
    expect(own.map(({ place, value }) => `${place} ${value}`)).toEqual([
      "n2_5/r1_7/count 4",
      "n2_5/r1_7/people 60",
    ]);
  });
});

/** The messages that were queued for a chat since a moment, as they are read. */
const notices = async () => {
  const rows = await at.sql`select body->>'text' as text from outbox where kind = 'notice' order by id`;
  return rows.map(({ text }) => String(text));
};

describe("a school that seals after its xã", () => {
  const late = async () => {
    await sealXa();
    world.pass(60_000);
    const answers = fullAnswers("co_so_thuoc_phong", { "n2_5/r1_7/count": 5, "n2_5/r1_7/people": 150 });
    await sealReport(at.db, seeded, "TH-04", answers, { at: new Date(world.now()) });
    await tellLater(world.app);
  };

  it("is told once, with its figures and what can be done", async () => {
    await late();
    await tellLater(world.app);
    expect(await notices()).toEqual([
      `TH An Bình nộp lúc 10:01 ngày 12/10/2022, sau khi Xã Tân Xuân đã nộp báo cáo tổng hợp:
– 1.7 Giáo dục kỹ năng sống cho học sinh: 0 lớp, 0 người → 5 lớp, 150 người
Gõ “nộp lại” để nộp bản mới có số này; “để nguyên” để giữ bản đã nộp.`,
    ]);
  });

  it("is taken by one word, as a second version in time", async () => {
    await late();
    const said = await thu.say("nộp lại");
    expect(said.text).toContain("ĐÃ NỘP BÁO CÁO\n");
    expect(said.text).toContain("Bản nộp thứ 2, thay bản trước.");
    expect(await latest()).toMatchObject({ coverage_in: 9, coverage_of: 10 });
    expect((await thu.say("nộp lại")).text).toContain("chưa có số nào mới");
  });

  it("is left by one word, and shown as what came after", async () => {
    await late();
    await thu.say("để nguyên");
    expect(await latest()).toMatchObject({ coverage_in: 8, coverage_of: 10 });
    const hanh = world.chat("hanh");
    await hanh.join("SO", "officer");
    const seen = (await hanh.say("/unit XA-TX")).text;
    expect(seen).toContain("\nTổng hợp từ 8/10 đơn vị.\nPhát sinh sau khi nộp: TH An Bình.\n");
    expect(seen).toContain("16 lớp, 413 người");
    const asks = await thu.say("tiếp");
    expect(asks.text).toContain("Phát sinh sau khi nộp, để nguyên: TH An Bình.");
    expect(asks.text).not.toContain("Gõ “nộp lại”");
  });
});

it("takes back all that was taken at once", async () => {
  await thu.say("số liệu trước");
  await thu.say("1.1: 2 lớp 60 người");
  await thu.say("lấy hết");
  await thu.say("hoàn tác");
  const stands = await at.sql`
    select place from answer where node_id = ${seeded.node("XA-TX").id} and state = 'answered' order by place`;
  expect(stands.map(({ place }) => place)).toEqual(["n2_5/r1/gate", "n2_5/r1_1/count", "n2_5/r1_1/people"]);
});

it("says to a school that its report goes to its xã", async () => {
  const an = world.chat("an");
  await an.join("TH-04");
  await an.say("trường em không tổ chức do sửa chữa");
  await an.say("nộp");
  for (let turn = 0; turn < 4 && !an.last().text.includes("Thủ trưởng đã duyệt chưa"); turn += 1)
    await an.say("đúng");
  expect(an.last().text).toContain("Nộp báo cáo của Trường Tiểu học An Bình cho Xã Tân Xuân?");
});
