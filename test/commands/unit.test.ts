// /unit CODE: one report as an officer reads it, and nothing of units that are not the officer's.
import { expect, it } from "vitest";
import { officer, testApp } from "../support/chat/officer.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { sealReport, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T16:40:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");
const after = new Date("2022-10-16T09:05:00+07:00");

const at = fileDatabase();

async function asked(changes: Parameters<typeof castWith>[0], text = "/unit THPT-01") {
  const seeded = await seedRound(at.db, { units: castWith(changes) });
  const chiHanh = officer(
    testApp(at.db, () => now),
    seeded,
    "chị Hạnh",
  );
  return { seeded, chiHanh, reply: await chiHanh.types(text) };
}

it("shows the sealed version with its figures, zeros, notes, doubts and what is missing", async () => {
  const { "n2_5/r4_2/people": _, ...answers } = fullAnswers("thpt", {
    n1_1: "Nhà trường ban hành kế hoạch số 12.",
    n2_4: "a ".repeat(400).trim(),
    "n2_5/r1_1/count": 30,
    "n2_5/r1_1/people": 12,
    "n2_5/r1_7/count": 30,
    "n2_5/r1_7/people": 1148,
    "n2_5/r3/count": 0,
    "n2_5/r3/note": "in chung với xã",
    "n2_5/r7_2/count": 1,
    "n2_5/r10_1/count": 8_200_000,
  });
  const { reply } = await asked({
    "THPT-01": {
      answers,
      sealed: {
        at: after,
        missing: 1,
        missingReason: "chưa có số liệu của thư viện",
        waivers: [
          { checkId: "S2", stem: "n2_5/r1_1", words: null },
          { checkId: "S11", stem: "", words: "năm nay không tổ chức" },
        ],
      },
    },
  });
  expect(reply.text).toBe(
    [
      "Trường THPT Ca Văn Thỉnh (THPT-01)",
      "Tình trạng: đã nộp, chờ tiếp nhận (bản 1, nộp lúc 09:05 ngày 16/10/2022, trễ hạn).",
      "Đầu mối: cô Lan",
      "Nộp thiếu 1 mục. Lý do: chưa có số liệu của thư viện",
      "",
      "Nội dung bản 1 đã nộp:",
      "I.1. Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện: Nhà trường ban hành kế hoạch số 12.",
      "I.2. Nội dung các hoạt động đã triển khai trong Tuần lễ: Không có.",
      "10.1. Ngân sách nhà nước: 8.200.000 đồng (8 triệu 200 nghìn đồng)",
      "II.1. Những kết quả đã đạt được: Không có.",
      "II.2. Bài học kinh nghiệm: Không có.",
      "II.3. Khó khăn, tồn tại: Không có.",
      `II.4. Kiến nghị, đề xuất: ${"a ".repeat(150).trim()}… (dài 799 ký tự, xem đủ trong tệp Excel)`,
      "1.1. Bồi dưỡng nâng cao trình độ chuyên môn nghiệp vụ cho cán bộ, công chức, viên chức (các cấp): 30 lớp, 12 người",
      "1.7. Giáo dục kỹ năng sống cho học sinh: 30 lớp, 1.148 người",
      "3. Ấn phẩm thông tin (tờ rơi, áp phích, băng rôn, khẩu hiệu): 0 quyển/tờ (ghi chú: in chung với xã)",
      "7.2. Số cơ sở giáo dục tổ chức Lễ khai mạc: đơn vị có tổ chức Lễ khai mạc",
      "11. Các nội dung khác (nếu có): Không có.",
      "Tổng số người tham gia: 60 lớp, 1.160 lượt người",
      "Ghi 0: 10.2, 1.2, 1.3, 1.8, 1.9, 1.14, 2, 4.1, 4.3, 5.1, 5.2, 5.3, 5.4, 5.5, 5.6, 6.1, 6.2, 6.3, 8, 9.1, 9.2",
      "Chưa trả lời: 4.2",
      "",
      "Đơn vị đã xác nhận các điểm cần xem lại:",
      "– 1.1: Số người (12) ít hơn số lớp (30).",
      "– mọi số liệu đều bằng 0. Lý do: năm nay không tổ chức",
    ].join("\n"),
  );
  expect(reply.offers?.map((offer) => offer.label)).toEqual(["Tiếp nhận", "Nhờ xem lại", "Trả lại"]);
});

