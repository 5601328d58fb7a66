// What is told of data: before somebody joins whose code it is, what is kept, by whom and how long; and of a report that
// asks about people of whom, what for and how long.
import type { App } from "../../app.ts";
import type { Form } from "../../form/form.ts";
import { personalParts } from "../../form/personal.ts";
import type { Tx } from "../../store/db.ts";
import type { KnownCode } from "../../store/people/codes.ts";
import { formsOpenAt } from "../../store/rounds/asks-of-people.ts";
import { aboutOffice } from "../../store/rounds/rounds.ts";
import { scopeNumbers } from "../../store/rounds/scope.ts";
import { joinText } from "../../text/people/join.ts";

/** The notice of a code, with a line for each report that is open to its unit and asks about people. */
export async function noticeText(app: App, tx: Tx, code: KnownCode): Promise<string> {
  const { office } = await aboutOffice(tx);
  const { role, unitId, unitName: unit } = code;
  const scope = await scopeNumbers(tx, unitId, code.scope);
  const forms = role === "contact" ? await formsOpenAt(tx, unitId) : [];
  const personal = forms.flatMap((form) => personalNotice(app, form) ?? []);
  return joinText.confirm({ unit, role, office, days: app.settings.RETENTION_PEOPLE_DAYS, scope, personal });
}

/** The line for one report; null where it asks nothing of people. */
export function personalNotice(app: App, form: Form): string | null {
  const parts = personalParts(form);
  return parts.length === 0 ? null : joinText.personal(parts, app.settings.RETENTION_PERSONAL_DAYS);
}
