// The third dispatch, from its file to the totals: yes and no with proofs, and figures of two years.
import { expect, it } from "vitest";
import { openWorld } from "../../support/chat/world.ts";
import { behind, byDispatch, says, sealing } from "../../support/round/by-dispatch.ts";
import { fileDatabase } from "../../support/run/file-database.ts";
import { testFolder } from "../../support/run/folder.ts";

const at = fileDatabase();
const now = new Date("2026-11-20T09:00:00+07:00");
const { open, rounds, exported } = byDispatch(at, testFolder(), now);

it("asks yes and no with proofs, and figures of two years with what is worked out of them", async () => {
  const world = openWorld(at.db, now);
  const opened = await open("3-ha-tang-so.docx");
  expect(opened).toContain("23:59 thứ Sáu 04/12/2026");
  expect(opened).toContain("phải nộp   7 báo cáo");
  const [lan, sen, mai] = [world.chat("lan"), world.chat("sen"), world.chat("mai")];

  await lan.join("T1");
  await says(
    lan,
    ["1 có\n2 không\n3 có", "Có: 1, 3. Không: 2."],
    ["1: https://example.edu.vn/cap-quang\n3: https://example.edu.vn/quyet-dinh", "Đã ghi minh chứng"],
    ["4, 6", "Có: 4, 6. Không: 5."],
    ["đúng", "Minh chứng cho 4, 6"],
    ["4: https://example.edu.vn/lms\n6: https://example.edu.vn/thi", "Đã ghi minh chứng"],
    ["Tổng số máy tính: 80, 95\nTrong đó dạy học: 60 75\nB2.2: 10/14", "Đã ghi 3 dòng"],
    ["150,5/200; 92,5%/100%; 120 triệu/185,5 triệu; 7,5/8,2", "Đã ghi 4 dòng"],
    ["sửa B2.2", "Mục B2.2"],
    ["10 và 15", "Đã sửa: năm 2025 10, năm 2026 15"],
    ...sealing,
  );
  // A nursery school is not asked the second part.
  expect((await sen.join("MN")).text).toContain("[1–3/10]");
  await says(
    sen,
    ["1 có\n2 không\n3 có", "Có: 1, 3. Không: 2."],
    ["1: https://example.edu.vn/mn", "Minh chứng cho 3"],
    ["không có", "B2.1. Tổng số máy tính"],
    ["20/22; 12/15; 0/2", "Đã ghi 3 dòng"],
    ["50/80,5; 80%/85,5%; 30 triệu/42,25 triệu; 6/7", "Đã ghi 4 dòng"],
    ...sealing,
  );
  await mai.join("X1");
  await says(
    mai,
    ["có hết", "Minh chứng cho 1, 2, 3"],
    [
      "1: https://example.edu.vn/x1\n2: https://example.edu.vn/x2\n3: https://example.edu.vn/x3",
      "Đã ghi minh chứng",
    ],
    ["không có gì", "Không: 4, 5, 6."],
    ["B2.1: 5/6\nB2.1a: 0/0\nB2.2: 1/1", "Đã ghi 3 dòng"],
    ["30/40; 100/100; 10,5/12; 8/9", "Đã ghi 4 dòng"],
    ["sửa B2.1a", "Mục B2.1a"],
    ["0 và 1", "năm 2026 1"],
    ...sealing,
  );

  const hanh = world.chat("hạnh");
  await hanh.join("SO", "officer");
  const summary = (await hanh.say("/summary")).text;
  expect(summary).toContain("Đã nộp: 3/7 đơn vị (42,9 %)");
  expect(
    summary
      .slice(summary.indexOf("Số liệu tạm thời"))
      .replace(/đến .*?,/u, "đến …,")
      .split("\n")
      .slice(0, 4),
  ).toEqual([
    "Số liệu tạm thời đến …, 3/7 đơn vị:",
    "– Tổng số máy tính: 105 máy (năm 2025), 123 máy (năm 2026) (3 đơn vị có)",
    "– Trong đó: máy dùng cho dạy học: 72 máy (năm 2025), 91 máy (năm 2026) (3 đơn vị có)",
    "– Số phòng học có màn hình tương tác: 11 phòng (năm 2025), 18 phòng (năm 2026) (3 đơn vị có)",
  ]);

  const sheet = await exported((await rounds())[0] ?? 0);
  for (const name of ["Tổng hợp", "Tổng hợp (giá trị)"]) {
    expect(
      behind(sheet(name), "TT")
        .slice(0, 8)
        .map((row) => [row[0], row[2]]),
      name,
    ).toEqual([
      ["A", undefined],
      ["1", 3],
      ["2", 1],
      ["3", 3],
      ["B", undefined],
      ["4", 1],
      ["5", 0],
      ["6", 1],
    ]);
  }
  expect(behind(sheet("Tổng hợp (giá trị) (2)"), "STT").slice(0, 9)).toEqual([
    ["I", "Thiết bị"],
    ["1", "Tổng số máy tính", "máy", 105, 123, 117.1],
    ["Trong đó: máy dùng cho dạy học", "máy", 72, 91, 126.4],
    ["2", "Số phòng học có màn hình tương tác", "phòng", 11, 18, 163.6],
    ["II", "Đường truyền, kinh phí"],
    // Neither a mean, nor a share, nor a mark is added up.
    ["3", "Tốc độ đường truyền trung bình", "Mbps"],
    ["4", "Tỷ lệ phòng học có Internet", "%", "x"],
    ["5", "Kinh phí chi cho hạ tầng số", "triệu đồng", 160.5, 239.75, 149.4],
    ["6", "Điểm tự đánh giá", "điểm", "x"],
  ]);
  const units = sheet("Chi tiết đơn vị").filter(
    ([no, , , state]) => typeof no === "number" && state === "Đã nộp",
  );
  expect(units.map(([, , code, , ...own]) => [code, ...own])).toEqual([
    [
      "T1",
      1,
      0,
      1,
      1,
      0,
      1,
      80,
      95,
      118.8,
      60,
      75,
      125,
      10,
      15,
      150,
      150.5,
      200,
      132.9,
      92.5,
      100,
      120,
      185.5,
      154.6,
      7.5,
      8.2,
    ],
    ["X1", 1, 1, 1, 0, 0, 0, 5, 6, 120, 0, 1, 1, 1, 100, 30, 40, 133.3, 100, 100, 10.5, 12, 114.3, 8, 9],
    [
      "MN",
      1,
      0,
      1,
      "–",
      "–",
      "–",
      20,
      22,
      110,
      12,
      15,
      125,
      0,
      2,
      50,
      80.5,
      161,
      80,
      85.5,
      30,
      42.25,
      140.8,
      6,
      7,
    ],
  ]);
  expect(behind(sheet("Minh chứng"), "Mã").map(([code, , row, , link]) => [code, row, link])).toEqual([
    ["T1", "B1.1", "https://example.edu.vn/cap-quang"],
    ["T1", "B1.3", "https://example.edu.vn/quyet-dinh"],
    ["T1", "B1.4", "https://example.edu.vn/lms"],
    ["T1", "B1.6", "https://example.edu.vn/thi"],
    ["X1", "B1.1", "https://example.edu.vn/x1"],
    ["X1", "B1.2", "https://example.edu.vn/x2"],
    ["X1", "B1.3", "https://example.edu.vn/x3"],
    ["MN", "B1.1", "https://example.edu.vn/mn"],
  ]);
  expect(world.logged).toEqual([]);
});