it("shows what stands there while nothing is sealed, and says so", async () => {
  const { seeded, chiHanh, reply } = await asked({
    "THPT-01": { answers: { "n2_5/r2/count": 3, "n2_5/r1_7/count": 30 } },
  });
  expect(reply.text).toContain("Tình trạng: đang nhập 1/34.");
  expect(reply.text).toContain("Nội dung đang nhập (chưa nộp):");
  expect(reply.text).toContain("2. Số tin, bài về các hoạt động của Tuần lễ: 3 tin, bài");
  expect(reply.text).not.toContain("1.7. Giáo dục");
  expect(reply.text).toMatch(/Chưa trả lời: I\.1, .*1\.7/);
  expect(reply.offers).toEqual([]);
  await at.sql`update answer set state = 'skipped', value = null where node_id = ${seeded.node("THPT-01").id} and place = 'n2_5/r1_7/count'`;
  expect((await chiHanh.types("/unit THPT-01")).text).toContain("Để sau: 1.7");
});

it("shows version 1, which counts, while version 2 is being written", async () => {
  const { seeded, chiHanh } = await asked({
    "THPT-01": {
      answers: fullAnswers("thpt", { "n2_5/r2/count": 3 }),
      sealed: { at: before },
      revising: true,
    },
  });
  await at.sql`update answer set value = '99' where node_id = ${seeded.node("THPT-01").id} and place = 'n2_5/r2/count'`;
  const { text } = await chiHanh.types("/unit THPT-01");
  expect(text).toContain("đã nộp, đơn vị đang sửa thành bản mới (bản 1,");
  expect(text).toContain("3 tin, bài");
  expect(text).not.toContain("99");
});

it("shows a unit that has not begun, its phone and that nobody joined", async () => {
  const { reply } = await asked({ "THPT-01": { contacts: [], phone: "0275 3860 001" } });
  expect(reply.text).toBe(
    [
      "Trường THPT Ca Văn Thỉnh (THPT-01)",
      "Tình trạng: chưa bắt đầu.",
      "Đầu mối: chưa có đầu mối tham gia, ĐT 0275 3860 001",
      "",
      "Chưa có nội dung nào.",
    ].join("\n"),
  );
});

it("names the reason of a return, and the wish to correct a sealed report", async () => {
  const sealed = { answers: fullAnswers("thpt"), sealed: { at: before } };
  const { reply, seeded, chiHanh } = await asked({
    "THPT-01": { ...sealed, state: "returned", remark: "mục 1.7 chưa đúng" },
  });
  expect(reply.text).toContain("Lý do trả lại: mục 1.7 chưa đúng");
  expect(reply.text).toContain(
    "7.2. Số cơ sở giáo dục tổ chức Lễ khai mạc: đơn vị không tổ chức Lễ khai mạc",
  );
  expect(reply.offers).toEqual([]);
  await sealReport(at.db, seeded, "THPT-01", sealed.answers, { at: now });
  await at.sql`update report set remark = 'nhầm số lớp' where node_id = ${seeded.node("THPT-01").id}`;
  const again = await chiHanh.types("/don_vi thpt-01");
  expect(again.text).toContain("bản 2");
  expect(again.text).toContain("Đơn vị đề nghị sửa: nhầm số lớp");
  expect(again.text).not.toContain("Lý do trả lại");
});

it("asks for the code when there is none, and takes it in the next message", async () => {
  const { reply, chiHanh } = await asked({}, "/unit");
  expect(reply.text).toContain("Xin gửi mã đơn vị");
  expect((await chiHanh.answers(reply, "THPT-01")).text).toContain("Trường THPT Ca Văn Thỉnh");
});

it("says the same of a code that does not exist, of a collecting unit and of another subtree's unit", async () => {
  const seeded = await seedRound(at.db, {
    units: castWith({ "PGD-CL": { officers: [{ name: "anh Phong" }] } }, [
      { code: "TH-01", kind: "truong", parent: "PGD-CL" },
    ]),
  });
  const app = testApp(at.db, () => now);
  const anhPhong = officer(app, seeded, "anh Phong");
  const chiHanh = officer(app, seeded, "chị Hạnh");
  const nowhere = (code: string) =>
    `Không tìm thấy đơn vị có mã hoặc tên “${code}”. Xem mã các đơn vị chưa nộp: gõ “chưa nộp”.`;
  for (const command of ["unit", "accept", "return"]) {
    const reason = command === "return" ? " thiếu mục 1" : "";
    expect((await anhPhong.types(`/${command} X-99${reason}`)).text).toBe(nowhere("X-99"));
    expect((await anhPhong.types(`/${command} THPT-01${reason}`)).text).toBe(nowhere("THPT-01"));
    expect((await chiHanh.types(`/${command} SO${reason}`)).text).toBe(nowhere("SO"));
  }
  expect((await anhPhong.types("/unit TH-01")).text).toContain("(TH-01)");
});
