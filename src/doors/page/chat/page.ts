// The pages as HTML: the chat, the download button, the trouble. Everything put in is escaped by `html`.
import { html } from "hono/html";
import { LONGEST_TEXT } from "../../../channels/web.ts";
import type { DocumentRef } from "../../../message.ts";
import { downloadLabels, downloadWords, scriptWords, webWords } from "../../../text/page/page.ts";

export type Html = ReturnType<typeof html>;

type ChatPage = {
  readonly demo: boolean;
  /** Who asks for the reports; null where that is not known. */
  readonly office: string | null;
  /** Of a link `/j/CODE`: offered on a button, for opening a page must not use a code up. */
  readonly code: string | null;
  readonly timeZone: string;
  /** What proves to Zalo that this domain is ours. */
  readonly zaloVerification?: string | undefined;
};

/** The chat page. It is the same for everybody: who the person is, only the requests of its script say. */
export function chatPage(page: ChatPage): Html {
  const title = webWords.title(page.office);
  return document(
    title,
    html`${zaloMeta(page.zaloVerification)}<link rel="stylesheet" href="/assets/chat.css">
<script type="module" src="/assets/chat.js"></script>`,
    html`<body class="chat" data-words="${JSON.stringify(scriptWords)}" data-zone="${page.timeZone}"
    data-longest="${LONGEST_TEXT}">
<a class="skip" href="#text">${webWords.skip}</a>
<header>
  <div class="bar">
    <h1>${title}</h1>
    <div class="progress" id="progress" hidden>
      <span id="progress-words"></span>
      <progress id="progress-bar" aria-label="${webWords.progress}" value="0" max="1"></progress>
    </div>
    <button class="quiet" id="leave" type="button" hidden>${webWords.leave}<span> ${webWords.leaveWhere}</span></button>
  </div>
  ${page.demo ? html`<p class="banner" id="demo">${webWords.demo}</p>` : ""}
</header>
<main id="scroll">
  <div class="column">
    <div id="log" role="log" aria-live="polite" aria-label="${webWords.log}">
      <div class="bubble bot" id="welcome"><p>${webWords.welcome(page.office)}</p></div>
    </div>
    <noscript><p class="card">${webWords.noScript}</p></noscript>
    ${page.code === null ? "" : joinCard(page.code)}
    <div id="choices" class="choices" role="group" aria-label="${webWords.choices}"></div>
  </div>
</main>
<footer>
  <p id="state" role="status"></p>
  <form id="composer">
    <a class="clip" id="clip" href="/chat/uploads" aria-label="${webWords.clip}" title="${webWords.clip}" hidden>
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M7.5 12.5 14 6a3.1 3.1 0 0 1 4.4 4.4l-8 8a5 5 0 0 1-7-7L11 4"/></svg>
    </a>
    <label class="unseen" for="text">${webWords.input}</label>
    <textarea id="text" rows="1" placeholder="${webWords.placeholder}" autocomplete="off" spellcheck="false"></textarea>
    <button class="main" id="send" aria-label="${webWords.send}">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 20.5v-7l9-1.5-9-1.5v-7l19 8.5z"/></svg>
    </button>
  </form>
</footer>
</body>`,
  );
}

/** Zalo looks for it on the front page when a domain is registered. */
export function zaloMeta(code: string | undefined): Html | "" {
  return code === undefined
    ? ""
    : html`<meta name="zalo-platform-site-verification" content="${code}">
`;
}

function joinCard(code: string): Html {
  return html`<section class="card" id="join" data-code="${code}" aria-labelledby="join-title">
      <h2 id="join-title">${webWords.join.title}</h2>
      <p>${webWords.join.lead} <strong class="code">${code}</strong></p>
      <button class="main wide" id="start">${webWords.join.start}</button>
    </section>`;
}

/** The page behind a download link. */
export function downloadPage(target: DocumentRef): Html {
  return plainPage(
    downloadWords.title,
    html`<p>${downloadWords.lead}</p>
  <form method="post"><button class="main wide">${downloadLabels[target.type]}</button></form>`,
  );
}

/** A page that says what is wrong and leads to the page where one can go on. */
export function troublePage(title: string, words: string, home = "/"): Html {
  return plainPage(
    title,
    html`<p>${words}</p>
  <p><a href="${home}">${downloadWords.home}</a></p>`,
  );
}

type Scripted = {
  /** A script that adds to a page which works without it. */
  readonly script?: string;
  /** What the script says. */
  readonly words?: Readonly<Record<string, string>>;
  /** After so many seconds the page is asked for again, where no script does it. */
  readonly refresh?: number;
};

/** A page of one card under a title. */
export function plainPage(title: string, body: Html, { script, words, refresh }: Scripted = {}): Html {
  return document(
    title,
    html`${script === undefined ? "" : html`<script type="module" src="/assets/${script}"></script>`}
${refresh === undefined ? "" : html`<noscript><meta http-equiv="refresh" content="${refresh}"></noscript>`}`,
    html`<body class="plain"${words === undefined ? "" : html` data-words="${JSON.stringify(words)}"`}><main class="card">
  <h1>${title}</h1>
  ${body}
</main></body>`,
  );
}

/** A page of its own look: a style beside that of all pages, a script, and a body. */
export function wholePage(
  title: string,
  { style, script }: { readonly style: string; readonly script: string },
  body: Html,
): Html {
  const head = html`<link rel="stylesheet" href="/assets/${style}">
<script type="module" src="/assets/${script}"></script>`;
  return document(title, head, body);
}

function document(title: string, head: Html | "", body: Html): Html {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
${head}
</head>
${body}
</html>`;
}
