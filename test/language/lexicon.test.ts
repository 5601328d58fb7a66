// Holds the lexicon to one list: no spelling stands twice in it, unless it is two ideas on purpose.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { wordKey } from "../../src/language/normalise.ts";

const folder = fileURLToPath(new URL("../../src/language/lexicon/", import.meta.url));

/** Spellings of two ideas, each with the reason why it cannot be one. */
const homonyms: Readonly<Record<string, string>> = {
  cn: "Sunday, and individuals as they are written in short",
  cùng: "and, between two measures; the same as another's",
  "điện thoại": "to ring somebody; the number of a telephone",
  đêm: "the time, and an evening of performances",
  âm: "of the moon's calendar, with its mark only; below zero",
  do: "the bare form of “độ”, about; because of",
  dự: "to take part; the beginning of “dự định”, planned",
  đc: "được, yes; đồng chí, a person counted",
  k: "no; thousand",
  lẻ: "and some more, behind a figure; the zero in “một trăm lẻ hai”",
  mốt: "the day after tomorrow; the one of “hai mốt”, with its mark only",
  n: "người; nghìn; no, to a yes-or-no question",
  nam: "men, counted; the bare form of “năm”, five",
  năm: "year; five, with its mark only",
  ng: "người; nghìn",
  nghe: "a particle; to listen, in “em nghe”",
  ngoài: "except, with its mark only; more than, behind a figure",
  nữa: "more; a slip for “nửa”, half",
  ph: "phút; phụ huynh",
  sau: "after; the bare form of “sáu”, six",
  ta: "of the moon's calendar; whoever is asked",
  tam: "the bare form of “tầm”, about; the bare form of “tám”, eight",
  tt: "a class honoured together, counted; the column that numbers the lines of a sheet",
  tin: "a piece of news, counted; a message that was received",
  "trường nào": "which schools, asked; the end of “không … trường nào”",
  "xem mục": "show a row; an answer that points to another row",
  tổ: "a group, counted; a part of a school whom somebody asks",
};

type Spelt = { readonly file: string; readonly list: string; readonly phrase: string };

/** Every spelling as it is written in the sources: lists made of other lists repeat none. */
const spelt: readonly Spelt[] = readdirSync(folder).flatMap((file) => {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(folder, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Spelt[] = [];
  const visit = (node: ts.Node, list: string): void => {
    const inside =
      ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) ? node.name.getText() : list;
    if (ts.isNoSubstitutionTemplateLiteral(node) && ts.isCallExpression(node.parent)) {
      const phrases = node.text.split(/[;\n]/u).map((phrase) => phrase.trim());
      found.push(
        ...phrases.filter((phrase) => phrase !== "").map((phrase) => ({ file, list: inside, phrase })),
      );
    } else if (ts.isStringLiteral(node) && ts.isArrayLiteralExpression(node.parent)) {
      found.push({ file, list: inside, phrase: node.text });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, "");
  return found;
});

const plainOf = (phrase: string) => phrase.replace(/^!/u, "");

describe("the lexicon", () => {
  it("is found in the sources", () => {
    expect(spelt.length).toBeGreaterThan(1500);
    expect(spelt).toContainEqual({ file: "persons.ts", list: "younger", phrase: "em" });
    expect(spelt).toContainEqual({ file: "numbers.ts", list: "numberWords", phrase: "hai" });
  });

  it("has no spelling twice but homonyms", () => {
    const at = new Map<string, Spelt[]>();
    for (const one of spelt) {
      const key = wordKey(plainOf(one.phrase));
      at.set(key, [...(at.get(key) ?? []), one]);
    }
    const twice = [...at.values()].filter((all) => all.length > 1);
    const named = new Set(Object.keys(homonyms).map((word) => wordKey(word)));
    expect(
      twice
        .filter(([first]) => !named.has(wordKey(plainOf(first?.phrase ?? ""))))
        .map((all) => all.map(({ file, list, phrase }) => `${phrase} (${file}, ${list})`).join(" = ")),
    ).toEqual([]);
    const found = new Set(twice.map(([first]) => wordKey(plainOf(first?.phrase ?? ""))));
    expect(Object.keys(homonyms).filter((word) => !found.has(wordKey(word)))).toEqual([]);
  });
});
