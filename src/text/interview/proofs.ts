// How proofs are asked for and told: of which rows, how many files and links, and that there are none. Pure.
import type { Answers } from "../../form/answers.ts";
import { printedNo } from "../../form/checklist.ts";
import { askedNow, isAskedNow } from "../../form/conditions.ts";
import { uploadOf } from "../../form/kinds/proof.ts";
import { proofsOfRow } from "../../form/proofs.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { Asked } from "../../interview/chat.ts";
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

/** Of which row links or files are: each is a choice. */
export function whichProof(c: SpeechContext, event: Extract<SpeechEvent, { type: "which-proof" }>): Speech {
  const rows = event.ids.flatMap((id) => c.q.byId(id) ?? []);
  const files = event.proofs.filter((proof) => uploadOf(proof) !== null).length;
  const what = files > 0 ? (files > 1 ? `${files} ảnh, tệp vừa gửi` : `“${event.raw}”`) : "Đường dẫn vừa gửi";
  const ways = rows.length <= mostWays ? rows : [];
  return {
    lines: [`${what} là minh chứng của mục nào ạ? Gõ số: ${rows.map(printedNo).join(", ")}.`],
    offers: [
      ...ways.map((row) =>
        offers.proofOf(printedNo(row), {
          do: "prove",
          id: row.id,
          proofs: [...event.proofs],
          raw: event.raw,
        }),
      ),
      offers.again,
    ],
  };
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
export function proofsIdle(q: Questionnaire, ids: readonly string[]): Speech {
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
