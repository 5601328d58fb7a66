// The options of which one is the answer, as choices under its prompt. Pure.
import type { Question } from "../../form/question.ts";
import type { NewOffer } from "../../interview/chat.ts";
import { offers } from "./offers.ts";

/** Beside these stand "không", "để sau" and "quay lại": more, or longer ones, are read better in the list above. */
const mostOptions = 5;
const longestOption = 40;

/** One choice for each option; none where they are too many or too long for buttons, or several may be chosen. */
export function optionOffers({ id, cells }: Question): NewOffer[] {
  const [only, more] = cells;
  if (!only || more || only.kind.choices !== "options") return [];
  const { options } = only;
  const few = options.length <= mostOptions && options.every(({ label }) => label.length <= longestOption);
  return few ? options.map((option) => offers.option(id, option)) : [];
}
