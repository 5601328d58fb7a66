// What happened to one unit's report, a line each, and where a figure comes from, as an officer reads it. Pure.
import { valueSchema } from "../../form/answers.ts";
import { ends } from "../../form/kinds/text.ts";
import { hidden, isPersonal } from "../../form/personal.ts";
import type { Place } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { numbersOf } from "../../form/scope.ts";
import { changesIn } from "../../interview/forgotten.ts";
import type { RequestKind } from "../../language/request.ts";
import { formatDeadline, formatNumber, formatTime } from "../format.ts";
import { sayCell } from "../interview/values.ts";
import { roleNames } from "../people/people.ts";
import type { OfferWords } from "./officer.ts";
import { asked } from "./requests.ts";

/** Who did something; null is the operator. */
export type Who = { readonly name: string | null; readonly erased: boolean } | null;

type Body = Readonly<Record<string, unknown>>;

/** One thing that happened. */
type Line = { readonly at: Date; readonly by: Who } & (
  | {
      readonly what: "event";
      readonly type: string;
      readonly body: Body;
      /** Whether its words may be shown. */
      readonly words: boolean;
      readonly to: Who;
    }
  | {
      readonly what: "sealed";
      readonly version: number;
      readonly late: boolean;
      readonly missing: number;
      readonly coverageIn: number | null;
      readonly coverageOf: number | null;
      readonly entered: boolean;
    }
  | { readonly what: "joined" | "left"; readonly role: "contact" | "officer" | "reader" }
  | {
      readonly what: "asked";
      readonly kind: RequestKind;
      readonly words: string;
      readonly until: Date | null;
      readonly deadline: Date | null;
    }
  | {
      readonly what: "decided";
      readonly kind: RequestKind;
      readonly state: string;
      readonly reply: string | null;
      readonly until: Date | null;
    }
  | {
      readonly what: "rows-returned";
      readonly version: number;
      readonly rows: readonly {
        readonly question: string;
        readonly comment: string;
        readonly outcome: "kept" | "changed" | "agreed" | null;
      }[];
    }
);

export const historyText = {
  ask: (code: string | null) =>
    `Xin gửi mã đơn vị cần xem lịch sử${code === null ? "" : `, ví dụ: ${code}`}. Xem một số liệu thì thêm số mục.`,
  unknownRow: (said: string, example: string) =>
    `Biểu mẫu không có mục “${ends(said)}” cho đơn vị này. Xin gửi số mục, ví dụ: ${example}.`,
  head: (unit: { readonly name: string; readonly code: string }, of: { page: number; pages: number }) =>
    `LỊCH SỬ: ${unit.name} (${unit.code}), mới nhất ở trên${of.pages > 1 ? `, trang ${of.page}/${of.pages}` : ""}`,
  empty: "Chưa có việc nào được ghi.",
  more: { label: "Xem tiếp", word: "xem tiếp", also: ["tiếp"] } satisfies OfferWords,
} as const;

/** "cô Lan"; whoever is erased is called so, and never named. */
export function sayWho(who: Who): string {
  if (who === null) return "người vận hành";
  if (who.erased) return "người đã xóa";
  return who.name ?? "đầu mối của đơn vị";
}

/** A line, or null of what no officer needs to read: what was only said. */
export function historyLine(q: Questionnaire, line: Line, zone: string): string | null {
  const said = told(q, line, zone);
  return said === null ? null : `${formatTime(line.at, zone)}, ${sayWho(line.by)}: ${said}.`;
}

function told(q: Questionnaire, line: Line, zone: string): string | null {
  switch (line.what) {
    case "event":
      return eventSaid(q, line, zone);
    case "sealed":
      return sealSaid(line);
    case "joined":
      return `tham gia, ${roleNames[line.role]}`;
    case "left":
      return `thôi làm ${roleNames[line.role]}`;
    case "asked": {
      const until = line.until ? ` đến ${formatDeadline(line.until, zone)}` : "";
      return `${asked[line.kind]}${until}${quoted(line.words)}`;
    }
    case "decided":
      return `${decisions[line.state] ?? decisions.done} (${asked[line.kind]})${line.until ? `, hạn nộp đến ${formatDeadline(line.until, zone)}` : ""}${quoted(line.reply ?? "")}`;
    case "rows-returned": {
      const rows = line.rows.map(({ question, comment, outcome }) => {
        const became = outcome === null ? "" : ` (${outcomes[outcome]})`;
        return `${numberOf(q, question)} “${ends(comment)}”${became}`;
      });
      return `nhờ xem lại bản ${line.version}: ${rows.join("; ")}`;
    }
  }
}

const decisions: Readonly<Record<string, string>> & { readonly done: string } = {
  granted: "đồng ý đề nghị",
  refused: "chưa đồng ý đề nghị",
  withdrawn: "đề nghị được rút lại",
  done: "đề nghị đã xong",
};

const outcomes = { kept: "đã giữ", changed: "đã sửa", agreed: "đã đồng ý" } as const;

function sealSaid(line: Extract<Line, { what: "sealed" }>): string {
  const coverage =
    line.coverageOf === null
      ? []
      : [`${formatNumber(line.coverageIn ?? 0)}/${formatNumber(line.coverageOf)} đơn vị trực thuộc`];
  return [
    `nộp bản ${line.version}`,
    line.late ? "trễ hạn" : "đúng hạn",
    ...coverage,
    ...(line.missing > 0 ? [`thiếu ${formatNumber(line.missing)} mục`] : []),
    ...(line.entered ? ["nhập hộ"] : []),
  ].join(", ");
}

