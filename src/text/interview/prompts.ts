// What a prompt says: one thing asked, its number and its choices. Pure.

import type { Cell } from "../../form/cells.ts";
import { isHard } from "../../form/checks/check.ts";
import { ends } from "../../form/kinds/text.ts";
import { progressOf } from "../../form/progress.ts";
import type { Question } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import { askedAtOnce } from "../../form/tuple-places.ts";
import { formWords } from "../../form/words/form-words.ts";
import type { Asked, NewOffer } from "../../interview/chat.ts";
import type { FileQuestion } from "../../interview/handed/file-question.ts";
import { standing } from "../../interview/moves/nothing-held.ts";
import { shownAsItem, skippedOf, unansweredOf } from "../../interview/next.ts";
import { compiles, coverageLines, isWhole } from "./below.ts";
import { checklistPrompt } from "./checklist.ts";
import { belowLines, belowOffers, compiledGroup } from "./compiled.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { fileQuestion } from "./file-question.ts";
import { groupPrompt } from "./group-prompt.ts";
import { linePrompt, listPrompt } from "./list-prompt.ts";
import { offers } from "./offers.ts";
import { optionOffers } from "./option-offers.ts";
import { proofsPrompt } from "./proofs.ts";
import { proposal } from "./proposed.ts";
import { reportName, whichReport } from "./rounds.ts";
import { sealedPrompt } from "./sealed.ts";
import { yesNo } from "./unsure.ts";
import {
  examplesOf,
  listNos,
  sayAnswer,
  sayEditable,
  sayExample,
  sayMissing,
  sayNo,
  sayTurn,
  sayUnit,
  sayWanted,
} from "./values.ts";
import { sayReasonFor, sayWarning } from "./warnings.ts";

/** The prompt for what is asked now; `file`: what a file says of it, where it is asked for that. */
export function prompt(c: SpeechContext, asked: Asked, file?: FileQuestion): Speech {
  if (file) return fileQuestion(c, file, (question) => questionPrompt(c, question));
  switch (asked.at) {
    case "question":
    case "confirm": {
      const question = c.q.byId(asked.id);
      return question ? questionPrompt(c, question) : { lines: [] };
    }
    case "group":
      return compiles(c) ? compiledGroup(c, asked) : groupPrompt(c, asked);
    case "checklist":
      return checklistPrompt(c, asked);
    case "list":
      return listPrompt(c, asked);
    case "line":
      return linePrompt(c, asked);
    case "proofs":
      return proofsPrompt(c, asked);
    case "more":
      return { lines: ["Xin gửi tiếp phần còn lại. Hết rồi thì gõ “xong”."], offers: [offers.done] };
    case "note": {
      const question = c.q.byId(asked.id);
      if (!question) return { lines: [] };
      return { lines: [`Xin gửi ghi chú cho ${sayNo(question, shownAsItem(c.chat, question))}.`] };
    }
    case "reason":
      return { lines: [`Xin cho biết lý do: ${sayReasonFor(c, asked)}`] };
    case "missing-reason":
      return {
        lines: [
          `Xin cho biết lý do còn thiếu ${unansweredOf(c.q, c.answers).length} mục; chuyên viên sẽ xem.`,
        ],
      };
    case "nothing-reason":
      return {
        lines: [
          `Xin cho biết lý do đơn vị ${formWords(c.q.form).nothing}. Bot sẽ ghi 0 hoặc “không có” cho ${unansweredOf(c.q, c.answers).length} mục còn trống.`,
        ],
        offers: [offers.notNothing],
      };
    case "nothing-confirm":
      return nothingPrompt(c, asked);
    case "end":
      return endPrompt(c);
    case "warning":
      return warningPrompt(c, asked);
    case "submit":
      return submitPrompt(c, asked);
    case "sealed":
      return sealedPrompt(c);
    case "command":
    case "file-sheet":
    case "file-unit":
    case "file-take":
    case "file-differs":
    case "file-dashes":
    case "file-blanks":
      return { lines: [] };
  }
}

