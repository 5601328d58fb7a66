// /channels: for each of our accounts the people, what was sent and is left, and who cannot be reached and why.
import { calendarOf } from "../../form/rounds/calendar.ts";
import { localTime } from "../../form/rounds/days.ts";
import { webhookRefused } from "../../store/queue/accounts.ts";
import { forecastOf } from "../../store/queue/forecast.ts";
import { reachOf, sentInMonth } from "../../store/queue/quota.ts";
import { type ChannelLine, channelsText } from "../../text/people/addresses.ts";
import type { Command, CommandContext } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const channels: Command = {
  name: "channels",
  aliases: commandNames.channels.aliases,
  roles: ["officer"],
  ofAllRounds: true,
  async run(context) {
    const lines: ChannelLine[] = [];
    for (const channel of context.app.channels) lines.push(await lineOf(context, channel));
    return { text: channelsText(lines) };
  },
};

type AppChannel = CommandContext["app"]["channels"][number];

async function lineOf({ app, tx, now }: CommandContext, channel: AppChannel): Promise<ChannelLine> {
  const account = { channel: channel.name, account: channel.account };
  const { quota, window } = channel.limits;
  const most = quota?.messages ?? null;
  const calendar = calendarOf(app);
  const month = localTime(now, calendar.zone).date.slice(0, 7);
  const reach = await reachOf(tx, account);
  const hours = reach.lastIn.map((at) => (now.getTime() - at.getTime()) / 3_600_000);
  const closed = window ? hours.filter((since) => since > window.closedHours).length : 0;
  const free = window ? hours.filter((since) => since <= window.freeHours).length : 0;
  return {
    channel: channel.name,
    name: reach.username,
    people: reach.people,
    mostPeople: quota?.people ?? null,
    sent: quota ? await sentInMonth(tx, account, month) : null,
    most,
    expected: most === null ? null : await forecastOf(tx, account, { now, calendar }),
    queued: reach.queued,
    blocked: reach.blocked,
    windowClosed: reach.windowClosed,
    windows: window ? { free, billed: hours.length - free - closed, closed } : null,
    paused: reach.paused,
    usedUp: reach.usedUp,
    deaf: ((await webhookRefused(tx, account))?.until ?? now) > now,
  };
}
