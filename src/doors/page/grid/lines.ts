// The lines of a list as HTML: each with its boxes and a way to take it out, and the list's end. Works without a script.
import { html } from "hono/html";
import type { GridLine, GridLinesEnd } from "../../../text/page/grid-row.ts";
import { gridWords } from "../../../text/page/grid-words.ts";
import { cellHtml, type Html } from "./boxes.ts";

/** A line; its number is kept apart, for lines that go change the numbers of others. */
export function lineHtml({ id, list, noun, no, state, cells, says }: GridLine, closed: boolean): Html {
  const row = { id, says: says !== null, doubted: false };
  return html`<tr id="${id}" class="line" data-list="${list}" data-state="${state}"><th scope="row"><span id="r:${id}"><span class="unseen">${noun} </span>${
    no === null ? gridWords.newLine : html`<span class="no">${no}</span>`
  }</span>${state === "empty" || closed ? "" : dropHtml(id, noun, no)}<div class="says" id="d:${id}">${
    says === null ? "" : html`<p>${says}</p>`
  }</div></th>${cells.map((cell) => cellHtml(row, cell, closed))}</tr>
          `;
}

/** Asked twice: one press alone takes nothing out. */
function dropHtml(id: string, noun: string, no: number | null): Html {
  const which = no === null ? gridWords.newLine : html`<span class="no">${no}</span>`;
  return html`<details><summary>${gridWords.drop}<span class="unseen"> ${noun} ${which}</span></summary><button name="drop:${id}" value="1">${gridWords.dropSure}</button></details>`;
}

export function linesEndHtml(
  { id, order, most, says, why, close }: GridLinesEnd,
  width: number,
  closed: boolean,
): Html {
  return html`<tr id="${id}" class="lines-end" tabindex="-1" data-order="${order.join(" ")}" data-most="${most}"><td colspan="${width + 1}">${says.map(
    (one) => html`<p>${one}</p>`,
  )}${why === null ? "" : html`<p class="why">${why}</p>`}${
    close === null || closed ? "" : html`<button name="close:${id}" value="1">${close}</button>`
  }</td></tr>
          `;
}
