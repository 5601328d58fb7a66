// /unit CODE: one report as an officer reads it.
import { beforeWithoutPersonal } from "../../form/before.ts";
import { waiversWithoutPersonal, withoutPersonal } from "../../form/personal.ts";
import { questionnaire } from "../../form/questions.ts";
import { contactsOfUnits } from "../../store/officer/contacts.ts";
import { loadCurrent, loadSealed } from "../../store/officer/report.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { findOfficerUnit } from "../../store/officer/units.ts";
import { markSeen } from "../../store/queue/to-tell.ts";
import { changedSince } from "../../store/rounds/later.ts";
import { requestsOf } from "../../store/rounds/requests.ts";
import { loadBeside } from "../../store/rounds/sealed-before.ts";
import { countUploads } from "../../store/rounds/uploads.ts";
import { askUnit } from "../../text/officer/actions.ts";
import { filesOffer } from "../../text/officer/files.ts";
import { unitText } from "../../text/officer/unit.ts";
import { closedWindows } from "../shared/closed-windows.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { decisionOffers, unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { exampleCode, fitsUnit, unitMeant } from "../shared/which-unit.ts";
import { rowsWaitAt } from "./rows-wait.ts";

export const unit: Command = {
  name: "unit",
  aliases: commandNames.unit.aliases,
  roles: ["officer", "compiler"],
  fits: (context, args) => fitsUnit(context, args, "unit", () => true),
  async run(context, args) {
    if (args === "") return { text: askUnit(await exampleCode(context)), ask: { name: "unit", args: "" } };
    const meant = await unitMeant(context, args, "unit");
    if ("reply" in meant) return meant.reply;
    const { tx, roundId, app } = context;
    const found = await findOfficerUnit(tx, scopeOf(context), meant.target.code);
    if (!found) return unknownUnitReply(context.tx, scopeOf(context), meant.target.code);
    const { form } = await loadOfficerRound(tx, roundId);
    const { sealed, nodeId } = found;
    if (sealed)
      await markSeen(tx, { personId: context.personId, nodeId, submissionId: sealed.id, now: context.now });
    const asked = questionnaire(form, found.profile ?? "");
    const body = sealed ? await loadSealed(tx, sealed.id) : await loadCurrent(tx, found.nodeId, asked);
    const changed = await changedSince(tx, [found.nodeId]);
    const contacts =
      (await contactsOfUnits(tx, [found.unitId], closedWindows(app, context.now))).get(found.unitId) ?? [];
    const beside = await loadBeside(tx, found.nodeId, form);
    const files = await countUploads(tx, found.nodeId);
    const requests = await requestsOf(tx, [found.nodeId]);
    return {
      concerns: found.unitId,
      text: unitText({
        zone: app.settings.TIME_ZONE,
        unit: {
          ...found,
          contacts: contacts.map(({ name, addressId, windowClosed }) => ({
            name,
            reachable: addressId !== null,
            windowClosed,
          })),
        },
        sealed: sealed && {
          ...sealed,
          missingReason: body.missingReason,
          changedSince: changed.get(found.nodeId) ?? [],
        },
        form: asked,
        answers: withoutPersonal(form, body.answers),
        beside: { ...beside, before: beforeWithoutPersonal(form, beside.before) },
        waivers: waiversWithoutPersonal(form, body.waivers),
        requests,
        waiting: await rowsWaitAt(context, found.nodeId),
      }),
      offers: [
        ...decisionOffers(found, context.role),
        ...(files > 0 ? [commandOffer(filesOffer(files), "files", found.code)] : []),
      ],
    };
  },
};
