// How people reach us on each channel: what it is called, what to look for there, a link where there is one. Pure.
import type { ChannelName } from "../../message.ts";

/** What each channel is called to officers. */
export const channelNames: Readonly<Record<ChannelName, string>> = {
  telegram: "Telegram",
  web: "Web",
  "zalo-bot": "Bot Zalo",
  "zalo-oa": "Zalo OA",
  mail: "Thư điện tử",
};

/** In which order paper names them: what most people in Vietnam can use comes first. */
export const paperOrder: readonly ChannelName[] = ["web", "zalo-oa", "zalo-bot", "telegram"];

/** What is known of an account of ours. */
export type KnownAccount = {
  readonly channel: ChannelName;
  /** What people find it by. */
  readonly name: string | null;
  /** The address that opens a chat with it, where its platform gives one. */
  readonly link: string | null;
};

/** Where somebody goes, and with which code; null where it is not known, and is typed there. */
export type Invitation = { readonly page: string | null; readonly code: string | null };

/** A way in. Only one with an address can be a QR code. */
export type WayIn = { readonly name: string; readonly url: string | null; readonly line: string };

const waysIn: Readonly<Record<ChannelName, (door: KnownAccount, going: Invitation) => WayIn | null>> = {
  web: (_, { page, code }) => {
    if (page === null) return null;
    const url = code === null ? page : `${page}/j/${code}`;
    return { name: "Trang web", url, line: `Trang web: ${url}` };
  },
  telegram: ({ name }, { code }) => {
    if (name === null) return null;
    const url = `https://t.me/${name}${code === null ? "" : `?start=${code}`}`;
    return { name: "Telegram", url, line: `Telegram: ${url}` };
  },
  // No link of a bot's is documented, and none that carries a code: it is looked for by its name.
  "zalo-bot": ({ name }) =>
    name === null ? null : { name: "Zalo", url: null, line: `Zalo: tìm “${name}”, mở ra và gửi mã` },
  "zalo-oa": ({ link }) =>
    link === null ? null : { name: "Zalo OA", url: link, line: `Zalo OA: mở ${link} và gửi mã` },
  // It only goes out: nobody comes in by it.
  mail: () => null,
};

/** The way in by an account; null when nobody could find it with what is known. */
export function wayIn(door: KnownAccount, going: Invitation): WayIn | null {
  return waysIn[door.channel](door, going);
}

/** An account as officers know it. */
export function accountName(channel: ChannelName, name: string | null): string {
  return name === null ? channelNames[channel] : `${channelNames[channel]} “${name}”`;
}
