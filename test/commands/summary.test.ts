// /summary and /export: the arithmetic of states, key totals summed by the database, and whose units are counted.
import { describe, expect, it } from "vitest";
import { type Db, inTransaction } from "../../src/store/db.ts";
import { loadWorkbookScope, streamUnitReports } from "../../src/store/rounds/reports-read.ts";
import { officer, testApp } from "../support/chat/officer.ts";
import { castWith, fullAnswers, type SeedUnit } from "../support/round/cast.ts";
import { type Seeded, sealReport, seedRound } from "../support/round/seed.ts";
import { emptyDatabase, fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-12T16:40:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");
const after = new Date("2022-10-16T09:00:00+07:00");

const at = fileDatabase();

const appAt = (db: Db, moment: Date) => testApp(db, () => moment);

/** The units whose figures the workbook of chị Hạnh adds up. */
async function workbookCodes(seeded: Seeded): Promise<string[]> {
  const asked = { asOf: now, timeZone: "Asia/Ho_Chi_Minh" };
  return inTransaction(at.db, async (tx) => {
    const { round, parentIds } = await loadWorkbookScope(
      tx,
      seeded.roundId,
      seeded.person("chị Hạnh").id,
      asked,
    );
    const codes: string[] = [];
    for await (const unit of streamUnitReports(tx, round.form, parentIds)) codes.push(unit.node.code);
    return codes;
  });
}

/** Every state once, and a school of a phòng with its own officer. */
function everyState(): SeedUnit[] {
  const figures = {
    "n2_5/r1_1/count": 2,
    "n2_5/r1_1/people": 70,
    "n2_5/r1_7/count": 30,
    "n2_5/r1_7/people": 1148,
    "n2_5/r2/count": 4,
    "n2_5/r10_1/count": 8_200_000,
  };
  return castWith(
    {
      "PGD-CL": { sealed: { at: before }, answers: fullAnswers("phong_gddt", { "n2_5/r7_1/count": 1 }) },
      "TT-GT": { answers: { "n2_5/r2/count": 3, n1_1: "Đã ban hành kế hoạch." } },
      "THPT-01": { answers: fullAnswers("thpt", figures), sealed: { at: after }, state: "accepted" },
    },
    [
      {
        code: "THPT-03",
        kind: "thpt",
        parent: "SO",
        answers: fullAnswers("thpt", { "n2_5/r2/count": 10 }),
        sealed: { at: before },
        state: "returned",
      },
      { code: "THPT-04", kind: "thpt", parent: "SO", answers: fullAnswers("thpt") },
      { code: "THPT-05", kind: "thpt", parent: "SO", exempt: "đã sáp nhập" },
    ],
  );
}

describe("/summary", () => {
  it("counts every unit in exactly one state and adds up what is sealed, returned reports included", async () => {
    const seeded = await seedRound(at.db, { units: everyState() });
    const reply = await officer(appAt(at.db, now), seeded, "chị Hạnh").types("/tong_hop");
    expect(reply.text).toBe(
      [
        "TỔNG HỢP – Tuần lễ hưởng ứng học tập suốt đời năm 2022",
        "Đến 16:40 ngày 12/10/2022. Hạn nộp: 23:59 thứ Bảy 15/10/2022 (còn 3 ngày).",
        "",
        "Đã nộp: 2/6 đơn vị (33,3 %), trong đó trễ hạn 1",
        "Đang nhập: 2 (đã trả lời 48,0 % số mục), trong đó đã đủ nhưng chưa nộp 1",
        "Chưa bắt đầu: 1",
        "Trả lại: 1",
        "",
        "Theo loại đơn vị (đã nộp/phải nộp):",
        "– Phòng GDĐT: 1/1 (100,0 %)",
        "– Trung tâm GDNN-GDTX: 0/1 (0,0 %); đang nhập 1",
        "– Trường THPT: 1/4 (25,0 %); trễ hạn 1; đang nhập 1; chưa bắt đầu 1; trả lại 1",
        "",
        "Số liệu tạm thời đến 16:40 ngày 12/10/2022, 3/6 đơn vị, trong đó 1 đang được trả lại:",
        "– Lớp bồi dưỡng, tập huấn: 32 lớp, 1.218 lượt người (1 đơn vị có)",
        "– Tin, bài: 14 tin, bài (2 đơn vị có)",
        "– Ấn phẩm: 0 quyển/tờ (0 đơn vị có)",
        "– Sách quyên góp: 0 quyển (0 đơn vị có)",
        "– Lễ khai mạc: 1 huyện, thành phố, 0 cơ sở giáo dục (1 đơn vị có)",
        "– Hội thảo, chuyên đề: 0 cuộc, 0 lượt người (0 đơn vị có)",
        "– Ngân sách nhà nước: 8.200.000 đồng (1 đơn vị có)",
        "– Kinh phí từ nguồn khác: 0 đồng (0 đơn vị có)",
      ].join("\n"),
    );
    expect(reply.offers?.map((offer) => offer.label)).toEqual(["Xuất Excel", "Chưa nộp", "Nhắc tất cả"]);
  });

  it("adds only the latest version, and a version being revised still counts as submitted", async () => {
    const seeded = await seedRound(at.db, {
      units: castWith({
        "THPT-01": { answers: fullAnswers("thpt", { "n2_5/r2/count": 5 }), sealed: { at: before } },
        "THPT-02": {
          answers: fullAnswers("thpt", { "n2_5/r2/count": 100 }),
          sealed: { at: before },
          revising: true,
        },
      }),
    });
    const chiHanh = officer(appAt(at.db, now), seeded, "chị Hạnh");
    await sealReport(at.db, seeded, "THPT-01", fullAnswers("thpt", { "n2_5/r2/count": 7 }), { at: now });
    const { text } = await chiHanh.types("/summary");
    expect(text).toContain("Đã nộp: 2/4 đơn vị (50,0 %)");
    expect(text).toContain("– Tin, bài: 107 tin, bài (2 đơn vị có)");
  });

  it("says nothing about totals over nobody, and offers no chase when nobody owes", async () => {
    const none = await seedRound(at.db);
    const empty = await officer(appAt(at.db, now), none, "chị Hạnh").types("/summary");
    expect(empty.text).toContain("Đã nộp: 0/4 đơn vị (0,0 %)");
    expect(empty.text).toContain("chưa có báo cáo nào được nộp");
    expect(empty.text).not.toContain("lượt người");

    const sealed = { answers: fullAnswers("thpt"), sealed: { at: before } };
    const all = await seedRound(at.db, {
      units: [
        { code: "SO", kind: "so_gddt", officers: [{ name: "chị Hạnh" }] },
        { code: "THPT-01", kind: "thpt", parent: "SO", ...sealed },
      ],
    });
    const full = await officer(appAt(at.db, now), all, "chị Hạnh").types("/summary");
    expect(full.text).toContain("Đã nộp: 1/1 đơn vị (100,0 %)");
    expect(full.offers?.map((offer) => offer.label)).toEqual(["Xuất Excel"]);
  });

  it("leaves a part out, for it is not 0, where the units that reported were not asked", async () => {
    const seeded = await seedRound(at.db, {
      units: castWith({ "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: before } } }),
    });
    const { text } = await officer(appAt(at.db, now), seeded, "chị Hạnh").types("/summary");
    expect(text).toContain("– Lễ khai mạc: 0 cơ sở giáo dục (0 đơn vị có)");
  });

  it("keeps every digit of sums past 2^53", async () => {
    const most = 999_999_999_999;
    const units = 10_000;
    const seeded = await seedRound(at.db, {
      units: castWith({
        "THPT-01": { answers: fullAnswers("thpt", { "n2_5/r10_1/count": most }), sealed: { at: before } },
      }),
    });
    // The same amount at 9,999 more units, which no seed would write one by one.
    await at.sql`
      with made as (
        insert into node (round_id, unit_id, parent_id, path, expected, code, kind, name, short_name, profile, position)
        select ${seeded.roundId}, 1000000 + n, ${seeded.node("SO").id}, ${seeded.node("SO").path} || 'x' || n || '/',
          true, 'X-' || n, 'thpt', 'X', 'X', 'thpt', 1000 + n
        from generate_series(1, ${units - 1}) n returning id
      ), sealed as (
        insert into submission (node_id, version, payload, receipt, sealed_at, deadline, late, missing)
        select id, 1, '{}', 'X-' || id, now(), now(), false, 0 from made returning id, node_id
      ), figures as (
        insert into figure (submission_id, place, value) select id, 'n2_5/r10_1/count', ${most} from sealed
      )
      insert into report (node_id, state, submission_id) select node_id, 'submitted', id from sealed`;
    const { text } = await officer(appAt(at.db, now), seeded, "chị Hạnh").types("/summary");
    expect(text).toContain("– Ngân sách nhà nước: 9.999.999.999.990.000 đồng (10.000 đơn vị có)");
    expect(text).toContain("Đã nộp: 10.000/10.003 đơn vị (99,9 %)");
    expect(9_999_999_999_990_000).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  });

  describe("in a tree of several levels", () => {
    const schools = (parent: string): SeedUnit[] => [
      {
        code: "TH-01",
        kind: "truong",
        parent,
        answers: fullAnswers("co_so_thuoc_phong", { "n2_5/r2/count": 9 }),
        sealed: { at: before },
      },
      { code: "TH-02", kind: "truong", parent },
    ];
    const officers = [{ name: "anh Phong" }];
    const compiled = {
      answers: fullAnswers("phong_gddt", { "n2_5/r2/count": 5 }),
      sealed: { at: before },
    };

    it("counts at each level those who report to it, and no school twice", async () => {
      const units = castWith({ "PGD-CL": { officers, ...compiled } }, schools("PGD-CL"));
      const seeded = await seedRound(at.db, { units });
      const top = await officer(appAt(at.db, now), seeded, "chị Hạnh").types("/summary");
      expect(top.text).toContain("Đã nộp: 1/4 đơn vị (25,0 %)");
      expect(top.text).toContain("– Tin, bài: 5 tin, bài (1 đơn vị có)");
      expect(await workbookCodes(seeded)).toEqual(["PGD-CL", "TT-GT", "THPT-01", "THPT-02"]);
      const phong = await officer(appAt(at.db, now), seeded, "anh Phong").types("/summary");
      expect(phong.text).toContain("Đã nộp: 1/2 đơn vị (50,0 %)");
      expect(phong.text).toContain("– Tin, bài: 9 tin, bài (1 đơn vị có)");
      expect(phong.text).not.toContain("THPT");
    });

    it("looks through a phòng that only collects or owes nothing any more", async () => {
      for (const change of [{ expected: false }, { exempt: "đã giải thể" }]) {
        await emptyDatabase(at.sql);
        const seeded = await seedRound(at.db, {
          units: castWith({ "PGD-CL": change }, schools("PGD-CL")),
        });
        const { text } = await officer(appAt(at.db, now), seeded, "chị Hạnh").types("/summary");
        expect(text).toContain("Đã nộp: 1/5 đơn vị (20,0 %)");
        expect(text).toContain("– Tin, bài: 9 tin, bài (1 đơn vị có)");
        expect(await workbookCodes(seeded)).toEqual(expect.arrayContaining(["TH-01", "TH-02", "THPT-01"]));
      }
    });

    it("shows an officer with nobody below the unit's own report", async () => {
      const seeded = await seedRound(at.db, { units: castWith({ "PGD-CL": { officers, ...compiled } }) });
      const { text } = await officer(appAt(at.db, now), seeded, "anh Phong").types("/summary");
      expect(text).toContain("Đã nộp: 1/1 đơn vị (100,0 %)");
      expect(text).toContain("– Tin, bài: 5 tin, bài (1 đơn vị có)");
    });
  });

  it("does not mix up two rounds", async () => {
    const units = castWith({
      "THPT-01": { answers: fullAnswers("thpt", { "n2_5/r2/count": 5 }), sealed: { at: before } },
    });
    await seedRound(at.db, { units });
    const second = await seedRound(at.db, { units });
    const { text } = await officer(appAt(at.db, now), second, "chị Hạnh").types("/summary");
    expect(text).toContain("Đã nộp: 1/4 đơn vị (25,0 %)");
    expect(text).toContain("– Tin, bài: 5 tin, bài (1 đơn vị có)");
  });
});

describe("/export", () => {
  it("answers with a document that is made later, never inside the transaction", async () => {
    const seeded = await seedRound(at.db, { units: everyState() });
    const reply = await officer(appAt(at.db, now), seeded, "chị Hạnh").types("/xuất excel");
    expect(reply.text).toBe("Tệp tổng hợp đến 16:40 ngày 12/10/2022: 2/6 đơn vị đã nộp.");
    expect(reply.document).toEqual({
      type: "workbook",
      roundId: seeded.roundId,
      personId: seeded.person("chị Hạnh").id,
    });
  });
});

describe("/help", () => {
  it("lists the officers' words and whom to call", async () => {
    const seeded = await seedRound(at.db);
    const { text } = await officer(appAt(at.db, now), seeded, "chị Hạnh").types("/trợ giúp");
    for (const word of [
      "tổng hợp",
      "xuất excel",
      "chưa nộp",
      "nhắc",
      "đơn vị MÃ",
      "tiếp nhận MÃ",
      "trả lại MÃ",
    ]) {
      expect(text).toContain(`– ${word}`);
    }
    expect(text).toContain("chị Hạnh, 0275 3822 000");
  });
});
