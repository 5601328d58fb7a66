// Finds words that people type in chat where no lexicon is: in arrays and regular expressions, with or without marks.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { bare, isPlain } from "../../src/language/normalise.ts";

const sources = fileURLToPath(new URL("../../src/", import.meta.url));

/** Here words are kept: the lexicon's, those of one form, of other people's files, and of dispatches. */
const homes = /^(?:language\/lexicon|form\/library|files\/words|dispatch\/words)\//u;

/** Files that hold such words for another reason than reading what is typed in chat. */
const otherwise: Readonly<Record<string, string>> = {
  "register/titles.ts": "the titles of columns in an office's own file",
  "register/head.ts": "titles above several columns of such a file",
  "register/lines.ts": "sums, headings and signatures in such a file",
  "book/read/said.ts": "days and hours in the cells of an officer's workbook",
  "interview/handed/label.ts": "numbers before the lines of a file",
  "files/bullets.ts": "signs before the points of a list, some of them letters of a font of signs",
  "files/archive.ts": "files that archiving programs put in beside what a person chose",
  "files/xml.ts": "names of encodings",
  "files/spreadsheet/format-code.ts": "the signs of a spreadsheet's formats",
  "commands/shared/names.ts": "names of commands; alike.test.ts folds them",
  "form/kinds/money.ts": "takes the unit off an amount that the kind itself wrote",
  "form/kinds/money-held.ts": "the sign of the currency behind a figure of a file",
  "form/kinds/money-words.ts": "what the kind itself says of an amount in words",
  "text/interview/talk.ts": "takes the word off a number that the text itself wrote",
  "text/interview/row-names.ts": "takes the beginning off a form's wording",
  "text/officer/unit.ts": "takes the end off a form's wording",
};

/** Bare forms that are as well English, or syntax of a regular expression. */
const english = new Set([
  "co",
  "day",
  "gi",
  "lan",
  "sep",
  "so",
  "to",
  "an",
  "do",
  "no",
  "on",
  "in",
  "tin",
  "ban",
]);

/** Every phrase of the lexicon that has marks, without them. */
const known = new Set(
  readdirSync(join(sources, "language/lexicon")).flatMap((file) =>
    [...parsed(`language/lexicon/${file}`)]
      .filter(ts.isNoSubstitutionTemplateLiteral)
      .flatMap(({ text }) => text.split(/[;\n]/u).map((phrase) => phrase.trim().replace(/^!/u, "")))
      .filter((phrase) => !isPlain(phrase))
      .map(bare),
  ),
);

function parsed(file: string, text = readFileSync(join(sources, file), "utf8")): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return nodes;
}

function isTyped(word: string): boolean {
  return !isPlain(word) || (word.length > 1 && known.has(bare(word)) && !english.has(bare(word)));
}

/** The words of a regular expression, without its escapes. */
function wordsOf(pattern: string): readonly string[] {
  return pattern.replace(/\\[a-z](?:\{\w+\})?/giu, " ").split(/[^\p{L}\p{M}]+/u);
}

/** One list of typed words in a file of `text`; its own words and choices (`also`, `offer(…)`) are what text/ says. */
function listsIn(file: string, text?: string): readonly string[] {
  return parsed(file, text).flatMap((node) => {
    const at = () => `${file}: ${node.getText().slice(0, 60)}`;
    if (ts.isRegularExpressionLiteral(node)) return wordsOf(node.text).some(isTyped) ? [at()] : [];
    if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") {
      const [pattern] = node.arguments ?? [];
      const fixed = !pattern
        ? []
        : ts.isTemplateExpression(pattern)
          ? [pattern.head.text, ...pattern.templateSpans.map((span) => span.literal.text)]
          : ts.isStringLiteralLike(pattern)
            ? [pattern.text]
            : [];
      return fixed.flatMap(wordsOf).some(isTyped) ? [at()] : [];
    }
    if (!ts.isArrayLiteralExpression(node) || file.startsWith("text/")) return [];
    const words = node.elements
      .filter(ts.isStringLiteralLike)
      .map(({ text: word }) => word.replaceAll("_", " "));
    return words.filter(isTyped).length > 1 ? [at()] : [];
  });
}

const files = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter((file) =>
  /\.tsx?$/u.test(file),
);

describe("words that people type", () => {
  it("are known by what the lexicon holds", () => {
    expect(known.size).toBeGreaterThan(1000);
    // Each of these stood somewhere once.
    expect(listsIn("x.ts", "const to = /thanh|la|sang/;")).toHaveLength(1);
    expect(listsIn("x.ts", 'const around = ["cho", "den", "toi"];')).toHaveLength(1);
    expect(listsIn("x.ts", "const no = new RegExp(`^(?:khong|ko)$`);")).toHaveLength(1);
    expect(listsIn("x.ts", "const part = /trong đó/u;")).toHaveLength(1);
    expect(
      listsIn("x.ts", 'const kinds = ["day", "deadline", "all"]; const found = /\\bto send\\b/;'),
    ).toEqual([]);
  });

  it("stand in the lexicon only", () => {
    const breaches = files
      .filter((file) => !homes.test(file) && !(file in otherwise))
      .flatMap((file) => listsIn(file));
    expect(breaches).toEqual([]);
  });

  it("stand elsewhere only where it is still needed", () => {
    expect(Object.keys(otherwise).filter((file) => listsIn(file).length === 0)).toEqual([]);
  });
});
