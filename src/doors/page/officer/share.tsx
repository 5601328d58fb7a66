// The way by which an officer passes a round on before it opens: a link that shows it to whoever holds it, for some days.
import type { Child } from "hono/jsx";
import type { App } from "../../../app.ts";
import { pageOf } from "../../../config/page.ts";
import type { Form } from "../../../form/form.ts";
import type { RoundPreview } from "../../../form/rounds/preview.ts";
import type { Tx } from "../../../store/db.ts";
import { createLink } from "../../../store/people/links.ts";
import { releaseForm } from "../../../store/rounds/forms.ts";
import { previewWords } from "../../../text/page/round-preview.ts";

const daysMs = 7 * 86_400_000;

/** A link as it was made. Its token is kept nowhere: it is shown this once. */
export type Shared = { readonly url: string; readonly until: Date };

/**
 * Makes a link that shows this round as it was looked at. The form is kept as it is now: whatever becomes of the round, the
 * link shows the questions that were meant.
 */
export async function shareRound(
  app: App,
  tx: Tx,
  shared: {
    readonly personId: number;
    readonly preview: RoundPreview;
    /** What the form is kept from; null where the database has it. */
    readonly form: { readonly form: Form; readonly template: Uint8Array | null } | null;
  },
): Promise<Shared> {
  const { personId, preview, form } = shared;
  if (form) await releaseForm(tx, form.form, form.template);
  const [token, now] = [app.newId(), app.clock()];
  const until = new Date(now.getTime() + daysMs);
  const target = { type: "preview", round: preview } as const;
  await createLink(tx, { personId, target, token, now, expiresAt: until });
  return { url: `${pageOf(app.settings)}/x/${token}`, until };
}

/** The button that asks for a link, with what else its form posts, or the link. */
export function Share({
  shared,
  zone,
  children,
}: {
  readonly shared: Shared | null;
  readonly zone: string;
  readonly children?: Child;
}) {
  return (
    <section class="card" id="share">
      <h2>{previewWords.share}</h2>
      {shared === null ? (
        <>
          <p>{previewWords.shareLead}</p>
          <form method="post">
            {children}
            <button type="submit" name="step" value="share">
              {previewWords.shareDo}
            </button>
          </form>
        </>
      ) : (
        <label>
          {previewWords.link(shared.until, zone)}
          <input type="text" value={shared.url} readonly />
        </label>
      )}
    </section>
  );
}
