// The whole list of what a handed-over file says, as its page shows it: every row, every figure that found no place. Pure.
import type { FileLeft, ReadFile } from "../../files/blocks.ts";
import type { Question } from "../../form/question.ts";
import type { FileDoubt, FileHolds } from "../../interview/handed/file-question.ts";
import type { Unplaced } from "../../interview/handed/handed.ts";
import { formatNumber } from "../format.ts";
import type { SpeechContext } from "../interview/context.ts";
import {
  counts,
  excerpt,
  fileAnswers,
  leftOutWhy,
  leftWords,
  oldLetters,
  otherTotalWords,
  sayUnplaced,
  unplacedLead,
} from "../interview/file-summary.ts";
import { headOf, nameWithWords } from "../interview/row-names.ts";
import { sayAnswer, sayValues } from "../interview/values.ts";
import { listParts } from "./handed-lists.ts";
import { type HandedPart, part, some } from "./handed-part.ts";

type Report = Pick<SpeechContext, "q" | "answers">;

/** What the page says of a file that was read, in the order in which a person needs it. */
export function handedParts(c: Report, file: ReadFile, holds: FileHolds): readonly HandedPart[] {
  const { handed, sorted } = holds;
  if (handed.choose.length > 0)
    return [
      part("Tệp có nhiều trang khớp với biểu; bot hỏi lấy trang nào trong cuộc trò chuyện.", handed.choose),
    ];
  const texts = sorted.fresh.filter(({ question }) => question.narrative);
  const rows = sorted.fresh.filter(({ question }) => !question.narrative);
  const words = (list: readonly Question[]) => list.map((question) => nameWithWords(c.q, question));
  return [
    part(`Đã đọc${handed.sheet === null ? "" : ` trang “${handed.sheet}”`}: ${counts(c.q, holds)}.`),
    ...(handed.otherUnit === null
      ? []
      : [part(`Tệp ghi tên đơn vị “${handed.otherUnit}”; bot hỏi lại trong cuộc trò chuyện.`)]),
    ...some(`Số lấy được, ghi khi gõ “ghi” (${formatNumber(rows.length)}):`, fileAnswers(rows)),
    ...some(
      `Lời văn lấy được (${formatNumber(texts.length)}):`,
      texts.map(({ question, said }) => `${headOf(question)}: “${excerpt(said)}”`),
    ),
    ...some(
      `Giống số đã ghi (${formatNumber(sorted.same.length)}):`,
      sorted.same.map((question) => {
        const name = nameWithWords(c.q, question);
        return question.narrative ? name : `${name}: ${sayAnswer(question, c.answers) ?? ""}`;
      }),
    ),
    ...some(
      `Khác số đang ghi, không thay khi chưa hỏi (${formatNumber(sorted.differs.length)}):`,
      sorted.differs.map(({ question, values }) => {
        const stands = sayAnswer(question, c.answers) ?? "";
        return question.narrative
          ? `${headOf(question)}: nội dung khác`
          : `${headOf(question)}: đang ghi ${stands}; tệp ghi ${sayValues(question, values)}`;
      }),
    ),
    ...listParts(c.q, holds),
    ...some(
      `Chưa rõ, bot hỏi từng chỗ (${formatNumber(sorted.doubts.length)}):`,
      sorted.doubts.map(sayDoubt),
    ),
    ...some(
      `Tệp chưa rõ nên giữ số đang ghi (${formatNumber(sorted.passed.length)}):`,
      sorted.passed.map(({ question, said }) => `${headOf(question)}: tệp ghi “${excerpt(said)}”`),
    ),
    ...some(`Ghi “–” (${formatNumber(sorted.dashes.length)}):`, words(sorted.dashes)),
    ...some(`Để trống (${formatNumber(sorted.blanks.length)}):`, words(sorted.blanks)),
    ...(["sum", "worked-out"] as const).flatMap((what) =>
      some(
        `${otherTotalWords[what].differs}:`,
        handed.totals
          .filter((one) => one.what === what)
          .map(
            ({ name, figures, sum }) =>
              `“${excerpt(name)}” ${figures}; ${otherTotalWords[what].makes}: ${sum}`,
          ),
      ),
    ),
    ...some(
      "Minh chứng của dòng trả lời “không”, bot không lấy:",
      sorted.idle.map(({ question, said }) => `${headOf(question)}: ${excerpt(said)}`),
    ),
    ...unplacedParts(handed.unplaced),
    ...some(
      "Bảng, trang không đọc:",
      handed.leftOut.map(({ name, why }) => `${name} (${leftOutWhy[why]})`),
    ),
    ...some("Chỗ chưa đọc hết:", [...file.left, ...handed.left].map(sayLeft)),
    ...(file.letters === null
      ? []
      : [part(`Chữ trong tệp theo bảng mã cũ (${oldLetters[file.letters]}), bot đã chuyển sang Unicode.`)]),
  ];
}

function unplacedParts(unplaced: readonly Unplaced[]): readonly HandedPart[] {
  return (Object.keys(unplacedLead) as Unplaced["why"][]).flatMap((why) =>
    some(
      `${unplacedLead[why]}:`,
      unplaced.filter((one) => one.why === why).map((one) => sayUnplaced(one)),
    ),
  );
}

function sayDoubt({ question, said, wording }: FileDoubt): string {
  const words = wording === "" ? "" : ` (dòng “${excerpt(wording)}”)`;
  return `${headOf(question)}: tệp ghi “${excerpt(said)}”${words}`;
}

function sayLeft({ what, most, where }: FileLeft): string {
  return `${where === null ? "" : `${where}: `}chỉ đọc ${formatNumber(most)} ${leftWords[what]} đầu`;
}
