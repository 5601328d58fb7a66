// What the operator reads of the register: units imported, listed, removed, replaced, and the kinds of unit. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { RowLeft } from "../../register/table.ts";
import { formatNumber } from "../format.ts";
import { typed, wanted } from "./command-line.ts";

const columnsHelp = `Tệp Excel (.xlsx), Word (.docx) hoặc CSV, có một hoặc vài dòng tiêu đề. Tiêu đề có dấu hay không dấu đều được, thứ tự cột
tùy ý; danh sách trường xuất từ cơ sở dữ liệu ngành (MA_TRUONG, TEN_TRUONG_HOC, MA_DON_VI, CAP_HOC …) nạp được ngay:
  Mã, Tên, Loại     bắt buộc
  Trực thuộc        mã của đơn vị trên; chỉ cơ quan nhận báo cáo (Sở) để trống
  Tên ngắn, Thứ tự, Điện thoại, E-mail, Học sinh, Giáo viên, Số cơ sở, Địa bàn     tùy có
Loại ghi mã (thpt) hoặc tên (Trường THPT); xem các loại: units kinds.
Trang tính ẩn, dòng ẩn, cột ẩn không được nạp. Dòng tổng, tiêu đề nhóm, chữ ký không phải đơn vị: bỏ qua và báo lại.
  --sheet TÊN       tệp có vài trang tính cùng có danh sách thì chọn một
  --letters KIỂU    tệp gõ bằng phông cũ (.VnTime, VNI): lệnh cho xem tên đã chuyển rồi mới nạp khi có --letters
Tệp sai chỗ nào lệnh báo hết một lần, theo dòng và cột, và không ghi gì cả.`;

export const unitsHelp = {
  import: {
    summary: "nạp danh sách đơn vị từ tệp Excel hoặc CSV",
    help: `units import ${wanted.file} [--sheet TÊN] [--letters tcvn3|vni|cp1258]

Thêm các đơn vị trong tệp; đơn vị đã có mã thì cập nhật. Cột không có trong tệp thì giữ nguyên. Đơn vị không có trong tệp
không bị xóa (xem units replace). Lần nạp đầu tiên kết thúc dữ liệu minh họa. Đợt đang mở giữ danh sách như lúc mở.

${columnsHelp}

Ví dụ: ${typed("units import don-vi.xlsx")}`,
  },
  replace: {
    summary: "thay toàn bộ danh sách đơn vị bằng một tệp",
    help: `units replace ${wanted.file} [--sheet TÊN] [--letters tcvn3|vni|cp1258]

Danh sách thành đúng như tệp: thêm, cập nhật, và đưa những đơn vị không có trong tệp ra khỏi danh sách. Cột không có trong
tệp thì giữ nguyên. Đơn vị đang ở trong đợt mở vẫn ở lại đợt ấy và vẫn nộp được; lệnh nói rõ là những đơn vị nào.
Tệp đang có dòng ẩn (bộ lọc) thì lệnh từ chối: đơn vị ở dòng ẩn sẽ bị coi là không còn.

${columnsHelp}

Ví dụ: ${typed("units replace don-vi.xlsx")}`,
  },
  remove: {
    summary: "đưa đơn vị ra khỏi danh sách",
    help: `units remove ${wanted.codes}

Đưa các đơn vị có mã này ra khỏi danh sách: đợt mở sau không hỏi nữa; mã chưa dùng hết hiệu lực, người phụ trách thôi phụ
trách. Đơn vị đang ở trong đợt mở vẫn ở lại đợt ấy (muốn thôi hỏi: round exempt). Báo cáo đã nộp không mất.
Không xóa được đơn vị còn đơn vị trực thuộc: xóa cùng lúc, hoặc đổi cột Trực thuộc trước.

Ví dụ: ${typed("units remove THPT-01 THPT-02")}`,
  },
  list: {
    summary: "xem danh sách đơn vị",
    help: `units list [--json]

Mỗi đơn vị một dòng: mã, loại, mã đơn vị trên, tên. --json thêm điện thoại, e-mail, địa bàn và quy mô. Đơn vị của dữ liệu
minh họa có ghi “(minh họa)”.

Ví dụ: ${typed("units list")}`,
  },
  kinds: {
    summary: "xem các loại đơn vị",
    help: `units kinds [--json]

Mỗi loại một dòng: mã loại, cách xưng hô, tên, các cách ghi khác.

Ví dụ: ${typed("units kinds")}`,
  },
  kindsAdd: {
    summary: "thêm hoặc sửa một loại đơn vị",
    help: `units kinds add ${wanted.kind} --name TÊN [--also "CÁCH GHI, CÁCH GHI"] [--address "Anh/Chị"]

  ${wanted.kind}         mã loại, chữ thường không dấu, số và dấu _ (ví dụ: tu_thuc)
  --name     tên loại, dùng trong danh sách và bảng tổng hợp
  --also     các cách ghi khác trong tệp danh sách, cách nhau bằng dấu phẩy
  --address  cách xưng hô với đầu mối, ví dụ “Thầy/Cô” (mặc định) hoặc “Anh/Chị”
Mã loại đã có thì chỉ sửa những gì được ghi. Cách xưng hô dùng cho các đợt mở sau; đợt đang mở giữ nguyên.

Ví dụ: ${typed('units kinds add tu_thuc --name "Trường tư thục" --also "Tư thục, Dân lập"')}`,
  },
} as const;

type OldLettersShown = {
  readonly letters: "tcvn3" | "vni" | "cp1258";
  readonly titles: readonly string[];
  readonly names: readonly string[];
  readonly command: string;
  readonly file: string;
};

