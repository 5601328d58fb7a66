// What the operator reads of backups: made, restored, refused. Pure.
import { formatNumber } from "../format.ts";

export const backupHelp = {
  summary: "sao lưu toàn bộ dữ liệu vào một tệp",
  help: `backup --out TỆP [--prune]

Ghi toàn bộ dữ liệu của một thời điểm vào TỆP, kể cả khi bot đang chạy. Chỉ chương trình này đọc lại được (restore TỆP),
phiên bản này hoặc mới hơn. Mã bí mật của Telegram, Zalo không nằm trong tệp; tên người, câu trả lời thì có: cất ở nơi chỉ
người phụ trách đọc được. Cạnh TỆP là danh sách người đã xóa dữ liệu (erasures.jsonl, chỉ có số thứ tự và thời điểm, không
có tên): chép cùng với TỆP, để khi khôi phục những người ấy không trở lại.
--prune xóa các bản sao lưu quá RETENTION_BACKUP_DAYS ngày: những tệp cùng đuôi với TỆP trong thư mục của TỆP, và những
bản mà chương trình tự tạo trước khi nâng cấp (DATA_DIR/backups).

Khi có BACKUP_PASSPHRASE_FILE, tệp được mã hóa bằng mật khẩu trong đó; khôi phục phải có đúng mật khẩu ấy.

Ví dụ: npm run cli -- backup --out /var/backups/tonghop/2027-10-01.backup --prune`,
} as const;

export const restoreHelp = {
  summary: "khôi phục một bản sao lưu vào cơ sở dữ liệu trống; sau đó tạm dừng",
  help: `restore TỆP [--erased DANH-SÁCH] [--keep-queued]

Khôi phục vào cơ sở dữ liệu mà thiết lập đang chỉ đến; cơ sở dữ liệu ấy phải trống. Đọc được bản sao lưu của phiên bản này
và mọi phiên bản trước; dữ liệu được nâng lên phiên bản này. Hoặc khôi phục đủ, hoặc không thay đổi gì.
Người đã xóa dữ liệu sau khi sao lưu được xóa lại, theo danh sách erasures.jsonl nằm cạnh TỆP và trong DATA_DIR/backups;
danh sách ở nơi khác thì ghi bằng --erased. Thông tin cá nhân trong báo cáo đã quá RETENTION_PERSONAL_DAYS ngày cũng được
xóa lại.
Khôi phục xong, chương trình tạm dừng: không gửi, không nhận gì cho đến lệnh resume, để bản sao không nói thay bản gốc.
Tin đang chờ gửi bị hủy, vì bản gốc có thể đã gửi. --keep-queued giữ các tin ấy: chỉ dùng khi chuyển máy, bản gốc đã dừng
trước khi sao lưu và không chạy lại nữa.

Ví dụ: npm run cli -- restore /var/backups/tonghop/2027-10-01.backup`,
} as const;

export const resumeHelp = {
  summary: "cho bản đã khôi phục hoạt động trở lại",
  help: `resume

Kết thúc tạm dừng sau khi khôi phục: gửi tin, nhận tin, nhắc việc trở lại. Chỉ làm khi bản gốc không còn chạy ở máy nào.

Ví dụ: npm run cli -- resume`,
} as const;

export const backupText = {
  resumed: "Chương trình hoạt động trở lại.",
  notPaused: "Chương trình không đang tạm dừng.",
  exists: (path: string) => `Đã có tệp ${path}; xin chọn tên khác.`,
  noFolder: (path: string) => `Không có thư mục ${path}; xin tạo thư mục ấy trước.`,
  noFile: (path: string) => `Không có tệp ${path}.`,
  made: (path: string, rows: number, tables: number, isSealed: boolean) =>
    `Đã sao lưu vào ${path}: ${formatNumber(rows)} dòng của ${tables} bảng${isSealed ? ", đã mã hóa" : ""}.`,
  unproven:
    "Bản sao lưu này không có mã kiểm tra (do một phiên bản đầu tiên tạo ra): tệp có bị sửa hay không thì không biết được. Xin đối chiếu số liệu.",
  pruned: (path: string, days: number) => `Đã xóa ${path}: quá ${days} ngày.`,
  listNotWritten: (folder: string, code: string) =>
    `Chưa ghi được danh sách người đã xóa dữ liệu vào ${folder} (${code}). Xin xem quyền ghi và chỗ trống của thư mục ấy.`,
  listBroken: (path: string) =>
    `Chưa ghi được danh sách người đã xóa dữ liệu: ${path} đang hỏng. Xin lấy lại tệp ấy từ một bản chép khác.`,
  forgottenAgain: (reports: number) =>
    `Đã xóa lại thông tin cá nhân trong ${formatNumber(reports)} báo cáo đã quá hạn giữ (RETENTION_PERSONAL_DAYS).`,
  restored: (rows: number, tables: number, at: string) =>
    `Đã khôi phục ${formatNumber(rows)} dòng của ${tables} bảng, như lúc ${at}.`,
  cancelled: (count: number) => `Đã hủy ${formatNumber(count)} tin đang chờ gửi.`,
  erasedAgain: (count: number) =>
    `Đã xóa lại dữ liệu của ${formatNumber(count)} người đã xóa sau khi sao lưu, kể cả người trong danh sách của đơn vị.`,
  noList: (places: readonly string[]) =>
    `Không thấy danh sách người đã xóa dữ liệu (${places.join(", ")}). Nếu danh sách còn ở nơi khác, xin khôi phục lại vào một cơ sở dữ liệu trống với --erased.`,
  paused: "Đang tạm dừng: chưa gửi, chưa nhận gì cho đến lệnh npm run cli -- resume.",
} as const;

