// What is wrong with a setting of the environment, and what it must be. Pure.

export const settingsText = {
  wrong: (lines: readonly { readonly name: string; readonly message: string }[]) =>
    [
      "Thiết lập chưa đúng, xem .env.example:",
      ...lines.map(({ name, message }) => `  ${name}: ${message}`),
    ].join("\n"),
  unreadable: (file: string, code: string) => `Không đọc được tệp thiết lập ${file} (${code}).`,
  database: "phải có dạng postgres://NGƯỜI-DÙNG:MẬT-KHẨU@MÁY:5432/TÊN",
  neededWithOwner: "bắt buộc khi có DATABASE_OWNER_URL: cùng cơ sở dữ liệu, người dùng chỉ đọc và ghi",
  address: "phải là địa chỉ bắt đầu bằng http:// hoặc https://",
  number: (least: number, most: number) => `phải là số nguyên từ ${least} đến ${most}`,
  oneOf: (values: readonly string[]) => `phải là một trong: ${values.join(", ")}`,
  timeZone: "không phải tên múi giờ, ví dụ Asia/Ho_Chi_Minh",
  hours: "phải có dạng 07:30-20:30",
  hoursOrder: "giờ kết thúc phải sau giờ bắt đầu",
  botToken: (giver: string) => `không phải mã bot do ${giver} cấp (chữ số, dấu hai chấm, chữ)`,
  sameBot: "có một bot ghi hai lần",
  secret: "phải gồm 32 đến 256 chữ cái không dấu, chữ số, dấu _ hoặc -",
  secretNeeded:
    "bắt buộc khi có PUBLIC_URL: ít nhất 32 chữ cái và chữ số, ví dụ lấy từ `openssl rand -hex 32`",
  tooMany: (most: number) => `nhiều nhất ${most} mã`,
  appId: "không phải ID ứng dụng trong trang quản trị của Zalo (chữ số)",
  appSecret: "không phải khóa bí mật của ứng dụng",
  oaSecret: "không phải khóa bí mật của OA ở trang webhook",
  refreshToken: "không phải refresh token do Zalo cấp",
  verification: "không phải mã trong tên tệp xác thực của Zalo",
  verifier: "phải gồm 43 đến 128 chữ cái không dấu, chữ số và các dấu - . _ ~",
  smtp: "phải có dạng smtp://NGƯỜI-DÙNG:MẬT-KHẨU@MÁY-CHỦ:587 hoặc smtps://…:465",
  mailFrom: "phải là một địa chỉ thư, ví dụ: Sở GDĐT <baocao@example.vn>",
  neededWithMail: (other: string) => `bắt buộc khi có ${other}`,
  neededWithApp: "bắt buộc khi có ZALO_OA_APP_ID",
  pageNeededWithApp: "bắt buộc khi có ZALO_OA_APP_ID: Zalo OA chỉ gửi tin đến địa chỉ công khai",
  proxy: (entry: string) =>
    `“${entry}” không phải địa chỉ mạng; ghi như 127.0.0.1 hoặc 10.0.0.0/8, nhiều địa chỉ cách nhau dấu phẩy`,
  wholeAddress: (meant: string) => `phải là địa chỉ đầy đủ, bắt đầu bằng https://; ghi ${meant}`,
  noAddress: (example: string) => `không phải địa chỉ; ghi như ${example}`,
  https: (meant: string) =>
    `phải bắt đầu bằng https://: Telegram, Zalo không gửi đến địa chỉ khác, và tin nhắn sẽ đi không được bảo vệ; ghi ${meant}`,
} as const;
