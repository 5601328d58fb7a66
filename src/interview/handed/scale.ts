// In what a title, a unit or a line above a table says that amounts are counted. Pure; the words are bare.
import { bare } from "../../language/normalise.ts";

const scales: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:ty|ti) ?(?:dong|d|vnd)(?!\p{L})|(?<!\d)1[.,]?000[.,]?000[.,]?000 ?(?:dong|d|vnd)(?!\p{L})/u,
    1e9,
  ],
  [
    /(?<!\p{L})(?:trieu|tr\.? ?(?:dong|d))(?!\p{L})|(?<![\d.,])1[.,]?000[.,]?000 ?(?:dong|d|vnd)(?!\p{L})/u,
    1e6,
  ],
  [
    /(?<!\p{L})(?:nghin|ngan)(?: ?(?:dong|d|vnd))?(?!\p{L})|(?<![\d.,])1[.,]?000 ?(?:dong|d|vnd)(?!\p{L})/u,
    1e3,
  ],
];

/** 1000000 of "triệu đồng", "Tr.đ"; 1000 of "ĐVT: 1.000 đồng"; null where no scale is said. */
export function scaleSaid(text: string): number | null {
  const said = bare(text.slice(0, 200));
  return scales.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}
