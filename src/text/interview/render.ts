// Events to one message: what was recorded, what was not, and the next prompt. Pure.
import { progressOf } from "../../form/progress.ts";
import type { NewOffer } from "../../interview/chat.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import type { DocumentRef, UploadRef } from "../../message.ts";
import { cellsTold } from "./cells-told.ts";
import type { Speech, SpeechContext, ToRender } from "./context.ts";
import { echo, echoRows } from "./echo.ts";
import { fileTold } from "./file-told.ts";
import { listEcho } from "./list-echo.ts";
import { choosesInList, listTold } from "./list-told.ts";
import { maskedAnswers, placesGiven } from "./masked.ts";
import { prompt } from "./prompts.ts";
import { returnedPrompt } from "./returned-rows.ts";
import { withTag } from "./rounds.ts";
import { sideSpeech } from "./side-speech.ts";
import { trouble } from "./trouble.ts";

/** A message whose choices have no ids yet. */
export type Rendered = {
  readonly text: string;
  readonly offers: readonly NewOffer[];
  readonly document: DocumentRef | UploadRef | null;
  readonly progress: { readonly done: number; readonly total: number };
};

/** Telegram's and Zalo's people read few choices; more than this is never offered. */
const mostOffers = 8;

/** The one message that answers these events: echoes first, then troubles, then what is asked now. */
export function render(of: ToRender, events: readonly InterviewEvent[]): Rendered {
  const { done, total } = progressOf(of.q, of.answers);
  const wrote = placesGiven(events);
  const c: SpeechContext = { ...of, wrote, answers: maskedAnswers(of.q, of.answers, events) };
  const asked = events.at(-1);
  const before = gather(toTell(events.slice(0, -1))).map((event) =>
    Array.isArray(event) ? echoRows(c, event) : speak(c, event),
  );
  // A choice to make stands for the prompt: the question itself is not repeated below it.
  const replaces = events.some((event) => replacesPrompt(event));
  const below: Speech = asked?.type === "asked" && !replaces ? asks(c, asked) : { lines: [] };
  // The choices that stood there stand there still: beside them the row's own "không" would be a second no.
  const stand = events.some((event) => bringsChoices(c, event));
  const last: Speech = stand ? { lines: below.lines } : below;
  const speeches = [...before, last];
  const told = before.map(paragraph).filter((text) => text !== "");
  // A frame is copied whole: its round is named where it was asked for.
  const tag = events.some(({ type }) => type === "frame") ? null : c.tag;
  const named = [withTag(tag, told.join("\n\n")), withTag(tag, paragraph(last))];
  return {
    text: named
      .filter((text) => text !== "")
      .join("\n\n")
      .normalize("NFC"),
    offers: unique(speeches.flatMap((speech) => speech.offers ?? [])).slice(0, mostOffers),
    document: speeches.find((speech) => speech.document)?.document ?? null,
    progress: { done, total },
  };
}

/** The prompt; that of a row which is looked at again says so. */
function asks(c: SpeechContext, { asked, file }: Extract<InterviewEvent, { type: "asked" }>): Speech {
  const usual = () => prompt(c, asked, file);
  return (file ? null : returnedPrompt(c, asked, usual)) ?? usual();
}

function paragraph({ lines }: Speech): string {
  return lines.join("\n").trim();
}

const offersAgain: ReadonlySet<InterviewEvent["type"]> = new Set(["late-word", "which-word"]);

/** Whether only the choices above the prompt stand: a no is about what they are about. */
function bringsChoices({ chat }: SpeechContext, event: InterviewEvent): boolean {
  if (event.type === "total-said") return !event.agrees;
  // Talk beside a doubt settles nothing of it.
  const again = offersAgain.has(event.type) || (event.type === "talk" && chat.asked?.at === "confirm");
  return again && chat.offered.length > 0;
}

type Answered = Extract<InterviewEvent, { type: "answered" }>;

/**
 * The reason for holding nothing is repeated with it; that it answers the warning about zeros too goes without saying. What
 * was recorded in the grid is told once, in its own list.
 */
function toTell(events: readonly InterviewEvent[]): readonly InterviewEvent[] {
  if (events.some((event) => event.type === "cells-told"))
    return events.filter(({ type }) => !toldInGrid.has(type));
  const nothing = events.some((event) => event.type === "nothing-held");
  return nothing ? events.filter((event) => event.type !== "waived") : events;
}

/** What the rows of the grid's own list say already. */
const toldInGrid: ReadonlySet<InterviewEvent["type"]> = new Set(["answered", "waived", "lines", "skipped"]);

/** Rows answered by one message are told in one list, each with its number. */
function gather(events: readonly InterviewEvent[]): (InterviewEvent | Answered[])[] {
  const answered = events.filter((event) => event.type === "answered");
  if (answered.length < 2) return [...events];
  return [answered, ...events.filter((event) => event.type !== "answered")];
}

function speak(c: SpeechContext, event: InterviewEvent): Speech {
  switch (event.type) {
    case "asked":
      return asks(c, event);
    case "said":
      return sideSpeech(c, event.what);
    case "answered":
    case "appended":
    case "noted":
    case "gated":
    case "ungated":
    case "rest-zeroed":
    case "skipped":
    case "nothing-held":
    case "proof-dropped":
    case "waived":
    case "sealed":
    case "row-settled":
    case "later-left":
    case "revising":
    case "reopen-asked":
    case "late-reason":
    case "requested":
      return echo(c, event);
    case "lines":
      return listEcho(c, event);
    case "list-trouble":
      return listTold(c, event);
    case "file-kept":
    case "file-unreadable":
    case "file-nothing":
    case "file-waits":
    case "file-shown":
    case "file-left":
    case "file-taken":
    case "file-untaken":
    case "file-zeroed":
      return fileTold(c, event);
    case "cells-told":
      return cellsTold(c, event);
    default:
      return trouble(c, event);
  }
}

function replacesPrompt(event: InterviewEvent): boolean {
  switch (event.type) {
    case "list-trouble":
      return choosesInList(event.trouble);
    case "unsure":
    case "both-sides":
    case "rows-chosen":
    case "which-rows":
    case "which-proof":
    case "doubted":
    case "short-text":
    case "conflict":
    case "gate-conflict":
    case "late-text":
    case "same-again":
    case "whose":
    case "which-word":
    case "which-choice":
    case "more-awaited":
    case "which":
    case "which-row":
    case "part-or-total":
    case "which-request":
    case "which-narrative":
    case "frame":
    case "sealed":
    case "refused":
      return true;
    case "said":
      return (
        event.stands === true ||
        event.what === "paused" ||
        event.what === "receipt" ||
        event.what === "thanks" ||
        event.what === "closed"
      );
    default:
      return false;
  }
}

/** Two speeches may offer the same word; the first keeps it, for a word must mean one thing. */
function unique(offers: readonly NewOffer[]): NewOffer[] {
  const words = new Set<string>();
  return offers.filter((offer) => {
    if (words.has(offer.word)) return false;
    words.add(offer.word);
    return true;
  });
}
