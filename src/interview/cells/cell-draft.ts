// What was typed into a box of the grid and is not recorded yet: it sleeps with the chat as JSON. Pure shapes.
import { z } from "zod";

const cellDraft = z.strictObject({
  place: z.string(),
  said: z.string(),
  /** The report's revision that whoever typed it saw. */
  rev: z.int(),
  /** Which of several readings was chosen, as it was said. */
  pick: z.string().exactOptional(),
});

export type CellDraft = Readonly<z.infer<typeof cellDraft>>;

/** What a chat keeps of the grid. */
export const keptOfGrid = {
  /** What was typed and is not recorded: half a row, or what has to be asked about. */
  drafts: z.array(cellDraft).default([]),
  /** The questions that were recorded, of which the chat was told nothing yet. */
  untold: z.array(z.string()).default([]),
};

/** What was said to a doubt about a whole row: it is right, and why, where a reason is asked for. */
export type RowSettled = { readonly id: string; readonly hash: string; readonly reason: string | null };
