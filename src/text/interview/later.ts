// What is said of a report that came in below a compiled one after that was handed in. Pure.
import type { Answers } from "../../form/answers.ts";
import type { Questionnaire } from "../../form/question.ts";
import { formatTime } from "../format.ts";
import { differenceLines } from "../officer/difference.ts";

type Later = {
  /** The compiling unit, and the one below it. */
  readonly unit: string;
  readonly child: string;
  readonly at: Date;
  readonly zone: string;
  readonly q: Questionnaire;
  /** What the compiled report holds of it; null where it holds nothing. */
  readonly before: Answers | null;
  readonly after: Answers;
  readonly to: "compiler" | "officer";
};

/** Who sent what, row by row; the compiler is told the two words that settle it. */
export function laterNotice({ unit, child, at, zone, q, before, after, to }: Later): string {
  const lines = differenceLines(q, before ?? nothingOf(after), after);
  return [
    `${child} ${before === null ? "nộp" : "nộp lại"} lúc ${formatTime(at, zone)}, sau khi ${unit} đã nộp báo cáo tổng hợp${lines.length > 0 ? ":" : "; số liệu không đổi."}`,
    ...lines,
    to === "compiler"
      ? "Gõ “nộp lại” để nộp bản mới có số này; “để nguyên” để giữ bản đã nộp."
      : `${unit} chưa nộp lại: số này chưa có trong tổng.`,
  ].join("\n");
}

/** A report that says nothing: only what it then says is told. */
function nothingOf(after: Answers): Answers {
  return new Map(
    [...after].map(([place, answer]) => [
      place,
      typeof answer.value === "number" && answer.value > 0 ? { ...answer, value: 0 } : answer,
    ]),
  );
}
