// What the doctor's looks say: what is fine, what to mend and how, what is worth knowing. Pure.
import { formatNumber, formatTime } from "../format.ts";
import { noDatabaseIn, typed } from "./command-line.ts";

export const doctorHelp = {
  summary: "xem mọi thứ chương trình cần và chỉ ra việc phải sửa",
  help: `doctor

Xem thiết lập, cơ sở dữ liệu, đồng hồ, tin đang chờ và tin lỗi, Telegram, Zalo (mã bot, nơi nhận tin), máy chủ thư và địa chỉ
công khai PUBLIC_URL. Không thay đổi gì. Dòng bắt đầu bằng SỬA là việc phải sửa; còn việc phải sửa thì lệnh kết thúc với mã lỗi.

Ví dụ: ${typed("doctor")}`,
} as const;

const marks = { ok: "ok  ", mend: "SỬA ", note: "ghi " } as const;

export const mailLookText = {
  off: "thư điện tử: tắt (SMTP_URL chưa đặt); đơn vị không nhắn được thì chuyên viên xem danh sách gọi",
  fine: (from: string) => `thư điện tử: máy chủ nhận gửi; người gửi ${from}`,
  refused:
    "thư điện tử: không gửi được qua SMTP_URL; xem tên máy chủ, cổng, mật khẩu, và máy chủ có STARTTLS hay không",
  noPage: "thư điện tử: PUBLIC_URL chưa đặt nên thư không có liên kết",
} as const;

