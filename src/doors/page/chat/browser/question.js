// A question with a long list of rows before it: the list scrolls by itself, so that the question and its buttons stand in
// sight with it. Knows a message's text, not what it is about.
// @ts-check

/** Fewer lines than these take no question out of sight. */
const FEWEST_LINES = 6;
/** What is left to see of a list, however little room there is: two rows at least, and the third cut. */
const LEAST_PX = 112;

/** A line that begins with its number: "1.7. Giáo dục kỹ năng sống", "B2.3. …", "3: …". */
const numbered = /^\p{L}{0,3}\d+(?:\.\d+)*[.:)]\s/u;

/**
 * A message in pieces: its text, and the list of numbered lines before the question that ends it. All pieces together are
 * the message. @param {string} text @returns {{ list: boolean, text: string }[]}
 */
export function pieces(text) {
  const start = text.lastIndexOf("\n\n") + 1;
  const lines = text.slice(start).split("\n");
  const first = lines.findIndex((line) => numbered.test(line));
  const last = lines.findLastIndex((line) => numbered.test(line));
  if (first < 0 || last - first + 1 < FEWEST_LINES) return [{ list: false, text }];
  const ended = (/** @type {string[]} */ some) => some.map((line) => `${line}\n`).join("");
  return [
    { list: false, text: text.slice(0, start) + ended(lines.slice(0, first)) },
    { list: true, text: ended(lines.slice(first, last + 1)) },
    { list: false, text: lines.slice(last + 1).join("\n") },
  ];
}

/**
 * Gives the list of the message that is asked as much room as its question leaves; in a message that was asked before, all
 * it needs. @param {HTMLElement} message @param {{ asked: boolean, room: number, below: number }} given `room`: what is
 * seen at once; `below`: what the buttons take of it
 */
export function fitList(message, { asked, room, below }) {
  const list = message.querySelector(".rows");
  if (!(list instanceof HTMLElement)) return;
  list.style.maxHeight = "";
  const most = list.offsetHeight + room - message.offsetHeight - below;
  const folds = asked && most < list.offsetHeight;
  if (folds) list.style.maxHeight = `${Math.max(LEAST_PX, most)}px`;
  // Whoever has no mouse reaches it, and scrolls it by the arrows.
  if (folds) list.tabIndex = 0;
  else list.removeAttribute("tabindex");
}
