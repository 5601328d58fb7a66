// What is said about a person's addresses: the code that adds another one, and the channels as officers see them. Pure.
import type { ChannelName } from "../../message.ts";
import { formatTime } from "../format.ts";
import { accountName } from "./ways-in.ts";

export const addressText = {
  link: (input: { code: string; web: string | null; until: Date; zone: string }) =>
    `Để dùng tiếp ở kênh khác (Zalo, Telegram hoặc trang web), xin mở bot ở kênh đó và gửi mã:\n${input.code}\n` +
    (input.web ? `Trên web: ${input.web}\n` : "") +
    `Mã dùng một lần, đến ${formatTime(input.until, input.zone)}. Phần đã làm được giữ nguyên. Xin không gửi mã cho người khác.`,
  nothingToLink: "Chưa có đơn vị nào để nối kênh. Xin gửi mã đơn vị trước.",
  confirm: (unit: string) =>
    `Mã nối kênh của người đang phụ trách ${unit}. Nếu đúng là mình thì gõ “đúng”, không phải gõ “sai”.`,
  /** To the other addresses of whoever made the code. */
  added: (input: {
    door: ChannelName;
    name: string | null;
    unit: string;
    at: Date;
    zone: string;
    id: number;
  }) =>
    `${doorName(input.door)}${input.name === null ? "" : ` “${input.name}”`} vừa được thêm lúc ${formatTime(input.at, input.zone)}, cùng làm báo cáo của ${input.unit}. Không phải mình thêm thì gõ “bỏ kênh ${input.id}”.`,
  /** The person's addresses. */
  list: (doors: readonly { id: number; channel: ChannelName; here: boolean }[]) =>
    [
      "Các kênh đang dùng:",
      ...doors.map(
        ({ id, channel, here }) =>
          `– ${doorName(channel)}${here ? " (đang nhắn ở đây)" : ` (bỏ: gõ “bỏ kênh ${id}”)`}`,
      ),
    ].join("\n"),
  ended: (door: ChannelName) => `Đã bỏ kênh ${doorName(door)}. Kênh đó không còn xem hay gửi được gì.`,
  endedThere: "Kênh này đã được bỏ, không còn nối với báo cáo nào. Muốn dùng lại, xin gửi mã đơn vị.",
  notYours: "Không thấy kênh này.",
  otherPerson:
    "Cuộc trò chuyện này đang thuộc một người dùng khác nên chưa nối được. Xin dùng kênh khác, hoặc xin chuyên viên của Sở hỗ trợ.",
} as const;

/** What people call each channel. */
function doorName(channel: ChannelName): string {
  return {
    telegram: "Telegram",
    web: "Trang web",
    "zalo-bot": "Zalo",
    "zalo-oa": "Zalo",
    mail: "Thư điện tử",
  }[channel];
}

/** The choice under the notice that an address was added: it ends that address. */
export const endAddressOffer = (id: number) => ({ label: `Bỏ kênh ${id}`, word: `bỏ kênh ${id}` });

const number = (value: number) => value.toLocaleString("vi-VN");

export const capacityText = {
  /** To somebody who cannot be taken in here. `again`: who was let in with a used code has to ask once more there. */
  full: (input: { ways: readonly string[]; again: boolean }) =>
    `Ở đây đã đủ số người nên chưa nhận thêm được. ${
      input.again
        ? "Xin gửi mã đó ở nơi khác, rồi gõ “xin vào” một lần nữa"
        : "Mã chưa bị dùng; xin gửi mã đó ở nơi khác"
    }:\n${input.ways.map((way) => `• ${way}`).join("\n")}`,
  /** To officers, once a month. */
  fullNotice: (input: { account: string; people: number; most: number; ways: readonly string[] }) =>
    `${input.account} đã có ${number(input.people)}/${number(input.most)} người, là đủ số người của gói. ` +
    (input.ways.length > 0
      ? `Người đến sau được mời sang: ${input.ways.join("; ")}. Mã của họ vẫn dùng được ở đó.`
      : "Chưa có kênh nào khác nên người đến sau vẫn được nhận, nhưng có thể không nhận được tin. Xin báo người vận hành: thêm bot, nâng gói, hoặc mở trang web (PUBLIC_URL)."),
} as const;