/** Why the passphrase of the backups cannot be used; nothing was backed up or restored. */
export const passphraseText = {
  unreadable: (path: string) =>
    `Không đọc được tệp mật khẩu ${path} (BACKUP_PASSPHRASE_FILE). Xin xem lại tên tệp và quyền đọc của người dùng chạy lệnh.`,
  short: (path: string) =>
    `Mật khẩu trong ${path} (BACKUP_PASSPHRASE_FILE) quá ngắn: cần ít nhất 12 ký tự, ví dụ lấy từ openssl rand -hex 24.`,
} as const;

/** Why nothing was restored, and what to do; by reason, each about one thing (a path, a table, a version). */
export const notRestored = {
  "not-a-file": (path: string) =>
    refused(
      `${path} không phải là tệp. Xin ghi tên một tệp sao lưu, ví dụ ${path.replace(/\/+$/, "")}/2027-10-01.backup.`,
    ),
  unreadable: (path: string) =>
    refused(`không đọc được ${path}. Xin xem lại tên tệp và quyền đọc của người dùng chạy lệnh.`),
  "needs-passphrase": () =>
    refused(
      "tệp đã được mã hóa. Xin đặt BACKUP_PASSPHRASE_FILE là tệp chứa mật khẩu đã dùng khi sao lưu, rồi chạy lại.",
    ),
  "wrong-passphrase": () =>
    refused(
      "mật khẩu trong BACKUP_PASSPHRASE_FILE không phải là mật khẩu đã dùng khi sao lưu tệp này. Xin dùng đúng tệp mật khẩu cũ.",
    ),
  "no-backup": () =>
    refused("tệp này không phải là bản sao lưu của tonghop. Xin chọn đúng tệp do lệnh backup tạo ra."),
  "other-product": (format: string) =>
    refused(
      `tệp này là bản sao lưu của chương trình khác (${format}). Xin chọn tệp do lệnh backup của tonghop tạo ra.`,
    ),
  newer: (version: string) =>
    refused(
      `bản sao lưu do một phiên bản khác, mới hơn, tạo ra${version === "" ? "" : ` (bước nâng cấp ${version})`}. Xin cài phiên bản đã tạo ra nó, hoặc mới hơn, rồi khôi phục lại.`,
    ),
  "cut-off": () => refused(`tệp bị cụt, thiếu phần cuối. ${another}`),
  damaged: () => refused(`tệp bị hỏng. ${another}`),
  changed: (member: string) =>
    refused(`nội dung của ${member} trong tệp đã bị sửa sau khi sao lưu. ${another}`),
  repacked: (member: string) =>
    refused(
      `tệp đã bị đóng gói lại (${member} thừa, thiếu hoặc sai chỗ). Xin dùng tệp gốc do lệnh backup tạo ra.`,
    ),
  joined: () =>
    refused("sau phần cuối của tệp còn dữ liệu khác (hai tệp bị nối lại?). Xin dùng từng tệp gốc."),
  rows: (table: string) =>
    refused(`các dòng của bảng ${table} trong tệp không đủ hoặc không đúng. ${another}`),
  "not-empty": (table: string) =>
    refused(
      `cơ sở dữ liệu không trống (bảng ${table} đã có dữ liệu). Xin đặt DATA_DIR là một thư mục mới, hoặc DATABASE_URL là một cơ sở dữ liệu mới.`,
    ),
  "foreign-table": (table: string) =>
    refused(
      `cơ sở dữ liệu có bảng ${table} không phải của tonghop. Xin tạo một cơ sở dữ liệu riêng, trống, và ghi vào DATABASE_URL.`,
    ),
  "other-database": () =>
    refused(
      "cơ sở dữ liệu này đã được một phiên bản khác của chương trình dùng. Xin dùng một cơ sở dữ liệu mới, hoặc chạy lệnh bằng đúng phiên bản ấy.",
    ),
  "bad-erasures": (path: string) =>
    refused(
      `không đọc được danh sách người đã xóa dữ liệu ${path}. Xin lấy lại tệp ấy từ một bản chép khác; nếu bỏ qua, những người đã xóa sẽ trở lại.`,
    ),
} as const;

const another = "Xin dùng một bản chép khác, hoặc một bản sao lưu khác.";

function refused(why: string): string {
  return `Chưa khôi phục gì: ${why}`;
}
