// What the operator reads of `summary`, `export` and `remind`. Pure.
import { formatNumber } from "../format.ts";
import { typed } from "./command-line.ts";

const which = "Bỏ được --round khi chỉ có một đợt đang mở.";

export const figuresHelp = {
  summary: {
    summary: "xem tiến độ và số liệu tổng hợp của một đợt",
    help: `summary [--round SỐ] [--json]

Như /summary của chuyên viên, cho toàn cơ quan. ${which}
--json in một đối tượng: expected, submitted (trong đó late), inProgress, notStarted, returned, totals (tổng từng ô theo
mã ô). Ô chưa đơn vị nào nộp số thì không có; tổng quá lớn cho số của JSON thì ghi thành chuỗi chữ số.

Ví dụ: ${typed("summary")}`,
  },
  export: {
    summary: "ghi tệp Excel tổng hợp",
    help: `export --out TỆP.xlsx [--round SỐ]

Như /export của chuyên viên, cho toàn cơ quan. ${which} Tệp cùng tên được thay khi tệp mới đã ghi xong.
Biểu mẫu có tệp Excel riêng thì số tổng hợp được điền thêm vào tệp ấy, ghi bên cạnh: TỆP-bieu-mau.xlsx.

Ví dụ: ${typed("export --out tong-hop.xlsx")}`,
  },
  history: {
    summary: "xem lịch sử của một báo cáo, nguồn của một số liệu",
    help: `history MÃ [MỤC] [--round SỐ] [--json]

Như /history của chuyên viên: mọi lần trả lời, nộp, nhờ xem lại, gia hạn, bàn giao, xuất tệp, mới nhất ở trên. Thêm số mục
thì cho biết số ấy từ đâu: từng đơn vị trực thuộc, bản đã nộp, lời đã gõ. ${which}

Ví dụ: ${typed("history MA-DON-VI 2")}`,
  },
  remind: {
    summary: "xem sẽ nhắc ai, lúc nào, bằng lời nào",
    help: `remind --dry-run [--round SỐ] [--json]

Cho xem mọi lần nhắc còn lại nếu từ giờ không có gì thay đổi: lúc nào, bậc nào, đơn vị nào, ai nhận, lời nhắc. Không gửi
gì: chương trình đang chạy tự nhắc, chuyên viên nhắc thêm bằng /remind. Người có nhiều báo cáo nhận một tin ghi đủ các báo
cáo; lời nhắc hiện ở đơn vị đầu. “recent”: mọi đầu mối đã được nhắc trong 12 giờ qua nên bỏ lần này; “unreachable”: chưa ai
vào hoặc mọi người đã chặn bot. ${which}

Ví dụ: ${typed("remind --dry-run")}`,
  },
} as const;

export const figuresText = {
  exported: (
    file: string,
    done: { readonly submitted: number; readonly expected: number; readonly returned: number },
  ) =>
    `Đã ghi ${file}: ${formatNumber(done.submitted)}/${formatNumber(done.expected)} báo cáo đã nộp, ${formatNumber(done.returned)} đang trả lại.`,
  filled: (file: string) => `Đã ghi ${file}: tệp biểu mẫu của công văn, đã điền số tổng hợp.`,
  /** The words that `history` takes. */
  historyWords: ["mã đơn vị…"],
  historyUnknown: (said: string) => `Không thấy “${said}” trong đợt báo cáo.`,
  dryRunOnly: "Chương trình đang chạy tự nhắc; thêm --dry-run để xem sẽ nhắc ai.",
  noReminder: "Không còn lần nhắc nào.",
  reminders: (heading: string, sent: number, all: number) => `${heading}: nhắc ${sent}/${all} đơn vị`,
} as const;
