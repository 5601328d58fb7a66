// In what a title, a unit or a line above a table says that amounts are counted. Pure.
import { scales } from "../../files/words/scales.ts";
import { bare } from "../../language/normalise.ts";

/** 1000000 of "triệu đồng", "Tr.đ"; 1000 of "ĐVT: 1.000 đồng"; null where no scale is said. */
export function scaleSaid(text: string): number | null {
  const said = bare(text.slice(0, 200));
  return scales.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}
