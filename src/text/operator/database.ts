// What an operator reads when the program's own database cannot be run, or the one that DATABASE_URL names. Pure.

import type { Trouble } from "../../postgres/trouble.ts";

/** Why the program's own database does not run, and what to do. */
export function sayServerTrouble(trouble: Trouble): string {
  switch (trouble.type) {
    case "programs-broken":
      return `Không chạy được PostgreSQL trong ${trouble.folder} (${trouble.why}). Hãy cài lại chương trình, hoặc đặt DATABASE_URL là một máy chủ có sẵn.`;
    case "package-missing":
      return `Thiếu gói ${trouble.name}: PostgreSQL cho máy này nằm trong đó. Hãy cài lại bằng npm ci (không thêm --omit=optional), hoặc đặt DATABASE_URL là một máy chủ có sẵn.`;
    case "folder-unusable":
      return `Không dùng được thư mục dữ liệu ${trouble.path} (${trouble.code}). Hãy cho người dùng chạy chương trình quyền ghi ở đó, hoặc đặt DATA_DIR là thư mục khác.`;
    case "folder-gone":
      return `Theo ${trouble.record}, cơ sở dữ liệu nằm ở ${trouble.folder}, nhưng không có thư mục này. Hãy đưa thư mục về chỗ cũ; muốn bắt đầu với cơ sở dữ liệu trống thì xóa tệp ${trouble.record}.`;
    case "nobody-may-enter":
      return `Chương trình chạy với quyền root, còn cơ sở dữ liệu phải chạy với người dùng khác (uid ${trouble.uid}), mà người dùng này không vào được ${trouble.path}. Hãy đặt DATA_DIR là thư mục người khác vào được, hoặc không chạy với quyền root.`;
    case "no-nobody":
      return "Chương trình chạy với quyền root, còn cơ sở dữ liệu phải chạy với người dùng khác, mà máy này không có người dùng tonghop-postgres (không tạo được), cũng không có nobody. Hãy chạy với người dùng thường, hoặc đặt DATABASE_URL.";
    case "copied":
      return `${trouble.path} là bản sao của ${trouble.owner}: cả hai cùng trỏ đến một cơ sở dữ liệu. Muốn bắt đầu trống ở đây thì xóa tệp ${trouble.record}; muốn chuyển dữ liệu thì dùng backup và restore.`;
    case "record-unreadable":
      return `Không đọc được ${trouble.path} (${trouble.code}). Hãy chạy với người dùng sở hữu tệp này.`;
    case "record-damaged":
      return `Tệp ${trouble.path} bị hỏng. Hãy lấy lại từ bản sao lưu: trong tệp có mật khẩu của cơ sở dữ liệu.`;
    case "does-not-start":
      return `Cơ sở dữ liệu trong ${trouble.folder} không khởi động được. Cuối nhật ký của nó:\n${trouble.log}`;
    case "not-ready":
      return `Cơ sở dữ liệu trong ${trouble.folder} chưa sẵn sàng sau ${trouble.seconds} giây. Nếu máy vừa tắt đột ngột, nó đang tự sửa: hãy thử lại sau. Cuối nhật ký của nó:\n${trouble.log}`;
    case "password-refused":
      return `Cơ sở dữ liệu không nhận mật khẩu trong ${trouble.record}. Hai thứ đi cùng nhau: hãy đưa đúng tệp về chỗ cũ, hoặc khôi phục bản sao lưu vào một thư mục dữ liệu trống.`;
    case "other-release":
      return `Cơ sở dữ liệu này do PostgreSQL ${trouble.made} tạo, còn chương trình này mang PostgreSQL ${trouble.ours}. Hãy sao lưu bằng phiên bản cũ rồi khôi phục vào một thư mục dữ liệu trống.`;
    case "not-made":
      return `Không tạo được cơ sở dữ liệu ở ${trouble.folder}: ${trouble.why}`;
    case "busy":
      return `Đã chờ ${trouble.seconds} giây: tiến trình ${trouble.pid} đang bật hoặc tắt cơ sở dữ liệu của cùng thư mục này. Hãy xem tiến trình đó; nếu nó treo thì dừng nó rồi thử lại.`;
  }
}

/** The server that DATABASE_URL names does not answer, or does not let us in. `why` is the driver's own word. */
export function sayUnusableUrl(why: string): string {
  return `DATABASE_URL: không dùng được cơ sở dữ liệu ở đó (${why}). Hãy kiểm tra địa chỉ, tên người dùng, mật khẩu, và máy chủ có đang chạy không.`;
}

/** The database was made by a newer program; `version` is that program's, or "" where nobody wrote it down. */
export function sayNewerDatabase(version: string, date: string): string {
  const which = version === "" ? `bước nâng cấp ngày ${date}` : `tonghop-${version}`;
  return `Cơ sở dữ liệu này đã được một phiên bản mới hơn của chương trình nâng lên (${which}). Hãy cài phiên bản ấy, hoặc mới hơn; dữ liệu giữ nguyên.`;
}

/** The database cannot hold every letter. */
export function sayWrongEncoding(encoding: string, name: string): string {
  return `Cơ sở dữ liệu “${name}” dùng bảng mã ${encoding}, không ghi được chữ Việt. Hãy tạo cơ sở dữ liệu khác: createdb -E UTF8 -T template0 TÊN, rồi ghi tên ấy vào DATABASE_URL.`;
}

/** The two addresses do not name one database. */
export const sayTwoDatabases =
  "DATABASE_OWNER_URL và DATABASE_URL không chỉ đến cùng một cơ sở dữ liệu. Hai dòng phải ghi cùng máy chủ, cùng tên cơ sở dữ liệu; chỉ khác người dùng và mật khẩu.";

/** The database did not do what a command asked; `why` holds no value of anybody's. */
export function sayQueryFailed(why: string): string {
  return `Lệnh chưa làm được: cơ sở dữ liệu báo lỗi (${why}). Hãy chạy lại; nếu vẫn thế, gửi dòng này cho người phát triển chương trình.`;
}

/** The program could not start; `why` says what to do. */
export function sayNotStarted(why: string): string {
  return `Chương trình không khởi động được. ${why}`;
}

/** The database is not upgraded, because the passphrase of the backup before it cannot be had; `why` is a sentence. */
export function sayWithoutCopy(why: string): string {
  return `${why} Cơ sở dữ liệu chưa được nâng cấp, vì chưa sao lưu được. Hãy sửa tệp ấy, hoặc bỏ dòng BACKUP_PASSPHRASE_FILE nếu không cần mã hóa, rồi khởi động lại.`;
}
