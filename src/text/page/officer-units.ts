// The words of the room of units and codes: the register, a list that is imported, a unit's people and codes. Pure.
import { formatNumber, formatTime } from "../format.ts";
import { letterNames } from "../operator/units.ts";

export const unitsWords = {
  title: "Đơn vị và mã",
  count: (count: number) => `${formatNumber(count)} đơn vị`,
  none: "Chưa có danh sách đơn vị. Xin nạp danh sách ở dưới.",
  samples: "Danh sách đang là đơn vị minh họa; nạp danh sách của cơ quan thì phần minh họa kết thúc.",
  links: "Liên kết còn dùng được",
  linksLead: "Ai giữ một liên kết đều mở được đến hết hạn. Thu hồi thì hết mở được ngay.",
  below: (parent: string) => `thuộc ${parent}`,
  nobody: "chưa có ai tham gia",
  people: (names: readonly string[]) => names.join("; "),
  openCode: "có mã chưa dùng",
  import: "Nạp danh sách đơn vị",
  importLead:
    "Tệp Excel, Word hoặc CSV có các cột Mã, Tên, Loại, Trực thuộc; có thể thêm Điện thoại, E-mail. Đơn vị đã có mã thì cập nhật, đơn vị không có trong tệp giữ nguyên, đợt đang mở không đổi. Tệp sai chỗ nào thì báo hết một lần và không nạp gì.",
  file: "Tệp danh sách",
  sheet: "Tên trang tính (khi tệp có vài danh sách)",
  letters: "Tên đã chuyển sang chữ hiện nay là đúng",
  importDo: "Nạp danh sách",
  back: "Về danh sách đơn vị",
  code: (code: string) => `Mã đơn vị: ${code}`,
  kind: (kind: string) => `Loại: ${kind}`,
  parent: (name: string) => `Trực thuộc: ${name}`,
  phone: (phone: string) => `Điện thoại: ${phone}`,
  email: (email: string) => `E-mail: ${email}`,
  who: "Người đang tham gia",
  since: (role: string, at: Date, zone: string) => `${role}, từ ${formatTime(at, zone)}`,
  revoke: "Thu hồi",
  revokeOf: (name: string) => `Thu hồi: ${name}`,
  revokeLead: "Thu hồi thì người ấy thôi phụ trách ngay và được báo; số liệu đã trả lời vẫn còn.",
  revoked: (name: string, unit: string) => `Đã thu hồi: ${name} thôi phụ trách ${unit}.`,
  codes: "Mã tham gia",
  codesLead:
    "Mã dùng một lần, cho một đầu mối. Làm mã mới thì mã chưa dùng trước đó hết hiệu lực. Mã chỉ hiện một lần, xin gửi riêng cho đơn vị.",
  noCodes: "Cơ quan nhận báo cáo không có mã đầu mối; mã của chuyên viên do người vận hành cấp.",
  unused: (count: number, until: Date, zone: string) =>
    `${formatNumber(count)} mã chưa dùng, đến ${formatTime(until, zone)}`,
  noneUnused: "Không có mã nào chưa dùng.",
  make: "Làm mã mới",
  made: (code: string, until: Date, zone: string) =>
    `Mã mới: ${code}, dùng một lần, đến ${formatTime(until, zone)}.`,
  link: (link: string) => `Hoặc mở trang: ${link}`,
  end: "Thu hồi mã chưa dùng",
  ended: (count: number) => `Đã thu hồi ${formatNumber(count)} mã.`,
} as const;

export const unitsProblems = {
  oneFile: "Xin chọn một tệp danh sách thôi.",
  tooMuch: (name: string) =>
    `Tệp ${name} dài quá, trang không đọc hết. Xin chia thành nhiều tệp, hoặc nhờ người vận hành nạp.`,
  allLarge: "Tệp lớn quá. Xin gửi riêng tệp danh sách đơn vị.",
  whichSheet: (sheets: readonly string[]) =>
    `Tệp có ${formatNumber(sheets.length)} trang tính (bảng) cùng có danh sách: ${sheets.map((name) => `“${name}”`).join(", ")}. Xin ghi tên một trang (của tệp Word là số thứ tự bảng) vào ô dưới rồi chọn lại tệp.`,
  oldLetters: (
    letters: keyof typeof letterNames,
    names: readonly { readonly code: string; readonly name: string }[],
  ) =>
    [
      `Chưa nạp gì: tệp gõ bằng phông chữ cũ (${letterNames[letters]}). Đã chuyển sang chữ hiện nay, xin xem có đúng không:`,
      ...names.map(({ code, name }) => `  ${code}  ${name}`),
      "Nếu đúng, đánh dấu ô dưới rồi chọn lại tệp. Nếu sai, xin chuyển mã sang Unicode (Excel, Unikey) rồi nạp lại.",
    ].join("\n"),
  anotherKind:
    "Loại chưa có ở trên: xin ghi loại gần nhất, hoặc nhờ người vận hành thêm loại ấy; rồi chọn lại tệp đã sửa ở ô dưới.",
  notThere: "Người này đã thôi phụ trách, hoặc không thuộc đơn vị này.",
  self: "Không tự thu hồi được quyền của mình. Xin nhờ người vận hành.",
  unknown: "Chưa rõ việc này. Xin chọn lại.",
  noneTitle: "Không có đơn vị này",
  none: "Xin mở lại từ mục Đơn vị và mã.",
} as const;
