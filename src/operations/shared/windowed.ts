// The channels that write only to people who wrote lately, as the settings name them; nothing is sent by them here.
import type { Channel } from "../../channels/channel.ts";
import { zaloChannels } from "../../doors/zalo/channels.ts";
import { type OperationContext, storeOf } from "./operation.ts";

/**
 * The channels with a window as the settings name them, so that the command line counts the same people as reachable.
 */
export function windowedChannels(context: OperationContext): readonly Channel[] {
  const { settings, log, newId, now: clock } = context;
  const { oa } = zaloChannels(settings, { db: storeOf(context).db, clock, newId, log });
  return oa === null ? [] : [oa];
}
