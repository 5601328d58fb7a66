// How the numbers of rows and items are written: "4.3", "B2.1a", "PL2.II.3", "I.3a", "1.2.3". Parts of regular expressions
// with the flags "i" and "u". What looks like one is one only where the report has it: "3a" may be a class.

/** A part with numbers of its own is called before them: "B2.3", "PL1.1". */
const part = "\\p{L}[\\p{L}\\p{N}]{0,7}\\.";
const roman = "[IVX]{1,5}";
/** Of a dot and one more figure each there are up to two. */
const level = "\\.\\d{1,2}";
/** Directly behind a figure, and no word: "1a", but not "12em". */
const letter = "[a-z\u0111](?![\\p{L}\\p{N}])";
const behind = `(?:${level}){0,2}(?:${letter})?`;

/** With a letter before it: "A.1", "B2.1a", "II.3", "PL2.I.1.2". */
export const headedNo = `${part}(?:${roman}\\.)?\\d{1,2}${behind}`;

/** "1a": figures and a letter, nothing else. */
const lettered = `\\d{1,2}${letter}`;

/** More than figures and no dot, and so more than one figure: "4.3", "1.2.3", "II.3". */
export const dottedNo = `(?:${headedNo}|\\d{1,2}(?:${level}){1,2}(?:${letter})?)`;

/** All that no plain figure is: "4.3", "1a", "B2.1". */
export const tellingNo = `(?:${dottedNo}|${lettered})`;

/** Any row's: "4.3", "1a", "B2.1", "7". */
export const rowNo = `(?:${tellingNo}|\\d{1,2})`;

/** An item's, outside the tables: "II.3a", "PL2.II.3", "PL2.III". */
export const itemNo = `(?:(?:${part})?${roman}\\.\\d{1,2}${behind}|${part}${roman}(?![\\p{L}\\p{N}]))`;

/** A row's or an item's. */
export const anyNo = `(?:${rowNo}|${itemNo})`;

/** A chapter's, with whatever stands directly behind it: "II", "II3". */
export const chapterNo = `${roman}\\d{0,2}[ab]?`;

/** Nothing but one, or the number of a chapter: "II". */
export const wholeNo = new RegExp(`^(?:${anyNo}|${chapterNo}|${roman}\\.)$`, "iu");

/** Nothing but figures and a letter, which may be a class, an hour or money as well. */
export const onlyLettered = new RegExp(`^${lettered}$`, "iu");
