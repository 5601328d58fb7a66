// /history CODE [row]: what happened to a report, newest first; of one row also where its figure comes from.
import type { Form } from "../../form/form.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { questionnaire } from "../../form/questions.ts";
import { idsUnder } from "../../form/scope.ts";
import { changesIn } from "../../interview/forgotten.ts";
import { wholeNo } from "../../language/lexicon/row-numbers.ts";
import type { Tx } from "../../store/db.ts";
import { type Happened, historyOf } from "../../store/officer/history.ts";
import { provenanceOf, type Source } from "../../store/officer/provenance.ts";
import { findOfficerUnit, type OfficerUnit, type Scope } from "../../store/officer/units.ts";
import { formOfNode, loadForm } from "../../store/rounds/forms.ts";
import { sayEditable } from "../../text/interview/values.ts";
import { historyLine, historyText } from "../../text/officer/history.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { provenanceText } from "../../text/officer/provenance.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { exampleCode, fitsUnit, unitMeant } from "../shared/which-unit.ts";

/** About one message on a phone. */
const pageSize = 12;

export const history: Command = {
  name: "history",
  aliases: commandNames.history.aliases,
  roles: ["officer"],
  fits: (context, args) => fitsUnit(context, args, "history", () => true),
  async run(context, args) {
    if (args === "")
      return { text: historyText.ask(await exampleCode(context)), ask: { name: "history", args: "" } };
    const meant = await unitMeant(context, args, "history");
    if ("reply" in meant) return meant.reply;
    const { code, rest } = meant.target;
    const unit = await findOfficerUnit(context.tx, scopeOf(context), code);
    if (!unit) return unknownUnitReply(context.tx, scopeOf(context), code);
    const [, said = "", page = "1"] = /^(.*?)[?.!\s]*(?:#(\d{1,4}))?$/u.exec(rest) ?? [];
    // A word before the number only says that it is one.
    const [, second] = said.split(/\s+/u);
    const row = second !== undefined && wholeNo.test(second) ? second : said;
    return { ...(await shown(context, unit, row, Number(page))), concerns: unit.unitId };
  },
};

async function shown(
  context: CommandContext,
  unit: OfficerUnit,
  row: string,
  wanted: number,
): Promise<Reply> {
  const { tx, app } = context;
  const zone = app.settings.TIME_ZONE;
  const { q, questions, happened, sources } = await historyAsked(tx, scopeOf(context), unit, row);
  if (row !== "" && questions.length === 0)
    return {
      text: historyText.unknownRow(row, sayEditable(q)),
      ask: { name: "history", args: unit.code },
    };
  const lines = happened.flatMap((one) => historyLine(q, one, zone) ?? []);
  const pages = Math.max(1, Math.ceil(lines.length / pageSize));
  const page = Math.min(pages, Math.max(1, wanted));
  const from =
    page === 1 ? sources.map(({ question, source }) => provenanceText(question, source, zone)) : [];
  const more = `${unit.code} ${row} #${page + 1}`.replace(/\s+/gu, " ");
  return {
    text: [
      ...from.flatMap((text) => [text, ""]),
      historyText.head(unit, { page, pages }),
      ...(lines.length === 0
        ? [historyText.empty]
        : lines.slice((page - 1) * pageSize, page * pageSize).map((line) => `– ${line}`)),
    ].join("\n"),
    offers: [
      ...(page < pages ? [commandOffer(historyText.more, "history", more)] : []),
      commandOffer(officerOffers.view, "unit", unit.code),
    ],
  };
}

type Asked = {
  readonly form: Form;
  readonly q: Questionnaire;
  /** The rows that were named; none where none was, or none is called so. */
  readonly questions: readonly Question[];
  readonly happened: readonly Happened[];
  readonly sources: readonly { readonly question: Question; readonly source: Source }[];
};

/** The history of a unit's report, or of what stands under a number in it, with where that comes from. */
export async function historyAsked(tx: Tx, scope: Scope, unit: OfficerUnit, row: string): Promise<Asked> {
  const { nodeId, unitId, sealed } = unit;
  const { id, version } = await formOfNode(tx, nodeId);
  const form = await loadForm(tx, id, version);
  const q = questionnaire(form, unit.profile ?? "");
  const ids = wholeNo.test(row) ? idsUnder(q, row) : [];
  const questions = q.questions.filter((question) => ids.includes(question.id));
  const all = await historyOf(tx, { nodeId, unitId, form, scope });
  const happened = row === "" ? all : all.flatMap((one) => about(q, one, questions) ?? []);
  const sources: { question: Question; source: Source }[] = [];
  for (const question of sealed ? questions : []) {
    const source = sealed && (await provenanceOf(tx, form, sealed.id, question));
    if (source) sources.push({ question, source });
  }
  return { form, q, questions, happened, sources };
}

/** What of an event is about these rows; a version that was sealed is about each. */
function about(q: Questionnaire, one: Happened, questions: readonly Question[]): Happened | null {
  const isOne = (question: Question | undefined) => question !== undefined && questions.includes(question);
  switch (one.what) {
    case "sealed":
      return one;
    case "rows-returned":
      return one.rows.some(({ question }) => isOne(q.byId(question))) ? one : null;
    case "event": {
      const changes = changesIn(one.body);
      const kept = changes.flatMap(({ place }, at) => (isOne(q.byPlace(place)) ? [at] : []));
      if (kept.length === 0) return null;
      const stored = Array.isArray(one.body.changes) ? one.body.changes : [];
      return { ...one, body: { ...one.body, changes: stored.filter((_, at) => kept.includes(at)) } };
    }
    default:
      return null;
  }
}
