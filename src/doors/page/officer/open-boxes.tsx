// The boxes in which an officer says what a round is to be. Draws, reads nothing.
import { openWords } from "../../../text/page/officer-open.ts";
import { Box, Tick } from "./boxes.tsx";
import type { Choosable } from "./duties.ts";
import { DutyBoxes } from "./duty-boxes.tsx";
import type { Wish } from "./opening.ts";

export function OpenBoxes({
  wish,
  choices,
  inner,
}: {
  readonly wish: Wish;
  readonly choices: readonly Choosable[];
  /** The kinds of unit that have others below them. */
  readonly inner: readonly Choosable[];
}) {
  const rungs = [...new Set([...Object.keys(openWords.rungs), ...wish.ladder])];
  return (
    <form method="post">
      <Box name="title" label={openWords.name} value={wish.title} required />
      <Box name="short" label={openWords.short} value={wish.short} most={25} />
      <Box name="number" label={openWords.number} value={wish.number} />
      <Box name="date" label={openWords.deadline} value={wish.date} type="date" required />
      <Box name="time" label={openWords.time} value={wish.time} type="time" />
      <Counts counts={wish.counts} />
      <fieldset>
        <legend>{openWords.units}</legend>
        {choices.map(({ kind, label, count }) => (
          <Tick
            type="checkbox"
            name="kind"
            value={kind}
            checked={wish.kinds.includes(kind)}
            label={openWords.unitsOf(label, count)}
          />
        ))}
      </fieldset>
      <DutyBoxes wish={wish} inner={inner} />
      <Box name="except" label={openWords.except} value={wish.except} />
      <fieldset>
        <legend>{openWords.ladder}</legend>
        {rungs.map((rung) => (
          <Tick
            type="checkbox"
            name="rung"
            value={rung}
            checked={wish.ladder.includes(rung)}
            label={openWords.rungs[rung] ?? rung}
          />
        ))}
      </fieldset>
      <Box name="receiver" label={openWords.receiver} value={wish.receiver} />
      <Box name="help" label={openWords.help} value={wish.help} />
      <Box name="alsoSend" label={openWords.alsoSend} value={wish.alsoSend} />
      <button type="submit" class="main" name="step" value="preview">
        {openWords.preview}
      </button>
    </form>
  );
}

/** Whether the day of the deadline is one of those that are left. */
export function Counts({ counts }: { readonly counts: boolean }) {
  return (
    <fieldset>
      <legend>{openWords.counts}</legend>
      <Tick type="radio" name="counts" value="yes" checked={counts} label={openWords.countsYes} />
      <Tick type="radio" name="counts" value="no" checked={!counts} label={openWords.countsNo} />
    </fieldset>
  );
}
