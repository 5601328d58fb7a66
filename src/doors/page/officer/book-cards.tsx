// The cards of a draft's page about its workbook: fetching it, sending it back, and what two officers changed, each otherwise.
import type { App } from "../../../app.ts";
import type { Clash } from "../../../draft/merge.ts";
import type { SavedVersion } from "../../../store/officer/drafts.ts";
import { clashAnswers, sayClash } from "../../../text/officer/draft-clashes.ts";
import { bookPageWords } from "../../../text/page/officer-book.ts";
import { Choice } from "./choice.tsx";
import type { DraftView } from "./draft-view.ts";

export type ClashesProps = {
  readonly app: App;
  readonly view: DraftView;
  readonly clashes: readonly Clash[];
  /** What was saved meanwhile. */
  readonly saved: SavedVersion;
};

/** Each clash is answered, with the same workbook: the page keeps none. */
export function Clashes({ app, view, clashes, saved }: ClashesProps) {
  return (
    <section class="card" id="clashes">
      <h2>{bookPageWords.clashes}</h2>
      <p role="alert">{bookPageWords.clashesLead(saved, app.settings.TIME_ZONE)}</p>
      <form method="post" action={`/officer/drafts/${view.at.id}/book`} enctype="multipart/form-data">
        {clashes.map((clash) => (
          <fieldset>
            <legend>{sayClash(clash)}</legend>
            <Choice name={`clash:${clash.key}`} value="mine" checked={false}>
              {clashAnswers.mine}
            </Choice>
            <Choice name={`clash:${clash.key}`} value="theirs" checked={true}>
              {clashAnswers.theirs}
            </Choice>
          </fieldset>
        ))}
        <label for="clash-file">{bookPageWords.sameFile}</label>
        <input type="file" id="clash-file" name="file" accept=".xlsx" required />
        <button type="submit" class="main">
          {bookPageWords.send}
        </button>
      </form>
    </section>
  );
}

/** Where more is to be changed than the questions ask. */
export function Book({ view }: { readonly view: DraftView }) {
  const path = `/officer/drafts/${view.at.id}/book`;
  return (
    <section class="card" id="book">
      <h2>{bookPageWords.title}</h2>
      <p>{bookPageWords.lead}</p>
      {view.form === null ? null : (
        <p>
          <a class="button" href={path} download>
            {bookPageWords.fetch}
          </a>
        </p>
      )}
      <form method="post" action={path} enctype="multipart/form-data">
        <label for="book-file">{bookPageWords.choose}</label>
        <input type="file" id="book-file" name="file" accept=".xlsx" required />
        <button type="submit">{bookPageWords.send}</button>
      </form>
    </section>
  );
}