export const doctorText = {
  line: (state: keyof typeof marks, text: string) => `${marks[state]} ${text}`,
  broken: (count: number) => `Còn ${count} việc phải sửa.`,
  fine: "Không có gì phải sửa.",
  settingsRead: (zone: string) => `thiết lập: đã đọc; giờ hiện theo ${zone}`,
  misspelt: (name: string, meant: string) =>
    `thiết lập: ${name} không phải tên thiết lập nên không được đọc; có phải ${meant} không?`,
  plainHttp:
    "PUBLIC_URL: http:// chỉ dùng trong mạng nội bộ; Telegram và Zalo cần https:// (docs/van-hanh.md)",
  noTrustedProxy:
    "TRUSTED_PROXY chưa đặt: mọi người vào trang web được tính chung một địa chỉ mạng; nginx ở cùng máy thì đặt TRUSTED_PROXY=127.0.0.1 (docs/van-hanh.md)",
  demoOn: "DEMO=on: cơ sở dữ liệu trống sẽ được đổ dữ liệu minh họa; đặt DEMO=off",
  noDatabase: (folder: string) => `cơ sở dữ liệu: ${noDatabaseIn(folder)}`,
  notOpened: (where: string, why: string) => `cơ sở dữ liệu: không mở được; xem ${where}: ${why}`,
  server: (version: string, own: boolean) =>
    `cơ sở dữ liệu: PostgreSQL ${version}${own ? ", của chương trình" : ""}`,
  poolerLoses:
    "cơ sở dữ liệu: trước máy chủ có bộ gom kết nối theo giao dịch (pooler) không giữ câu lệnh đã chuẩn bị, câu trả lời có thể mất mà không ai biết; đặt max_prepared_statements ở bộ gom, hoặc DATABASE_PREPARE=off",
  poolerFine: "cơ sở dữ liệu: đi qua bộ gom kết nối theo giao dịch (pooler), dùng được",
  leastRole: (role: string) =>
    `cơ sở dữ liệu: chương trình chạy bằng vai trò ${role}, chỉ đọc và ghi dữ liệu`,
  oneRole: (role: string) =>
    `cơ sở dữ liệu: một vai trò (${role}) vừa chạy chương trình vừa nâng cấp, khôi phục; nên tách: đặt DATABASE_OWNER_URL (xem hướng dẫn vận hành, mục 5)`,
  asNobody:
    "cơ sở dữ liệu: máy chủ chạy bằng người dùng nobody, mà chương trình khác trên máy cũng có thể dùng; nên chạy bot bằng một người dùng riêng (hướng dẫn vận hành, mục 1), hoặc chạy useradd --system tonghop-postgres rồi khởi động lại",
  clockApart: (seconds: number) =>
    `đồng hồ: lệch ${formatNumber(seconds)} giây so với máy chủ dữ liệu; đồng bộ cả hai bằng NTP (timedatectl set-ntp true)`,
  platformClock: (account: string, aheadMs: number, most: number) => {
    const seconds = Math.round(Math.abs(aheadMs) / 1000);
    const apart = `${aheadMs > 0 ? "đi trước" : "đi sau"} máy này ${formatNumber(seconds)} giây`;
    const mend = Math.abs(aheadMs) < most ? "" : "; chỉnh giờ máy này bằng NTP (timedatectl set-ntp true)";
    return `đồng hồ: giờ của ${account} ${seconds === 0 ? "khớp với máy này" : apart}, theo tin gửi gần nhất${mend}`;
  },
  clockFine: "đồng hồ: khớp với máy chủ dữ liệu",
  migrated: "cấu trúc dữ liệu: đúng phiên bản",
  notMigrated: "cấu trúc dữ liệu: chưa đúng phiên bản; khởi động chương trình một lần",
  paused: `đang tạm dừng sau khi khôi phục: chạy ${typed("resume")} khi bản gốc đã tắt hẳn`,
  waiting: (queued: number) => `tin gửi đi: ${formatNumber(queued)} tin đang chờ`,
  stuck: (queued: number, seconds: number) =>
    `tin gửi đi: ${formatNumber(queued)} tin đang chờ, tin lâu nhất đã ${formatNumber(Math.round(seconds / 60))} phút; chương trình có đang chạy không?`,
  unread: (files: number) => `tệp gửi kèm: ${formatNumber(files)} tệp đang chờ đọc`,
  unreadLong: (files: number, seconds: number) =>
    `tệp gửi kèm: ${formatNumber(files)} tệp đang chờ đọc, tệp lâu nhất đã ${formatNumber(Math.round(seconds / 60))} phút; chương trình có đang chạy không?`,
  dead: (count: number) =>
    `tin nhận vào: ${formatNumber(count)} tin không xử lý được; xem ${typed("dead list")}`,
  noneDead: "tin nhận vào: không có tin lỗi",
  pageAnswers: (page: string) => `trang web: ${page} trả lời`,
  pageFails: (page: string, how: PageFailure, isPublic: boolean) =>
    `trang web: ${page}/healthz ${sayFailure(how)}; ${isPublic ? "xem tên miền, nginx, chứng thư và dịch vụ" : "chương trình có đang chạy không?"}`,
} as const;

/** How a page did not answer as ours does. */
export type PageFailure =
  | { readonly type: "another-program" }
  | { readonly type: "status"; readonly status: number }
  | { readonly type: "silent"; readonly code: string };

function sayFailure(how: PageFailure): string {
  if (how.type === "another-program") return "do một chương trình khác trả lời";
  if (how.type === "status") return `trả lời mã ${how.status}`;
  return `không trả lời${how.code === "" ? "" : ` (${how.code})`}`;
}

/** What a platform did when it was asked; `detail` is its own word for it. */
export type PlatformTrouble = { readonly type: string; readonly detail: string };

function sayTrouble({ type, detail }: PlatformTrouble, setting: string): string {
  const why = detail === "" ? "" : ` (${detail})`;
  if (type === "account") return `không nhận mã; xem lại ${setting}${why}`;
  if (type === "throttled") return "bảo chờ; lát nữa thử lại";
  return `không kết nối được từ máy này; xem mạng${why}`;
}

