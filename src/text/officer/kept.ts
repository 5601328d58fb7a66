// What is kept of reports though it is asked no more, as an officer and the operator read it. Pure.
import type { Kept } from "../../draft/kept.ts";
import { hidden } from "../../form/personal.ts";
import { capital } from "../interview/list-prompt.ts";
import { between } from "../interview/values.ts";
import { sayNamed } from "./draft-things.ts";

/** "Dòng 1.3 “Máy in”: 5 cái, 2 phòng": one row, item or line with what was answered there. */
export function sayKept({ thing, values }: Kept): string {
  const said = values.map(({ cell, value }) =>
    cell === null || value === hidden ? String(value) : cell.kind.say(value, cell),
  );
  return `${capital(thing === null ? unnamed : sayNamed(thing))}: ${said.join(between(said))}`;
}

const unnamed = "chỗ không còn trong biểu mẫu";
