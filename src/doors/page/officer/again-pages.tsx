// Draws the room where an earlier round is opened once more: the list, the boxes, the last look. Reads nothing.
import type { App } from "../../../app.ts";
import { calendarOf } from "../../../form/rounds/calendar.ts";
import type { RoundPreview } from "../../../form/rounds/preview.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import type { Standing } from "../../../store/people/people.ts";
import type { EarlierRound } from "../../../store/rounds/earlier-round.ts";
import { againWords } from "../../../text/page/officer-again.ts";
import { openWords } from "../../../text/page/officer-open.ts";
import { Box } from "./boxes.tsx";
import { FirstWords } from "./first-words.tsx";
import { framed } from "./layout.tsx";
import { Counts } from "./open-boxes.tsx";
import type { Ready, Wish } from "./opening.ts";
import { Problems } from "./problems.tsx";
import { Share, type Shared } from "./share.tsx";

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
  { settings }: Pick<App, "settings">,
  officer: PageOfficer,
  earlier: EarlierRound,
  given: {
    readonly wanted: Wanted;
    readonly ready: Ready & { readonly startsAt: Date | null };
    readonly preview: RoundPreview;
    readonly shared: Shared | null;
  },
): string {
  const { wanted, ready, preview, shared } = given;
  const { codes, deadline, startsAt } = ready;
  const calendar = calendarOf({ settings });
  const { zone } = calendar;
  return framed({
    title: openWords.previewTitle,
    officer,
    here: "overview",
    children: (
      <>
        <section class="card">
          <p>
            <strong>{openWords.confirm({ expected: codes.length, deadline, zone })}</strong>
          </p>
          <form method="post">
            <Kept wanted={wanted} />
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
        <Share shared={shared} zone={zone}>
          <Kept wanted={wanted} />
        </Share>
        <FirstWords form={earlier.form} preview={preview} calendar={calendar} />
      </>
    ),
  });
}

/** What was filled in goes along with what is done of it. */
function Kept({ wanted: { counts, ...boxes } }: { readonly wanted: Wanted }) {
  return (
    <>
      {Object.entries(boxes).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="counts" value={counts ? "yes" : "no"} />
    </>
  );
}
