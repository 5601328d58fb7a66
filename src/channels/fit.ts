// Fits a message to what a channel can carry: long texts in parts, buttons as words, files as links. Pure.
import { type OutgoingMessage, photosHere, uploadHere } from "../message.ts";
import type { ChannelLimits, OutgoingFile, Part } from "./channel.ts";

/** The sentences that fitting adds; they are handed in, for this room speaks no Vietnamese. */
export type FitPhrases = {
  /** Says what may be typed where there are no buttons. */
  typeOneOf(words: readonly string[]): string;
  /** Says where the file can be downloaded. */
  download(url: string): string;
  /** Says that the file is without what reports say about people. */
  inPart(): string;
  /** Says that the file cannot be handed over here, and where it can. */
  noDownload(): string;
  /** Says where a file can be handed over. */
  upload(way: UploadWay): string;
  /** The same to somebody who has not asked: with what it is good for; `here`: a file can be sent in the chat itself. */
  offerUpload(way: UploadWay | null, here: boolean): string;
  /** Says where rows can be answered in a table; `first`: it is the better way, said above what is asked. */
  grid(url: string, first: boolean): string;
  /** The same in the middle of a sentence, for photos: "gửi ảnh tại …, hoặc "; empty where there is no way. */
  offerPhotos(url: string | null, where: { readonly here: boolean; readonly page: boolean }): string;
  /** Says that no file can be handed over here, and what helps. */
  noUpload(): string;
};

/** The way to a page on which a file can be handed over. */
export type UploadWay = {
  readonly url: string;
  /** What opens it on another device: a short address to type, and six figures to type there. */
  readonly short: { readonly address: string; readonly number: string } | null;
};

/** The attachment as the deliverer made it: the file, or a link where the channel takes no files. */
export type MadeAttachment =
  | { readonly type: "none" }
  /** `inPart`: what it would hold about people is left out, for it leaves our own server. */
  | { readonly type: "file"; readonly file: OutgoingFile; readonly inPart?: true }
  | { readonly type: "link"; readonly url: string }
  /** A link is needed, but the program has no public address. */
  | { readonly type: "no-link" }
  /** A page on which a file can be handed over; or there is no public address for one. */
  | ({ readonly type: "upload" } & UploadWay)
  | { readonly type: "no-upload" }
  /** A page on which rows are answered. */
  | { readonly type: "grid"; readonly url: string; readonly first: boolean };

/**
 * The message as one or more parts, none longer than the channel allows. The last part carries the last paragraph
 * (which is the question), the choices and the file, so that what is answered stands directly above the keyboard.
 */
export function fitMessage(
  message: Pick<OutgoingMessage, "text" | "choices">,
  made: MadeAttachment,
  limits: ChannelLimits,
  phrases: FitPhrases,
): readonly Part[] {
  const file = made.type === "file" ? made.file : null;
  const said = withLink(message.text, made, limits, phrases);
  const asButtons =
    limits.buttons && message.choices.length <= (limits.mostButtons ?? Number.POSITIVE_INFINITY);
  const pressed = asButtons || message.choices.length === 0;
  const words = pressed ? "" : `\n${phrases.typeOneOf(message.choices.map((choice) => choice.word))}`;
  const choices = asButtons ? message.choices : [];
  const lastLimit = file === null ? limits.text : Math.min(limits.text, limits.caption ?? limits.text);
  const texts = split(`${said}${words}`, limits.text, lastLimit);
  return texts.map((text, index) =>
    index === texts.length - 1 ? { text, choices, file } : { text, choices: [], file: null },
  );
}

/** The text with the way to what comes with it: at its mark, else above it. */
function withLink(
  text: string,
  made: MadeAttachment,
  { documentsIn, ownDocuments }: ChannelLimits,
  phrases: FitPhrases,
): string {
  if (text.includes(photosHere)) {
    const where = { here: documentsIn === true, page: ownDocuments === true };
    const url = made.type === "upload" ? made.url : null;
    return text.replaceAll(photosHere, () => phrases.offerPhotos(url, where));
  }
  const line = linkLine(made, phrases);
  if (line === "") return text;
  if (made.type === "grid" && !made.first) return `${text}\n${line}`;
  const upload = made.type === "upload" || made.type === "no-upload";
  if (!upload || !text.includes(uploadHere)) return `${line}\n\n${text}`;
  const way = made.type === "upload" ? made : null;
  const here = documentsIn === true;
  return text.replace(uploadHere, () => (way || here ? phrases.offerUpload(way, here) : line));
}

function linkLine(made: MadeAttachment, phrases: FitPhrases): string {
  switch (made.type) {
    case "none":
      return "";
    case "file":
      return made.inPart ? phrases.inPart() : "";
    case "link":
      return phrases.download(made.url);
    case "no-link":
      return phrases.noDownload();
    case "upload":
      return phrases.upload(made);
    case "no-upload":
      return phrases.noUpload();
    case "grid":
      return phrases.grid(made.url, made.first);
  }
}

/** Cuts a text into pieces of at most `limit` units, the last of at most `lastLimit`. Only white space is lost. */
function split(text: string, limit: number, lastLimit: number): readonly string[] {
  const whole = text.trim();
  if (whole.length <= lastLimit) return [whole];
  const tail = lastParagraph(whole, lastLimit);
  const pieces: string[] = [];
  let rest = whole.slice(0, whole.length - tail.length).trimEnd();
  while (rest.length > limit) {
    const end = cut(rest, limit);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  // The rest and the last paragraph are one part if both fit.
  const joined = tail === "" ? rest : `${rest}\n\n${tail}`;
  if (joined.length <= lastLimit) return [...pieces, joined];
  // Without a last paragraph that fits beside it, the file goes alone.
  return [...pieces, rest, tail];
}

/** The text after the last blank line, or nothing if that is too long to be kept whole or is all there is. */
function lastParagraph(text: string, limit: number): string {
  const at = text.lastIndexOf("\n\n");
  const tail = at < 0 ? "" : text.slice(at).trimStart();
  return tail.length <= limit ? tail : "";
}

/** Where to cut: after a blank line, else a line, else a word, unless that leaves the piece less than half full. */
function cut(text: string, limit: number): number {
  for (const gap of ["\n\n", "\n", " "]) {
    const at = text.lastIndexOf(gap, limit);
    if (at >= limit / 2) return at;
  }
  // No gap: anywhere, but never between the two halves of a surrogate pair.
  const before = text.charCodeAt(limit - 1);
  return before >= 0xd800 && before <= 0xdbff && limit > 1 ? limit - 1 : limit;
}
