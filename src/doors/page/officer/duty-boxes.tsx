// The boxes in which an officer says what units do that have others below them. Draws, reads nothing.
import { innerDuties } from "../../../form/rounds/settings.ts";
import { openWords } from "../../../text/page/officer-open.ts";
import { Box, Tick } from "./boxes.tsx";
import type { Choosable, DutyWish } from "./duties.ts";

/** Nothing where no unit of the register has others below it. */
export function DutyBoxes({
  wish,
  inner,
}: {
  readonly wish: DutyWish;
  readonly inner: readonly Choosable[];
}) {
  if (inner.length === 0) return null;
  const { duties, dutyCodes, innerDecides } = wish;
  return (
    <fieldset>
      <legend>{openWords.inner}</legend>
      {inner.map(({ kind, label, count }) => (
        <fieldset>
          <legend>{openWords.unitsOf(label, count)}</legend>
          {[...innerDuties, ""].map((duty) => (
            <Tick
              type="radio"
              name={`duty-${kind}`}
              value={duty}
              checked={(duties[kind] ?? "") === duty}
              label={openWords.duties[duty] ?? duty}
            />
          ))}
        </fieldset>
      ))}
      {innerDuties.map((duty) => (
        <Box name={`codes-${duty}`} label={openWords.dutyCodes[duty]} value={dutyCodes[duty]} />
      ))}
      <Tick
        type="checkbox"
        name="innerDecides"
        value="yes"
        checked={innerDecides}
        label={openWords.innerDecides}
      />
    </fieldset>
  );
}
