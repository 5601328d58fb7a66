// `people forget`: forgets one person whom a list of a unit names, because they asked for it.
import { resolve } from "node:path";
import { type PersonalList, personalLists } from "../../form/personal-lists.ts";
import { questionnaire } from "../../form/questions.ts";
import { backupFolder } from "../../store/backup/before-upgrade.ts";
import type { Tx } from "../../store/db.ts";
import { forgottenLines } from "../../store/people/erasures.ts";
import {
  forgetLine,
  type ListedLine,
  listedLines,
  type ReportOf,
  reportOfUnit,
} from "../../store/rounds/forget-line.ts";
import { RoundProblem, roundMeant } from "../../store/rounds/round-changes.ts";
import { forgetHelp, forgetText } from "../../text/operator/people.ts";
import { roundTrouble } from "../../text/operator/rounds.ts";
import { keepList } from "../keeping/keep-list.ts";
import { roundId } from "../round/changes.ts";
import { readArguments, required } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

const options = {
  unit: { type: "string" },
  list: { type: "string" },
  line: { type: "string" },
  round: { type: "string" },
} as const;

export const peopleForget: Operation = {
  name: "people forget",
  ...forgetHelp,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, options);
    const code = required(values.unit, "--unit");
    const wanted = { code, round: roundId(values.round), list: values.list, line: values.line };
    const { db } = storeOf(context);
    try {
      for (const sentence of await db.transaction((tx) => forget(tx, wanted, context)))
        context.print(sentence);
    } catch (error) {
      throw error instanceof RoundProblem ? new Misuse(roundTrouble(error.trouble)) : error;
    }
    if (wanted.line === undefined) return;
    // An older backup that is restored would bring the person back.
    const unkept = await keepList(
      backupFolder(resolve(context.settings.DATA_DIR)),
      await forgottenLines(db),
      context,
    );
    if (unkept !== null) context.warn(unkept);
  },
};

type Wanted = {
  readonly code: string;
  readonly round: number | null;
  readonly list: string | undefined;
  readonly line: string | undefined;
};

async function forget(tx: Tx, wanted: Wanted, { now }: OperationContext): Promise<readonly string[]> {
  const of = await reportOfUnit(tx, (await roundMeant(tx, wanted.round)).id, wanted.code);
  const list = listMeant(of, wanted.list);
  const lines = await listedLines(tx, of.nodeId, list);
  if (wanted.line === undefined) return listed(of, list, lines);
  const line = lineMeant(lines, wanted.line);
  const { files, otherFiles } = await forgetLine(tx, of, { list, line: line.id, now: now() });
  return [
    forgetText.done(list, wanted.line, of.name),
    ...(files > 0 ? [forgetText.files(files)] : []),
    ...(otherFiles > 0 ? [forgetText.otherFiles(otherFiles, wanted.code)] : []),
  ];
}

function listMeant({ form }: ReportOf, said: string | undefined): PersonalList {
  const lists = personalLists(form);
  const [only, more] = lists;
  if (!only) throw new Misuse(forgetText.noLists);
  if (said === undefined && !more) return only;
  const meant = lists.find(({ no }) => no.toLowerCase() === said?.trim().toLowerCase());
  if (!meant) throw new Misuse(forgetText.whichList(lists));
  return meant;
}

function listed({ form, profile, name }: ReportOf, list: PersonalList, lines: readonly ListedLine[]) {
  const q = questionnaire(form, profile ?? "");
  return [
    forgetText.title(list, name),
    ...(lines.length === 0 ? [forgetText.noLines] : lines.map((line) => forgetText.line(q, line))),
  ];
}

function lineMeant(lines: readonly ListedLine[], said: string): ListedLine {
  const meant = lines.find(({ id, no }) => said.trim() === String(no) || said.trim() === id);
  if (!meant) throw new Misuse(forgetText.unknownLine(said));
  return meant;
}
