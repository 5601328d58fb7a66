// `zalo-oa authorize`: guides through the consent that an Official Account's administrator gives on Zalo's page.
import { parseArgs } from "node:util";
import { consentLink } from "../../channels/zalo/oa-oauth.ts";
import { oaOptions, ZALO_OA_CALLBACK, zaloChannels } from "../../doors/zalo/channels.ts";
import { acceptConsent, accountOf, adoptRefreshToken, type TokenWorld } from "../../doors/zalo/oa-tokens.ts";
import { hashOf } from "../../store/hash.ts";
import { expectConsent } from "../../store/queue/zalo-oa-tokens.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";

const linkMinutes = 60;

export const zaloOaAuthorize: Operation = {
  name: "zalo-oa authorize",
  summary: "connect the Zalo Official Account, or renew its consent",
  help: `zalo-oa authorize [--code CODE | --refresh-token TOKEN]

Prints a link, good for ${linkMinutes} minutes. An administrator of the Official Account opens it and consents; Zalo leads back to
the running program, which stores the tokens. Where the program cannot be reached from the internet yet, copy the code
from the address that the browser ends at and give it with --code within ten minutes. A refresh token from the
console's API Explorer can be given with --refresh-token. Zalo takes each of them once.`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = parseArgs({
      args: [...args],
      options: { code: { type: "string" }, "refresh-token": { type: "string" } },
    });
    const options = oaOptions(context.settings);
    if (options === null) {
      throw new Misuse("set ZALO_OA_APP_ID and ZALO_OA_APP_SECRET first; docs/zalo.md says where they stand");
    }
    const world = worldOf(context);
    const { code, "refresh-token": refresh } = values;
    if (code === undefined && refresh === undefined) return printLink(context, options.app);
    const problem =
      code === undefined
        ? await adoptRefreshToken(world, options, refresh ?? "")
        : await acceptConsent(world, options, code);
    if (problem !== null)
      throw new Error(`Zalo did not take it (${problem}). Each code and token works once.`);
    const { oa } = zaloChannels(context.settings, world);
    const info = await oa?.info();
    if (info?.ok) context.print(`Connected with the Official Account ${info.value.name} (${info.value.id}).`);
    else context.print("The tokens are stored, but the Official Account did not answer; see docs/zalo.md.");
  },
};

type App = NonNullable<ReturnType<typeof oaOptions>>["app"];

async function printLink(context: OperationContext, app: App): Promise<void> {
  const { settings, newId, print } = context;
  if (settings.PUBLIC_URL === undefined) throw new Misuse("set PUBLIC_URL first: Zalo leads back to it");
  const state = newId();
  await expectConsent(storeOf(context).db, accountOf(app), hashOf(state), linkMinutes);
  const back = `${settings.PUBLIC_URL.replace(/\/+$/, "")}${ZALO_OA_CALLBACK}`;
  print(`1. In Zalo's console the app must name this callback of the Official Account:
     ${back}
2. An administrator of the Official Account opens this link within ${linkMinutes} minutes and consents:
     ${consentLink(app, back, state)}
3. The page that follows says whether it worked. If it cannot be reached, copy the code from its address:
     npm run cli -- zalo-oa authorize --code CODE`);
}

function worldOf(context: OperationContext): TokenWorld {
  return { db: storeOf(context).db, clock: context.now, log: context.log, newId: context.newId };
}
