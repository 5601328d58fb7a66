// Which addresses behind a file's words are kept: those of pages, which a person would open in a browser. Pure.

/** What is longer is no address that anybody was given. */
const longest = 2_000;

/** An address of the web as it is written; null of any other: a place in the file, a mail address, a file on a disk. */
export function webAddress(text: string): string | null {
  const address = text.trim();
  if (address.length > longest || !/^https?:\/\/[^\s<>"\u201c\u201d]+$/iu.test(address)) return null;
  return URL.canParse(address) ? address : null;
}
