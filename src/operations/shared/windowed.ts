// The channels that write only to people who wrote lately, as the settings name them; nothing is sent by them here.
import type { Channel } from "../../channels/channel.ts";
import { zaloChannels } from "../../doors/zalo/channels.ts";
import { type OperationContext, storeOf } from "./operation.ts";

/** What counts as an open door at the command line, too. */
export function windowedChannels(context: OperationContext): readonly Channel[] {
  const { settings, log, newId, now: clock } = context;
  const { oa } = zaloChannels(settings, { db: storeOf(context).db, clock, newId, log });
  return oa === null ? [] : [oa];
}
