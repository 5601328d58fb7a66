// What tells one round from another, and what is said when a chat goes on from one to the next. Pure.

import { bare } from "../../language/normalise.ts";
import { formatDate, formatDeadline } from "../format.ts";
import type { OfferWords } from "../officer/officer.ts";
import { type Named, shortNameOf } from "../short-name.ts";
import type { SpeechContext } from "./context.ts";

/** A report as people know it: the unit, the round and the deadline. */
type NamedReport = {
  readonly name: string;
  readonly roundTitle: string;
  readonly deadline: Date;
};

/** A round's title with its deadline: two rounds may have the same title. */
export function roundName(round: Pick<NamedReport, "roundTitle" | "deadline">, zone: string): string {
  return `“${round.roundTitle}” (hạn ${formatDate(round.deadline, zone)})`;
}

/** A round among others that a person has. */
export type OpenRound = Named & { readonly roundId: number; readonly deadline: Date };

/**
 * What each of several rounds is called at the head of a message: its short name, with the deadline where two would be
 * called the same.
 */
export function roundTags(rounds: readonly OpenRound[], zone: string): ReadonlyMap<number, string> {
  const short = rounds.map(shortNameOf);
  const alike = (name: string) => short.filter((other) => bare(other) === bare(name)).length > 1;
  const dated = rounds.map((round, index) => {
    const name = short[index] ?? "";
    return alike(name) ? `${name}, hạn ${formatDate(round.deadline, zone)}` : name;
  });
  return new Map(
    rounds.map(({ roundId }, index) => {
      const name = dated[index] ?? "";
      const before = dated.slice(0, index).filter((other) => other === name).length;
      return [roundId, before > 0 ? `${name} (${before + 1})` : name];
    }),
  );
}

/** What a notice about one round begins with: its name, where others are open too. */
export function tagAmong(open: readonly OpenRound[], roundId: number, zone: string): string | null {
  return open.length > 1 ? (roundTags(open, zone).get(roundId) ?? null) : null;
}

/** A message with its round's name at the head; a prompt that begins with its number takes the name before that. */
export function withTag(tag: string | null, text: string): string {
  if (tag === null || text === "") return text;
  return /^\[\d+(?:–\d+)?\/\d+\]/u.test(text) ? `[${tag} · ${text.slice(1)}` : `[${tag}] ${text}`;
}

/** The report a chat works on: the unit, and its round where several are open to the person. */
export function reportName({ node, round, tag, zone }: SpeechContext): string {
  return tag === null ? node.name : reportTitle({ ...round, roundTitle: round.title, name: node.name }, zone);
}

/** "Trường A, báo cáo “Sĩ số” (hạn 15/10/2022)". */
export function reportTitle(report: NamedReport, zone: string): string {
  return `${report.name}, báo cáo ${roundName(report, zone)}`;
}

/** The line above a question that names the unit, where a person has several. */
export function whichReport(c: SpeechContext): string[] {
  return c.namesUnit ? [c.node.name] : [];
}

/** For each of several reports the shortest words that tell it from the others. */
export function tellApart(reports: readonly (NamedReport & Named)[], zone: string): string[] {
  const differ = (of: (report: NamedReport & Named) => string) => new Set(reports.map(of)).size > 1;
  const units = differ(({ name }) => name);
  const titles = differ(shortNameOf);
  const words = reports.map((report) =>
    [...(units || !titles ? [report.name] : []), ...(titles ? [shortNameOf(report)] : [])].join(" – "),
  );
  const alike = (list: readonly string[], word: string) => list.filter((other) => other === word).length > 1;
  const dated = words.map((word, index) => {
    const due = reports[index]?.deadline;
    return alike(words, word) && due ? `${word} (hạn ${formatDate(due, zone)})` : word;
  });
  return dated.map((word, index) =>
    alike(dated, word)
      ? `${word} (${dated.slice(0, index + 1).filter((other) => other === word).length})`
      : word,
  );
}

/** The choice of one of several reports: by its name, or by its number in the list. */
export function reportOffer(name: string, index: number): OfferWords {
  return { label: name, word: name, also: [`${index + 1}`, `chọn ${index + 1}`] };
}

const reportWords = {
  submit: "Nộp báo cáo",
  review: "Xem lại",
  progress: "Xem tiến độ",
  receipt: "Xem biên nhận",
  draft: "Bản nháp",
  edit: "Sửa báo cáo",
} as const;
type ReportWord = keyof typeof reportWords;

export const roundText = {
  /** `from` where that has closed; `lost`: what was just sent is recorded nowhere. */
  moved: (given: {
    readonly from: NamedReport | null;
    readonly to: NamedReport;
    readonly lost: boolean;
    readonly zone: string;
  }) => {
    const { from, to, lost, zone } = given;
    const lostWords = "tin vừa rồi chưa được ghi";
    const closed = from
      ? `Báo cáo “${from.roundTitle}” đã đóng${lost ? `, ${lostWords}` : ""}. `
      : lost
        ? "Tin vừa rồi chưa được ghi. "
        : "";
    return `${closed}Chuyển sang báo cáo “${to.roundTitle}” của ${to.name}, hạn nộp ${formatDeadline(to.deadline, zone)}.`;
  },
  whichReport: (word: ReportWord, names: readonly string[]) =>
    [`${reportWords[word]}: báo cáo nào ạ?`, ...names.map((name, index) => `${index + 1}. ${name}`)].join(
      "\n",
    ),
  /** Of a file that came while several reports are open. */
  whoseFile: (files: number, names: readonly string[]) =>
    [
      `${files === 1 ? "Tệp này" : `${files} tệp này`} của báo cáo nào ạ? Chọn rồi bot mới đọc.`,
      ...names.map((name, index) => `${index + 1}. ${name}`),
    ].join("\n"),
  whereFiles: (names: readonly string[]) =>
    ["Gửi, xem tệp của báo cáo nào ạ?", ...names.map((name, index) => `${index + 1}. ${name}`)].join("\n"),
  editedElsewhere: "Tin vừa sửa thuộc một báo cáo khác nên bot chưa ghi bản sửa.",
} as const;
