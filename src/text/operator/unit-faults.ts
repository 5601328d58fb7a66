// What is wrong with a list of units, row by row, and how to mend it. Pure.
import type { CellProblem } from "../../register/cells.ts";
import type { CellFault, TitlesFound, UnitFault } from "../../register/faults.ts";
import type { UnitKind } from "../../register/kinds.ts";
import type { UnitColumn } from "../../register/titles.ts";
import { formatNumber } from "../format.ts";

/** At most this many faults are listed; further ones are usually the same mistake again. */
const mostShown = 50;

/** The columns by the titles that the guide gives them. */
export const columnNames: Readonly<Record<UnitColumn, string>> = {
  code: "Mã",
  name: "Tên",
  shortName: "Tên ngắn",
  kind: "Loại",
  parent: "Trực thuộc",
  order: "Thứ tự",
  phone: "Điện thoại",
  email: "E-mail",
  pupils: "Học sinh",
  staff: "Giáo viên",
  institutions: "Số cơ sở",
  area: "Địa bàn",
};

/** Every fault, a line each, the same one of many rows once; the kinds there are stand at the end, where one was not known. */
export function listRefused(
  faults: readonly UnitFault[],
  kinds: readonly UnitKind[],
  /** What helps where the kind is not among them: the operator adds one by a command, an officer on the page cannot. */
  another: string,
): string {
  const groups = alike(faults);
  const shown = groups.slice(0, mostShown);
  const more = faults.length - shown.reduce((sum, group) => sum + group.length, 0);
  const unknownKind = faults.some((fault) => fault.type === "cell" && fault.fault.type === "no-kind");
  return [
    `Chưa nạp gì: tệp có ${faults.length} chỗ phải sửa. Sửa xong nạp lại.`,
    ...shown.map((group) => `  ${sayGroup(group)}`),
    ...(more > 0 ? [`  … và ${more} chỗ nữa`] : []),
    ...(unknownKind
      ? [
          "Các loại đơn vị đang có:",
          ...kinds.map(({ id, name }) => `  ${id.padEnd(18)} ${name}`),
          `Ghi một trong các loại này (mã hoặc tên). ${another}`,
        ]
      : []),
  ].join("\n");
}

/** From this many rows on the same fault of a column is told once. */
const manyRows = 4;