function questionPrompt(c: SpeechContext, question: Question): Speech {
  const asItem = shownAsItem(c.chat, question);
  const showing = asItem && question.alias ? question.alias : question.main;
  const head = `${sayTurn(c, question)} Mục ${showing.no}. ${showing.text}`;
  const current = sayAnswer(question, c.answers);
  if (current !== null && c.chat.half === null) {
    const keep = "Gửi câu trả lời mới để thay, hoặc gõ “tiếp” để giữ nguyên.";
    return {
      lines: [
        ...whichReport(c),
        head,
        ...toChooseFrom(c, question),
        `Đang ghi: ${current}. ${keep}`,
        ...alsoAt(question, asItem),
      ],
      offers: [offers.keepAnswer, ...optionOffers(question), ...noneOffer(question), offers.back],
    };
  }
  const before = proposal(c, question);
  const lines = [
    ...whichReport(c),
    head,
    ...belowLines(c, question),
    ...ask(c, question),
    ...before.lines,
    ...alsoAt(question, asItem),
  ];
  const wide = isWide(question) && c.chat.half === null;
  return {
    lines,
    offers: [...before.offers, ...questionOffers(c, question)],
    ...(wide ? { document: { type: "upload", nodeId: c.node.id } as const } : {}),
  };
}

/** What may be chosen instead of what stands: nobody knows the options by heart. */
function toChooseFrom(c: SpeechContext, { cells }: Question): string[] {
  const [only, more] = cells;
  const own = only && !more && only.options.length > 0 ? only.kind.ask(only, examplesOf(c)) : null;
  return own === null ? [] : [own];
}

/** A row that is asked part by part is filled sooner in a table. */
function isWide({ cells }: Question): boolean {
  return askedAtOnce(cells, cells).length < cells.length;
}

/** A linked figure is asked once and stands twice; whoever sees one of the two is told of the other. */
function alsoAt(question: Question, asItem: boolean): string[] {
  if (!question.alias) return [];
  return asItem
    ? [`(Số này được điền cả vào mục ${question.main.no} của bảng.)`]
    : [`(Số này được điền cả vào mục ${question.alias.no}.)`];
}

function ask(c: SpeechContext, question: Question): string[] {
  const [only] = question.cells;
  const own = only?.kind.ask(only, examplesOf(c));
  if (only && own && question.cells.length === 1) return [own, ...mayStayEmpty(only)];
  if (c.chat.half) return [`Xin cho biết thêm ${sayMissing(question, c.chat.half)}.`];
  const hint = question.hint && c.chat.refusals === 0 ? [question.hint] : [];
  const wanted = `Xin gửi ${sayWanted(question)}`;
  const zeroes = sayUnit(question.cells) === "số" ? " Không có thì ghi 0." : "";
  if (question.cells.length > 2)
    return [
      ...hint,
      ...(isWide(question)
        ? [
            `Dòng này có ${question.cells.length} ô, nhập vào tệp Excel rồi gửi cho tiện; hoặc gửi tại đây, mỗi tin một phần.`,
          ]
        : []),
      `${wanted}.`,
      `Ví dụ: ${sayExample(c, question)}.${zeroes} Cần khung để điền: gõ “khung”.`,
    ];
  const shown = only?.kind.exampleEachTime || c.chat.examples <= 2 || c.chat.refusals > 0;
  return [...hint, `${wanted}${shown ? `, ví dụ: ${sayExample(c, question)}` : ""}.`];
}

/** Said where "không" would else mean nothing: of a date, a choice. */
function mayStayEmpty({ kind, said }: Cell): string[] {
  return said.optional && kind.none === null ? ["Không có thì gõ “không”."] : [];
}

function questionOffers(c: SpeechContext, question: Question): NewOffer[] {
  const first = c.q.inOrder(c.chat.order)[0] === question;
  const nothingYet = progressOf(c.q, c.answers).done === 0;
  const hasFigures = c.q.questions.some((other) => other.rowId !== null);
  const below = belowOffers(c, question);
  return [
    ...optionOffers(question),
    ...(below.length > 0 ? below : noneOffer(question)),
    offers.later,
    ...(first ? [] : [offers.back]),
    ...(first && nothingYet && hasFigures && c.chat.order === "official" ? [offers.figuresFirst] : []),
  ];
}

function noneOffer(question: Question): NewOffer[] {
  const yesOrNo = yesNo(question);
  if (yesOrNo.length > 0) return yesOrNo;
  return noneOf(question.cells) === null ? [] : [offers.none(question.id)];
}

