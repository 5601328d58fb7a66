// /handover: a contact makes a code for a colleague, for the whole report or for some of its items.
import type { Questionnaire } from "../../form/question.ts";
import { questionnaire } from "../../form/questions.ts";
import { idsUnder } from "../../form/scope.ts";
import { anyNo, chapterNo } from "../../language/lexicon/row-numbers.ts";
import { makeCode } from "../../store/people/codes.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import { roundOf } from "../../store/rounds/rounds.ts";
import { peopleText } from "../../text/people/people.ts";
import type { PersonCommand, PersonContext } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

const lifeMs = 24 * 3_600_000;

export const handover: PersonCommand = {
  name: "handover",
  aliases: commandNames.handover.aliases,
  async run(context, args) {
    const { app, tx, now, personId, standings, nodeId } = context;
    const own = standings.filter((standing) => standing.role === "contact" && standing.expected);
    const here = own.find((standing) => standing.nodeId === nodeId) ?? own[0];
    if (!here || here.scope !== null) return { text: peopleText.notYours };
    const numbers = numbersIn(args);
    const q = await questionsOf(context, here.nodeId);
    const unknown = numbers.filter((no) => idsUnder(q, no).length === 0);
    if (unknown.length > 0) return { text: peopleText.handoverUnknown(unknown) };
    const until = new Date(now.getTime() + lifeMs);
    const ids = [...new Set(numbers.flatMap((no) => idsUnder(q, no)))];
    const code = await makeCode(tx, {
      unitId: here.unitId,
      role: "contact",
      random: app.newId(),
      now,
      expiresAt: until,
      purpose: "handover",
      personId,
      scope: ids.length > 0 ? ids : null,
    });
    const page = app.settings.PUBLIC_URL;
    return {
      text: peopleText.handover({
        unit: here.name,
        code,
        link: page ? `${page}/j/${code}` : null,
        until,
        zone: app.settings.TIME_ZONE,
        scope: numbers.length > 0 ? numbers : null,
      }),
      logged: [{ what: "code-made", unitId: here.unitId, detail: { role: "contact" } }],
    };
  },
};

const scopeNumber = new RegExp(`(?<![\\p{L}\\d.])(?:${anyNo}|${chapterNo})(?![\\p{L}\\d])`, "giu");

/** "10, 4.3 và I.3" as its numbers. */
function numbersIn(args: string): string[] {
  const found = args.toUpperCase().match(scopeNumber);
  return [...new Set(found ?? [])];
}

async function questionsOf({ tx }: PersonContext, nodeId: number): Promise<Questionnaire> {
  const { formId, formVersion, profile } = await roundOf(tx, nodeId);
  return questionnaire(await loadForm(tx, formId, formVersion), profile);
}
