// What the operator reads of the security log. Pure.
import { formatNumber, formatTime } from "../format.ts";
import { typed } from "./command-line.ts";

export const securityHelp = {
  summary: "xem nhật ký an toàn: ai vào, ai bị từ chối, ai lấy tệp, ai làm gì với dữ liệu của người khác",
  help: `log security [--since NGÀY] [--what LOẠI,LOẠI] [--json]

Mỗi việc một dòng: số, lúc nào, việc gì, người (theo số; tên xem bằng /who), đơn vị, kênh, địa chỉ mạng (của trang web).
Không có câu trả lời, mã, tên người, số điện thoại. Giữ RETENTION_SECURITY_DAYS ngày; người đã xóa dữ liệu vẫn còn số.
  --since  từ ngày này (2027-01-01, 1/1/2027) hoặc từ một thời điểm; bỏ thì xem hết
  --what   chỉ các loại này: LOẠI là một trong các từ trong ngoặc vuông ở mỗi dòng

Ví dụ: ${typed("log security --since 2027-01-01")}
       ${typed("log security --what refused,wrong-code --json")}`,
} as const;

/** What each kind of entry tells. */
export const securityWords = {
  joined: "vào bằng mã",
  linked: "nối thêm kênh",
  unlinked: "bỏ một kênh",
  "asked-in": "xin vào bằng mã đã dùng",
  admitted: "cho người xin vào được vào",
  "not-admitted": "không cho người xin vào",
  "wrong-code": "gõ mã sai",
  refused: "bị từ chối: không có quyền hoặc ngoài phạm vi",
  "role-ended": "kết thúc một vai trò",
  erased: "xóa dữ liệu của mình",
  "code-made": "làm mã",
  "links-ended": "thu hồi liên kết",
  exported: "lấy tệp trong chat",
  downloaded: "tải tệp từ trang web",
  "officer-act": "xem hoặc thay đổi dữ liệu của đơn vị",
  "signed-in": "vào trang web",
  "signed-out": "thoát khỏi một máy",
  "operator-act": "lệnh của người vận hành",
} as const;

const roles = { contact: "đầu mối", officer: "chuyên viên", reader: "người xem" } as const;

const documents = {
  workbook: "tệp Excel tổng hợp",
  "filled-totals": "biểu mẫu đã điền số tổng hợp",
  "filled-unit": "biểu mẫu của đơn vị",
  opinions: "ý kiến các đơn vị",
  "empty-units": "tệp để điền cho các đơn vị",
  draft: "bản nháp",
  receipt: "biên nhận",
  slips: "phiếu mã",
  stored: "tệp đơn vị gửi",
  dispatch: "công văn",
  upload: "trang gửi tệp",
  grid: "bảng để nhập số liệu",
} as const;

/** The details of an entry: words of closed lists and numbers. */
type Detail = {
  readonly command?: string;
  readonly role?: keyof typeof roles;
  readonly document?: keyof typeof documents;
  readonly subject?: number;
  readonly round?: number;
  readonly node?: number;
  readonly submission?: number;
  readonly upload?: number;
  readonly file?: number;
  readonly code?: number;
  readonly roleId?: number;
  readonly count?: number;
};

const numbered = {
  subject: "người bị ảnh hưởng",
  roleId: "vai trò số",
  code: "mã số",
  round: "đợt",
  node: "báo cáo",
  submission: "bản nộp",
  upload: "tệp",
  file: "tệp công văn",
  count: "số lượng",
} as const satisfies Partial<Record<keyof Detail, string>>;

function detailsText(detail: Detail): string {
  const numbers = Object.entries(numbered).map(([name, words]) => {
    const value = Object.entries(detail).find(([key]) => key === name)?.[1];
    return typeof value === "number" ? `${words} ${value}` : "";
  });
  return [
    detail.command === undefined ? "" : `lệnh ${detail.command}`,
    detail.role === undefined ? "" : `vai trò ${roles[detail.role]}`,
    detail.document === undefined ? "" : documents[detail.document],
    ...numbers,
  ]
    .filter((part) => part !== "")
    .join(", ");
}

export const securityText = {
  listed: (entry: {
    readonly id: number;
    readonly at: Date;
    readonly zone: string;
    readonly what: keyof typeof securityWords;
    readonly person: number | null;
    readonly unit: { readonly code: string; readonly name: string } | null;
    readonly channel: string | null;
    readonly network: string | null;
    readonly detail: Detail;
  }) =>
    [
      String(entry.id).padStart(7),
      formatTime(entry.at, entry.zone),
      `${securityWords[entry.what]} [${entry.what}]`,
      entry.person === null ? "không rõ người" : `người ${entry.person}`,
      entry.unit === null ? "-" : `${entry.unit.code} ${entry.unit.name}`,
      entry.channel ?? "-",
      entry.network ?? "-",
      detailsText(entry.detail),
    ]
      .join("  ")
      .trimEnd(),
  count: (count: number) => `${formatNumber(count)} việc.`,
  unknownKind: (said: string, known: readonly string[]) =>
    `--what không có loại “${said}”; có: ${known.join(", ")}.`,
} as const;
