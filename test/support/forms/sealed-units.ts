// The three schools of a walk as an officer's report sees them: each report sealed, the second after it was given back.
import type { UnitReport } from "../../../src/report/types.ts";
import { type Interview, interviewOf } from "../chat/interview.ts";
import { sealed, unit } from "../round/unit-reports.ts";
import { type FormName, testForm } from "./forms.ts";
import { walks } from "./walks.ts";

/** @throws Error with the whole conversation, where one does not end with a receipt. */
export function sealedUnits(name: FormName): UnitReport[] {
  const form = testForm(name);
  const { typed, again } = walks[name];
  return typed.map((texts, at) => {
    const first = typeAll(interviewOf("truong", {}, form), texts);
    const last = at === 1 ? typeAll(first.returned(), again) : first;
    const node = { id: at + 1, code: `T${at + 1}`, name: `Trường T${at + 1}`, shortName: `T${at + 1}` };
    return unit({ ...node, kind: "truong", profile: "truong" }, { submission: sealed(last.stored) });
  });
}

function typeAll(from: Interview, texts: readonly string[]): Interview {
  const heard: string[] = [from.text];
  const end = texts.reduce((on, text) => {
    const next = on.say(text);
    heard.push(`> ${text}`, next.text);
    return next;
  }, from);
  if (!end.text.includes("Mã biên nhận")) throw new Error(heard.join("\n"));
  return end;
}
