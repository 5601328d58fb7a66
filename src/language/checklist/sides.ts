// Puts the pieces of a text together: which rows it says are there, which are not, and what it says of all the others.
// Knows the rows that are asked and no chat.
import type { Checks, MarkedRow } from "../meaning.ts";
import type { PromptRow } from "../prompt.ts";
import type { Said } from "../said.ts";
import { type Piece, piecesOf, type Sign } from "./pieces.ts";

/** What signs are put to: rows with what was remarked on each, all of them, or all the others. */
type Target = { readonly id: string } | "all" | "rest";

type Sides = {
  readonly rows: readonly PromptRow[];
  readonly signs: Map<string, Sign>;
  readonly notes: Map<string, string>;
  /** What is said of all rows, or of all others. */
  all: Sign | null;
  /** Targets that wait for a sign behind them, or have it before them. */
  open: Target[];
  before: Sign | null;
  /** The sign before them stood before the last line's rows: it need not have rows behind it. */
  carried: boolean;
  /** Behind "trừ": these are the other way round. */
  excepting: boolean;
  excepted: string[];
  lastRow: string | null;
  inRange: boolean;
  sure: boolean;
  /** A row stood there without a sign of its own. */
  plain: boolean;
  /** A sign stood before its rows. */
  led: boolean;
  beside: boolean;
  anyOf: boolean;
};

/** What a text says of a list's rows; null where it is no such text, or may be read in several ways. */
export function checksOf(said: Said, rows: readonly PromptRow[]): Checks | null {
  const pieces = piecesOf(said, rows);
  if (!pieces || pieces.every(({ is }) => is === "cut")) return null;
  const strangers = pieces.flatMap((piece) => (piece.is === "stranger" ? [piece.no] : []));
  if (strangers.length > 0) return { ...nothing, strangers };
  const sides = newSides(rows);
  for (const piece of pieces) if (!put(sides, piece)) return null;
  return flush(sides, null) && sides.before === null ? checks(sides) : null;
}

const nothing: Checks = {
  type: "checks",
  of: "asked",
  yes: [],
  no: [],
  later: [],
  rest: null,
  sure: true,
  beside: false,
  strangers: [],
};

function newSides(rows: readonly PromptRow[]): Sides {
  return {
    ...{ rows, signs: new Map(), notes: new Map(), all: null, open: [], before: null },
    ...{ carried: false, excepting: false, excepted: [], lastRow: null, inRange: false },
    ...{ sure: true, plain: false, led: false, beside: false, anyOf: false },
  };
}

/** Takes one piece; false where it does not fit what stands before it. */
function put(sides: Sides, piece: Piece): boolean {
  switch (piece.is) {
    case "row":
      return putRow(sides, piece.id, piece.sure);
    case "sign":
      if (!piece.sure) sides.sure = false;
      return putSign(sides, piece.sign);
    case "beside":
      sides.beside = true;
      return putSign(sides, piece.sign);
    case "all":
      return putAll(sides, piece.any);
    case "rest":
      if (!flush(sides, null)) return false;
      sides.open.push("rest");
      return true;
    case "except":
      return putExcept(sides);
    case "to":
      sides.inRange = sides.lastRow !== null;
      return true;
    case "remark":
      return putRemark(sides, piece.text, piece.apart);
    case "cut":
      return !piece.hard || endLine(sides);
    case "stranger":
      return false;
  }
}

function putRow(sides: Sides, id: string, sure: boolean): boolean {
  if (!sure) sides.sure = false;
  const from = sides.inRange ? sides.lastRow : null;
  sides.inRange = false;
  const ids = from === null ? [id] : between(sides.rows, from, id);
  if (ids.length === 0) return false;
  sides.lastRow = id;
  if (sides.excepting) {
    sides.excepted.push(...ids);
    return true;
  }
  for (const one of ids) if (!isOpen(sides, one)) sides.open.push({ id: one });
  return true;
}

function isOpen({ open }: Sides, id: string): boolean {
  return open.some((target) => typeof target === "object" && target.id === id);
}

/** The rows behind one up to another, as they are printed; none where they stand the other way round. */
function between(rows: readonly PromptRow[], from: string, to: string): readonly string[] {
  const ids = rows.map(({ id }) => id);
  return ids.slice(ids.indexOf(from) + 1, ids.indexOf(to) + 1);
}

