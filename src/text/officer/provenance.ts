// Where a figure of a sealed report comes from, down to the words typed: the unit's own part, then each unit below it. Pure.
import type { Origin, Value } from "../../form/answers.ts";
import { ends } from "../../form/kinds/text.ts";
import type { Question } from "../../form/question.ts";
import { formatNumber, formatTime } from "../format.ts";
import { sayValues } from "../interview/values.ts";
import { sayWho, type Who } from "./history.ts";

/** What one sealed version says at a row. */
export type Source = {
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly sealedAt: Date;
  /** Null where the row is open, or about people. */
  readonly values: readonly Value[] | null;
  readonly compiled: {
    readonly own: readonly Value[] | null;
    readonly parts: readonly Source[];
    readonly without: readonly string[];
  } | null;
  readonly typed: {
    readonly at: Date;
    readonly by: Who;
    readonly raw: string | null;
    readonly origin: Origin | null;
  } | null;
};

/** More lines than these are not read on a phone: what is left out is opened by its unit. */
const most = 24;

/** The figure with everything that it was made of. */
export function provenanceText(question: Question, source: Source, zone: string): string {
  const lines = sourceLines(question, source, zone, 0);
  const rest = lines.length - most;
  return [
    `NGUỒN SỐ LIỆU, mục ${question.main.no || question.main.text}:`,
    ...lines.slice(0, most),
    ...(rest > 0
      ? [`và ${formatNumber(rest)} dòng khác; xem từng đơn vị: “lịch sử”, mã đơn vị và số mục.`]
      : []),
  ].join("\n");
}

function sourceLines(question: Question, source: Source, zone: string, depth: number): string[] {
  const { code, name, version, sealedAt, compiled } = source;
  const lead = depth === 0 ? "" : `${"  ".repeat(depth - 1)}– `;
  const head = `${lead}${name} (${code}), bản ${version} nộp lúc ${formatTime(sealedAt, zone)}: ${said(question, source.values)}`;
  if (!compiled) return [`${head}.${typedWords(source, zone)}`];
  const { own, parts, without } = compiled;
  const indent = "  ".repeat(depth);
  return [
    `${head}, gồm:`,
    `${indent}– Phần ${name} trực tiếp tổ chức: ${said(question, own)}.${own === null ? "" : typedWords(source, zone)}`,
    ...parts.flatMap((part) => sourceLines(question, part, zone, depth + 1)),
    ...(without.length > 0 ? [`${indent}– Chưa nộp lúc đó: ${without.join(", ")}.`] : []),
  ];
}

function said(question: Question, values: readonly Value[] | null): string {
  return values === null ? "không có số" : sayValues(question, values);
}

/** Where an answer has its value from, when nobody typed it. */
const origins: Readonly<Record<Exclude<Origin, "typed">, string>> = {
  gate: "theo câu trả lời chung của nhóm",
  rest: "ghi 0 cho các dòng còn lại",
  linked: "theo mục liên quan",
  upload: "từ tệp gửi kèm",
  office: "do chuyên viên nhập",
};

function typedWords({ typed }: Source, zone: string): string {
  if (!typed) return "";
  const { at, by, raw, origin } = typed;
  const from = origin === null || origin === "typed" ? "" : `, ${origins[origin]}`;
  const words = raw === null ? "" : `: “${ends(raw)}”`;
  return ` ${sayWho(by)} ghi lúc ${formatTime(at, zone)}${from}${words}.`;
}
