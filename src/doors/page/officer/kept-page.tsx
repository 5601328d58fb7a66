// The page of what an open round asks no more and its reports still hold, unit by unit. Shows, changes nothing.
import type { KeptOfUnit } from "../../../store/officer/kept.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { sayKept } from "../../../text/officer/kept.ts";
import { keptWords } from "../../../text/page/officer-move.ts";
import { framed } from "./layout.tsx";

export function keptPage(
  officer: PageOfficer,
  round: { readonly id: number; readonly title: string },
  all: readonly KeptOfUnit[],
): string {
  return framed({
    title: keptWords.title,
    officer,
    here: "overview",
    children: (
      <>
        <section class="card">
          <h2>{round.title}</h2>
          <p>{all.length === 0 ? keptWords.none : keptWords.lead}</p>
          <ul class="list">
            {all.map(({ unit, kept }) => (
              <li>
                <p>
                  <span class="code">{unit.code}</span> {unit.name}
                </p>
                {kept.map((one) => (
                  <p class="soft">{sayKept(one)}</p>
                ))}
              </li>
            ))}
          </ul>
        </section>
        <p>
          <a class="button" href={`/officer/rounds/${round.id}`}>
            {keptWords.back}
          </a>
        </p>
      </>
    ),
  });
}
