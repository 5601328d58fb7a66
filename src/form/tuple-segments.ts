// Cuts a text into what its marks part, each perhaps one cell of a row: "12 lớp; 480 hs (nữ 230)". Pure; knows no cells.
import { thanks } from "../language/lexicon/courtesy.ts";
import { self } from "../language/lexicon/persons.ts";
import { amongThese } from "../language/lexicon/small-words.ts";
import { phrasebook } from "../language/phrases.ts";
import type { Said } from "../language/said.ts";
import type { Token } from "../language/tokens.ts";

export type Segment = {
  readonly tokens: readonly Token[];
  /** It stands in brackets or behind "trong đó": it is of what stands before it. */
  readonly within: boolean;
  /** It stands between marks that part cells, so that with nothing in it it keeps its turn: "12//230". */
  readonly turn: boolean;
};

const among = phrasebook([["among", amongThese]]);
const thanking = phrasebook([["thanks", thanks]]);
const speaker = phrasebook([["self", self]]);

/** The parts of a text in order. */
export function segmentsOf(said: Said): readonly Segment[] {
  const tokens = withoutThanks(said.tokens);
  const segments: Segment[] = [];
  let [from, inBrackets, behind, before] = [0, false, false, true];
  const close = (to: number, turn: boolean) => {
    segments.push({ tokens: tokens.slice(from, to), within: inBrackets || behind, turn: turn && before });
    [behind, before] = [false, turn];
  };
  for (let index = 0; index < tokens.length; ) {
    const length = among.at(tokens, index)?.length ?? 0;
    const cut = length > 0 ? "other" : cutAt(tokens, index);
    if (cut) {
      close(index, cut === "cell");
      const { text } = tokens[index] ?? {};
      if (text === "(") inBrackets = true;
      if (text === ")") inBrackets = false;
      behind = length > 0;
      from = index + Math.max(length, 1);
    }
    index += Math.max(length, 1);
  }
  close(tokens.length, false);
  return segments;
}

/** "…/2 em cảm ơn cô nhiều": thanks end a message. */
function withoutThanks(tokens: readonly Token[]): readonly Token[] {
  const at = thanking.first(tokens);
  if (at <= 0 || tokens.slice(at).some(({ type }) => type === "numeral")) return tokens;
  return tokens.slice(0, at - speaker.lengthBefore(tokens, at));
}

/** Whether a mark parts here, and whether it is one that stands between cells. */
function cutAt(tokens: readonly Token[], index: number): "cell" | "other" | null {
  const token = tokens[index];
  if (token?.type === "break" || /^[/;|]$/u.test(token?.text ?? "")) return "cell";
  if (/^[,()]$/u.test(token?.text ?? "")) return "other";
  return token?.text === "-" && isBetween(token, tokens[index - 1], tokens[index + 1]) ? "other" : null;
}

/** "12 - 480" and "12-480"; "-5" and "áp-phích" are no two parts. */
function isBetween(dash: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (!before || !after) return false;
  const apart = !dash.glued && !after.glued;
  return apart || (dash.glued && after.glued && before.type === "numeral" && after.type === "numeral");
}
