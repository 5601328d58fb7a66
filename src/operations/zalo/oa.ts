// `zalo-oa authorize`: guides through the consent that an Official Account's administrator gives on Zalo's page.
import { consentLink } from "../../channels/zalo/oa-oauth.ts";
import { oaOptions, ZALO_OA_CALLBACK, zaloChannels } from "../../doors/zalo/channels.ts";
import {
  acceptConsent,
  adoptRefreshToken,
  type TokenWorld,
  zaloOaAccount,
} from "../../doors/zalo/oa-tokens.ts";
import { hashOf } from "../../store/hash.ts";
import { expectConsent } from "../../store/queue/zalo-oa-tokens.ts";
import { zaloOaHelp, zaloText } from "../../text/operator/zalo.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

const linkMinutes = 60;

export const zaloOaAuthorize: Operation = {
  name: "zalo-oa authorize",
  ...zaloOaHelp(linkMinutes),
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { code: { type: "string" }, "refresh-token": { type: "string" } });
    const options = oaOptions(context.settings);
    if (options === null) {
      throw new Misuse(zaloText.setAppFirst);
    }
    const world = worldOf(context);
    const { code, "refresh-token": refresh } = values;
    if (code === undefined && refresh === undefined) return printLink(context, options.app);
    const problem =
      code === undefined
        ? await adoptRefreshToken(world, options, refresh ?? "")
        : await acceptConsent(world, options, code);
    if (problem !== null) throw new Error(zaloText.refused(problem));
    const { oa } = zaloChannels(context.settings, world);
    const info = await oa?.info();
    if (info?.ok) context.print(zaloText.connected(info.value.name, info.value.id));
    else context.print(zaloText.silent);
  },
};

type App = NonNullable<ReturnType<typeof oaOptions>>["app"];

async function printLink(context: OperationContext, app: App): Promise<void> {
  const { settings, newId, print } = context;
  if (settings.PUBLIC_URL === undefined) throw new Misuse(zaloText.setPageFirst);
  const state = newId();
  await expectConsent(storeOf(context).db, zaloOaAccount(app), hashOf(state), linkMinutes);
  const back = `${settings.PUBLIC_URL}${ZALO_OA_CALLBACK}`;
  print(zaloText.steps(back, linkMinutes, consentLink(app, back, state)));
}

function worldOf(context: OperationContext): TokenWorld {
  return { db: storeOf(context).db, clock: context.now, log: context.log, newId: context.newId };
}
