// What the round is to be, from the cover of a dispatch. Pure.
import type { Cover, DispatchFound } from "../../dispatch/found.ts";
import type { RoundDraft } from "../draft.ts";
import { shortName } from "../names.ts";
import type { Names } from "./named.ts";

/** @param title of the form, by which the round is called too; null where the paper says none. */
export function roundFrom(cover: Cover, names: Names, title: string | null): RoundDraft {
  return {
    title,
    shortName: title === null ? null : shortName(title),
    number: cover.number?.value ?? null,
    signed: cover.signed?.value ?? null,
    office: cover.office?.value ?? null,
    receiver: cover.receiver?.value ?? null,
    email: cover.email?.value ?? null,
    help: cover.help?.value ?? null,
    mustAlsoSend: cover.mustAlsoSend?.value ?? null,
    asOf: cover.asOf?.value ?? null,
    period: cover.period?.value ?? null,
    ladder: null,
    deadlines: deadlinesFrom(cover.deadlines, names),
    units: cover.receivers.map(({ text, kind, does }) => ({
      text,
      kind,
      does: kind === null ? "nothing" : does,
    })),
  };
}

/** Each day with the sections it is of; one that names a part which is not there stays with the whole. */
function deadlinesFrom(found: Cover["deadlines"], { sections }: Names): RoundDraft["deadlines"] {
  const ofPart = (part: string) => sections.filter(({ no }) => no === part).map(({ id }) => id);
  const parts = found.flatMap(({ part, at, inclusive }) => {
    const own = part === null ? [] : ofPart(part);
    return own.length > 0 ? [{ sections: own, at, inclusive }] : [];
  });
  const named = new Set(parts.flatMap((one) => one.sections));
  const rest = sections.map(({ id }) => id).filter((id) => !named.has(id));
  const whole = found.find(({ part }) => part === null) ?? (parts.length === 0 ? found[0] : undefined);
  const others = whole
    ? [{ sections: parts.length > 0 ? rest : [], at: whole.at, inclusive: whole.inclusive }]
    : [];
  const all = [...(rest.length > 0 || parts.length === 0 ? others : []), ...parts];
  // One day for everything names no section.
  return all.length === 1 ? all.map((one) => ({ ...one, sections: [] })) : all;
}

/** The kinds of unit that answer, each once, as the register calls them. */
export function profilesFrom({ cover }: DispatchFound, kinds: readonly { id: string; name: string }[]) {
  const ids = cover.receivers.flatMap(({ kind, does }) =>
    kind !== null && does !== "nothing" ? [kind] : [],
  );
  return [...new Set(ids)].map((id) => ({ id, label: kinds.find((kind) => kind.id === id)?.name ?? id }));
}