/** Everything is answered or put off. */
function endPrompt(c: SpeechContext): Speech {
  const skipped = skippedOf(c.q, c.answers, c.chat);
  const open = unansweredOf(c.q, c.answers);
  const { total } = progressOf(c.q, c.answers);
  if (open.length === 0) {
    const warned = c.warnings.length > 0 ? ` Có ${c.warnings.length} điểm bot sẽ hỏi lại khi nộp.` : "";
    const reopened = c.report.revising || c.report.state === "returned";
    const edit = reopened ? [`Sửa mục nào thì gõ “sửa” và số mục, ví dụ: sửa ${sayEditable(c.q)}.`] : [];
    return {
      lines: [
        ...coverageLines(c),
        `${isWhole(c) ? "Báo cáo đã đủ" : "Đã trả lời"} ${total} mục.${warned} Thủ trưởng duyệt rồi thì gõ “nộp”.`,
        ...edit,
      ],
      offers: [offers.review, offers.draft, offers.submit],
    };
  }
  const all = listNos(open, 12, c.chat);
  const later = skipped.length > 0 ? ` (để sau: ${listNos(skipped, 12, c.chat)})` : "";
  const what =
    skipped.length === open.length
      ? `Còn ${open.length} mục để sau: ${all}.`
      : `Còn ${open.length} mục chưa trả lời: ${all}${later}.`;
  return {
    lines: [what, "Gõ “tiếp” để trả lời ngay."],
    offers: [offers.answerLater, offers.review, offers.incomplete(open.length)],
  };
}

/** What holding nothing would write, beside what stands. */
function nothingPrompt(c: SpeechContext, { reason }: Extract<Asked, { at: "nothing-confirm" }>): Speech {
  const open = unansweredOf(c.q, c.answers);
  const kept = standing(c);
  return {
    lines: [
      `Đơn vị ${formWords(c.q.form).nothingBefore}: “${ends(reason)}”.`,
      `${kept.length} mục đã có nội dung giữ nguyên: ${listNos(kept, 12, c.chat)}.`,
      `${open.length} mục còn trống sẽ ghi 0 hoặc “không có”: ${listNos(open, 40, c.chat)}. Có đúng không ạ?`,
    ],
    offers: [offers.right({ do: "nothing", reason, sure: true }), offers.notNothing],
  };
}

function warningPrompt(c: SpeechContext, asked: Extract<Asked, { at: "warning" }>): Speech {
  const finding = c.warnings.find((candidate) => candidate.hash === asked.hash);
  if (!finding) return endPrompt(c);
  const rest = c.warnings.length > 1 ? ` (còn ${c.warnings.length - 1} điểm nữa)` : "";
  const [first] = finding.questions;
  if (isHard(finding)) {
    return {
      lines: [`Cần sửa trước khi nộp${rest}: ${sayWarning(c, finding)}`],
      offers:
        finding.questions.length > 1
          ? finding.questions.map(({ main, id }) => offers.changeRow(main.no, id))
          : first
            ? [offers.change(first.id)]
            : [],
    };
  }
  return {
    lines: [`Xin kiểm tra${rest}: ${sayWarning(c, finding)} Số này có đúng không ạ?`],
    offers: [
      offers.right({ do: "waive", ...asWarning(asked), reason: finding.check.reason }),
      ...(first ? [offers.change(first.id)] : []),
    ],
  };
}

function asWarning(asked: Extract<Asked, { at: "warning" }>) {
  return { checkId: asked.checkId, stem: asked.stem, hash: asked.hash };
}

function submitPrompt(c: SpeechContext, asked: Extract<Asked, { at: "submit" }>): Speech {
  const open = unansweredOf(c.q, c.answers);
  const missing =
    open.length > 0 ? ` Báo cáo còn thiếu ${open.length} mục: ${listNos(open, 12, c.chat)}.` : "";
  return {
    lines: [
      ...coverageLines(c),
      `Nộp báo cáo của ${reportName(c)} cho ${c.round.receiver}?${missing} Thủ trưởng đã duyệt chưa ạ? Gõ “đúng” để nộp.`,
    ],
    offers: [offers.seal(asked.rev, asked.missingReason), offers.notYet, offers.draft],
  };
}
