// Turns an incoming message into the interview's input: a text with what it means and what is known of its sending, an
// edit, or something that is no text.
import type { App } from "../../app.ts";
import type { Input, TextInput } from "../../interview/situation.ts";
import type { Meaning } from "../../language/meaning.ts";
import type { SaidBody } from "../heard.ts";
import type { Person } from "../person.ts";
import { fateOf } from "./sent-files.ts";

/**
 * A message dated longer ago than this, in milliseconds, comes from a wrong clock, since no platform keeps one so long;
 * its date is ignored.
 */
const believableAgeMs = 24 * 3_600_000;
/**
 * A text of at least this share of the platform's longest message was probably cut in two, and the rest is on its way.
 */
const nearLimitShare = 0.95;

/** The input of a text. */
export function textInput(app: App, p: Person, body: Extract<SaidBody, { type: "text" }>): TextInput {
  const { message, now, answers } = p;
  const sentAt = message.sentAt?.getTime() ?? null;
  const believable = sentAt !== null && now.getTime() - sentAt < believableAgeMs;
  const limit = app.channels.find((channel) => channel.name === message.address.channel)?.limits.text;
  return {
    type: "text",
    text: body.text,
    meaning: meantBy(p),
    sentAt: believable ? sentAt : null,
    nearLimit: limit !== undefined && body.text.length >= limit * nearLimitShare,
    ...(answers === "now" ? {} : { earlier: answers }),
    ...(body.forwarded ? { forwarded: true } : {}),
    ...(body.file ? { file: fateOf(app, message.address, body.file) } : {}),
  };
}

/** The input of what is neither a text, nor a press, nor a file handed over. */
export function inputOf(
  app: App,
  p: Person,
  body: Exclude<SaidBody, { type: "text" | "press" | "upload" | "cells" }>,
): Input {
  switch (body.type) {
    case "edited":
      return { type: "edited", text: body.text, meaning: meantBy(p), answered: p.answered };
    case "media":
      return { type: "media", file: fateOf(app, p.message.address, body) };
    case "start":
      return { type: "resume" };
  }
}

/** @throws when the words were not understood before they are answered */
function meantBy({ meaning }: Person): Meaning {
  if (!meaning) throw new Error("a text has no meaning");
  return meaning;
}
