// The room of forms: what is being made, what is released, and the way to begin one.
import type { App } from "../../../app.ts";
import { type ListedDraft, listDrafts } from "../../../store/officer/drafts.ts";
import { type ListedForm, listForms } from "../../../store/officer/released-forms.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { formsWords, sayState } from "../../../text/page/officer-forms.ts";
import { framed } from "./layout.tsx";

/** The page, as things stand now. */
export async function formsPage(app: App, officer: PageOfficer): Promise<string> {
  const [drafts, forms] = [await listDrafts(app.db), await listForms(app.db)];
  const zone = app.settings.TIME_ZONE;
  return framed({
    title: formsWords.title,
    officer,
    here: "forms",
    children: (
      <>
        <section class="card">
          <h2>{formsWords.drafts}</h2>
          {drafts.length === 0 ? <p>{formsWords.noDrafts}</p> : null}
          <ul class="list">
            {drafts.map((draft) => (
              <DraftLine draft={draft} zone={zone} />
            ))}
          </ul>
        </section>
        <section class="card">
          <h2>{formsWords.released}</h2>
          <ul class="list">
            {forms.map((form) => (
              <FormLine form={form} zone={zone} />
            ))}
          </ul>
        </section>
      </>
    ),
  });
}

function DraftLine({ draft, zone }: { readonly draft: ListedDraft; readonly zone: string }) {
  return (
    <li>
      <strong>{draft.title}</strong>
      <p>
        {sayState[draft.state]} · {formsWords.saved(draft.saved, zone)}
      </p>
    </li>
  );
}

function FormLine({ form, zone }: { readonly form: ListedForm; readonly zone: string }) {
  const [newest] = form.versions;
  return (
    <li>
      <strong>{form.title}</strong>
      <p>
        <span class="code">{`${form.id}@${newest.version}`}</span> · {formsWords.asked(newest.open)}
        {newest.releasedAt === null ? "" : ` · ${formsWords.releasedAt(newest.releasedAt, zone)}`}
      </p>
    </li>
  );
}