/** The faults in their order; one that many rows have stands where its first row does. */
function alike(faults: readonly UnitFault[]): UnitFault[][] {
  const groups = new Map<string, UnitFault[]>();
  for (const fault of faults) {
    const key =
      fault.type === "cell" ? `${fault.column} ${JSON.stringify(fault.fault)}` : JSON.stringify(fault);
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  const together = [...groups.values()].filter((group) => group.length >= manyRows);
  const inGroup = new Map(together.flatMap((group) => group.map((fault) => [fault, group] as const)));
  return faults.flatMap((fault) => {
    const group = inGroup.get(fault);
    return group === undefined ? [[fault]] : group[0] === fault ? [group] : [];
  });
}

function sayGroup(group: readonly UnitFault[]): string {
  const [first] = group;
  if (first?.type !== "cell" || group.length === 1) return first === undefined ? "" : sayFault(first);
  const rows = group.flatMap((fault) => (fault.type === "cell" ? [fault.row] : []));
  const shown = `${rows.slice(0, 10).join(", ")}${rows.length > 10 ? `, … (${rows.length} dòng)` : ""}`;
  return `Dòng ${shown}, cột ${columnNames[first.column]}: ${sayCell(first.fault)}`;
}

function sayFault(fault: UnitFault): string {
  switch (fault.type) {
    case "no-titles":
      return noTitles(fault.found, fault.unseen);
    case "which-sheet":
      return `Tệp có ${fault.sheets.length} trang tính (bảng) cùng có danh sách: ${sheetList(fault.sheets)}. Chọn một: thêm --sheet "${fault.sheets[0] ?? ""}" (tên trang tính; của tệp Word là số thứ tự bảng) vào lệnh.`;
    case "no-sheet":
      return `Tệp không có trang tính “${fault.said}” (trang tính ẩn không được đọc). Có: ${sheetList(fault.sheets)}.`;
    case "too-much":
      return `Danh sách quá lớn: chỉ đọc được ${formatNumber(fault.most)} ${fault.what === "rows" ? "dòng" : "cột"}. Chia thành nhiều tệp.`;
    case "hidden-rows":
      return `Tệp đang ẩn ${fault.rows.length} dòng (dòng ${fault.rows.slice(0, 20).join(", ")}${fault.rows.length > 20 ? ", …" : ""}): thay cả danh sách sẽ bỏ các đơn vị ấy. Bỏ lọc (Data > Clear) hoặc xóa hẳn các dòng ấy, lưu tệp rồi chạy lại.`;
    case "no-units":
      return "Dưới dòng tiêu đề không có đơn vị nào.";
    case "no-column":
      return `Tệp không có cột ${columnNames[fault.column]}. Thêm cột này, tiêu đề “${columnNames[fault.column]}”.`;
    case "column-twice":
      return `Hai cột cùng là ${columnNames[fault.column]} (“${fault.title}”). Bỏ hoặc đổi tiêu đề một cột.`;
    case "several-tops":
      return severalTops(fault.hasColumn, fault.tops);
    case "cell":
      return `Dòng ${fault.row}, cột ${columnNames[fault.column]}: ${sayCell(fault.fault)}`;
  }
}

function sayCell(fault: CellFault): string {
  switch (fault.type) {
    case "empty":
      return "đang trống, cột này bắt buộc.";
    case "too-long":
      return `dài quá ${fault.most} ký tự. Viết ngắn lại.`;
    case "unreadable":
      return cellUnread(fault.problem);
    case "no-code":
      return `mã “${fault.said}” chỉ được có chữ, số và các dấu - . _ (không có khoảng trắng).`;
    case "no-number":
      return `“${fault.said}” không phải số nguyên.`;
    case "no-email":
      return `“${fault.said}” không phải địa chỉ e-mail.`;
    case "no-phone":
      return `“${fault.said}” không phải số điện thoại. Sửa lại hoặc để trống.`;
    case "no-kind":
      return `không có loại đơn vị “${fault.said}” (xem các loại ở dưới).`;
    case "lost-letters":
      return `“${fault.said}” đã mất chữ khi lưu tệp ở bảng mã khác. Mở tệp gốc, lưu lại thành .xlsx hoặc “CSV UTF-8”.`;
    case "repeated":
      return `mã “${fault.said}” đã có ở dòng ${fault.first}. Mỗi đơn vị một mã riêng.`;
    case "no-parent":
      return fault.meant === null
        ? `không có đơn vị nào mang mã “${fault.said}”. Thêm dòng của đơn vị trên, hoặc sửa mã.`
        : `cột này ghi mã của đơn vị trên, không ghi tên. Sửa “${fault.said}” thành “${fault.meant}”.`;
    case "above-itself":
      return `đơn vị “${fault.said}” thành ra ở trên chính nó. Sửa mã đơn vị trên.`;
  }
}

function cellUnread(problem: CellProblem): string {
  switch (problem.type) {
    case "boolean":
      return "ô là TRUE hoặc FALSE, không phải chữ. Định dạng ô thành Text rồi gõ lại.";
    case "date":
      return "ô là ngày tháng. Định dạng ô thành Text rồi gõ lại.";
    case "formula":
      return "ô là công thức chưa có giá trị. Dán lại dạng giá trị (Paste Values).";
    case "error":
      return `ô đang báo lỗi ${problem.code}. Gõ lại nội dung.`;
  }
}

function noTitles(found: TitlesFound, unseen: readonly string[]): string {
  const need = "Cần một dòng tiêu đề có các cột Mã, Tên, Loại, Trực thuộc.";
  const hidden = unseen.length > 0 ? ` Trang tính đang ẩn không được đọc: ${sheetList(unseen)}.` : "";
  if (found === null) return `Tệp không có bảng nào. ${need}${hidden}`;
  const shown = found.titles.slice(0, 8).map(({ text, meaning }) => {
    const title = `“${text.slice(0, 40)}”`;
    return meaning === null || meaning === "level" ? title : `${title} (là cột ${columnNames[meaning]})`;
  });
  const lacking = found.lacking.map((column) => columnNames[column]).join(", ");
  return `Không thấy dòng tiêu đề. ${need} Dòng ${found.row} có ${shown.join(", ")}; còn thiếu cột ${lacking}.${hidden}`;
}

function sheetList(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(", ");
}

function severalTops(
  hasColumn: boolean,
  tops: readonly { readonly row: number | null; readonly code: string }[],
): string {
  if (!hasColumn) {
    return `Tệp không có cột Trực thuộc mà có ${tops.length} đơn vị chưa biết thuộc đơn vị nào. Thêm cột Trực thuộc, ghi mã đơn vị trên; riêng cơ quan nhận báo cáo (Sở) để trống.`;
  }
  const shown = tops
    .slice(0, 10)
    .map(({ row, code }) => (row === null ? `${code} (đã có từ trước)` : `${code} (dòng ${row})`));
  const more = tops.length > shown.length ? ", …" : "";
  return `Có ${tops.length} đơn vị để trống cột Trực thuộc: ${shown.join(", ")}${more}. Chỉ cơ quan nhận báo cáo (Sở) được để trống; ghi mã đơn vị trên cho các đơn vị còn lại.`;
}
