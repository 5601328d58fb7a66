// Whom a dispatch is addressed to, and who of them gathers others' reports. Pure.
import { kindMeant, type UnitKind } from "../../register/kinds.ts";
import type { Cover } from "../found.ts";
import { type Line, sourceAt } from "../placed.ts";
import {
  addressedTo,
  andComma,
  everywhere,
  gathers,
  gathersHow,
  institution,
  manyLead,
  manyWithin,
  oneSchool,
  places,
  specialKind,
  unitLead,
} from "../words/cover-words.ts";
import type { Clause } from "./sentences.ts";

type Receiver = Cover["receivers"][number];

/** Every receiver behind "Kính gửi:", in one line or a list, by the kind of unit that the register calls so. */
export function receiversIn(
  lines: readonly Line[],
  clauses: readonly Clause[],
  kinds: readonly UnitKind[],
): readonly Receiver[] {
  const addressed = addressedLines(lines);
  const named = addressed.flatMap((line) =>
    line.text
      .split(/\s*;\s*/u)
      .map((text) => text.replace(/^[-–+*•]\s*/u, "").replace(/[\s.;,]+$/u, ""))
      .filter((text) => text !== "")
      .flatMap((text) => namesIn(text, kinds).map((one) => ({ ...one, source: sourceAt(line) }))),
  );
  const gathering = gatheringKinds(clauses, kinds);
  return named.map(({ text, kind, sure, source }) => ({
    text,
    kind,
    does: kind !== null && gathering.has(kind) ? "compiles" : "reports",
    sure,
    source,
  }));
}

/** The rest of the line of "Kính gửi:", and the lines of the list beneath it. */
function addressedLines(lines: readonly Line[]): readonly Line[] {
  const at = lines.findIndex(({ text }) => addressedTo.test(text));
  const first = lines[at];
  if (!first) return [];
  const rest = first.text.replace(addressedTo, "").trim();
  const beneath: Line[] = [];
  for (const line of lines.slice(at + 1)) {
    const listed = /^[-–+*•]/u.test(line.text) || /^[-–+*•]/u.test(line.number ?? "");
    if (!listed) break;
    beneath.push(line);
  }
  return [...(rest === "" ? [] : [{ ...first, text: rest }]), ...beneath];
}

type Named = Pick<Receiver, "text" | "kind" | "sure">;

/** One name, or several of one line: "Các trường mầm non, tiểu học và trung học cơ sở" are three. */
function namesIn(said: string, kinds: readonly UnitKind[]): readonly Named[] {
  const text = said.replace(/\s*\([^)]*\)$/u, "").replace(everywhere, "");
  const whole = kindOf(text, kinds);
  if (whole) return [{ text, kind: whole.id, sure: "sure" }];
  const pieces = text.replace(manyLead, "").split(andComma);
  const meant = pieces.map((piece) => kindOf(piece, kinds));
  const apart = pieces.every((piece, at) => meant[at] !== null || unitLead.test(piece));
  if (pieces.length > 1 && apart && meant.some((kind) => kind !== null)) {
    return pieces.map((piece, at): Named => {
      const kind = meant[at];
      return kind ? { text: piece, kind: kind.id, sure: "sure" } : named(piece, kinds);
    });
  }
  return [named(text, kinds)];
}

/** A school with a name of its own is of the special ones; of anything else nobody knows. */
function named(text: string, kinds: readonly UnitKind[]): Named {
  const special = oneSchool.test(text)
    ? kinds.find((kind) => specialKind.some((name) => kindMeant(name, [kind])))
    : null;
  return { text, kind: special?.id ?? null, sure: special ? "guessed" : "look" };
}

/** By its name without what stands before many and the places behind it. */
export function kindOf(text: string, kinds: readonly UnitKind[]): UnitKind | null {
  const bare = text.replace(manyLead, "");
  // "trung tâm GDTX" is a centre of the kind "GDTX".
  const short = bare.replace(institution, "");
  const ways = [text, bare, bare.replace(manyWithin, ""), bare.replace(places, ""), short];
  for (const way of ways) {
    const kind = kindMeant(way, kinds);
    if (kind) return kind;
  }
  return null;
}

/** Kinds of which a clause says that they gather: "phòng GDĐT các huyện (tổng hợp báo cáo)". */
function gatheringKinds(clauses: readonly Clause[], kinds: readonly UnitKind[]): ReadonlySet<string> {
  const found = clauses.flatMap(({ text }) => {
    const at = text.search(gathers);
    if (at < 0) return [];
    const before = text
      .slice(0, at)
      .replace(/[\s(,:-]+$/u, "")
      .replace(gathersHow, "");
    // The name stands right before the word: from each of its words on it is looked for.
    const words = before.split(/\s+/u).slice(-12);
    const tails = words.map((_, from) => words.slice(from).join(" "));
    const meant = [...tails, ...tails.map((tail) => tail.replace(/^.*,\s*/u, ""))];
    return meant.flatMap((tail) => kindOf(tail, kinds)?.id ?? []).slice(0, 1);
  });
  return new Set(found);
}
