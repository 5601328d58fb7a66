// The words of a title that say what it is about. Word lists only.

const beside = new Set([
  "và",
  "các",
  "của",
  "cho",
  "theo",
  "trong",
  "về",
  "năm",
  "báo",
  "cáo",
  "biểu",
  "mẫu",
]);

/** In small letters, without figures, signs and words that any title has. */
export function contentWords(title: string): readonly string[] {
  return title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !beside.has(word));
}
