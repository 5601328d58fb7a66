// What the page of a draft shows, loaded: the draft, its form as far as it is one, its faults, whom it fits. Draws nothing.
import { z } from "zod";
import type { App } from "../../../app.ts";
import { draftOf } from "../../../draft/draft-of.ts";
import type { DraftFault } from "../../../draft/faults/fault.ts";
import { faults } from "../../../draft/faults.ts";
import { type Form, parseForm } from "../../../form/form.ts";
import type { UnitKind } from "../../../register/kinds.ts";
import { type DraftFile, draftFiles } from "../../../store/officer/draft-files.ts";
import { type DraftAt, draftAt, draftHash } from "../../../store/officer/drafts.ts";
import { listForms } from "../../../store/officer/released-forms.ts";
import { loadForm } from "../../../store/rounds/forms.ts";
import { listUnitKinds } from "../../../store/rounds/unit-kinds.ts";
import { listUnits } from "../../../store/rounds/units.ts";
import { sectionsSaid } from "../../../text/round-parts.ts";

export type DraftView = {
  readonly at: DraftAt;
  readonly files: readonly DraftFile[];
  readonly kinds: readonly UnitKind[];
  /** How many units of the register each kind has. */
  readonly fits: ReadonlyMap<string, number>;
  /** Null where what the draft holds is no form yet. */
  readonly form: Form | null;
  /** What keeps it from being released. */
  readonly faults: readonly DraftFault[];
  /** What is to be said when its round is opened. */
  readonly later: readonly DraftFault[];
  /** Something was changed that no answer says: the questions would take it back. */
  readonly edited: boolean;
  /** The forms that came of it, the newest version of each. */
  readonly released: readonly ReleasedForm[];
};

type ReleasedForm = {
  readonly id: string;
  readonly version: number;
  /** What it asks, where the draft became several forms. */
  readonly asks: string;
};

/** The newest version of a draft; null where there is none. */
export async function viewDraft(app: App, id: number): Promise<DraftView | null> {
  const at = await draftAt(app.db, id);
  if (!at) return null;
  const kinds = await listUnitKinds(app.db);
  const units = (await listUnits(app.db)).filter(({ sample }) => !sample);
  const fits = new Map<string, number>();
  for (const { kind } of units) fits.set(kind, (fits.get(kind) ?? 0) + 1);
  const { found, answers } = at.body;
  const all = faults(at.body, { now: app.clock(), zone: app.settings.TIME_ZONE });
  return {
    at,
    files: await draftFiles(app.db, id),
    kinds,
    fits,
    form: formIn(at),
    faults: all.filter((fault) => !isLater(fault)),
    later: all.filter(isLater),
    edited: found === null || draftHash(draftOf(found, answers, kinds)) !== at.sha256,
    released: await releasedOf(app, id),
  };
}

async function releasedOf({ db }: App, draft: number): Promise<readonly ReleasedForm[]> {
  const all: ReleasedForm[] = [];
  for (const { id, versions } of await listForms(db)) {
    const [{ version, draftId }] = versions;
    if (draftId === draft) all.push({ id, version, asks: sectionsSaid(await loadForm(db, id, version)) });
  }
  return all;
}

/** Until when, and of whom, may be said as late as when the round is opened; which part is asked until when may not. */
function isLater({ at, what }: DraftFault): boolean {
  const parts = what.type === "deadline-of-nothing" || what.type === "section-without-deadline";
  return at.startsWith("round/") && !parts;
}

function formIn({ body }: DraftAt): Form | null {
  try {
    return parseForm({ ...body.form, version: 1 });
  } catch (error) {
    if (error instanceof z.ZodError) return null;
    throw error;
  }
}
