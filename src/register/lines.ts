// Lines of a list of units that are no units: sums, signatures, headings of groups, the numbers of columns. Pure.
import type { FileRow } from "../files/blocks.ts";
import { cellOf } from "./cells.ts";
import { titleKey } from "./title-key.ts";

/** What a line is that is no unit. */
export type LineKind = "sum" | "signature" | "heading";

/** A line (1) (2) (3) or A B 1 2 under titles. */
export function isNumberLine(row: FileRow): boolean {
  const texts = row.cells.map((cell) => cellOf(cell).text);
  const numbers = texts.filter((text) => /^[([]?\d{1,3}[)\]]?(?:\s*=.*)?$/.test(text)).length;
  const letters = texts.filter((text) => /^[([]?[A-H][)\]]?$/.test(text)).length;
  return texts.length >= 2 && numbers >= 1 && numbers + letters === texts.length && isRising(texts);
}

/** Each number is the one before and one; letters do not count. */
function isRising(texts: readonly string[]): boolean {
  const numbers = texts.flatMap((text) => {
    const found = /^[([]?(\d{1,3})/.exec(text);
    return found ? [Number(found[1])] : [];
  });
  return numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}

const sum =
  /^(?:tong cong|tong so|cong toan|toan tinh|toan huyen|toan nganh|toan thanh pho|tong|cong)(?: |$)/;
const signature =
  /^(?:nguoi lap|lap bieu|lap bang|nguoi tong hop|ke toan|thu truong|hieu truong|giam doc|pho giam doc|truong phong|pho truong phong|chu tich|ki ten|ki ghi ro|da ki|kt |tl |tm |tuq |noi nhan|xac nhan|ghi chu|luu y|nguoi kiem tra|nguoi duyet|van thu)|(?:^| )ngay (?:\d+ )?thang|(?:^| )nam 20\d\d$/;
const group =
  /^(?:khoi|cac|cum|nhom|cap|bac|huyen|thi xa|thi tran|thanh pho|quan|xa|phuong|tinh|dia ban|vung|mien|cong lap|ngoai cong lap|tu thuc|truc thuoc|thuoc|don vi)(?: |$)/;
const romanOrLetter = /^(?:[IVXLC]+|[A-Z])\s*[./)-]\s/;

/** The texts of a line, but for that of its number. */
export type Line = { readonly no: string; readonly texts: readonly string[]; readonly wide: boolean };

/** What a line without a unit's code is; null where it may be a unit. */
export function lineKind({ no, texts, wide }: Line): LineKind | null {
  const keys = texts.map(titleKey);
  if (keys.some((key) => sum.test(key))) return "sum";
  if (keys.some((key) => signature.test(key))) return "signature";
  const [text = "", ...others] = texts;
  if (others.length > 0) return null;
  const key = titleKey(text.replace(/^\d+(?:\.\d+)*[./)]?\s+/, ""));
  const isGroup =
    /^(?:[IVXLC]+|[A-Z])[./)]?$/.test(no) || romanOrLetter.test(text) || wide || group.test(key);
  return isGroup ? "heading" : null;
}
