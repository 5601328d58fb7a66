// The phrases that fitting a message to a channel adds. Pure.

export const phrases = {
  typeOneOf: (words: readonly string[]) => `Gõ: ${words.map((word) => `“${word}”`).join(" · ")}`,
  download: (url: string) => `Tải tệp: ${url}\nXin không chuyển tiếp liên kết này.`,
  noDownload: () =>
    "Ở đây chưa nhận được tệp vì hệ thống chưa có địa chỉ công khai. Xin lấy tệp ở trang web của bot, hoặc hỏi chuyên viên của Sở.",
  upload: (url: string) => `Gửi tệp tại: ${url}\nXin không chuyển tiếp liên kết này.`,
  noUpload: () =>
    "Ở đây chưa nhận được tệp vì hệ thống chưa có địa chỉ công khai. Xin gửi tệp ở trang web của bot, hoặc gửi chuyên viên của Sở.",
} as const;

/** What the console says of a demonstration's links. */
export const demoLines = (
  page: string,
  contact: { unit: string; link: string },
  officer: { unit: string; link: string },
  real: boolean,
) =>
  [
    ...(real
      ? ["CHÚ Ý: ĐÂY LÀ BẢN TRÌNH DIỄN dù đã có bot hoặc địa chỉ công khai; đặt DEMO=off để dùng thật."]
      : []),
    "BẢN TRÌNH DIỄN: đơn vị mẫu, số liệu thử. Nhập đơn vị của Sở hoặc mở đợt báo cáo thì bản này kết thúc.",
    `Trang:        ${page}`,
    `Đầu mối:      ${contact.link}   (${contact.unit})`,
    `Chuyên viên:  ${officer.link}   (${officer.unit})`,
  ].join("\n");
