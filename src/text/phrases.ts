// The phrases that fitting a message to a channel adds. Pure.

type UploadWay = {
  readonly url: string;
  readonly short: { readonly address: string; readonly number: string } | null;
};

/** For the computer on which the file lies, where the chat is on a phone: "Trên máy tính: baocao.example.vn/t, số 482 913." */
function onComputer({ short }: UploadWay, until: string): string {
  if (short === null) return "";
  const { address, number } = short;
  return `Trên máy tính: ${address}, số ${number.slice(0, 3)} ${number.slice(3)}${until}.`;
}

export const phrases = {
  typeOneOf: (words: readonly string[]) => `Gõ: ${words.map((word) => `“${word}”`).join(" · ")}`,
  download: (url: string) => `Tải tệp: ${url}\nXin không chuyển tiếp liên kết này.`,
  inPart: () => "Tệp này không có thông tin cá nhân (ghi “…”); bản đầy đủ tải ở trang web của bot.",
  noDownload: () =>
    "Ở đây chưa nhận được tệp vì hệ thống chưa có địa chỉ công khai. Xin lấy tệp ở trang web của bot, hoặc hỏi chuyên viên của Sở.",
  upload: (way: UploadWay) =>
    [
      `Gửi tệp tại: ${way.url}`,
      onComputer(way, " (dùng trong 30 phút)"),
      "Xin không chuyển tiếp liên kết này.",
    ]
      .filter((line) => line !== "")
      .join("\n"),
  offerUpload: (way: UploadWay | null, here: boolean) => {
    const places = [...(here ? ["thẳng vào đây"] : []), ...(way ? [`tại ${way.url}`] : [])].join(" hoặc ");
    return `Đã có báo cáo Word hoặc Excel thì gửi ${places}, bot đọc vào giúp. ${way ? onComputer(way, "") : ""}`.trim();
  },
  grid: (url: string, first: boolean) =>
    first ? `Nhập vào bảng cho tiện: ${url} (mở trên máy tính cũng được).` : `Hoặc nhập vào bảng: ${url}`,
  offerPhotos: (url: string | null, { here, page }: { readonly here: boolean; readonly page: boolean }) => {
    if (page) return "gửi ảnh bằng nút “Mở trang gửi tệp” dưới đây, hoặc ";
    const places = [...(here ? ["thẳng vào đây"] : []), ...(url ? [`tại ${url}`] : [])];
    return places.length === 0 ? "" : `gửi ảnh ${places.join(" hoặc ")}, hoặc `;
  },
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
