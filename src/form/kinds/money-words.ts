// An amount of money as it is said and read aloud. Pure.
import { writeNumber } from "../../language/quantity/written.ts";

/** "8.200.000 đồng (8 triệu 200 nghìn đồng)"; small amounts need no second reading. */
export function sayAmount(amount: number): string {
  const figure = `${writeNumber(amount)} đồng`;
  return amount >= 1000 ? `${figure} (${amountInWords(amount)})` : figure;
}

/** An amount as it is read aloud, figures kept: "8 triệu 200 nghìn đồng". */
export function amountInWords(amount: number | bigint): string {
  const whole = BigInt(amount);
  const positive = whole < 0n ? -whole : whole;
  const parts = [
    [positive / 1_000_000_000n, "tỷ"],
    [(positive / 1_000_000n) % 1000n, "triệu"],
    [(positive / 1000n) % 1000n, "nghìn"],
    [positive % 1000n, ""],
  ] as const;
  const words = parts.flatMap(([figure, scale]) =>
    figure > 0n ? [`${writeNumber(figure)} ${scale}`.trim()] : [],
  );
  return `${whole < 0n ? "âm " : ""}${words.join(" ") || "0"} đồng`;
}
