// The cells of a grid as HTML: boxes with what is asked beside them, and what nobody types. Everything put in is escaped by
// `html`.
import { html } from "hono/html";
import type { GridBox } from "../../../text/page/grid-box.ts";
import type { GridCell } from "../../../text/page/grid-row.ts";
import { gridWords } from "../../../text/page/grid-words.ts";

export type Html = ReturnType<typeof html>;

/** The row that a cell stands in: what it is, and whether something is said of it as a whole. */
export type RowOf = { readonly id: string; readonly says: boolean; readonly doubted: boolean };

export function cellHtml(row: RowOf, cell: GridCell, closed: boolean): Html {
  switch (cell.type) {
    case "crossed":
      return html`<td class="crossed"><span aria-hidden="true">×</span><span class="unseen">${gridWords.crossed}</span></td>`;
    case "text":
      return html`<td>${cell.text}</td>`;
    case "computed":
      return html`<td class="computed"><output id="v:${cell.place}">${cell.text}</output></td>`;
    case "box":
      return html`<td${cell.columns > 1 ? html` colspan="${cell.columns}"` : ""}>${boxHtml(row, cell, closed)}<div class="says" id="s:${cell.place}">${saysHtml(cell)}</div></td>`;
  }
}

function boxHtml({ id, says, doubted }: RowOf, box: GridBox, closed: boolean): Html {
  const { place, input, said, options, state, words } = box;
  const wrong = state === "asked" || doubted;
  const about = html`id="b:${place}" name="c:${place}" data-state="${state}" aria-labelledby="r:${id}${box.heads.map((head) => ` ${head}`).join("")}"${
    words === null && !says
      ? ""
      : html` aria-describedby="${words === null ? "" : `s:${place} `}${says ? `d:${id}` : ""}"`
  }${wrong ? html` aria-invalid="true"` : ""}${closed ? html` disabled` : ""}`;
  switch (input) {
    case "choice":
      return html`<select ${about}><option value=""></option>${choiceOptions(options, said)}</select>`;
    case "text":
      return html`<textarea ${about} rows="3">${said}</textarea>`;
    default:
      return html`<input ${about} value="${said}"${input === "number" ? html` class="figure" inputmode="decimal"` : ""}>`;
  }
}

/** What was typed or pasted and is none of the options stands among them, so that it is not lost. */
function choiceOptions(options: readonly string[], said: string): Html {
  const all = said === "" || options.includes(said) ? options : [...options, said];
  return html`${all.map((one) => html`<option${one === said ? html` selected` : ""}>${one}</option>`)}`;
}

function saysHtml({ place, words, choices }: GridBox): Html | "" {
  if (words === null) return "";
  return html`<p>${words}</p>${choices.map(
    ({ does, value, label }) => html`<button name="${does}:${place}" value="${value}">${label}</button>`,
  )}`;
}
