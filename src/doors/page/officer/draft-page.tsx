// The page of a draft: what was read beside the dispatch's own sentences, what is to be decided, what will be asked.
import type { App } from "../../../app.ts";
import { answered } from "../../../dispatch/answered.ts";
import type { DispatchQuestion } from "../../../dispatch/found.ts";
import type { DraftFault } from "../../../draft/faults/fault.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { dispatchRead } from "../../../text/officer/dispatch-read.ts";
import { draftFaultLine } from "../../../text/officer/draft-faults.ts";
import { bookPageWords } from "../../../text/page/officer-book.ts";
import {
  coverFacts,
  draftWords,
  formsWords,
  sayState,
  unknownKind,
} from "../../../text/page/officer-forms.ts";
import { Book, Clashes, type ClashesProps } from "./book-cards.tsx";
import { Choice } from "./choice.tsx";
import type { DraftView } from "./draft-view.ts";
import { framed } from "./layout.tsx";
import { Printed, Sentence } from "./printed.tsx";
import { Done, Problems } from "./problems.tsx";

type Said = {
  readonly problems?: readonly string[];
  readonly done?: string;
  /** It was dropped again and is the draft of before. */
  readonly known?: boolean;
  /** Of a workbook that was sent now: where it and what was saved meanwhile contradict each other. */
  readonly clashes?: ClashesProps["clashes"];
  readonly saved?: ClashesProps["saved"];
};

export function draftPage(app: App, officer: PageOfficer, view: DraftView, said: Said = {}): string {
  const { at, form, faults } = view;
  const { found, marks } = at.body;
  const from = new Map(marks.flatMap(({ at: id, from }) => (from === null ? [] : [[id, from] as const])));
  return framed({
    title: at.title,
    officer,
    here: "forms",
    children: (
      <>
        <Problems said={said.problems ?? []} />
        <Done said={said.done ?? null} />
        {said.known ? <Known /> : null}
        {said.clashes && said.saved ? (
          <Clashes app={app} view={view} clashes={said.clashes} saved={said.saved} />
        ) : null}
        <Released view={view} />
        <State app={app} view={view} />
        {found === null ? null : <Questions view={view} questions={found.questions} />}
        <Cover view={view} />
        {form === null ? null : <Printed form={form} from={from} />}
        <Faults app={app} view={view} />
        <Book view={view} />
        {form === null || faults.length > 0 ? null : <Next view={view} />}
      </>
    ),
  });
}

/** The way to another draft of the same dispatch. */
function Known() {
  return (
    <section class="card">
      <Done said={draftWords.known} />
      <p>
        <a class="button" href="/officer/forms?anew=yes">
          {draftWords.anew}
        </a>
      </p>
    </section>
  );
}

function State({ app, view }: { readonly app: App; readonly view: DraftView }) {
  const { at, files, fits, form } = view;
  const { found, round, answers } = at.body;
  const nobody = round.units.filter(
    ({ kind, does }) => kind !== null && does !== "nothing" && (fits.get(kind) ?? 0) === 0,
  );
  const tables = form?.sections.flatMap(({ items }) => items.filter(({ table }) => table)).length ?? 0;
  return (
    <section class="card">
      <p class="soft">
        {sayState[at.state]} · {formsWords.saved(at.saved, app.settings.TIME_ZONE)}
      </p>
      {found === null
        ? null
        : dispatchRead(answered(found, answers), fits, answers).map((line) => <p>{line}</p>)}
      {nobody.map(({ text }) => (
        <p class="problem">{draftWords.nobody(text)}</p>
      ))}
      {tables >= 8 ? <p class="problem">{draftWords.manyTables(tables)}</p> : null}
      {files.length === 0 ? null : (
        <p class="soft">
          {draftWords.files}: {files.map(({ name }) => name).join("; ")}
        </p>
      )}
    </section>
  );
}

function Questions({
  view,
  questions,
}: {
  readonly view: DraftView;
  readonly questions: readonly DispatchQuestion[];
}) {
  if (questions.length === 0) return null;
  const { at, edited } = view;
  return (
    <section class="card" id="questions">
      <h2>{draftWords.questions}</h2>
      {edited ? (
        <p>{draftWords.edited}</p>
      ) : (
        <form method="post" action={`/officer/drafts/${at.id}/answers`}>
          <input type="hidden" name="version" value={at.version} />
          {questions.map((question, index) => (
            <Question question={question} no={index + 1} answer={at.body.answers[question.id]} />
          ))}
          <button type="submit" class="main">
            {draftWords.save}
          </button>
        </form>
      )}
    </section>
  );
}

