// How proofs are asked for and told: of which rows, how many files and links, and that there are none. Pure.
import type { Answers } from "../../form/answers.ts";
import { printedNo } from "../../form/checklist.ts";
import { askedNow, isAskedNow } from "../../form/conditions.ts";
import { uploadOf } from "../../form/kinds/proof.ts";
import { ends } from "../../form/kinds/text.ts";
import { proofsOfRow } from "../../form/proofs.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { Action, Asked } from "../../interview/chat.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import { photosHere } from "../../message.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { whichReport } from "./rounds.ts";
import { sayAnswer } from "./values.ts";

/** More choices than these are not shown; then the number has to be typed. */
const mostWays = 6;

/** One prompt for the open proofs of a group. */
export function proofsPrompt(c: SpeechContext, { open }: Extract<Asked, { at: "proofs" }>): Speech {
  const proofs = open.flatMap((id) => c.q.byId(id) ?? []);
  const [first, second] = proofs;
  if (!first) return { lines: [] };
  const nos = proofs.map(printedNo);
  const example = second ? `${nos[Math.floor(nos.length / 2)]}: https://…` : "https://…";
  const what = second ? nos.join(", ") : `${nos[0]} (${first.main.text})`;
  const stands = second ? null : sayAnswer(first, c.answers);
  const how = `Minh chứng cho ${what}: ${photosHere}gửi đường dẫn, ví dụ ${example}`;
  const asked =
    stands === null
      ? [`${how} Chưa có thì gõ “để sau”. Xin không gửi ảnh rõ mặt học sinh.`]
      : [
          `${how} Xin không gửi ảnh rõ mặt học sinh.`,
          `Đang có: ${stands}. Gõ “tiếp” để giữ nguyên, “bỏ minh chứng ${nos[0]}” để bỏ.`,
        ];
  return {
    lines: [...whichReport(c), ...asked],
    offers: [
      ...(stands === null ? [offers.later] : [offers.keepAnswer]),
      offers.noProof("không có minh chứng"),
      offers.back,
    ],
    document: { type: "upload", nodeId: c.node.id },
  };
}

type ProofTrouble = Extract<
  SpeechEvent,
  { type: "which-proof" | "proofs-left" | "no-proof-in" | "no-proof" | "row-shown" | "proofs-idle" }
>;

/** What has to be said of proofs beside what was recorded of them. */
export function proofTrouble(c: SpeechContext, event: ProofTrouble): Speech {
  switch (event.type) {
    case "which-proof":
      return whichProof(c, event);
    case "proofs-left":
      return proofsLeft(event.proofs);
    case "no-proof-in":
      return noProofIn(c, event);
    case "no-proof":
      return { lines: [`Mục ${event.no} chưa có minh chứng nào.`] };
    case "row-shown":
      return rowShown(c, event.id);
    case "proofs-idle":
      return proofsIdle(c.q, event.ids);
  }
}

/** Of which row links or files are: each is a choice. */
function whichProof(c: SpeechContext, event: Extract<SpeechEvent, { type: "which-proof" }>): Speech {
  const rows = event.ids.flatMap((id) => c.q.byId(id) ?? []);
  const [only, more] = rows;
  const ways = rows.length <= mostWays ? rows : [];
  const { proofs, raw } = event;
  const prove = ({ id }: Question): Action => ({ do: "prove", id, proofs: [...proofs], raw });
  const source = c.q.byId(event.from ?? "");
  if (source && only && !more)
    return {
      lines: [
        `Lấy minh chứng của mục ${printedNo(source)} (${sayProofs(proofs)}) cho mục ${printedNo(only)}, đúng không ạ?`,
      ],
      offers: [offers.right(prove(only)), offers.again],
    };
  const what = source
    ? `Minh chứng của mục ${printedNo(source)} (${sayProofs(proofs)}) cũng`
    : proofs.some((proof) => uploadOf(proof) !== null) && proofs.length === 1
      ? `“${raw}”`
      : sayJustSent(proofs);
  return {
    lines: [`${what} là minh chứng của mục nào ạ? Gõ số: ${rows.map(printedNo).join(", ")}.`],
    offers: [...ways.map((row) => offers.proofOf(printedNo(row), prove(row))), offers.again],
  };
}

