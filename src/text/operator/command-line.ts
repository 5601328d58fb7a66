// What the command line says of itself: its help, and what is wrong with how a command was typed. Pure.

/** How a command of ours is typed wherever the program lies. */
export function typed(command: string): string {
  return `npm run cli -- ${command}`;
}

/** What stands for a word to be put in, in usage lines and in “… is missing”. */
export const wanted = {
  code: "MÃ",
  codes: "MÃ…",
  file: "TỆP",
  files: "TỆP…",
  book: "TỆP.xlsx",
  number: "SỐ",
  numberOrAll: "SỐ hoặc all",
  kind: "ID",
  version: "PHIÊN-BẢN",
} as const;

/** The list of commands. */
export function commandList(
  commands: readonly { readonly name: string; readonly summary: string }[],
): string {
  const widest = Math.max(...commands.map(({ name }) => name.length));
  return [
    `${typed("LỆNH [tùy chọn]")}    (thêm --help sau lệnh để xem cách dùng và ví dụ)`,
    "",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`),
  ].join("\n");
}

export const misuse = {
  unknownCommand: (said: string, near: readonly string[]) =>
    `Không có lệnh “${said}”.${near.length > 0 ? ` Có phải: ${near.join(", ")}?` : ""}`,
  databaseStopped:
    "Cơ sở dữ liệu vừa dừng giữa chừng: chương trình đang tắt hoặc khởi động lại. Chờ giây lát rồi chạy lại lệnh.",
  noDatabase: (folder: string) =>
    `Chưa có cơ sở dữ liệu: ${noDatabaseIn(folder)} Muốn bắt đầu mới tại đó thì chạy chương trình, hoặc nạp danh sách đơn vị trước (units import).`,
  missing: (what: string) => `Thiếu ${what}. Thêm --help sau lệnh để xem cách dùng.`,
  extra: (said: string) =>
    `Không hiểu “${said}” ở đây. Nội dung có khoảng trắng phải đặt trong dấu ngoặc kép; thêm --help sau lệnh để xem cách dùng.`,
  unknownOption: (said: string, known: readonly string[]) =>
    `Lệnh này không có tùy chọn ${said}; ${known.length > 0 ? `có: ${known.join(", ")}` : "lệnh không có tùy chọn nào"}.`,
  noValue: (option: string) => `Sau ${option} phải có giá trị. Thêm --help sau lệnh để xem ví dụ.`,
  takesNoValue: (option: string) => `Tùy chọn ${option} không kèm giá trị.`,
  emptyList: "Danh sách mã đang trống; các mã cách nhau bằng dấu phẩy, ví dụ: THPT-01,THPT-02.",
  noWholeNumber: (what: string, least: number) => `${what} phải là số nguyên từ ${least} trở lên.`,
  unreadableFile: (file: string) =>
    `Không đọc được tệp ${file}: xem lại tên tệp (ghi đầy đủ đường dẫn) và quyền đọc.`,
  noJson: (file: string) => `Tệp ${file} không phải là JSON: mở tệp và xem lại dấu ngoặc, dấu phẩy.`,
  noForm: (file: string, why: string) => `Tệp ${file} không phải là biểu mẫu:\n${why}`,
  unwritableFile: (file: string) => `Không ghi được tệp ${file}: xem lại thư mục và quyền ghi.`,
} as const;

/** Where a database was looked for in vain, and what to set. */
export function noDatabaseIn(folder: string): string {
  return `không có trong ${folder}. Đặt DATA_DIR (hoặc DATABASE_URL) đúng như chương trình đang dùng và chạy lệnh trong cùng thư mục.`;
}
