// The way to a grid beside the prompt of a list, of several rows, or of one with many cells: whoever likes boxes better fills them in.
import type { App } from "../../app.ts";
import { tablesOf } from "../../form/items.ts";
import { isLong } from "../../form/lines.ts";
import { isInTable } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import type { Asked } from "../../interview/chat.ts";
import { questionAsked } from "../../interview/next.ts";
import type { GridRef, IncomingMessage } from "../../message.ts";
import type { Replied } from "../person.ts";
import type { Workplace } from "../workplace.ts";
import { handsOver } from "./file-door.ts";

/** A row of more cells is filled in better in boxes than in one line. */
const manyCells = 2;
/** A table of more columns is hardly answered in a chat at all. */
const widestInChat = 8;

type Prompted = { readonly message: IncomingMessage; readonly place: Workplace };

/** The answer with the way to its rows' grid, where it asks such rows, brings nothing else and the chat can open a page. */
export function withGrid(app: App, { message, place }: Prompted, replied: Replied): Replied {
  const { answer, step } = replied;
  if (answer.stands || answer.kind !== "reply") return replied;
  // A frame is copied whole: nothing may stand beneath it.
  if (step?.events.some(({ type }) => type === "frame")) return replied;
  const document = gridFor(place, answer.chat.asked);
  // The page's boxes of a wide table go before the way to hand a file over.
  if (answer.document !== null && !(answer.document.type === "upload" && document?.first)) return replied;
  return document && handsOver(app, message) ? { ...replied, answer: { ...answer, document } } : replied;
}

function gridFor({ q, nodeId }: Workplace, asked: Asked | null): GridRef | null {
  const question = questionInTable(q, asked);
  const at =
    question &&
    tablesOf(q.form).find(({ itemId }) => itemId === question.id || isInTable(question.id, itemId));
  if (!question || !at) return null;
  const first = question.list ? isLong(question.list) : at.table.columns.length > widestInChat;
  return { type: "grid", nodeId, table: at.itemId, row: question.id, first };
}

/** A list, the first of several rows that are asked together, or a row that has many cells. */
function questionInTable(q: Questionnaire, asked: Asked | null) {
  const question = q.byId(questionAsked(asked) ?? "");
  if (!question) return null;
  if (question.list) return asked?.at === "list" || asked?.at === "line" ? question : null;
  if (question.rowId === null) return null;
  const many = asked?.at === "question" && question.cells.length > manyCells;
  return asked?.at === "group" || many ? question : null;
}
