// Short names and ids of forms, from titles as offices write them.
import { expect, it } from "vitest";
import { formId, shortName, titleFrom } from "../../src/draft/names.ts";

it.each([
  ["Báo cáo số liệu học sinh và việc bố trí lớp đầu năm học 2026-2027", "Học sinh"],
  ["Rà soát hạ tầng số trong các cơ sở giáo dục năm 2026", "Rà soát hạ tầng số"],
  ["Hướng dẫn tổ chức hoạt động hưởng ứng Tuần lễ học tập suốt đời năm 2022", "Tuần lễ học tập suốt đời"],
  ["Cử giáo viên cốt cán và báo cáo nhu cầu bồi dưỡng năm 2027", "Cử giáo viên cốt cán"],
  ["Báo cáo tổng kết năm học 2025-2026", "Tổng kết"],
  ["Báo cáo tình hình thực hiện chế độ, chính sách đối với nhà giáo", "Chế độ, chính sách"],
  ["Kiểm kê tài sản", "Kiểm kê tài sản"],
])("%s", (title, short) => {
  expect(shortName(title)).toBe(short);
  expect(shortName(title).length).toBeLessThanOrEqual(25);
});

it("makes a title of what a dispatch is about", () => {
  expect(titleFrom("V/v báo cáo nhu cầu")).toBe("Báo cáo nhu cầu");
  expect(titleFrom("về việc rà soát")).toBe("Rà soát");
  expect(titleFrom(null)).toBe("Báo cáo");
});

it("makes an id of letters, digits and hyphens", () => {
  expect(formId("Rà soát hạ tầng số trong các cơ sở giáo dục", "2026")).toBe("ra-soat-ha-tang-so-2026");
  expect(formId("!!!", null)).toBe("bieu-mau");
});
