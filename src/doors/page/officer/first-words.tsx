// What units will read of a round before it opens: by kind of unit the first message and the reminders. Draws, changes nothing.
import { tryForm } from "../../../engine/trial.ts";
import type { Form } from "../../../form/form.ts";
import { questionnaire } from "../../../form/questions.ts";
import { type Calendar, type DueRung, dueRungs } from "../../../form/rounds/ladder.ts";
import type { RoundPreview } from "../../../form/rounds/preview.ts";
import { formWords } from "../../../form/words/form-words.ts";
import { openWords } from "../../../text/page/officer-open.ts";
import { previewWords } from "../../../text/page/round-preview.ts";
import { reminderText } from "../../../text/reminder.ts";

export type Previewed = {
  readonly form: Form;
  readonly preview: RoundPreview;
  readonly calendar: Calendar;
};

type Asked = RoundPreview["kinds"][number];

export function FirstWords(previewed: Previewed) {
  const { preview, calendar } = previewed;
  return (
    <>
      {preview.kinds.map((kind) => (
        <section class="card">
          <h2>{openWords.unitsOf(kind.label, kind.count)}</h2>
          <h3>{openWords.first}</h3>
          <p class="message">{firstMessage(previewed, kind)}</p>
          {toldOf(rungsAhead(previewed)).map(({ at }) => (
            <>
              <h3>{previewWords.reminder(at, calendar.zone)}</h3>
              <p class="message">{reminderOf(previewed, kind, at)}</p>
            </>
          ))}
        </section>
      ))}
    </>
  );
}

/** The reminders that are still to come when the round begins, in their order. */
export function rungsAhead({
  preview,
  calendar,
}: Pick<Previewed, "preview" | "calendar">): readonly DueRung[] {
  const begins = new Date(preview.startsAt ?? preview.at);
  return dueRungs(preview.ladder, new Date(preview.deadline), calendar).filter(({ at }) => at > begins);
}

/** The first before the deadline and the first after it: the others say the same with another distance. */
function toldOf(rungs: readonly DueRung[]): readonly DueRung[] {
  const before = rungs.filter(({ overdue }) => !overdue).slice(0, 1);
  return [...before, ...rungs.filter(({ overdue }) => overdue).slice(0, 1)];
}

function firstMessage({ form, preview, calendar }: Previewed, { unit, profile, you }: Asked): string {
  const { title } = preview;
  // Where papers go and whom to call is said later in the conversation, and names people.
  const unsaid = { receiver: "", mustAlsoSend: null, helpContact: null, tag: null };
  const { turns } = tryForm(
    form,
    profile,
    [],
    { unit, title, you, ...unsaid, deadline: new Date(preview.deadline), zone: calendar.zone },
    new Date(preview.startsAt ?? preview.at),
  );
  return turns[0]?.text ?? "";
}

function reminderOf({ form, preview, calendar }: Previewed, { unit, profile, you }: Asked, at: Date): string {
  const { title } = preview;
  const untouched = { state: "not-started", done: 0, open: [], remark: null, asked: null } as const;
  const total = questionnaire(form, profile).questions.length;
  const report = { unit, title, address: you, takes: formWords(form).takes, total, ...untouched };
  return reminderText([{ ...report, deadline: new Date(preview.deadline) }], {
    now: at,
    zone: calendar.zone,
  });
}
