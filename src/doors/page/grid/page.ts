// The page of a grid as HTML: a real table whose boxes are called by their row and their columns. Everything put in is
// escaped by `html`. Without its script it is one form.
import { html } from "hono/html";
import type { GridSheet } from "../../../text/page/grid.ts";
import type { GridOwnRow, GridRow } from "../../../text/page/grid-row.ts";
import { gridScriptWords, gridWords } from "../../../text/page/grid-words.ts";
import { plainPage, wholePage } from "../chat/page.ts";
import { cellHtml, type Html } from "./boxes.ts";
import { lineHtml, linesEndHtml } from "./lines.ts";

type GridPage = {
  readonly sheet: GridSheet;
  /** The page's own address, to which it posts. */
  readonly path: string;
  /** Names the next post. */
  readonly id: string;
  /** The chat stands on this very site. */
  readonly home: boolean;
  /** What is to be known of the last post. */
  readonly notice?: string | null;
  /** Only these rows: what the script asks for, to put into the page that it has. */
  readonly only?: ReadonlySet<string>;
};

/** The table, to be filled in. */
export function gridPage({ sheet, path, id, home, notice = null, only }: GridPage): Html {
  const { title, unit, round, rev, closed, progress } = sheet;
  return wholePage(
    gridWords.title(title),
    { style: "grid.css", script: "grid.js" },
    html`<body class="sheet" data-words="${JSON.stringify(gridScriptWords)}">
<header class="sheet-bar">
  <h1>${title}</h1>
  <p>${round} · ${unit} · <span id="progress">${progress}</span></p>
  ${tablesNav(sheet, path)}
</header>
<main>
  ${closed === null ? "" : html`<p class="problem" role="alert" id="closed">${closed}</p>`}
  ${notice === null ? "" : html`<p class="problem" role="alert" id="notice">${notice}</p>`}
  <p id="how">${gridWords.how}</p>
  <form method="post" action="${path}" id="grid" autocomplete="off">
    <button class="unseen" tabindex="-1" aria-hidden="true">${gridWords.save}</button>
    <input type="hidden" name="id" value="${id}">
    <input type="hidden" name="rev" id="rev" value="${rev}">
    <div class="wide" tabindex="0" role="region" aria-labelledby="caption">
      <table>
        <caption class="unseen" id="caption">${title}</caption>
        ${headRows(sheet)}
        <tbody>
          ${sheet.rows.filter((row) => only?.has(row.id) ?? true).map((row) => rowHtml(row, sheet.width, closed !== null))}
        </tbody>
      </table>
    </div>
    <div class="sheet-end">
      <p id="said" role="status"></p>
      ${closed === null ? endButtons(sheet, home) : ""}
    </div>
  </form>
  ${home && closed !== null ? html`<p><a href="/">${gridWords.back}</a></p>` : ""}
</main>
</body>`,
  );
}

function tablesNav({ tables, table }: GridSheet, path: string): Html | "" {
  if (tables.length < 2) return "";
  const base = path.replace(/\/tables\/[^/]*$/u, "");
  return html`<nav aria-label="${gridWords.tables}"><ul>${tables.map(
    ({ id, title }) =>
      html`<li><a href="${base}/tables/${id}"${id === table ? html` aria-current="page"` : ""}>${title}</a></li>`,
  )}</ul></nav>`;
}

function endButtons({ hasEmpty }: GridSheet, home: boolean): Html {
  return html`<button class="main" id="save">${gridWords.save}</button>
      <button class="main" name="done" value="1">${home ? gridWords.done : gridWords.doneHere}</button>
      <button name="zeros" value="1" id="zeros"${hasEmpty ? "" : html` hidden`}>${gridWords.zeros}</button>`;
}

function headRows({ heads, lead }: GridSheet): Html {
  return html`<thead>${heads.map(
    (level, at) =>
      html`<tr>${at === 0 ? html`<th scope="col" rowspan="${heads.length}">${lead}</th>` : ""}${level.map(
        ({ id, text, columns, rows }) =>
          html`<th id="${id}" scope="${columns > 1 ? "colgroup" : "col"}" colspan="${columns}" rowspan="${rows}">${text}</th>`,
      )}</tr>`,
  )}</thead>`;
}

function rowHtml(row: GridRow, width: number, closed: boolean): Html {
  switch (row.role) {
    case "line":
      return lineHtml(row, closed);
    case "lines-end":
      return linesEndHtml(row, width, closed);
    case "heading":
      return html`<tr id="${row.id}" class="sum"><th scope="rowgroup" colspan="${width + 1}">${nameHtml(row.no, row.text)}</th></tr>
          `;
    default:
      return ownRowHtml(row, closed);
  }
}

function ownRowHtml({ id, no, text, hint, role, cells, doubt }: GridOwnRow, closed: boolean): Html {
  const row = { id, says: doubt !== null, doubted: doubt !== null };
  return html`<tr id="${id}"${role === "total" ? html` class="sum"` : ""}><th scope="row"><span id="r:${id}">${nameHtml(no, text)}</span>${
    hint === null ? "" : html`<small>${hint}</small>`
  }<div class="says" id="d:${id}">${doubt === null ? "" : doubtHtml(id, doubt)}</div></th>${cells.map(
    (cell) => cellHtml(row, cell, closed),
  )}</tr>
          `;
}

function nameHtml(no: string, text: string): Html | string {
  return no === "" ? text : `${no}. ${text}`;
}

function doubtHtml(id: string, { words, key, asksReason }: NonNullable<GridOwnRow["doubt"]>): Html {
  return html`<p>${words}</p>${
    asksReason ? html`<label>${gridWords.reason} <input name="reason:${id}" maxlength="500"></label>` : ""
  }<button name="sure:${id}" value="${key}">${gridWords.right}</button>`;
}

/** Before a browser has opened it: whoever asks for the reports, and a button. */
export function unopenedPage(office: string | null, path: string): Html {
  return plainPage(
    gridWords.open,
    html`${office === null ? "" : html`<p><strong>${office}</strong></p>`}
  <p>${gridWords.lead}</p>
  <form method="post" action="${path}/open"><button class="main wide">${gridWords.open}</button></form>`,
  );
}

/** Of a link that has run out or is another browser's. */
export function deadGridPage(path: string, resend: string): Html {
  return plainPage(
    gridWords.deadTitle,
    html`<p>${gridWords.dead}</p>
  <form method="post" action="${path}/resend"><button class="main wide">${resend}</button></form>`,
  );
}

/** The chat was told what was recorded. */
export function toldPage(path: string): Html {
  return plainPage(
    gridWords.toldTitle,
    html`<p role="status">${gridWords.told}</p>
  <p><a href="${path}">${gridWords.open}</a></p>`,
  );
}