function Question({
  question,
  no,
  answer,
}: {
  readonly question: DispatchQuestion;
  readonly no: number;
  readonly answer: string | undefined;
}) {
  const { id, ask, source, answers, safe } = question;
  const left = answers.find((one) => one.id === safe)?.label ?? "";
  return (
    <fieldset>
      <legend>{`${no}. ${ask}`}</legend>
      {source === null || ask.includes(source.text) ? null : <Sentence text={source.text} />}
      {answers.map((one, index) => (
        <Choice name={`q:${id}`} value={one.id} checked={answer === one.id}>
          {one.label}
          {index === 0 ? <span class="soft"> ({draftWords.proposed})</span> : null}
        </Choice>
      ))}
      <Choice name={`q:${id}`} value="" checked={answer === undefined}>
        {draftWords.leave(left)}
      </Choice>
    </fieldset>
  );
}

function Cover({ view }: { readonly view: DraftView }) {
  const { found, answers } = view.at.body;
  if (found === null) return null;
  const name = (kind: string | null) => view.kinds.find(({ id }) => id === kind)?.name ?? unknownKind;
  return (
    <section class="card">
      <h2>{draftWords.read}</h2>
      <dl>
        {coverFacts(answered(found, answers).cover, name).map(({ label, value, look, from }, at, all) => (
          <div>
            <dt>{label}</dt>
            <dd>
              {value}
              {look ? <strong class="problem"> {draftWords.look}</strong> : null}
              {/* What several were read from in a row stands once, under the last of them. */}
              {from === null || from === value || from === all[at + 1]?.from ? null : (
                <Sentence text={from} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Faults({ app, view }: { readonly app: App; readonly view: DraftView }) {
  const { faults, later } = view;
  const zone = app.settings.TIME_ZONE;
  return (
    <section class="card" id="faults">
      {faults.length === 0 ? (
        <p>{draftWords.noFaults}</p>
      ) : (
        <>
          <h2>{draftWords.faults}</h2>
          <FaultList faults={faults} zone={zone} />
        </>
      )}
      {later.length === 0 ? null : (
        <>
          <h2>{draftWords.later}</h2>
          <FaultList faults={later} zone={zone} />
        </>
      )}
    </section>
  );
}

/** More nobody reads: the workbook has them all. */
const mostFaults = 40;

function FaultList({ faults, zone }: { readonly faults: readonly DraftFault[]; readonly zone: string }) {
  return (
    <ul>
      {faults.slice(0, mostFaults).map((fault) => (
        <li>{draftFaultLine(fault, zone)}</li>
      ))}
      {faults.length > mostFaults ? <li>{bookPageWords.more(faults.length - mostFaults)}</li> : null}
    </ul>
  );
}

/** The forms that came of this draft, and the way to ask them. */
function Released({ view }: { readonly view: DraftView }) {
  const { released } = view;
  if (released.length === 0) return null;
  return (
    <section class="card">
      <p>
        <strong>{draftWords.releasedAs(released)}</strong>
      </p>
      <p class="row">
        {released.map(({ id, asks }) => (
          <a class="button" href={`/officer/forms/${id}/open`}>
            {released.length === 1 ? formsWords.openRound : formsWords.openRoundOf(asks)}
          </a>
        ))}
      </p>
    </section>
  );
}

function Next({ view }: { readonly view: DraftView }) {
  const { at, form } = view;
  return (
    <section class="card">
      <h2>{draftWords.next}</h2>
      <h3>{draftWords.trial}</h3>
      <p class="row">
        {Object.entries(form?.profiles ?? {}).map(([profile, { label }]) => (
          <a class="button" href={`/officer/drafts/${at.id}/trial/${profile}`}>
            {draftWords.trialAs(label)}
          </a>
        ))}
      </p>
      <h3>{draftWords.release}</h3>
      <p>{draftWords.releaseLead}</p>
      <form method="post" action={`/officer/drafts/${at.id}/release`}>
        <input type="hidden" name="version" value={at.version} />
        <button type="submit" class="main">
          {draftWords.release}
        </button>
      </form>
    </section>
  );
}
