// A round before it opens, whole: what was decided, what units will read, the form as it will print. Draws, changes nothing.
import type { RoundPreview } from "../../../form/rounds/preview.ts";
import { openWords } from "../../../text/page/officer-open.ts";
import { previewWords } from "../../../text/page/round-preview.ts";
import { FirstWords, type Previewed, rungsAhead } from "./first-words.tsx";
import { Printed } from "./printed.tsx";

export function RoundShown(previewed: Previewed) {
  return (
    <>
      <Decided {...previewed} />
      <FirstWords {...previewed} />
      <Printed form={previewed.form} from={new Map()} />
    </>
  );
}

function Decided({ preview, calendar: { hours, zone } }: Previewed) {
  const { title, shortName, number, deadline, startsAt, kinds } = preview;
  const rungs = rungsAhead({ preview, calendar: { hours, zone } });
  return (
    <section class="card">
      <dl>
        <Fact name={previewWords.round} said={[title]} />
        {shortName === null ? null : <Fact name={previewWords.short} said={[shortName]} />}
        <Fact name={previewWords.number} said={[numberSaid(number)]} />
        <Fact name={previewWords.deadline} said={[previewWords.day(new Date(deadline), zone)]} />
        {startsAt === null ? null : (
          <Fact name={previewWords.starts} said={[previewWords.day(new Date(startsAt), zone)]} />
        )}
        <Fact
          name={previewWords.units}
          said={kinds.map(({ label, count }) => openWords.unitsOf(label, count))}
        />
        <Fact
          name={previewWords.ladder}
          said={
            rungs.length === 0
              ? [previewWords.noLadder]
              : rungs.map(({ at, name }) => previewWords.rung(at, zone, openWords.rungs[name]))
          }
        />
      </dl>
    </section>
  );
}

function Fact({ name, said }: { readonly name: string; readonly said: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      {said.map((one) => (
        <dd>{one}</dd>
      ))}
    </div>
  );
}

/** A draft has of a number that was left blank what stands behind it: "/SGDĐT-KHTC". */
function numberSaid(number: RoundPreview["number"]): string {
  return number !== null && /\d/u.test(number) ? number : previewWords.noNumber;
}
