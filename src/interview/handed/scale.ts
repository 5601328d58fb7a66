// In what a title, a unit or a line above a table says that amounts are counted. Pure.
import { isUnitLine, plainDong, scales } from "../../files/words/scales.ts";
import { bare } from "../../language/normalise.ts";

/** 1000000 of "triệu đồng", "Tr.đ"; 1000 of "ĐVT: 1.000 đồng"; null where no scale is said. */
export function scaleSaid(text: string): number | null {
  const said = bare(text.slice(0, 200));
  return scales.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** The same, and 1 of "đồng" alone. */
export function measureSaid(text: string): number | null {
  return scaleSaid(text) ?? (plainDong.test(bare(text.slice(0, 200))) ? 1 : null);
}

/** What a line above a table says that its amounts are counted in: "ĐVT: triệu đồng"; null of any other line. */
export function measureAbove(line: string): number | null {
  return isUnitLine.test(bare(line.slice(0, 200))) ? measureSaid(line) : null;
}