export const telegramLookText = {
  off: "Telegram: không dùng (chưa đặt TELEGRAM_BOT_TOKEN)",
  trouble: (trouble: PlatformTrouble) => `Telegram: ${sayTrouble(trouble, "TELEGRAM_BOT_TOKEN")}`,
  name: (name: string) => `Telegram: bot @${name}`,
  polled: "Telegram: không có webhook; chương trình tự lấy tin",
  pushed: "Telegram: đã đặt webhook",
  elsewhere:
    "Telegram: bot đang đặt webhook ở nơi khác nên không lấy được tin; dùng bot khác, hoặc đặt PUBLIC_URL",
  notSet: (another: boolean) =>
    `Telegram: ${another ? "đang đặt webhook khác" : "chưa có webhook"}; chương trình khi chạy tự đặt, xem nhật ký của nó`,
} as const;

export const zaloLookText = {
  botsOff: "Bot Zalo: không dùng (chưa đặt ZALO_BOT_TOKEN)",
  noPage: "Bot Zalo: chưa đặt PUBLIC_URL nên không gửi tệp được; người cần tệp được chỉ sang trang web",
  refused: (
    bot: string,
    refused: { readonly times: number; readonly detail: string; readonly until: Date },
    zone: string,
  ) =>
    `Bot Zalo ${bot}: Zalo từ chối webhook ${refused.times} lần liền (${refused.detail}); thử lại sau ${formatTime(refused.until, zone)}`,
  room: (places: number, people: number) =>
    `Bot Zalo: đủ chỗ, nhận được ${formatNumber(places)} người, cần ${formatNumber(people)}`,
  botTrouble: (bot: string, trouble: PlatformTrouble) =>
    `Bot Zalo ${bot}: ${sayTrouble(trouble, "ZALO_BOT_TOKEN")}`,
  botName: (bot: string, name: string) => `Bot Zalo ${bot}: tên ${name}`,
  polled: (bot: string) => `Bot Zalo ${bot}: không có webhook; chương trình tự lấy tin`,
  pushed: (bot: string) => `Bot Zalo ${bot}: đã đặt webhook`,
  elsewhere: (bot: string) =>
    `Bot Zalo ${bot}: đang đặt webhook ở nơi khác nên không lấy được tin; gỡ bằng ${typed("zalo-bot delete-webhook")}`,
  notSet: (bot: string, another: boolean) =>
    `Bot Zalo ${bot}: ${another ? "đang đặt webhook khác" : "chưa có webhook"}; chương trình khi chạy tự đặt, xem nhật ký của nó`,
  accountOff: "Zalo Official Account: không dùng (chưa đặt ZALO_OA_APP_ID)",
  accountName: (name: string) => `Zalo Official Account: ${name}`,
  accountTrouble: (trouble: PlatformTrouble) =>
    `Zalo Official Account: ${sayTrouble(trouble, "ZALO_OA_APP_ID và các mã bí mật của nó")}`,
  accountUnset: "Zalo Official Account: chưa thiết lập",
} as const;

/** What the program brings along, and how old it is. */
export const librariesText = {
  node: (version: string) => `Node ${version}`,
  nodeOver: (version: string, until: string) =>
    `Node ${version}: không còn được vá lỗi từ ${until}; nên cài bản mới hơn (22 hoặc 24)`,
  all: (
    libraries: readonly {
      readonly name: string;
      readonly version: string;
      readonly released: string;
      readonly days: number;
    }[],
  ) =>
    `phần mềm kèm theo: ${libraries
      .map(({ name, version, released, days }) => {
        const date = released.split("-").reverse().join("/");
        return `${name} ${version} (${date}, ${formatNumber(days)} ngày)`;
      })
      .join("; ")}`,
  oldServer: (version: string, days: number) =>
    `PostgreSQL kèm theo (${version}) đã ra ${formatNumber(days)} ngày: nên cài bản mới của chương trình, hoặc dùng PostgreSQL của Debian (hướng dẫn vận hành, mục 5)`,
} as const;
