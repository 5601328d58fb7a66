// What was chosen in a cell, as sheets show it: its options in the form's order and how often each was chosen. Pure.
import type { Cell } from "../../form/cells.ts";
import { type ChoiceTotal, isYesOrNo, yesNoIds } from "../choices.ts";
import type { WorkbookLabels } from "./labels.ts";

/** What may be chosen in a cell: its options, or yes and no. */
export function optionsIn(cell: Cell, { yes, no }: WorkbookLabels): Cell["options"] {
  return isYesOrNo(cell)
    ? [
        { id: yesNoIds.yes, label: yes },
        { id: yesNoIds.no, label: no },
      ]
    : cell.options;
}

/** The options that anybody chose: "Tốt: 12; Khá: 3". */
export function chosenWords(cell: Cell, { chosen }: ChoiceTotal, labels: WorkbookLabels): string {
  return optionsIn(cell, labels)
    .flatMap(({ id, label }) => {
      const times = chosen.get(id) ?? 0;
      return times > 0 ? [`${label}: ${labels.number(times)}`] : [];
    })
    .join("; ");
}
