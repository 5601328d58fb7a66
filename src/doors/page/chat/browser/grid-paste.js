// What is pasted into a box of a grid's page: a block of cells goes to the server to be read, and fills as many boxes as it
// has cells.
// @ts-check
import { form, grid, isBox, placeOf, put, rowOf } from "./grid-boxes.js";
import { linesOf, topUp } from "./grid-lines.js";
import { fill } from "./parts.js";

/** @typedef {import("./grid-boxes.js").Box} Box */

const ANSWER_WITHIN_MS = 15_000;
/** As the door takes it. */
const LARGEST = 4_000_000;

/** @param {{ words: Record<string, string>, say: (sentence: string) => void, soon: () => void }} page */
export function takePastes({ words, say, soon }) {
  form.addEventListener("paste", (event) => {
    const box = event.target;
    const [html, text] = ["text/html", "text/plain"].map((type) => event.clipboardData?.getData(type) ?? "");
    if (!isBox(box) || html === undefined || text === undefined || !isBlock(html, text, box)) return;
    event.preventDefault();
    if (html.length + text.length > LARGEST) {
      say(words.pasteTooLarge ?? "");
      return;
    }
    say(words.pasting ?? "");
    void read(html, text, box).then((block) => {
      if (block === null) return say(words.notPasted ?? "");
      const { taken, outside } = "lines" in block ? fillLines(box, block) : fillCells(box, block.rows);
      say(
        [fill(words.pasted, { cells: taken }), outside > 0 ? fill(words.outside, { cells: outside }) : ""]
          .join(" ")
          .trim(),
      );
      soon();
    });
  });
}

/** One cell is pasted as anywhere; so is a text of several lines into a box that takes them. @param {string} html @param {string} text @param {Box} box */
function isBlock(html, text, box) {
  const plain = text.replace(/\r?\n$/, "");
  if (plain.includes("\t")) return true;
  if (plain === "") return /<table/i.test(html);
  return !(box instanceof HTMLTextAreaElement) && plain.includes("\n");
}

/** The cells of a paste, or its lines where it goes into a list; null where the server could not read it. @param {string} html @param {string} text @param {Box} box @returns {Promise<{ rows: string[][] } | { lines: Record<string, string>[], outside: number } | null>} */
async function read(html, text, box) {
  try {
    const answer = await fetch(`${location.pathname}/paste`, {
      method: "POST",
      headers: { "X-Tonghop-Page": "1" },
      body: new URLSearchParams({ html, text, place: box.name.slice(2) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** @param {Box} box @param {string[][]} block */
function fillCells(box, block) {
  const table = grid();
  const at = placeOf(table, box);
  let [taken, outside] = [0, 0];
  if (at === null) return { taken, outside };
  for (const [down, cells] of block.entries()) {
    for (const [right, cell] of cells.entries()) {
      const row = table[at.row + down];
      const target = row?.[at.column + right];
      if (target && !target.disabled) {
        put(target, cell);
        taken++;
      } else if (cell !== "" && (row === undefined || at.column + right >= row.length)) outside++;
    }
  }
  return { taken, outside };
}

/** Lines go from the box's own line on; the list gets as many more as it takes. @param {Box} box @param {{ lines: Record<string, string>[], outside: number }} block */
function fillLines(box, { lines, outside: without }) {
  const own = box.closest("tr");
  const list = own?.getAttribute("data-list") ?? "";
  topUp(list, lines.length);
  const rows = linesOf(list);
  const from = own instanceof HTMLTableRowElement ? rows.indexOf(own) : -1;
  let [taken, outside] = [0, without];
  for (const [down, line] of lines.entries()) {
    const row = from < 0 ? undefined : rows[from + down];
    for (const [column, text] of Object.entries(line)) {
      const target = row && rowOf(row).find((one) => one?.name.endsWith(`/${column}`));
      if (target && !target.disabled) {
        put(target, text);
        taken++;
      } else outside++;
    }
  }
  topUp(list);
  return { taken, outside };
}