/** "1, 3 có": behind its rows. "Có 1, 3": before them, and then up to the next sign. */
function putSign(sides: Sides, sign: Sign): boolean {
  if (sides.open.length > 0) {
    if (sides.before === null) return flush(sides, sign);
    // "Không có hết": none at all, or not every one.
    const twice = sides.open.every((target) => target === "all") && sides.before === sign;
    if (twice) return true;
    if (!flush(sides, null)) return false;
  } else if (sides.before !== null && !sides.carried) return sides.before === sign;
  sides.carried = false;
  sides.excepting = false;
  sides.before = sign;
  sides.led = true;
  return true;
}

function putAll(sides: Sides, any: boolean): boolean {
  if (any && sides.before !== "no") return false;
  if (any) sides.anyOf = true;
  if (sides.excepting) return sides.excepted.length > 0;
  // "1, 3, 5 hết": there it says nothing.
  if (sides.open.some((target) => typeof target === "object")) return true;
  if (!sides.open.includes("all")) sides.open.push("all");
  return true;
}

/** "Có hết trừ 4", "không trừ 4", "trừ 4". */
function putExcept(sides: Sides): boolean {
  if (sides.open.some((target) => target !== "all") || sides.signs.size > 0) return false;
  if (sides.open.length === 0) {
    if (sides.all === null) {
      sides.all = sides.before ?? "yes";
      // Nobody said "all".
      sides.sure &&= sides.before === "no";
    }
    sides.before = null;
  } else if (!flush(sides, sides.before ?? "yes")) return false;
  sides.excepting = true;
  return true;
}

function putRemark(sides: Sides, text: string, apart: boolean): boolean {
  const id = sides.lastRow;
  if (id === null || !/\p{L}{2}|\p{Nd}/u.test(text)) return false;
  if (!apart) sides.sure = false;
  const stood = sides.notes.get(id);
  sides.notes.set(id, stood === undefined ? text : `${stood}, ${text}`);
  return true;
}

/** A line's end ends what has no sign yet: "1⏎3⏎5"; a sign before rows goes on over lines. */
function endLine(sides: Sides): boolean {
  const { before } = sides;
  sides.excepting = false;
  sides.inRange = false;
  if (sides.open.length === 0) return true;
  if (!flush(sides, null)) return false;
  sides.before = before;
  sides.carried = before !== null;
  return true;
}

/** Gives the open targets their sign: the one behind them, before them, or, without any, that they are there. */
function flush(sides: Sides, behind: Sign | null): boolean {
  const { open, before } = sides;
  const sign = behind ?? before ?? "yes";
  sides.open = [];
  if (open.length > 0 || sides.carried) sides.before = null;
  sides.carried = false;
  if (behind === null && before === null && open.some((target) => typeof target === "object"))
    sides.plain = true;
  return open.every((target) => settle(sides, target, sign));
}

function settle(sides: Sides, target: Target, sign: Sign): boolean {
  if (typeof target === "object") {
    const stood = sides.signs.get(target.id);
    sides.signs.set(target.id, sign);
    return stood === undefined || stood === sign;
  }
  if (target === "all" && sign === "no" && !sides.anyOf && sides.led) sides.sure = false;
  if (sides.all !== null && sides.all !== sign) return false;
  sides.all = sign;
  return target === "rest" || sides.signs.size === 0;
}

function checks(sides: Sides): Checks | null {
  const { rows, signs, all, excepted, plain, led, beside, sure } = sides;
  const opposite = all === "no" ? "yes" : "no";
  for (const id of excepted) signs.set(id, opposite);
  if (excepted.length === 0 && sides.excepting) return null;
  const signed = (sign: Sign): MarkedRow[] =>
    rows.flatMap(({ id }) => (signs.get(id) === sign ? [{ id, note: sides.notes.get(id) ?? null }] : []));
  const [yes, no, later] = [signed("yes"), signed("no"), signed("later")];
  // "1 có 3 không 5": which of them the signs are of is not said.
  if (plain && no.length > 0 && excepted.length === 0) return null;
  const suffixed = !plain && !led && all === null && signs.size > 0;
  return {
    ...nothing,
    ...{ yes, no, later: later.map(({ id }) => id), rest: all, sure },
    beside: beside || suffixed,
  };
}
