// A figure as people type it: the same amount in many ways. The amounts are meant first; the words follow. Knows no product.
import type { Chance } from "./chance.ts";
import type { PaperRow } from "./paper-form.ts";

const dotted = (amount: number) => String(amount).replace(/\B(?=(\d{3})+$)/gu, ".");

/** What is typed where this is meant. */
export function typed(chance: Chance, { holds, noun }: PaperRow, meant: readonly number[]): string {
  const [first = 0, second = 0] = meant;
  if (holds === "yes-no")
    return first === 0 ? chance.one(["không", "ko", "không có"]) : chance.one(["có", "co", "Có ạ"]);
  if (meant.every((amount) => amount === 0)) return chance.one(["không", "0", "ko có"]);
  if (holds === "money") return money(chance, first);
  if (holds === "count-and-people")
    return chance.one([
      `${first}/${second}`,
      `${first} ${noun} ${second} người`,
      `${first} ${noun}, ${dotted(second)} người`,
      `${first} - ${second}`,
      `${first} ${noun} / ${second} người`,
      `${first} ${noun} có ${second} người`,
    ]);
  return chance.one([String(first), `${first} ${noun}`, dotted(first), `có ${first} ${noun}`]);
}

function money(chance: Chance, dong: number): string {
  const [million, thousand] = [Math.floor(dong / 1_000_000), Math.floor((dong % 1_000_000) / 1_000)];
  const exact = [dotted(dong), `${dotted(dong)} đồng`, `${dong}đ`, `${million} triệu ${thousand} nghìn`];
  return chance.one(
    thousand % 100 === 0
      ? [...exact, `${million}tr${thousand / 100}`, `${million},${thousand / 100} triệu`]
      : exact,
  );
}

/** What a unit held, drawn by chance: many rows are empty, as they are. */
export function drawn(chance: Chance, { holds, most }: PaperRow): readonly number[] {
  if (holds === "yes-no") return [chance.upTo(2)];
  if (chance.happens(0.35)) return holds === "count-and-people" ? [0, 0] : [0];
  if (holds === "money") return [(1 + chance.upTo(most)) * 1_000_000 + chance.upTo(10) * 100_000];
  const count = 1 + chance.upTo(most);
  return holds === "count-and-people" ? [count, count * (15 + chance.upTo(30)) + chance.upTo(9)] : [count];
}
