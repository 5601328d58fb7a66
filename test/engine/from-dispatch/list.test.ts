// The second dispatch, from its file to the totals: people due by one day, an outline and a list by another.
import { expect, it } from "vitest";
import { openDocuments } from "../../../src/documents/documents.ts";
import { person } from "../../../src/store/schema.ts";
import { openWorld } from "../../support/chat/world.ts";
import { behind, byDispatch, says, sealing, sheetsOf } from "../../support/round/by-dispatch.ts";
import { fileDatabase } from "../../support/run/file-database.ts";
import { testFolder } from "../../support/run/folder.ts";

const at = fileDatabase();
const now = new Date("2026-11-20T09:00:00+07:00");
const { open, rounds, exported } = byDispatch(at, testFolder(), now);

it("asks people by one day, an outline and a list by another, in two rounds", async () => {
  const world = openWorld(at.db, now);
  const opened = await open("2-danh-sach-cot-can.docx");
  expect(opened).toMatch(
    /Phụ lục 2, Phụ lục 3\n.*\n\s+hạn nộp +23:59 thứ Bảy 12\/12\/2026[\s\S]*phải nộp +6 báo cáo/u,
  );
  expect(opened).toMatch(
    /– Phụ lục 1\n.*\n\s+hạn nộp +23:59 thứ Hai 30\/11\/2026[\s\S]*phải nộp +6 báo cáo/u,
  );
  const [lan, minh, mai] = [world.chat("lan"), world.chat("minh"), world.chat("mai")];
  // What is due first is asked first; the other round by its name.
  const turn = [
    ["đổi", "2. "],
    ["2", "[Phụ lục 2, Phụ lục 3 · 1/8] Mục PL2.I.1.1"],
  ] as const;

  expect((await lan.join("T1")).text).toContain("[Phụ lục 1 · 1/1] Mục PL1.1");
  await says(
    lan,
    [
      "Nguyễn Thị Hoa, 12/03/1985, nữ, Toán, Thạc sĩ, 15 năm, 0912345001\nLê Văn Tám, 05/09/1979, nam, Vật lí, Đại học, 22, 0912345002",
      "Đã ghi 2 người",
    ],
    ["xong", "2 người"],
    ...sealing,
    ...turn,
    ["5 lớp, 120 lượt người", "Đã ghi: 5 lớp, 120 lượt người"],
    ["98,5%", "Đã ghi: 98,5%"],
    ["Thiếu phòng máy để tập huấn trực tuyến cho giáo viên.", "Đã ghi mục PL2.I.2"],
    ["Bồi dưỡng kỹ năng số và trí tuệ nhân tạo cho giáo viên.", "Đã ghi mục PL2.II.1"],
    ["kết hợp", "Đã ghi: kết hợp"],
    ["45 triệu", "45.000.000 đồng"],
    ["không có gì", "Đã ghi mục PL2.III: không có"],
    ["Kỹ năng số, 20, 3/2027\nTư vấn học đường, 5 người, 4/2027", "Đã ghi 2 dòng"],
    ["xong", "tổng cộng 25 người đăng ký"],
    ...sealing,
  );
  await minh.join("T2");
  await says(
    minh,
    [
      "1. Trần Minh Đức; 1/2/1990; Nam; Ngữ văn; Đại học; 10; 0912345003\n2. Phạm Thu Trang; 20/11/1988; Nữ; Tiếng Anh; Thạc sĩ; 12; 0912345004\n3. Đỗ Hải Nam; 15/06/1982; Nam; Tin học; Đại học; 18; 0912345005",
      "Đã ghi 3 người",
    ],
    ["sửa 2", "Người số 2"],
    ["Phạm Thu Trang; 20/11/1989; Nữ; Tiếng Anh; Thạc sĩ; 11; 0912345004", "Đã sửa người số 2"],
    ["xong", "3 người"],
    ...sealing,
    ...turn,
    ["2 lớp 30 lượt người", "Đã ghi"],
    ["100%", "Đã ghi: 100%"],
    ["Chưa có phòng học riêng cho các lớp bồi dưỡng.", "Đã ghi mục PL2.I.2"],
    ["Đổi mới phương pháp dạy học theo chương trình mới.", "Đã ghi mục PL2.II.1"],
    ["1", "Đã ghi: trực tiếp"],
    ["25 triệu", "25.000.000 đồng"],
    ["không", "không có"],
    ["Kỹ năng số; 7; 05/2027", "Đã ghi 1 dòng"],
    ["xong", "tổng cộng 7 người đăng ký"],
    ["sửa PL2.II.3", "Mục PL2.II.3"],
    ["30 triệu", "30.000.000 đồng"],
    ...sealing,
  );
  await mai.join("X1");
  await says(
    mai,
    ["Mai Thị Lan, 3/4/1992, nữ, Tiểu học, Đại học, 8, 0912345006", "Đã ghi 1 người"],
    ["xong", "cần ít nhất 2 người"],
    ["Hoàng Văn Bình, 7/7/1986, nam, Âm nhạc, Cao đẳng, 14, 0912345007", "Đã ghi 1 người"],
    ["xong", "2 người"],
    ...sealing,
    ...turn,
    ["3 lớp 60 lượt người", "Đã ghi"],
    ["90", "Đã ghi: 90%"],
    ["không", "Đã ghi mục PL2.I.2: không có"],
    ["Bồi dưỡng ngoại ngữ cho giáo viên tiểu học các trường.", "Đã ghi mục PL2.II.1"],
    ["trực tuyến", "Đã ghi: trực tuyến"],
    ["12,5 triệu", "12.500.000 đồng"],
    ["Đề nghị Sở hỗ trợ kinh phí đi lại cho giáo viên.", "Đã ghi mục PL2.III"],
    ["không có gì", "không có dòng nào"],
    ...sealing,
  );

  const hanh = world.chat("hạnh");
  await hanh.join("SO", "officer");
  await hanh.say("/summary");
  const people = (await hanh.press("Phụ lục 1")).text;
  expect(people).toContain("Đã nộp: 3/6 đơn vị (50,0 %)");
  expect(people).toContain("– Phụ lục 1. DANH SÁCH GIÁO VIÊN CỐT CÁN: 7 người (3 đơn vị có)");
  const [outline = 0, list = 0] = await rounds();
  const needs = (await hanh.say(`/summary --round ${outline}`)).text;
  expect(
    needs
      .slice(needs.indexOf("Số liệu tạm thời"))
      .replace(/đến .*?,/u, "đến …,")
      .split("\n")
      .slice(0, 4),
  ).toEqual([
    "Số liệu tạm thời đến …, 3/6 đơn vị:",
    "– Số lớp bồi dưỡng đã tổ chức; số lượt giáo viên tham gia: 10 lớp, 210 lượt người (3 đơn vị có)",
    "– Kinh phí dự kiến của đơn vị: 87.500.000 đồng (3 đơn vị có)",
    "– Phụ lục 3. ĐĂNG KÝ LỚP BỒI DƯỠNG: 3 dòng, 32 người đăng ký (2 đơn vị có)",
  ]);

  const sheet = await exported(outline);
  const figures = behind(sheet("Tổng hợp (giá trị)"), "Tổng số").slice(0, 4);
  expect(figures.map(([no, , ...unitAndTotal]) => [no, ...unitAndTotal])).toEqual([
    ["PL2.I.1.1", "lớp", 10],
    ["PL2.I.1.1", "lượt người", 210],
    // Shares are of their units alone.
    ["PL2.I.1.2"],
    ["PL2.II.3", "triệu đồng", 87.5],
  ]);
  expect(
    behind(sheet("Danh sách PL3.1"), "STT").filter(([no]) => typeof no === "number" || no === "Cộng 3 dòng"),
  ).toEqual([
    [1, "T1", "Trường THPT Lam Kinh", "Kỹ năng số", 20, "03/2027"],
    [2, "T1", "Trường THPT Lam Kinh", "Tư vấn học đường", 5, "04/2027"],
    [3, "T2", "Trường THPT Hàm Rồng", "Kỹ năng số", 7, "05/2027"],
    ["Cộng 3 dòng", 32],
  ]);
  expect(sheet("Lựa chọn").at(-1)).toEqual(["PL2.II.2", "Hình thức mong muốn", 1, 1, 1, 3]);
  const units = sheet("Chi tiết đơn vị").filter(([no]) => typeof no === "number");
  expect(
    units.filter(([, , , state]) => state === "Đã nộp").map(([, , code, , ...own]) => [code, ...own]),
  ).toEqual([
    ["T1", 2, 25, 5, 120, 98.5, 45],
    ["T2", 1, 7, 2, 30, 100, 30],
    ["X1", 0, 0, 3, 60, 90, 12.5],
  ]);
  const teachers = await exported(list);
  expect(behind(teachers("Danh sách PL1.1"), "STT").filter(([no]) => typeof no === "number")).toEqual([
    [
      1,
      "T1",
      "Trường THPT Lam Kinh",
      "Nguyễn Thị Hoa",
      "12/03/1985",
      "Nữ",
      "Toán",
      "Thạc sĩ",
      15,
      "0912345001",
    ],
    [
      2,
      "T1",
      "Trường THPT Lam Kinh",
      "Lê Văn Tám",
      "05/09/1979",
      "Nam",
      "Vật lí",
      "Đại học",
      22,
      "0912345002",
    ],
    [
      3,
      "T2",
      "Trường THPT Hàm Rồng",
      "Trần Minh Đức",
      "01/02/1990",
      "Nam",
      "Ngữ văn",
      "Đại học",
      10,
      "0912345003",
    ],
    [
      4,
      "T2",
      "Trường THPT Hàm Rồng",
      "Phạm Thu Trang",
      "20/11/1989",
      "Nữ",
      "Tiếng Anh",
      "Thạc sĩ",
      11,
      "0912345004",
    ],
    [
      5,
      "T2",
      "Trường THPT Hàm Rồng",
      "Đỗ Hải Nam",
      "15/06/1982",
      "Nam",
      "Tin học",
      "Đại học",
      18,
      "0912345005",
    ],
    [6, "X1", "Xã Hoằng Lộc", "Mai Thị Lan", "03/04/1992", "Nữ", "Tiểu học", "Đại học", 8, "0912345006"],
    [7, "X1", "Xã Hoằng Lộc", "Hoàng Văn Bình", "07/07/1986", "Nam", "Âm nhạc", "Cao đẳng", 14, "0912345007"],
  ]);
  await world.chat("nga").join("SO", "reader");
  const shown = JSON.stringify((await readersBook(list, "nga"))("Danh sách PL1.1"));
  expect(shown).toContain("Toán");
  for (const told of ["Nguyễn Thị Hoa", "12/03/1985", "0912345001"]) expect(shown).not.toContain(told);
  expect(world.logged).toEqual([]);
});

/** The workbook as somebody gets it who may not see what is about people. */
async function readersBook(roundId: number, name: string) {
  const people = await at.db.select().from(person);
  const personId = people.find((one) => one.name === name)?.id ?? 0;
  const documents = openDocuments({ databaseUrl: at.url, timeZone: "Asia/Ho_Chi_Minh" });
  try {
    return await sheetsOf((await documents.make({ type: "workbook", roundId, personId }, now)).bytes);
  } finally {
    await documents.close();
  }
}
