// What the doctor's looks give: one line each. Types only.
import type { OperationContext } from "../shared/operation.ts";

/** The result of looking at one thing: "ok", "mend" (something to repair) or "note" (worth knowing). */
export type DoctorFinding = { readonly state: "ok" | "mend" | "note"; readonly text: string };

/** Looks at one part of the installation and changes nothing. */
export type Look = (context: OperationContext) => Promise<readonly DoctorFinding[]>;
