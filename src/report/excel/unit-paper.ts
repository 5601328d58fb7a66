// One unit's report on its way to paper: what the sheet is made of, and what is known of it while it is written. Types only.
import type { Answers } from "../../form/answers.ts";
import type { Waiver } from "../../form/payload.ts";
import type { Place } from "../../form/place.ts";
import type { Beside } from "../../form/report-cells.ts";
import type { HeldAt } from "../computed.ts";
import type { RoundInfo } from "../types.ts";
import type { Address } from "./following.ts";
import type { WorkbookLabels } from "./labels.ts";

export type UnitSheetInput = {
  readonly name: string;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly unit: { readonly name: string; readonly profile: string | null };
  /** What this paper is: a draft, a sealed version with its receipt, nothing yet. `alarm` is printed in red. */
  readonly banner: { readonly text: string; readonly alarm: boolean };
  /** Null while nothing was submitted: the paper is then empty. */
  readonly answers: Answers | null;
  readonly beside: Beside;
  readonly waivers: readonly Waiver[];
  /** Said below the tables: what was left open and why. */
  readonly missing: string | null;
};

/** The paper while it is written: what was counted of the answers, and where figures stand by now. */
export type Paper = UnitSheetInput & {
  readonly amounts: ReadonlyMap<Place, bigint>;
  readonly heldAt: HeldAt;
  readonly addresses: Map<Place, Address>;
};
