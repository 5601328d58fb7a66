// What the doctor's looks give: one line each. Types only.
import type { OperationContext } from "../shared/operation.ts";

/** One thing looked at: fine, or to be mended, or only worth knowing. */
export type DoctorFinding = { readonly state: "ok" | "mend" | "note"; readonly text: string };

/** Looks at one part of the installation and changes nothing. */
export type Look = (context: OperationContext) => Promise<readonly DoctorFinding[]>;
