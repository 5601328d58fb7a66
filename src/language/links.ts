// What looks like the address of a page in a text, however it is written. Pure; knows no words.

const label = "[a-z\\d](?:[a-z\\d-]*[a-z\\d])?";
/** Where the next address begins, though no space stands before it. */
const next = "(?=[,;]+\\s*(?:[a-z][a-z+.-]*:\\/\\/|www\\.))";
const path = `[^\\s<>"“”]*?(?:${next}|(?=[\\s<>"“”])|$)`;

/** With a scheme, with "www.", with a path behind its name, or a name that ends as such names do. */
const address = [
  `(?<![a-z])[a-z][a-z+.-]*:\\/\\/${path}`,
  `(?<![\\p{L}\\d./\\\\@-])www\\.${path}`,
  `(?<![\\p{L}\\d./\\\\@-])${label}(?:\\.${label})+\\/${path}`,
  `(?<![\\p{L}\\d./\\\\@-])${label}(?:\\.${label})*\\.(?:vn|com|net|org|edu|gov|info)(?![\\p{L}\\d.\\\\@-])`,
].join("|");

/** A text cut at its addresses: what stands between them, and they themselves as they were typed. */
export function cutAtLinks(text: string): {
  readonly links: readonly string[];
  readonly between: readonly string[];
} {
  const pattern = new RegExp(address, "giu");
  return {
    links: [...text.matchAll(pattern)].map(([link]) => link.replace(/[).,;!?]+$/u, "")),
    between: text.split(pattern),
  };
}