/** What an officer or the operator did, and what changed no answer. */
const acts: Readonly<Record<string, (body: Body, zone: string) => string>> = {
  accepted: (body) => `tiếp nhận bản ${textIn(body, "version")}`,
  returned: (body) => `trả lại bản ${textIn(body, "version")} để chỉnh sửa${quoted(textIn(body, "reason"))}`,
  "acceptance-taken-back": (body) => `thôi tiếp nhận bản ${textIn(body, "version")}`,
  "accepted-together": (body) => `tiếp nhận một lần ${textIn(body, "count")} báo cáo`,
  "taken-back-together": (body) => `lấy lại lần tiếp nhận chung (${textIn(body, "count")} báo cáo)`,
  entering: () => "bắt đầu nhập hộ",
  "unit-deadline": (body, zone) => `đổi hạn nộp của đơn vị: ${fromTo(body, zone)}`,
  "deadline-moved": (body, zone) => `đổi hạn chung: ${fromTo(body, zone)}`,
  announced: (body) => `gửi thông báo chung (${textIn(body, "units")} đơn vị)`,
  reminded: (body) => `nhắc nộp (${textIn(body, "sent")} tin)`,
  "not-reached": () => "nhắc nộp, chưa báo được",
  "round-handed": () => "giao đợt cho đồng nghiệp",
  "round-again": () => "mở lại đợt như lần trước",
  "unit-added": () => "hỏi thêm đơn vị trong đợt",
  exported: () => "xuất tệp Excel",
  "round-locked": () => "chốt số liệu",
  "round-unlocked": (body) => `mở lại số liệu đã chốt${quoted(textIn(body, "reason"))}`,
  "late-judged": (body) => `tính bản ${textIn(body, "version")} là nộp đúng hạn, theo gia hạn`,
  "unit-exempted": () => "miễn báo cáo cho đơn vị",
  "rows-taken-back": () => "thôi nhờ xem lại",
  "line-forgotten": () => "xóa một dòng có thông tin cá nhân",
  revising: () => "mở báo cáo đã nộp để sửa",
  "later-left": () => "để nguyên bản đã nộp, số nộp sau của đơn vị trực thuộc không tính",
  "reopen-asked": (body) => `đề nghị sửa báo cáo đã nộp${quoted(textIn(body, "reason"))}`,
  "late-reason": (body) => `báo lý do chậm nộp${quoted(textIn(body, "reason"))}`,
};

function eventSaid(q: Questionnaire, line: Extract<Line, { what: "event" }>, zone: string): string | null {
  const { type, body } = line;
  if (type === "handed-over") {
    const ids = Array.isArray(body.ids) ? body.ids.map(String) : [];
    const part = ids.length > 0 ? ` (mục ${numbersOf(q, ids).join(", ")})` : "";
    return `bàn giao cho ${sayWho(line.to)}${part}`;
  }
  if (type === "waived") return `giữ số đã được hỏi lại ở mục ${numberOf(q, textIn(body, "stem"))}`;
  const act = acts[type];
  if (act) return act(body, zone);
  const changes = changesSaid(q, line);
  return changes.length === 0 ? null : changes.join("; ");
}

/** More rows than these of one message bury the others; the row by itself has them all. */
const mostRows = 6;

function changesSaid(
  q: Questionnaire,
  { body, words }: Pick<Extract<Line, { what: "event" }>, "body" | "words">,
): string[] {
  const rows = new Map<Question, ReturnType<typeof changesIn>>();
  for (const one of changesIn(body)) {
    const question = q.byPlace(one.place);
    if (question) rows.set(question, [...(rows.get(question) ?? []), one]);
  }
  const shown = [...rows].slice(0, mostRows);
  const raw = words ? (changesIn(body)[0]?.raw ?? "") : "";
  const rest = rows.size - shown.length;
  return [
    ...shown.map(([question, changes]) => {
      if (question.list)
        return `ghi ${numberOf(q, question.id)} (${formatNumber(changes.length)} ô của danh sách)`;
      const side = (which: "old" | "value") =>
        changes.map((change) => sayAt(q, question, change.place, change[which])).join(", ");
      return `ghi ${numberOf(q, question.id)}: ${side("old")} → ${side("value")}`;
    }),
    ...(rest > 0 ? [`và ${formatNumber(rest)} mục khác`] : []),
    ...(raw === "" ? [] : [`lời gõ “${ends(raw)}”`]),
  ];
}

function sayAt(q: Questionnaire, question: Question, place: Place, stored: unknown): string {
  const value = valueSchema.nullable().safeParse(stored).data ?? null;
  if (value === null) return "chưa có";
  if (value === hidden || isPersonal(q.form, place)) return hidden;
  const at = question.places.indexOf(place);
  return at < 0 ? `ghi chú “${ends(String(value))}”` : sayCell(question, at, value);
}

function numberOf(q: Questionnaire, id: string): string {
  const question = q.byId(id);
  return question ? question.main.no || question.main.text : id === "" ? "chung" : id;
}

function textIn(body: Body, name: string): string {
  const value = body[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function fromTo(body: Body, zone: string): string {
  const day = (name: string) => {
    const at = new Date(textIn(body, name));
    return Number.isNaN(at.getTime()) ? "–" : formatDeadline(at, zone);
  };
  return `${day("from")} → ${day("to")}`;
}

function quoted(words: string): string {
  return words === "" ? "" : `: “${ends(words).replace(/[.\s]+$/u, "")}”`;
}
