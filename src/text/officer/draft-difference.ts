// In what two versions of a draft differ, in short sentences: what matters first, ten at most. Pure.
import { daySaid } from "../../dispatch/words/questions.ts";
import type { About, Difference } from "../../draft/differences/difference.ts";
import type { RoundDraft, RoundText } from "../../draft/draft.ts";
import type { Named } from "../../draft/things.ts";
import { formatNumber } from "../format.ts";
import { sayNamed, shortened, thingWords } from "./draft-things.ts";
import { kindWords } from "./kind-words.ts";

const most = 10;

/** "thêm dòng 2.3 “Máy in”; bỏ …; và 3 thay đổi khác"; null where nothing differs. */
export function sayDifferences(differences: readonly Difference[]): string | null {
  if (differences.length === 0) return null;
  const inOrder = [...differences].sort((one, other) => rankOf(one) - rankOf(other));
  const groups = grouped(inOrder);
  const shown = groups.slice(0, most).map(sayGroup).join("; ");
  const more = groups.slice(most).flat().length;
  return more > 0 ? `${shown}; và ${formatNumber(more)} thay đổi khác` : shown;
}

type Group = readonly [Difference, ...Difference[]];

/** What changed alike in several rows of a table is said once. */
function grouped(differences: readonly Difference[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [at, one] of differences.entries()) {
    const key =
      one.type === "other" || one.type === "moved"
        ? [one.type, one.type === "other" ? one.about : "", one.thing.type, one.thing.of].join("/")
        : `${at}`;
    const [first = one, ...rest] = groups.get(key) ?? [];
    groups.set(key, groups.has(key) ? [first, ...rest, one] : [one]);
  }
  return [...groups.values()];
}

function sayGroup([first, ...others]: Group): string {
  if (others.length === 0 || !("thing" in first)) return sayDifference(first);
  return `${sayDifference(first)} và ${formatNumber(others.length)} ${thingWords[first.thing.type]} khác`;
}

/** What is lost or answered otherwise comes before what is only said otherwise. */
function rankOf(difference: Difference): number {
  if (difference.type !== "other") return ranks[difference.type];
  return difference.about === "printed" || difference.about === "other" ? 8 : 4;
}

const ranks: Readonly<Record<Exclude<Difference["type"], "other">, number>> = {
  gone: 0,
  "other-kind": 1,
  deadlines: 2,
  added: 3,
  "other-rule": 5,
  round: 6,
  "round-other": 6,
  renumbered: 6,
  reworded: 7,
  moved: 8,
  form: 9,
};

/** One difference, without a capital or a full stop. */
export function sayDifference(difference: Difference): string {
  switch (difference.type) {
    case "added":
      return `thêm ${sayNamed(difference.thing)}`;
    case "gone":
      return `bỏ ${sayNamed(difference.thing)}`;
    case "moved":
      return `chuyển chỗ ${sayNamed(difference.thing)}`;
    case "reworded":
      return reworded(difference);
    case "renumbered":
      return `đổi số ${sayNamed({ ...difference.thing, no: "" })} ${fromTo(difference)}`;
    case "other-kind":
      return `đổi cách trả lời của ${cellSaid(difference)} ${fromTo({ from: kindSaid(difference.from), to: kindSaid(difference.to) })}`;
    case "other-rule":
      return otherRule(difference);
    case "other":
      return `${abouts[difference.about]} ${sayNamed(difference.thing)}`;
    case "round":
      return difference.to === null
        ? `xóa ${roundTexts[difference.field]}`
        : `đổi ${roundTexts[difference.field]} thành “${shortened(textSaid(difference.field, difference.to))}”`;
    case "deadlines":
      return difference.to.length === 0
        ? "xóa hạn nộp"
        : `đổi hạn nộp ${fromTo({ from: daysSaid(difference.from), to: daysSaid(difference.to) })}`;
    case "round-other":
      return roundOthers[difference.field];
    case "form":
      return forms[difference.field] ?? "sửa phần chung của biểu mẫu";
  }
}

function reworded({ thing, from, to }: Extract<Difference, { type: "reworded" | "renumbered" }>): string {
  const verb = thing.type === "row" || thing.type === "item" ? "sửa lời" : "đổi tên";
  return `${verb} ${sayNamed({ ...thing, text: from })} thành “${shortened(to)}”`;
}

function fromTo({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === "") return `thành ${to}`;
  return to === "" ? `(bỏ ${from})` : `từ ${from} thành ${to}`;
}

function cellSaid({ thing, cell }: { readonly thing: Named; readonly cell: Named | null }): string {
  return cell ? `${sayNamed({ ...cell, of: null })}, ${sayNamed(thing)}` : sayNamed(thing);
}

const words: Readonly<Record<string, string | undefined>> = {
  ...kindWords,
  heading: "tiêu đề",
  table: "biểu",
  figures: "câu có chỗ trống",
};

/** A row that says nothing is answered as its columns say. */
function kindSaid(kind: string | null): string {
  return kind === null ? "" : (words[kind] ?? kind);
}

const rules = { compute: "phép tính", when: "điều kiện hỏi", rule: "nội dung" } as const;

function otherRule(difference: Extract<Difference, { type: "other-rule" }>): string {
  const { use, thing, from, to } = difference;
  const of = cellSaid({ ...difference, thing: use === "rule" ? { ...thing, text: from ?? "" } : thing });
  if (to === null) return `bỏ ${rules[use]} của ${of}`;
  if (from === null) return `thêm ${rules[use]} cho ${of}: “${shortened(to)}”`;
  return `đổi ${rules[use]} của ${of} thành “${shortened(to)}”`;
}

const abouts: Readonly<Record<About, string>> = {
  role: "đổi loại của",
  asked: "đổi các ô được hỏi của",
  "added-up": "đổi các dòng được cộng của",
  "for-whom": "đổi loại đơn vị trả lời của",
  measure: "đổi đơn vị tính hoặc tên ô của",
  allowed: "đổi cách nhận câu trả lời của",
  lines: "đổi số dòng của",
  "roll-up": "đổi cách tổng hợp của",
  printed: "đổi cách in của",
  rule: "sửa",
  other: "sửa",
};

const roundTexts: Readonly<Record<RoundText, string>> = {
  title: "tên báo cáo",
  shortName: "tên ngắn",
  number: "số công văn",
  signed: "ngày công văn",
  office: "nơi ban hành",
  receiver: "nơi nhận báo cáo",
  email: "địa chỉ thư điện tử",
  help: "người hỗ trợ",
  mustAlsoSend: "phần phải gửi thêm",
  asOf: "ngày lấy số liệu",
};

function textSaid(field: RoundText, text: string): string {
  return field === "signed" || field === "asOf" ? daySaid(text) : text;
}

function daysSaid(deadlines: RoundDraft["deadlines"]): string {
  return deadlines.map(({ at, inclusive }) => `${inclusive ? "hết" : "trước"} ${daySaid(at)}`).join(", ");
}

const roundOthers = {
  period: "đổi thời gian lấy số liệu",
  ladder: "đổi lịch nhắc",
  units: "đổi loại đơn vị nhận công văn",
} as const;

const forms: Readonly<Record<string, string | undefined>> = {
  title: "đổi tiêu đề biểu mẫu",
  shortTitle: "đổi tên ngắn của biểu mẫu",
  highlights: "đổi các số chính của bảng tổng hợp",
  limits: "đổi giới hạn của các số",
  words: "đổi lời của bot cho biểu mẫu này",
};
