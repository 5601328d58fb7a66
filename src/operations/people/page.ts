// `page`: a link that opens the officer's page of one person once.
import { pageOf } from "../../config/page.ts";
import { createPageLink, isOfficerNow, officersNow } from "../../store/people/officer-pages.ts";
import { pageHelp, pageReport } from "../../text/operator/people.ts";
import { readArguments, readWholeNumber } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

export const pageOperation: Operation = {
  name: "page",
  ...pageHelp,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { person: { type: "string" } });
    const { db } = storeOf(context);
    if (values.person === undefined) {
      const officers = await officersNow(db);
      for (const officer of officers) context.print(pageReport.officer(officer));
      if (officers.length === 0) context.print(pageReport.none);
      return;
    }
    const personId = readWholeNumber(values.person, "--person", 1);
    if (!(await isOfficerNow(db, personId))) throw new Misuse(pageReport.noOfficer(personId));
    const token = context.newId();
    const until = await createPageLink(db, { personId, token, now: context.now() });
    context.print(`${pageOf(context.settings)}/p/${token}`);
    context.warn(pageReport.until(until, context.settings.TIME_ZONE));
  },
};
