// What becomes of an open round that moves to another version of its form, as an officer reads it before. Pure.
import type { Refused, RefusedWhy } from "../../draft/moves.ts";
import { sayNamed } from "./draft-things.ts";

/** Why the round stays where it is: one place, without a capital or a full stop. */
export function sayRefused(refused: Refused): string {
  if (refused.why === "profile") return `loại đơn vị “${refused.label}” không còn được hỏi`;
  const { thing, cell, why } = refused;
  const where = [...(thing ? [sayNamed(thing)] : []), ...(cell ? [sayNamed({ ...cell, of: null })] : [])];
  return `${where.join(", ")}: ${whys[why]}`;
}

const whys: Readonly<Record<RefusedWhy, string>> = {
  kind: "cách trả lời đã đổi",
  options: "có lựa chọn đã bỏ",
  identifies: "loại số đã đổi",
  digits: "số chữ số sau dấu phẩy ít hơn trước",
  personal: "đang là thông tin cá nhân mà đổi thành công khai",
  lines: "đổi giữa một dòng và danh sách nhiều dòng",
  computed: "đang hỏi mà đổi thành tự tính",
  table: "đã chuyển sang biểu khác",
};
