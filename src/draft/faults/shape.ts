// What of a draft's form is no form yet, and the form it would be without that, so that the rest is judged too. Pure.
import { z } from "zod";
import { type Form, parseForm } from "../../form/form.ts";
import { type Data, dataOf, textOf } from "../things.ts";
import type { DraftFault, FaultWhat } from "./fault.ts";
import type { Finder } from "./found.ts";

type Path = readonly PropertyKey[];

/** What is mended may show what else is wrong; more rounds than this no form needs. */
const mostRounds = 8;

/** The form as far as it can be read, or null where nothing of it can; and what could not. */
export function readForm(body: Data, finder: Finder): { form: Form | null; faults: DraftFault[] } {
  let mended = body;
  const faults: DraftFault[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const read = tryForm(mended);
    if ("form" in read) return { form: read.form, faults };
    if (round === 0) faults.push(...read.issues.map((issue) => faultOf(issue, body, finder)));
    const next = withoutFaults(mended, read.issues, round > 0);
    if (next === null) break;
    mended = next;
  }
  return { form: null, faults };
}

type Issue = z.core.$ZodIssue;

function tryForm(body: Data): { readonly form: Form } | { readonly issues: readonly Issue[] } {
  try {
    return { form: parseForm(body) };
  } catch (error) {
    if (error instanceof z.ZodError) return { issues: error.issues };
    throw error;
  }
}

function faultOf(issue: Issue, body: Data, finder: Finder): DraftFault {
  return finder.fault(spotOf(issue.path, body), whatOf(issue));
}

function whatOf(issue: Issue): FaultWhat {
  const { path } = issue;
  const field = String(path.at(-1) ?? "");
  const general: FaultWhat = { type: "general", says: `${path.join(".")}: ${issue.message}` };
  if (issue.code === "invalid_format" && field === "part") return { type: "part-name" };
  if (issue.code === "too_big" && issue.origin === "string")
    return { type: "too-long", most: Number(issue.maximum) };
  if (issue.code !== "too_small") return general;
  if (issue.origin === "string") return { type: "empty", field };
  if (issue.origin !== "array") return { type: "not-positive", field };
  if (path[0] === "choices") return { type: "few-options" };
  return tooFew[field] ?? general;
}

const tooFew: Readonly<Record<string, FaultWhat>> = {
  sections: { type: "nothing-asked" },
  items: { type: "empty-section" },
  columns: { type: "no-columns" },
};

/** The nearest thing with an id on the way to a place in the form's data. */
function spotOf(path: Path, body: Data): { at: string; table: string | null; column: string | null } {
  if (path[0] === "choices") return { at: String(path[1] ?? "form/choices"), table: null, column: null };
  let [at, table, column]: [string, string | null, string | null] = [
    `form/${String(path[0] ?? "")}`,
    null,
    null,
  ];
  let value: unknown = body;
  for (const [index, key] of path.entries()) {
    const before = path[index - 1];
    if (key === "table" && typeof before === "number") table = at;
    // A single cell of a row is called by its column; blanks, which are a list, have ids of their own.
    if (before === "cells" && typeof key === "string" && table !== null) column = key;
    value = Array.isArray(value) ? value[Number(key)] : dataOf(value)[String(key)];
    const id = textOf(dataOf(value).id);
    if (id !== "") at = id;
  }
  return { at, table, column };
}

/** What stands in place of what is taken away; it goes once all places are done, so that they stay where they are. */
const gone = Symbol("gone");

/** The body without what these issues are about: filled up where little lacks, else left out; null where all would go. */
function withoutFaults(body: Data, issues: readonly Issue[], roughly: boolean): Data | null {
  let mended: unknown = body;
  for (const issue of issues) {
    const path = roughly ? wholePart(issue.path) : issue.path;
    if (path.length === 0 || (path[0] === "sections" && path.length === 1)) return null;
    mended = changedAt(mended, path, (value) => (roughly ? gone : filled(issue, value)));
  }
  const left = dataOf(withoutGone(mended));
  return Array.isArray(left.sections) && left.sections.length > 0 ? left : null;
}

function filled(issue: Issue, value: unknown): unknown {
  if (issue.code === "unrecognized_keys") {
    const keep = Object.entries(dataOf(value)).filter(([key]) => !issue.keys.includes(key));
    return Object.fromEntries(keep);
  }
  if (issue.code !== "too_small") return gone;
  if (issue.origin === "string") return "…";
  if (issue.path[0] !== "choices" || !Array.isArray(value)) return gone;
  return [...value, { id: "v0_1", label: "…1" }, { id: "v0_2", label: "…2" }];
}

/** The part of a list that a place is in; what is in none is left out by itself. */
function wholePart(path: Path): Path {
  const last = path.findLastIndex((key) => typeof key === "number");
  return last < 0 ? path : path.slice(0, last + 1);
}

function changedAt(value: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (value === gone) return gone;
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one, at) => (at === Number(key) ? changedAt(one, rest, change) : one));
  const data = dataOf(value);
  return { ...data, [String(key)]: changedAt(data[String(key)], rest, change) };
}

function withoutGone(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== gone).map(withoutGone);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === gone ? [] : [[key, withoutGone(one)]])),
  );
}