/** "2 đường dẫn và 1 tệp". */
function sayProofs(proofs: readonly string[]): string {
  const files = proofs.filter((proof) => uploadOf(proof) !== null).length;
  const links = proofs.length - files;
  const parts = [...(links > 0 ? [`${links} đường dẫn`] : []), ...(files > 0 ? [`${files} ảnh, tệp`] : [])];
  return parts.join(" và ");
}

function sayJustSent(proofs: readonly string[]): string {
  const [only, more] = proofs;
  if (only === undefined || more !== undefined) return `${sayProofs(proofs)} vừa gửi`;
  return uploadOf(only) === null ? "Đường dẫn vừa gửi" : "Ảnh, tệp vừa gửi";
}

/** What was sent was not taken. */
function proofsLeft(proofs: readonly string[]): Speech {
  return {
    lines: [`${sayJustSent(proofs)} chưa được ghi vào mục nào; cần ghi thì xin gửi lại kèm số mục.`],
  };
}

/** A text without any proof, or about those of a row that has none. */
function noProofIn(
  { q }: SpeechContext,
  { said, from }: Extract<SpeechEvent, { type: "no-proof-in" }>,
): Speech {
  const source = q.byId(from ?? "");
  if (source) return { lines: [`Mục ${printedNo(source)} chưa có minh chứng để lấy theo.`] };
  if (from === null)
    return { lines: [`Bot chưa rõ “${ends(said)}” là mục nào; xin ghi số, ví dụ: như mục 1.`] };
  return {
    lines: [`Trong “${ends(said)}” không có ảnh, tệp hay đường dẫn nên bot chưa ghi minh chứng nào.`],
  };
}

/** What stands at a row, and at its proofs. */
function rowShown(c: SpeechContext, id: string): Speech {
  const row = c.q.byId(id);
  if (!row) return { lines: [] };
  const said = sayAnswer(row, c.answers) ?? "chưa trả lời";
  return { lines: [`Mục ${printedNo(row)} (${row.main.text}): ${said}${proofBeside(c, row)}.`] };
}

/** What was recorded of one row's proofs. */
export function proofTold(question: Question, said: string): Speech {
  return { lines: [`Đã ghi minh chứng ${printedNo(question)}: ${said}.`] };
}

export function proofDropped(q: Questionnaire, id: string): Speech {
  const proof = q.byId(id);
  return { lines: proof ? [`Đã bỏ minh chứng ${printedNo(proof)}.`] : [] };
}

/** A yes became a no: its proofs are kept and count no more. */
function proofsIdle(q: Questionnaire, ids: readonly string[]): Speech {
  const nos = ids.flatMap((id) => q.byId(id) ?? []).map(printedNo);
  return { lines: [`Minh chứng của ${nos.join(", ")} không còn tính, vì mục này không còn ghi “có”.`] };
}

/** " (minh chứng: 1 tệp)" behind a row that is there; empty where none is asked for. */
export function proofBeside(c: SpeechContext, row: Question): string {
  const [proof] = proofsOfRow(c.q, row).filter((one) => isAskedNow(c.answers, one));
  if (!proof) return "";
  const said = sayAnswer(proof, c.answers);
  return said === null ? " (chưa có minh chứng)" : ` (minh chứng: ${said})`;
}

/** How many proofs go with the report. */
export function receiptProofs({ q, answers }: SpeechContext): string[] {
  const proofs = proofsIn(q, answers);
  if (proofs.length === 0) return [];
  const files = proofs.filter((proof) => uploadOf(proof) !== null).length;
  const links = proofs.length - files;
  const said = [...(files > 0 ? [`${files} tệp`] : []), ...(links > 0 ? [`${links} đường dẫn`] : [])];
  return [`Minh chứng: ${said.join(", ")}.`];
}

function proofsIn(q: Questionnaire, answers: Answers): readonly string[] {
  return askedNow(q, answers)
    .filter(({ proofOf }) => proofOf !== null)
    .flatMap(({ places: [place = ""] }) => {
      const value = answers.get(place)?.value;
      return Array.isArray(value) ? value.map(String) : [];
    });
}
