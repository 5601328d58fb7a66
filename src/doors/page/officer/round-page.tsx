// The page of one open round: what a command answered, its choices as buttons, and the boxes for what is changed.
import type { Child } from "hono/jsx";
import type { Reply } from "../../../commands/shared/command.ts";
import { isOwing, type OfficerView } from "../../../commands/shared/officer-view.ts";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { overviewWords } from "../../../text/page/officer.ts";
import { keptWords } from "../../../text/page/officer-move.ts";
import { roundWords } from "../../../text/page/officer-round.ts";
import { Answer } from "./answer.tsx";
import { framed } from "./layout.tsx";
import { Done, Problems } from "./problems.tsx";
import { MoveCard, MoveQuestion, type MoveShown } from "./round-move.tsx";

/** What is said above the boxes. */
export type Said = {
  readonly problem?: string;
  readonly done?: string;
  readonly reply?: Reply;
  /** Where the file that came with the answer is fetched. */
  readonly file?: string | null;
  /** What a move to a newer version of the form would do, to be confirmed. */
  readonly move?: MoveShown;
};

type Shown = {
  readonly view: OfficerView;
  readonly whole: boolean;
  /** The newer versions that its form has. */
  readonly newer: readonly number[];
  /** It may have moved here from an earlier version: something may be kept that is asked no more. */
  readonly moved: boolean;
  readonly said: Said;
};

export function roundPage(officer: PageOfficer, { view, whole, newer, moved, said }: Shown): string {
  const { round, progress, moment, units } = view;
  const here = `/officer/rounds/${round.id}`;
  return framed({
    title: round.title,
    officer,
    here: "overview",
    children: (
      <>
        <Problems said={said.problem === undefined ? [] : [said.problem]} />
        <Done said={said.done ?? null} />
        {said.reply ? <Answer here={here} reply={said.reply} file={said.file ?? null} /> : null}
        {said.move ? <MoveQuestion here={here} move={said.move} /> : null}
        <section class="card">
          <p>{overviewWords.deadline(moment.deadline, moment.zone)}</p>
          <p>{overviewWords.counts(progress.all)}</p>
          <h2>{roundWords.quick}</h2>
          <form method="post" action={here} class="row">
            {roundWords.quicks.map(({ name, label }) => (
              <button type="submit" name="name" value={name}>
                {label}
              </button>
            ))}
          </form>
          <form method="post" action={here}>
            <input type="hidden" name="do" value="words" />
            <label>
              {roundWords.words}
              <input type="text" name="words" autocomplete="off" aria-describedby="words-how" required />
            </label>
            <p class="soft" id="words-how">
              {roundWords.wordsHow}
            </p>
            <button type="submit">{roundWords.send}</button>
          </form>
        </section>
        <Units here={here} units={units} />
        {moved ? (
          <p>
            <a class="button" href={`${here}/kept`}>
              {keptWords.link}
            </a>
          </p>
        ) : null}
        <MoveCard here={here} version={round.form.version} newer={newer} />
        {whole ? (
          <Changes here={here} owing={units.filter(isOwing).length} help={round.settings.helpContact} />
        ) : null}
      </>
    ),
  });
}

/** Each unit with what is asked of it most: its report, who answers for it, a code for whoever comes next. */
function Units({ here, units }: { readonly here: string; readonly units: OfficerView["units"] }) {
  return (
    <section class="card">
      <h2>{roundWords.units}</h2>
      <details>
        <summary>{roundWords.unitsOf(units.length)}</summary>
        <form method="post" action={here}>
          <ul class="list">
            {units.map(({ code, name, state }) => (
              <li>
                <p>
                  <span class="code">{code}</span> {name} ·{" "}
                  <span class="soft">{roundWords.unitState[state]}</span>
                </p>
                <div class="row">
                  {roundWords.unitDoes.map(({ name: command, label }) => (
                    <button
                      type="submit"
                      name="pick"
                      value={`${command} ${code}`}
                      aria-label={`${label}: ${name}`}
                    >
                      {label}
                    </button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </form>
      </details>
    </section>
  );
}

function Changes({
  here,
  owing,
  help,
}: {
  readonly here: string;
  readonly owing: number;
  readonly help: string | null;
}) {
  return (
    <>
      <Change
        here={here}
        what="deadline"
        title={roundWords.deadline}
        lead={roundWords.deadlineLead}
        button={roundWords.move}
      >
        <Box name="day" label={roundWords.day} type="date" />
        <Box name="time" label={roundWords.time} type="time" optional />
      </Change>
      <Change here={here} what="exempt" title={roundWords.exempt} button={roundWords.exemptDo}>
        <Box name="code" label={roundWords.code} />
        <Box name="reason" label={roundWords.reason} />
      </Change>
      <Change here={here} what="add" title={roundWords.add} button={roundWords.addDo}>
        <Box name="code" label={roundWords.code} />
      </Change>
      <Change
        here={here}
        what="hand"
        title={roundWords.hand}
        lead={roundWords.handLead(help)}
        button={roundWords.handDo}
      >
        <Box name="to" label={roundWords.handTo} />
      </Change>
      <Change
        here={here}
        what="close"
        title={roundWords.close}
        lead={roundWords.closeLead}
        button={roundWords.closeDo}
      >
        <Box name="owing" label={roundWords.closeSure(owing)} />
      </Change>
    </>
  );
}

type ChangeProps = {
  readonly here: string;
  readonly what: "deadline" | "exempt" | "add" | "hand" | "close";
  readonly title: string;
  readonly lead?: string;
  readonly button: string;
  readonly children?: Child;
};

function Change({ here, what, title, lead, button, children }: ChangeProps) {
  return (
    <section class="card">
      <h2>{title}</h2>
      {lead === undefined ? null : <p>{lead}</p>}
      <form method="post" action={here}>
        <input type="hidden" name="do" value={what} />
        {children}
        <button type="submit">{button}</button>
      </form>
    </section>
  );
}

type BoxProps = {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "date" | "time";
  readonly optional?: boolean;
};

function Box({ name, label, type = "text", optional = false }: BoxProps) {
  return (
    <label>
      {label}
      <input type={type} name={name} autocomplete="off" required={!optional} />
    </label>
  );
}
