// What officers hear when many wrong codes are typed. Pure.
import type { ChannelName } from "../../message.ts";
import { formatNumber } from "../format.ts";
import { channelNames } from "../people/ways-in.ts";

type Counted = { readonly channel: ChannelName; readonly chats: number; readonly codes: number };

/** How many wrong codes of the last hour, from how many chats (on the web also networks), on which channels. */
export function wrongCodesText(counts: readonly Counted[]): string {
  const sum = (of: (one: Counted) => number) => formatNumber(counts.reduce((all, one) => all + of(one), 0));
  const places = counts.map(
    ({ channel, chats, codes }) =>
      `– ${channelNames[channel]}: ${formatNumber(codes)} lần, ${formatNumber(chats)} nơi`,
  );
  return [
    `CẢNH BÁO: trong một giờ qua có ${sum((one) => one.codes)} lần nhập sai mã từ ${sum((one) => one.chats)} nơi, có thể ai đó đang dò mã.`,
    ...places,
    "Bot không chặn ai vì việc này; mỗi cuộc trò chuyện chỉ nhập sai được 10 lần một giờ, mỗi địa chỉ mạng được 30 lần rồi phải chậm lại. Xin báo người vận hành. Hôm nay bot không nhắc lại.",
  ].join("\n");
}