/** The old ways of writing Vietnamese, as people know them. */
export const letterNames: Readonly<Record<OldLettersShown["letters"], string>> = {
  tcvn3: "TCVN3, như .VnTime",
  vni: "VNI, như VNI-Times",
  cp1258: "bảng mã Windows-1258",
};

/** "dòng 5 (X9 Trường đã sáp nhập), 8 (Tổng cộng)". */
function rowList(rows: readonly RowLeft[]): string {
  const shown = rows.slice(0, 20).map(({ row, text }) => `${row} (${text})`);
  return `dòng ${shown.join(", ")}${rows.length > shown.length ? ", …" : ""}`;
}

type DemoEnded = { readonly closed: boolean; readonly removed: number; readonly kept: number };

/** What an import did, without the kinds and rows that follow. */
export const unitsText = {
  imported: (given: { readonly read: number; readonly added: number; readonly updated: number }) =>
    `Đã đọc ${formatNumber(given.read)} đơn vị: thêm ${formatNumber(given.added)}, cập nhật ${formatNumber(given.updated)}.`,
  ofKind: (count: number, { id, name }: { readonly id: string; readonly name: string }) =>
    `  ${String(count).padStart(5)}  ${name} (${id})`,
  zerosBack: (rows: readonly number[]) =>
    `Lưu ý: ${rows.length} số điện thoại bị mất số 0 đầu, đã thêm lại: dòng ${rows.slice(0, 20).join(", ")}${rows.length > 20 ? ", …" : ""}.`,
  ignored: (titles: readonly string[]) => `Cột không dùng: ${titles.join(", ")}.`,
  unseen: (titles: readonly string[]) => `Cột đang ẩn, không đọc: ${titles.join(", ")}.`,
  sheet: (name: string) => `Trang tính “${name}”.`,
  hidden: (rows: readonly RowLeft[]) =>
    `Không nạp ${rows.length} dòng đang ẩn (bộ lọc): ${rowList(rows)}. Muốn nạp cả các dòng này: bỏ lọc (Data > Clear), lưu tệp rồi nạp lại.`,
  lines: (rows: readonly RowLeft[]) => `Bỏ qua ${rows.length} dòng không phải đơn vị: ${rowList(rows)}.`,
  oldLetters: ({ letters, titles, names, command, file }: OldLettersShown) =>
    [
      `Chưa nạp gì: tệp gõ bằng phông chữ cũ (${letterNames[letters]}). Đã chuyển sang chữ hiện nay, xin xem có đúng không:`,
      `  ${titles.join(" | ")}`,
      ...names.map((name) => `  ${name}`),
      `Nếu đúng, chạy lại: ${typed(`${command} ${file} --letters ${letters}`)}`,
      "Nếu sai: trong Excel hoặc Unikey chuyển mã sang Unicode, lưu tệp rồi chạy lại.",
    ].join("\n"),
  noOldLetters: (said: string) => `Tệp không gõ bằng phông chữ cũ: bỏ --letters ${said} rồi chạy lại.`,
  demoEnded: ({ removed, kept }: DemoEnded) =>
    `Dữ liệu minh họa đã kết thúc: bỏ ${removed + kept} đơn vị minh họa khỏi danh sách${kept > 0 ? ` (câu trả lời thử của ${kept} đơn vị còn trong đợt minh họa đã đóng)` : ""}.`,
  removed: (count: number, people: number) =>
    `Đã đưa ${formatNumber(count)} đơn vị ra khỏi danh sách.${people > 0 ? ` ${formatNumber(people)} người thôi phụ trách.` : ""}`,
  stillAsked: (round: { readonly id: number; readonly title: string; readonly codes: readonly string[] }) =>
    `Vẫn ở lại đợt ${round.id} “${round.title}” đang mở: ${round.codes.join(", ")}. Thôi hỏi một đơn vị: round exempt ${round.codes[0] ?? ""} --reason "…" --round ${round.id}.`,
  count: (count: number) => `${formatNumber(count)} đơn vị.`,
  sample: "(minh họa)",
  notRemoved: (lines: readonly string[]) =>
    ["Chưa xóa đơn vị nào.", ...lines.map((line) => `  ${line}`)].join("\n"),
  unknown: (codes: readonly string[]) => `Danh sách không có mã: ${codes.join(", ")}.`,
  hasUnitsBelow: (code: string, below: readonly string[]) =>
    `${code} còn đơn vị trực thuộc: ${below.slice(0, 10).join(", ")}${below.length > 10 ? `, … (${below.length})` : ""}.`,
  kindLine: ({ id, name, spellings, addressForm }: UnitKind) =>
    `${id.padEnd(18)} ${addressForm.padEnd(9)} ${name}${spellings.length > 0 ? `  (${spellings.join("; ")})` : ""}`,
  anotherKind: "Loại chưa có thì thêm trước: units kinds add.",
  kindsCount: (count: number) => `${formatNumber(count)} loại. Thêm loại mới: units kinds add.`,
  kindSaved: (type: "added" | "changed", { id, name, addressForm }: UnitKind) =>
    `Đã ${type === "added" ? "thêm" : "sửa"} loại đơn vị ${id}: ${name}, xưng hô “${addressForm}”. Dùng cho các đợt mở sau.`,
  kindNoName: (id: string) => `Chưa có loại ${id}: loại mới cần --name, ví dụ: --name "Trường tư thục".`,
  kindTaken: (said: string, by: UnitKind) => `“${said}” đã là cách ghi của loại ${by.id} (${by.name}).`,
  kindId: (said: string) =>
    `Mã loại “${said}” chỉ được có chữ thường không dấu, số và dấu _, bắt đầu bằng chữ; ví dụ: tu_thuc.`,
  kindUnchanged: "Chưa ghi gì để sửa: thêm --name, --also hoặc --address.",
} as const;
