// How many messages a report takes: of each of the seven forms of the tests, as three schools type it, beside one prompt
// for each cell. `npx tsx bench/messages.ts`
import { answersAt } from "../test/support/forms/answered.ts";
import { formNames, testForm } from "../test/support/forms/forms.ts";
import { walks } from "../test/support/forms/walks.ts";

/** A code and its yes come before, in both ways of asking. */
const joining = 2;

for (const name of formNames) {
  const each = walks[name].typed.map((texts) => ({
    messages: texts.length + joining,
    // One prompt for each cell that holds an answer, and “nộp” and its yes.
    cells: answersAt(testForm(name), texts) + 2 + joining,
  }));
  const sum = (of: "messages" | "cells") => each.reduce((total, one) => total + one[of], 0);
  const share = Math.round((100 * sum("messages")) / sum("cells"));
  console.info(
    `${name}: ${each.map(({ messages }) => messages).join(", ")} messages; cell by cell ${each.map(({ cells }) => cells).join(", ")}; ${share} %`,
  );
}
