// The words of a reminder of several reports; of one, test/commands/remind.test.ts and test/schedule have them.
import { expect, it } from "vitest";
import { type RemindedReport, reminderText } from "../../src/text/reminder.ts";

const zone = "Asia/Ho_Chi_Minh";
const local = (text: string) => new Date(`2022-10-${text}+07:00`);

const report = (more: Partial<RemindedReport>): RemindedReport => ({
  deadline: local("15T23:59:59"),
  title: "Tuần lễ học tập suốt đời",
  unit: "Trường THPT Ca Văn Thỉnh",
  address: "Thầy/Cô",
  takes: null,
  state: "in-progress",
  done: 31,
  total: 34,
  open: ["II.4", "1.7", "2"],
  remark: null,
  asked: null,
  ...more,
});

it("names every report with its state and its distance, and invites to the first", () => {
  const reports = [
    report({
      deadline: local("13T17:00:00"),
      title: "Thi học sinh giỏi",
      state: "returned",
      remark: "mục 1.7 chưa đúng",
    }),
    report({ deadline: local("14T23:59:59"), unit: "TT Giồng Trôm", state: "not-started", done: 0 }),
    report({}),
    report({ deadline: local("20T23:59:59"), title: "Chuyển đổi số", done: 34, open: [] }),
  ];
  expect(reminderText(reports, { now: local("14T07:30:00"), zone })).toBe(
    [
      "Nhắc báo cáo: Thầy/Cô còn 4 báo cáo chưa hoàn thành.",
      "1. “Thi học sinh giỏi” của Trường THPT Ca Văn Thỉnh: được trả lại để chỉnh sửa; lý do: mục 1.7 chưa đúng. Hạn nộp: 17:00 thứ Năm 13/10/2022 (đã quá 1 ngày).",
      "2. “Tuần lễ học tập suốt đời” của TT Giồng Trôm: chưa bắt đầu. Hạn nộp: 23:59 thứ Sáu 14/10/2022 (hôm nay, còn 16 giờ).",
      "3. “Tuần lễ học tập suốt đời” của Trường THPT Ca Văn Thỉnh: đã trả lời 31/34 mục, còn: II.4, 1.7, 2. Hạn nộp: 23:59 thứ Bảy 15/10/2022 (ngày mai).",
      "4. “Chuyển đổi số” của Trường THPT Ca Văn Thỉnh: đã trả lời đủ 34 mục nhưng chưa nộp. Hạn nộp: 23:59 thứ Năm 20/10/2022 (còn 6 ngày).",
      "Báo cáo quá hạn vẫn nộp được, bot ghi nhận nộp trễ.",
      "Kính mời Thầy/Cô gõ “sửa” để chỉnh sửa báo cáo 1 rồi nộp lại, gõ “các báo cáo” để chọn báo cáo khác.",
    ].join("\n"),
  );
});

it.each([
  [{ state: "not-started", open: [] }, "gõ “tiếp” để bắt đầu báo cáo 1, gõ"],
  [{ open: ["2"] }, "gõ “tiếp” để làm tiếp báo cáo 1, gõ"],
  [{ open: [] }, "gõ “xem lại” để xem báo cáo 1, gõ “nộp” để nộp, gõ"],
  [{ state: "returned" }, "gõ “sửa” để chỉnh sửa báo cáo 1 rồi nộp lại, gõ"],
] as const)("invites by how the first one stands: %j", (first, invitation) => {
  const text = reminderText([report(first), report({})], { now: local("14T07:30:00"), zone });
  expect(text).toContain(invitation);
  expect(text).not.toContain("quá hạn");
});
