// Draws the room where an earlier round is opened once more: the list, the boxes, the last look. Reads nothing.
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import type { Standing } from "../../../store/people/people.ts";
import type { EarlierRound } from "../../../store/rounds/earlier-round.ts";
import { againWords } from "../../../text/page/officer-again.ts";
import { openWords } from "../../../text/page/officer-open.ts";
import { FirstWords } from "./first-words.tsx";
import { framed } from "./layout.tsx";
import { Box, Counts } from "./open-boxes.tsx";
import type { Ready, Register, Wish } from "./opening.ts";
import { Problems } from "./problems.tsx";

/** All that is asked of a round that is opened once more. */
export type Wanted = Pick<Wish, "title" | "date" | "time" | "counts" | "startDay" | "startTime">;

export function againList(officer: PageOfficer, rounds: readonly Standing[], zone: string): string {
  return framed({
    title: againWords.title,
    officer,
    here: "overview",
    children: (
      <section class="card">
        <p>{rounds.length === 0 ? againWords.none : againWords.lead}</p>
        <ul class="list">
          {rounds.map(({ roundId, roundTitle, deadline, roundOpen }) => (
            <li>
              <strong>{roundTitle}</strong>
              <p class="soft">
                {againWords.due(deadline, zone)} · {roundOpen ? againWords.running : againWords.over}
              </p>
              <a href={`/officer/again/${roundId}`} aria-label={againWords.chooseOf(roundTitle)}>
                {againWords.choose}
              </a>
            </li>
          ))}
        </ul>
      </section>
    ),
  });
}

export function againBoxes(
  officer: PageOfficer,
  earlier: EarlierRound,
  wanted: Wanted,
  problems: readonly string[],
): string {
  return framed({
    title: againWords.roundTitle(earlier.title),
    officer,
    here: "overview",
    children: (
      <>
        <Taken earlier={earlier} />
        <section class="card">
          <Problems said={problems} />
          <form method="post">
            <Box name="title" label={againWords.name} value={wanted.title} most={200} required />
            <Box name="date" label={openWords.deadline} value={wanted.date} type="date" required />
            <Box name="time" label={openWords.time} value={wanted.time} type="time" />
            <Counts counts={wanted.counts} />
            <Box name="startDay" label={againWords.startDay} value={wanted.startDay} type="date" />
            <Box name="startTime" label={openWords.startTime} value={wanted.startTime} type="time" />
            <button type="submit" class="main" name="step" value="preview">
              {openWords.preview}
            </button>
          </form>
        </section>
      </>
    ),
  });
}

/** What comes from the earlier round as it was. */
function Taken({ earlier }: { readonly earlier: EarlierRound }) {
  const { form, codes, gone, settings } = earlier;
  const rungs = settings.ladder.map((rung) => openWords.rungs[rung] ?? rung);
  return (
    <section class="card">
      <h2>{againWords.takes}</h2>
      <p>{againWords.form(form.title)}</p>
      <p>{againWords.units(codes.length)}</p>
      {gone.length === 0 ? null : <p>{againWords.gone(gone)}</p>}
      <p>{againWords.ladder(rungs)}</p>
      <p>{againWords.receiver(settings.receiver)}</p>
      {settings.helpContact === null ? null : <p>{againWords.help(settings.helpContact)}</p>}
    </section>
  );
}

export function againPreview(
  officer: PageOfficer,
  earlier: EarlierRound,
  given: {
    readonly wanted: Wanted;
    readonly ready: Ready & { readonly startsAt: Date | null };
    readonly register: Register;
  },
): string {
  const { wanted, ready, register } = given;
  const { codes, deadline, startsAt } = ready;
  const { counts, ...boxes } = wanted;
  return framed({
    title: openWords.previewTitle,
    officer,
    here: "overview",
    children: (
      <>
        <section class="card">
          <p>
            <strong>{openWords.confirm({ expected: codes.length, deadline, zone: register.zone })}</strong>
          </p>
          <form method="post">
            {Object.entries(boxes).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <input type="hidden" name="counts" value={counts ? "yes" : "no"} />
            <p class="row">
              <button type="submit" class="main" name="step" value="open">
                {startsAt === null ? openWords.open(codes.length) : againWords.prepareFor(codes.length)}
              </button>
              <button type="submit" name="step" value="back">
                {openWords.back}
              </button>
            </p>
          </form>
        </section>
        <Taken earlier={earlier} />
        <FirstWords form={earlier.form} ready={ready} register={register} />
      </>
    ),
  });
}
