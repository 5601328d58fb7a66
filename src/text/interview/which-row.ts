// Figures that may be one row's or another's, each way as a choice. Pure.
import { ends } from "../../form/kinds/text.ts";
import type { NewOffer } from "../../interview/chat.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { sayGiven } from "./values.ts";

/** “3: 4”: 3 lớp, 4 người của mục 1, hay 4 lớp của mục 3 ạ? */
export function whichRow(c: SpeechContext, event: Extract<SpeechEvent, { type: "which-row" }>): Speech {
  const ways = event.ways.flatMap(({ id, given, way }) => {
    const question = c.q.byId(id);
    return question ? [{ no: question.main.no, said: sayGiven(question, given), way }] : [];
  });
  const apart = new Set(ways.map(({ no }) => no)).size === ways.length;
  const choices = ways.map(({ no, said, way }): NewOffer => {
    if (said === "") return offers.reading(`Mục ${no}`, `mục ${no.toLowerCase()}`, way);
    if (!apart) return offers.reading(`Ghi ${said}`, said.toLowerCase(), way);
    return { ...offers.reading(`Ghi vào ${no}`, `mục ${no.toLowerCase()}`, way), also: [no] };
  });
  const each = ways.map(({ no, said }) => (said === "" ? `mục ${no}` : `${said} của mục ${no}`));
  return {
    lines: [`“${ends(event.said)}”: ${each.join(", hay ")} ạ?`],
    offers: [...choices, offers.againIfNot, offers.later],
  };
}
