// The messages on the page. Every text becomes a text node: nothing a person typed is ever read as HTML.
// @ts-check
import { fitList, pieces } from "./question.js";

/**
 * @typedef {import("./stream.js").Message} Message
 * @typedef {import("./mailbox.js").Item} Item
 */

/** How near to the end the person must be reading for a new message to move the page. */
const NEAR_PX = 160;
/** What stays free above the message that the page is scrolled to, and below the last button. */
const EDGE_PX = 12;
/** A message that takes more screens than these is read from its first line, whatever it asks at its end. */
const MOST_SCREENS = 2;

/**
 * @param {{ log: HTMLElement, choices: HTMLElement, scroll: HTMLElement, words: Record<string, string>, zone: string,
 *   press(choice: { id: string, label: string }): void }} given
 */
export function openLog({ log, choices, scroll, words, zone, press }) {
  /** The answer whose buttons `choices` holds. @type {HTMLElement | null} */
  let owner = null;
  /** The message the page is scrolled to: the first one since the person last said something. @type {HTMLElement | null} */
  let anchor = null;
  const time = new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const day = new Intl.DateTimeFormat("vi", { day: "2-digit", month: "2-digit", timeZone: zone });

  /** @param {number} at */
  function timeOf(at) {
    const date = day.format(at);
    return date === day.format(Date.now()) ? time.format(at) : `${time.format(at)} ${date}`;
  }

  /** Messages stand in the order of the conversation, however late they come. @param {HTMLElement} node @param {number} order */
  function insert(node, order) {
    node.dataset.order = String(order);
    let before = log.lastElementChild;
    while (before instanceof HTMLElement && Number(before.dataset.order ?? -1) > order) {
      before = before.previousElementSibling;
    }
    if (before === null) log.prepend(node);
    else before.after(node);
  }

  /** An answer has come: the buttons before it are gone, its own stand at the end. @param {HTMLElement} node */
  function renew(node) {
    if (owner) fitList(owner, { asked: false, room: 0, below: 0 });
    owner = node;
    for (const old of log.querySelectorAll(".choices")) if (old !== choices) old.remove();
    choices.replaceChildren();
    delete choices.dataset.order;
    if (choices.parentElement === log) log.after(choices);
  }

  /** What comes unasked is not what the question's buttons answer: they go under their own message. */
  function stepAside() {
    if (owner !== null && choices.parentElement !== log) insert(choices, Number(owner.dataset.order) + 0.1);
  }

  /** @param {string} whose @param {string} prefix @param {string} text */
  function bubble(whose, prefix, text) {
    const node = element("div", `bubble ${whose} new`);
    const said = element("p", "");
    for (const { list, text: piece } of whose === "bot" ? pieces(text) : [{ list: false, text }]) {
      if (list) said.append(listOf(linked(piece), words.rows ?? ""));
      else said.append(...linked(piece));
    }
    node.append(element("span", "unseen", prefix), said, element("span", "meta"));
    return node;
  }

  /** @param {string} id */
  function known(id) {
    const node = log.querySelector(`[data-id="${id}"]`);
    return node instanceof HTMLElement ? node : null;
  }

  /** @param {Item} item */
  function added(item) {
    const node = bubble("mine", words.mine ?? "", item.label);
    node.dataset.id = item.id;
    insert(node, item.after + 0.5);
    anchor = null;
    follow();
    return node;
  }

  /**
   * Shows the newest from its first line on, and as much before it as there is room for; of a message that asks
   * something always the question and its buttons. A code to be used stands at the end.
   */
  function follow() {
    makeRoom();
    const end = scroll.scrollHeight - scroll.clientHeight;
    const card = scroll.querySelector("#join");
    scroll.scrollTop =
      anchor === null || card !== null
        ? end
        : Math.min(end, Math.max(anchor.offsetTop - EDGE_PX, question()));
  }

  /** The list of the message that is asked gets as much room as its question and its buttons leave. */
  function makeRoom() {
    if (owner)
      fitList(owner, { asked: isAsked(), room: scroll.clientHeight - 2 * EDGE_PX, below: underQuestion() });
  }

  /** Whether the answer under which the buttons stand asks something that they answer. */
  const isAsked = () => choices.childElementCount > 0;

  /** From the end of the message that asks to the end of its buttons. */
  function underQuestion() {
    return owner && isAsked()
      ? choices.offsetTop + choices.offsetHeight - owner.offsetTop - owner.offsetHeight
      : 0;
  }

  /** How far the page is scrolled at least, so that the last button is seen; 0 where nothing has to be. */
  function question() {
    if (!owner || !isAsked() || owner.offsetHeight > MOST_SCREENS * scroll.clientHeight) return 0;
    return owner.offsetTop + owner.offsetHeight + underQuestion() + EDGE_PX - scroll.clientHeight;
  }

  const isNear = () => scroll.scrollHeight - scroll.clientHeight - scroll.scrollTop < NEAR_PX;

  /** Whether the end was being read before the page got another size. */
  let near = true;
  scroll.addEventListener("scroll", () => {
    near = isNear();
  });
  // A phone's keys take half of the page away, and give it back.
  new ResizeObserver(() => (near ? follow() : makeRoom())).observe(scroll);

  return {
    follow,

    /** @param {Item} item */
    mine(item) {
      const node = known(item.id) ?? added(item);
      node.dataset.state = item.state;
      const state = { pending: words.sending, sent: words.sent, refused: words.refused }[item.state];
      node.querySelector(".meta")?.replaceChildren(`${timeOf(item.at)} · ${state}`);
      if (item.answer === undefined || node.dataset.answered) return;
      node.dataset.answered = "yes";
      const answer = bubble("bot", words.received ?? "", item.answer);
      answer.dataset.order = node.dataset.order;
      node.after(answer);
      follow();
    },

    /** @param {Message} message @param {boolean} old whether it is only shown again */
    theirs(message, old) {
      const near = isNear();
      const node = bubble("bot", words.received ?? "", message.text);
      node.dataset.seq = String(message.seq);
      node.querySelector(".meta")?.replaceChildren(timeOf(message.at));
      if (message.file) node.querySelector("p")?.after(download(message.file));
      insert(node, message.seq);
      const buttons = message.choices.map((choice) => button(choice, press));
      if (message.kind === "reply" || message.kind === "receipt") {
        renew(node);
        choices.append(...buttons);
      } else {
        stepAside();
        if (buttons.length > 0) {
          const own = element("div", "choices");
          own.append(...buttons);
          insert(own, message.seq + 0.1);
        }
      }
      if (old) anchor = node;
      else anchor ??= node;
      if (near || old) follow();
    },

    /** Words that the server said without keeping them. @param {string} text @param {number} order */
    notice(text, order) {
      insert(bubble("bot", words.received ?? "", text), order);
      follow();
    },

    /** @param {boolean} yes */
    lockChoices(yes) {
      for (const one of scroll.querySelectorAll(".choices button")) {
        if (one instanceof HTMLButtonElement) one.disabled = yes;
      }
    },
  };
}

/** @param {{ id: string, label: string }} choice @param {(choice: { id: string, label: string }) => void} press */
function button(choice, press) {
  const node = document.createElement("button");
  node.type = "button";
  node.textContent = choice.label;
  node.addEventListener("click", () => press(choice));
  return node;
}

/** One tap: a form, for a link would be fetched by anything that looks at it. @param {NonNullable<Message["file"]>} file */
function download(file) {
  const form = document.createElement("form");
  form.method = file.method;
  form.action = file.url;
  const node = document.createElement("button");
  node.className = "file";
  node.textContent = file.label;
  form.append(node);
  return form;
}

/** Rows that scroll by themselves where they would take the question below them out of sight. @param {Node[]} lines @param {string} name */
function listOf(lines, name) {
  const node = element("span", "rows");
  node.role = "group";
  node.ariaLabel = name;
  node.append(...lines);
  return node;
}

/** Only addresses of this site become links: a text may quote what a stranger wrote. @param {string} text */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part) => {
    if (!part.startsWith(`${location.origin}/`)) return document.createTextNode(part);
    const link = document.createElement("a");
    link.href = part;
    link.textContent = part;
    return link;
  });
}

/** @param {string} tag @param {string} className @param {string} [text] */
function element(tag, className, text = "") {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}
