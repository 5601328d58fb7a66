// Where reports go, whom to ask, what must be sent besides. Pure.
import type { Cover, Source } from "../found.ts";
import {
  alsoSent,
  emailIn,
  handsIn,
  helpBeside,
  helpIn,
  receivesLead,
  receivesListed,
  sendVerb,
} from "../words/cover-words.ts";
import type { Clause } from "./sentences.ts";

type Contacts = Pick<Cover, "email" | "receiver" | "help" | "mustAlsoSend">;

export function contactsIn(clauses: readonly Clause[]): Contacts {
  const sending = clauses.filter(({ sentence }) => handsIn.test(sentence));
  return {
    email: first(
      sending.length > 0 ? [...sending, ...clauses] : clauses,
      ({ text }) => emailIn.exec(text)?.[0],
    ),
    receiver: first(sending, ({ text }) =>
      (receivesListed.exec(text) ?? receivesLead.exec(text))?.[1]?.trim(),
    ),
    help: first(clauses, ({ text }) => {
      const [, who, number] = helpIn.exec(text) ?? helpBeside.exec(text) ?? [];
      return who && number ? `${who.trim()}, ${number.trim()}` : undefined;
    }),
    mustAlsoSend: first(sending, ({ text }) => alsoSent.exec(text)?.[0].replace(sendVerb, "").trim()),
  };
}

function first(
  clauses: readonly Clause[],
  find: (clause: Clause) => string | undefined,
): { readonly value: string; readonly sure: "sure"; readonly source: Source } | null {
  for (const clause of clauses) {
    const value = find(clause);
    if (value) return { value, sure: "sure", source: { block: clause.line.at, text: clause.sentence } };
  }
  return null;
}
