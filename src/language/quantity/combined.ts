// Puts figures together that are one: so many of so many, and figures with "+" between them. Knows figures only.
import type { Part, Parts } from "./found.ts";

/**
 * "30/32 lớp" and "30 trên 32 lớp" are 30 classes: what there are in all is no figure of the report. `ofPair`: two
 * figures with a slash are mostly a pair there, so that "2/5 em" stays one.
 */
export function withoutWholes(found: Parts, ofPair: boolean): Parts {
  if (found.looseTags.length > 0) return found;
  const parts: Part[] = [];
  let { approximate } = found;
  for (const part of found.parts) {
    const held = parts.at(-1);
    const said = part.links.length === 1 ? part.links[0] : undefined;
    if (held && said === "of" && isShare(held, part)) parts[parts.length - 1] = share(held, part);
    else if (held && said === "slash" && isQuota(held, part, ofPair && parts.length === 1))
      parts[parts.length - 1] = share(held, part);
    else {
      // "30 lớp trên 400 em": more than 400.
      approximate ||= said === "of";
      parts.push(part);
    }
  }
  return parts.length === found.parts.length && !approximate ? found : { ...found, parts, approximate };
}

function share(held: Part, whole: Part): Part {
  const { tag, own } = whole;
  return { ...held, ...(tag ? { tag } : {}), ...(own ? { own } : {}), words: `${held.words}/${whole.words}` };
}

/** Both count the same, and no more are held than there are. */
function isShare(held: Part, whole: Part): boolean {
  const [some, all] = [held.figure.readings[0], whole.figure.readings[0]];
  if (some === undefined || all === undefined) return false;
  return (held.tag === undefined || held.tag === whole.tag) && some > 0n && some <= all;
}

/** With a slash alone it has to be likely: a class has more people than two, so "12/340 lớp" is no quota. */
function isQuota(held: Part, whole: Part, mayBePair: boolean): boolean {
  const [some = 0n, all = 0n] = [held.figure.readings[0], whole.figure.readings[0]];
  if (held.tag !== undefined || whole.tag === undefined || whole.doubtfulTag || !isShare(held, whole))
    return false;
  return mayBePair && whole.tag === "people" ? some >= 10n && all < some * 2n : all < some * 3n;
}

/** "15+15 lớp": the unit behind the last of them is every one's. */
export function withSharedUnits(found: Parts): Parts {
  const parts = [...found.parts];
  for (let at = parts.length - 2; at >= 0; at -= 1) {
    const [part, next] = [parts[at], parts[at + 1]];
    const plus = next?.links.length === 1 && next.links[0] === "plus";
    if (part && plus && part.tag === undefined && next.tag && !next.doubtfulTag)
      parts[at] = { ...part, tag: next.tag, ...(next.own ? { own: next.own } : {}) };
  }
  return { ...found, parts };
}
