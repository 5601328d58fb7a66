// An amount of money as it is said and read aloud. Pure.
import { writeNumber } from "../../language/quantity/written.ts";
import type { ReadContext } from "../../language/reading.ts";

/** In what a paper counts its amounts. */
export type Scale = NonNullable<ReadContext["scale"]>;

/** How many đồng one of it is, by the digits behind its 1. */
const noughts: Readonly<Record<Scale, number>> = { dong: 0, nghin: 3, trieu: 6, ty: 9 };

const called: Readonly<Record<Scale, string>> = {
  dong: "đồng",
  nghin: "nghìn đồng",
  trieu: "triệu đồng",
  ty: "tỷ đồng",
};

export function dongs(scale: Scale): bigint {
  return 10n ** BigInt(noughts[scale]);
}

/** "triệu đồng". */
export function unitOf(scale: Scale): string {
  return called[scale];
}

/** An amount as the paper counts it, every digit of it: 8250000 under "triệu đồng" is "8,25". */
export function countedIn(amount: number, scale: Scale): string {
  const places = noughts[scale];
  const digits = String(amount).padStart(places + 1, "0");
  const fraction = digits.slice(digits.length - places).replace(/0+$/u, "");
  const whole = digits.slice(0, digits.length - places);
  return writeNumber(fraction === "" || places === 0 ? whole : `${whole}.${fraction}`);
}

/** "12.500.000 đồng (12,5 triệu đồng)": what is kept, and as the paper has it. */
export function sayCounted(amount: number, scale: Scale): string {
  const figure = `${writeNumber(amount)} đồng`;
  return scale === "dong" || amount === 0
    ? sayAmount(amount)
    : `${figure} (${countedIn(amount, scale)} ${called[scale]})`;
}

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

/** "8.200.000 đồng (tám triệu hai trăm nghìn đồng)". */
export function spellAmount(amount: number): string {
  return `${writeNumber(amount)} đồng (${spell(amount)} đồng)`;
}

const digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const scales = ["", " nghìn", " triệu", " tỷ"];

/** A whole number below a thousand billions in words, as it is read aloud: "một trăm linh năm nghìn". */
function spell(amount: number): string {
  if (amount === 0) return digits[0] ?? "";
  const groups = scales.map((scale, at) => ({ scale, figure: Math.floor(amount / 1000 ** at) % 1000 }));
  const highest = groups.findLastIndex(({ figure }) => figure > 0);
  return groups
    .flatMap(({ scale, figure }, at) => (figure > 0 ? [`${spellGroup(figure, at < highest)}${scale}`] : []))
    .toReversed()
    .join(" ");
}

/** `inside`: more stands before it, so that its hundreds are said even where there are none. */
function spellGroup(figure: number, inside: boolean): string {
  const hundreds = Math.floor(figure / 100);
  const head = hundreds > 0 || inside ? [`${digits[hundreds]} trăm`] : [];
  const rest = spellBelowHundred(figure % 100, head.length > 0);
  return [...head, ...(rest === "" ? [] : [rest])].join(" ");
}

function spellBelowHundred(figure: number, inside: boolean): string {
  const [tens, ones] = [Math.floor(figure / 10), figure % 10];
  if (tens === 0) return ones === 0 ? "" : `${inside ? "linh " : ""}${digits[ones]}`;
  const ten = tens === 1 ? "mười" : `${digits[tens]} mươi`;
  return ones === 0 ? ten : `${ten} ${(tens === 1 ? afterTen : afterTens)[ones]}`;
}

const afterTen = digits.with(5, "lăm");
const afterTens = afterTen.with(1, "mốt").with(4, "tư");
