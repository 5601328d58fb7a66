// What a sign or an unknown word says of the figures around it: it links them, makes one about, or breaks it.
import type { Token } from "../tokens.ts";
import { isFigure, type Link, type Walk } from "./found.ts";

/** Takes the one token at this place, whatever it is. */
export function takeMark(walk: Walk, index: number): void {
  const token = walk.tokens[index];
  if (token && !rules.some((rule) => rule(walk, token, index))) takeStranger(walk, token, index);
}

/** Whether it knows the token; then it has noted what that says. */
type Rule = (walk: Walk, token: Token, index: number) => boolean;

const signs: Readonly<Record<string, Link>> = {
  "/": "slash",
  "|": "slash",
  ";": "slash",
  ":": "colon",
  ",": "comma",
  "-": "dash",
  "&": "and",
  "+": "plus",
  "*": "times",
  "\u00D7": "times",
};

/** "12/340", "12 - 15"; "-5" alone is a negative figure. */
const takeLink: Rule = (walk, token, index) => {
  const link = token.type === "break" ? "break" : signs[token.text];
  if (!link) return false;
  const opens = walk.links.length > 0 || walk.parts.length === 0;
  if (link === "dash" && opens && walk.tokens[index + 1]?.type === "numeral") walk.broken ??= "negative";
  walk.links.push(link);
  return true;
};

/** "2 x 30". */
const takeTimes: Rule = (walk, token, index) => {
  const times = /^[xX]$/.test(token.text) && walk.parts.length > 0 && isFigure(walk, index + 1);
  if (times) walk.links.push("times");
  return times;
};

const takeQuestion: Rule = (walk, token) => {
  if (token.text !== "?") return false;
  walk.question = true;
  return true;
};

/** "lớp = 12". */
const takeEquals: Rule = (walk, token) => {
  const labels = token.text === "=" && walk.pending.length > 0;
  if (labels) walk.links.push("colon");
  return labels;
};

/** "~340", "< 30". */
const takeAbout: Rule = (walk, token) => {
  if (!/^[~<>\u2248\u00B1\u2264\u2265\u2243\u2245]$/.test(token.text)) return false;
  walk.approximate = true;
  return true;
};

/** "30%", "12#": no count carries such a sign. */
const takeSymbol: Rule = (walk, token) => {
  if (!/^[%$\u20AC\u00A3\u00A5\u00B0#@^\\=]$/.test(token.text)) return false;
  walk.broken ??= "symbol";
  return true;
};

/** Full stops, brackets and quotes say nothing of a figure, nor does a face behind words: "486 quyển ạ 😊". */
const takeSilent: Rule = ({ tokens }, { text }, index) =>
  /^[.!()[\]{}"'\u201C\u201D]$/.test(text) || (isFace(text) && isBehindWords(tokens, index));

function isBehindWords(tokens: readonly Token[], index: number): boolean {
  let before = index - 1;
  while (isFace(tokens[before]?.text ?? "")) before -= 1;
  return tokens[before]?.type === "word";
}

function isFace(text: string): boolean {
  return faces.test(text) && !crosses.test(text);
}

/** A picture, the colour or the sex of one; not the digits that Unicode counts among them. */
const faces = /^(?![\d#*])[\p{Extended_Pictographic}\p{Emoji_Modifier}\u2640\u2642]$/u;
/** A cross, a question mark, a minus: what they say of the figure is for a person to tell. */
const crosses = /^[\u274C\u274E\u2716\u2753\u2754\u2757\u2795\u2796\u203C\u2049\u{1F6AB}\u{1F44E}]$/u;

const rules: readonly Rule[] = [
  takeLink,
  takeTimes,
  takeQuestion,
  takeEquals,
  takeAbout,
  takeSymbol,
  takeSilent,
];

/** A word or a sign that nobody listed: the figures would lose it. */
function takeStranger(walk: Walk, token: Token, index: number): void {
  if (token.type === "word" && token.glued && walk.tokens[index - 1]?.type === "numeral")
    walk.broken ??= "malformed";
  walk.unknown = true;
  walk.links.push("other");
}