export const quotaText = {
  usedUp: (account: string) =>
    `${account} đã hết số tin của tháng này. Tin nhắc, biên nhận và thông báo cho người có kênh khác được gửi qua kênh đó; người chỉ dùng kênh này phải chờ đến khi nâng gói hoặc sang tháng sau. Những gì họ gửi vào vẫn được ghi.`,
  /** `expected`: what the month is still expected to need; null when it could not be reckoned. */
  nearlyUsed: (used: { account: string; sent: number; most: number; expected: Expected | null }) =>
    `${used.account} đã dùng ${number(used.sent)}/${number(used.most)} tin của tháng, còn ${number(leftOf(used))} tin. ` +
    (used.expected === null ? "" : forecastText(leftOf(used), used.expected)) +
    "Thông báo chung qua kênh này dừng khi chỉ còn 10%; phần đó dành cho trả lời, biên nhận và tin nhắc. Gõ “các kênh” để xem.",
};

/** Messages that a month is still expected to need. */
type Expected = { readonly reminders: number; readonly replies: number; readonly receipts: number };

const sumOf = ({ reminders, replies, receipts }: Expected) => reminders + replies + receipts;
const leftOf = ({ sent, most }: { sent: number; most: number }) => Math.max(0, most - sent);

function forecastText(left: number, expected: Expected): string {
  const { reminders, replies, receipts } = expected;
  const need = sumOf(expected);
  if (need === 0) return "Từ nay đến hết tháng chưa thấy việc gì cần gửi thêm. ";
  const parts = `${number(reminders)} tin nhắc, ${number(replies)} câu trả lời, ${number(receipts)} biên nhận`;
  return (
    `Từ nay đến hết tháng dự kiến cần khoảng ${number(need)} tin (${parts}): ` +
    (need > left
      ? `nếu không nâng gói, khoảng ${number(need - left)} tin không gửi được; người có kênh khác được nhắc qua kênh đó. `
      : "đủ dùng. ")
  );
}

/** One account as officers see it. */
export type ChannelLine = {
  readonly channel: ChannelName;
  readonly name: string | null;
  readonly people: number;
  readonly mostPeople: number | null;
  /** Null where nothing is counted. */
  readonly sent: number | null;
  readonly most: number | null;
  /** Null where a month has no end. */
  readonly expected: Expected | null;
  readonly queued: number;
  readonly blocked: number;
  readonly windowClosed: number;
  /**
   * How many of those who can be reached can be written to free of charge, at a cost, or not until they write; null
   * without a window.
   */
  readonly windows: { readonly free: number; readonly billed: number; readonly closed: number } | null;
  readonly paused: boolean;
  readonly usedUp: boolean;
  /** Whether the platform refuses our webhook, so that messages do not arrive. */
  readonly deaf: boolean;
};

/** What /channels answers. */
export function channelsText(lines: readonly ChannelLine[]): string {
  return ["Các kênh:", ...lines.map(channelLine)].join("\n");
}

function channelLine(line: ChannelLine): string {
  const { windows } = line;
  const parts = [
    `${number(line.people)}${line.mostPeople === null ? "" : `/${number(line.mostPeople)}`} người`,
    ...monthParts(line),
    ...(line.queued > 0 ? [`${number(line.queued)} tin chờ gửi`] : []),
    ...(windows
      ? [
          `nhắn được miễn phí ${number(windows.free)}, tính phí ${number(windows.billed)}`,
          ...(windows.closed + line.windowClosed > 0
            ? [`${number(windows.closed + line.windowClosed)} người quá hạn nhắn (phải tự nhắn lại trước)`]
            : []),
        ]
      : []),
    ...(line.blocked > 0 ? [`${number(line.blocked)} người đã chặn hoặc bỏ theo dõi`] : []),
    ...(line.usedUp
      ? ["ĐÃ HẾT SỐ TIN CỦA THÁNG: người có kênh khác được nhắn qua kênh đó"]
      : line.paused
        ? ["ĐANG TẠM DỪNG GỬI: xin báo người vận hành kiểm tra"]
        : []),
    ...(line.deaf ? ["CHƯA NHẬN ĐƯỢC TIN ĐẾN, Zalo từ chối webhook: xin báo người vận hành kiểm tra"] : []),
  ];
  return `• ${accountName(line.channel, line.name)}: ${parts.join("; ")}.`;
}

function monthParts({ sent, most, expected }: ChannelLine): string[] {
  if (sent === null) return [];
  if (most === null) return [`tháng này gửi ${number(sent)} tin`];
  const left = leftOf({ sent, most });
  const need = expected === null ? 0 : sumOf(expected);
  return [
    `tháng này gửi ${number(sent)}/${number(most)} tin, còn ${number(left)}`,
    ...(need === 0
      ? []
      : [
          `đến hết tháng cần thêm khoảng ${number(need)} tin${need > left ? ` (thiếu khoảng ${number(need - left)})` : ""}`,
        ]),
  ];
}
