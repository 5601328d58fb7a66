// The room of forms: the way to begin one, what is being made, what is released.
import type { App } from "../../../app.ts";
import { type ListedDraft, listDrafts } from "../../../store/officer/drafts.ts";
import { type ListedForm, listForms } from "../../../store/officer/released-forms.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { formsWords, sayState } from "../../../text/page/officer-forms.ts";
import { uploadScriptWords, uploadWords } from "../../../text/page/upload.ts";
import { framed } from "./layout.tsx";
import { Problems } from "./problems.tsx";

type Said = {
  /** Why nothing became of what was dropped. */
  readonly problems?: readonly string[];
  /** Whether what was dropped before is read anew. */
  readonly anew: boolean;
};

/** The page, as things stand now. */
export async function formsPage(
  app: App,
  officer: PageOfficer,
  { problems = [], anew }: Said,
): Promise<string> {
  const [drafts, forms] = [await listDrafts(app.db), await listForms(app.db)];
  const zone = app.settings.TIME_ZONE;
  return framed({
    title: formsWords.title,
    officer,
    here: "forms",
    script: "upload.js",
    words: uploadScriptWords,
    children: (
      <>
        <Drop problems={problems} anew={anew} />
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

function Drop({ problems, anew }: { readonly problems: readonly string[]; readonly anew: boolean }) {
  return (
    <section class="card">
      <h2>{formsWords.begin}</h2>
      <Problems said={problems} />
      <p id="how-drop">{formsWords.beginLead}</p>
      {anew ? <p class="problem">{formsWords.anewLead}</p> : null}
      <form
        class="upload"
        method="post"
        action={anew ? "/officer/forms?anew=yes" : "/officer/forms"}
        enctype="multipart/form-data"
      >
        <label for="file">{formsWords.choose}</label>
        <input
          type="file"
          id="file"
          name="file"
          accept=".docx,.xlsx,.xlsm,.csv,.txt,.pdf"
          multiple
          aria-describedby="how-drop"
        />
        <p id="drop" hidden>
          {uploadWords.drop}
        </p>
        <label for="text">{formsWords.paste}</label>
        <textarea
          id="text"
          name="text"
          rows={3}
          aria-describedby="how"
          spellcheck={false}
          autocomplete="off"
        />
        <p id="how">{formsWords.pasteHow}</p>
        <p id="pasted" role="status" />
        <button class="quiet" id="clear" type="button" hidden>
          {uploadScriptWords.clear}
        </button>
        <input type="hidden" id="html" name="html" />
        <button type="submit" class="main">
          {formsWords.read}
        </button>
      </form>
    </section>
  );
}

function DraftLine({ draft, zone }: { readonly draft: ListedDraft; readonly zone: string }) {
  return (
    <li>
      <a href={`/officer/drafts/${draft.id}`}>{draft.title}</a>
      <p class="soft">
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
      <p class="soft">
        <span class="code">{`${form.id}@${newest.version}`}</span> · {formsWords.asked(newest.open)}
        {newest.releasedAt === null ? "" : ` · ${formsWords.releasedAt(newest.releasedAt, zone)}`}
      </p>
      <a href={`/officer/forms/${form.id}/open`}>{formsWords.openRound}</a>
    </li>
  );
}
