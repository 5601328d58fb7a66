// How a round is called in few letters, from its title or by its own settings.
import { expect, it } from "vitest";
import { roundTags, withTag } from "../../src/text/interview/rounds.ts";
import { shortNameOf } from "../../src/text/short-name.ts";

it.each([
  ["Tuần lễ HTSĐ", "Tuần lễ HTSĐ"],
  ["Tuần lễ hưởng ứng học tập suốt đời năm 2022", "Tuần lễ hưởng ứng học tập"],
  // A word that leads on to the next is never the last.
  ["Thống kê số lớp, học sinh và giáo viên đầu năm", "Thống kê số lớp, học sinh"],
  ["Rà soát hạ tầng, thiết bị của các trường", "Rà soát hạ tầng, thiết bị"],
  ["Báo cáo tình hình thu chi theo Thông tư 55", "Báo cáo tình hình thu chi"],
  ["Danh sách giáo viên các môn năm học 2026-2027", "Danh sách giáo viên"],
  ["Khảo sát nhu cầu năm 2027 của các đơn vị", "Khảo sát nhu cầu năm 2027"],
  ["Khảo sát nhu cầu học năm 2027 của các đơn vị", "Khảo sát nhu cầu học"],
  ["Công tác tuyển sinh: kế hoạch và chỉ tiêu", "Công tác tuyển sinh"],
  // Nor does a name end in a mark, or inside a bracket that it leaves open.
  ["Sơ kết học kỳ I – các đơn vị trực thuộc", "Sơ kết học kỳ I"],
  ["Rà soát thiết bị (biểu số 2 và biểu số 3)", "Rà soát thiết bị"],
  ["Rà soát thiết bị (đợt 2) tại các trường", "Rà soát thiết bị (đợt 2)"],
  ["  Sĩ số   đầu năm ", "Sĩ số đầu năm"],
  ["Và của những các do mỗi cho tại khi năm", "Và"],
  ["https://so.example.vn/cong-van/2026/1234", "https://so.example.vn/con"],
])("of the title “%s”: %s", (roundTitle, name) => {
  expect(shortNameOf({ roundTitle, shortName: null })).toBe(name);
});

it("is the one that the round was given, whatever its title", () => {
  expect(shortNameOf({ roundTitle: "Thống kê", shortName: "Lớp và học sinh" })).toBe("Lớp và học sinh");
});

const round = (roundId: number, roundTitle: string, day: string) => ({
  roundId,
  roundTitle,
  shortName: null,
  deadline: new Date(`${day}T23:59:59+07:00`),
});

it("tells rounds that would be called the same apart by their deadlines, and by their order on one day", () => {
  const tags = roundTags(
    [
      round(1, "Sĩ số", "2022-10-15"),
      round(2, "SĨ SỐ", "2022-11-15"),
      round(3, "Hạ tầng", "2022-10-15"),
      round(4, "Sĩ số", "2022-10-15"),
    ],
    "Asia/Ho_Chi_Minh",
  );
  expect([...tags]).toEqual([
    [1, "Sĩ số, hạn 15/10/2022"],
    [2, "SĨ SỐ, hạn 15/11/2022"],
    [3, "Hạ tầng"],
    [4, "Sĩ số, hạn 15/10/2022 (2)"],
  ]);
});

it.each([
  ["[3/17] Mục 1.1", "[Sĩ số · 3/17] Mục 1.1"],
  ["[1–7/34] Mục 1", "[Sĩ số · 1–7/34] Mục 1"],
  ["Đã ghi: 3 lớp.", "[Sĩ số] Đã ghi: 3 lớp."],
  ["[sic] lạ", "[Sĩ số] [sic] lạ"],
  ["", ""],
])("begins what is said with the name: %s", (text, said) => {
  expect(withTag("Sĩ số", text)).toBe(said);
  expect(withTag(null, text)).toBe(text);
});
