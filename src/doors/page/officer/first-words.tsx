// What a unit will read of a round before it opens: its first message and a reminder. Draws, changes nothing.
import { tryForm } from "../../../engine/trial.ts";
import type { Form } from "../../../form/form.ts";
import { defaultAddressForm } from "../../../form/library/usual-round.ts";
import { questionnaire } from "../../../form/questions.ts";
import { openWords } from "../../../text/page/officer-open.ts";
import { reminderText } from "../../../text/reminder.ts";
import { firstProfile, type Ready, type Register } from "./opening.ts";

export function FirstWords(given: {
  readonly form: Form;
  readonly ready: Ready;
  readonly register: Register;
}) {
  const { form, ready, register } = given;
  return (
    <section class="card">
      <h2>{openWords.first}</h2>
      <p class="message">{firstMessage(form, ready, register)}</p>
      <h2>{openWords.reminder}</h2>
      <p class="message">{reminderOf(form, ready, register)}</p>
    </section>
  );
}

/** The unit that is named in the preview: the first that is asked. */
function firstUnit({ codes }: Ready, { units }: Register) {
  return units.find(({ code }) => code === codes[0]);
}

function firstMessage(form: Form, ready: Ready, register: Register): string {
  const { settings, title, deadline } = ready;
  const unit = firstUnit(ready, register);
  const profile = (unit && settings.profiles[unit.kind]) ?? firstProfile(form, settings);
  const { receiver, mustAlsoSend, helpContact } = settings;
  const about = { unit: unit?.name ?? "", title, receiver, you: youOf(ready, unit?.kind), tag: null };
  const trial = tryForm(
    form,
    profile,
    [],
    { ...about, mustAlsoSend, helpContact, deadline, zone: register.zone },
    register.now,
  );
  return trial.turns[0]?.text ?? "";
}

function reminderOf(form: Form, ready: Ready, register: Register): string {
  const { settings, title, deadline } = ready;
  const unit = firstUnit(ready, register);
  const profile = (unit && settings.profiles[unit.kind]) ?? firstProfile(form, settings);
  const total = questionnaire(form, profile).questions.length;
  const unitNamed = { unit: unit?.name ?? "", address: youOf(ready, unit?.kind) };
  const untouched = { state: "not-started", done: 0, open: [], remark: null, takes: null } as const;
  const report = { ...unitNamed, ...untouched, deadline, title, total };
  return reminderText([report], { now: register.now, zone: register.zone });
}

function youOf({ settings }: Ready, kind: string | undefined): string {
  return (kind === undefined ? undefined : settings.addressForms[kind]) ?? defaultAddressForm;
}
