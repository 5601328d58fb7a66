// The field the person types in: grows with the text, keeps line breaks, and keeps what is typed when the page is closed.
// @ts-check

const DRAFT = "tonghop-draft";

/**
 * @param {{ form: HTMLFormElement, text: HTMLTextAreaElement, longest: number,
 *   send(text: string): void, tooLong(length: number): void }} given
 */
export function openComposer({ form, text, longest, send, tooLong }) {
  // On a phone Enter is the only way to a new line, and the button is under the thumb.
  const touch = matchMedia("(hover: none) and (pointer: coarse)").matches;

  function grow() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
  }

  function submit() {
    const said = text.value.trim();
    if (said === "") return;
    if (said.length > longest) {
      tooLong(said.length);
      return;
    }
    text.value = "";
    keep("");
    grow();
    send(said);
    text.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  text.addEventListener("input", () => {
    keep(text.value);
    grow();
  });
  text.addEventListener("keydown", (event) => {
    // While an input method composes a letter (Telex, VNI), Enter ends the letter and not the message.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229 || touch)
      return;
    event.preventDefault();
    submit();
  });

  text.value = kept();
  grow();
  if (!touch) text.focus();

  return {
    /** Where the keyboard goes on; on a phone that would open the keys over the messages. */
    focus: () => touch || text.focus(),
    /** Takes out what is typed, here and in what the browser keeps. */
    empty() {
      text.value = "";
      keep("");
    },
  };
}

/** @param {string} value */
function keep(value) {
  try {
    if (value === "") localStorage.removeItem(DRAFT);
    else localStorage.setItem(DRAFT, value);
  } catch {
    // A browser that keeps nothing still sends.
  }
}

function kept() {
  try {
    return localStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
}
