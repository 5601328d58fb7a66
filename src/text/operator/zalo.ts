// What the operator reads of Zalo: bots, their webhooks and places, and an Official Account's consent. Pure.
import { formatNumber } from "../format.ts";
import { typed } from "./command-line.ts";

export const zaloBotHelp = {
  show: {
    summary: "xem các bot Zalo và nơi Zalo gửi tin đến",
    help: `zalo-bot

Hỏi Zalo về từng bot trong ZALO_BOT_TOKEN: tên và webhook đang đặt. Không có webhook thì chương trình tự lấy tin.

Ví dụ: ${typed("zalo-bot")}`,
  },
  deleteWebhook: {
    summary: "gỡ webhook của các bot Zalo, để chương trình tự lấy tin",
    help: `zalo-bot delete-webhook

Gỡ webhook của mọi bot trong ZALO_BOT_TOKEN. Chỉ làm khi không có chương trình nào đang dùng webhook ấy: chương trình đó sẽ
không nhận được tin nữa.

Ví dụ: ${typed("zalo-bot delete-webhook")}`,
  },
} as const;

export function zaloOaHelp(minutes: number): { readonly summary: string; readonly help: string } {
  return {
    summary: "kết nối Zalo Official Account, hoặc gia hạn sự đồng ý",
    help: `zalo-oa authorize [--code MÃ | --refresh-token MÃ]

In một liên kết, dùng được trong ${minutes} phút. Quản trị viên của Official Account mở liên kết và đồng ý; Zalo dẫn về
chương trình đang chạy, chương trình cất các mã. Chương trình chưa mở được từ internet thì chép mã trong địa chỉ mà trình
duyệt dừng lại rồi đưa bằng --code trong mười phút. Mã làm mới lấy ở API Explorer thì đưa bằng --refresh-token. Zalo nhận
mỗi mã một lần.

Ví dụ: ${typed("zalo-oa authorize")}`,
  };
}

export const zaloText = {
  setTokenFirst: "Chưa đặt ZALO_BOT_TOKEN. Lấy ở đâu: docs/zalo.md.",
  noWebhook: "không có webhook",
  webhookGone: "đã gỡ webhook",
  notAllGone: "Chưa gỡ được webhook của mọi bot.",
  setAppFirst: "Chưa đặt ZALO_OA_APP_ID và ZALO_OA_APP_SECRET. Lấy ở đâu: docs/zalo.md.",
  setPageFirst: "Chưa đặt PUBLIC_URL: Zalo dẫn về địa chỉ ấy.",
  refused: (why: string) =>
    `Zalo không nhận mã (${why}). Mỗi mã chỉ dùng được một lần; chạy lại lệnh để lấy mã mới.`,
  connected: (name: string, id: string) => `Đã kết nối Official Account ${name} (${id}).`,
  silent: "Đã cất các mã, nhưng Official Account không trả lời; xem docs/zalo.md.",
  steps: (
    back: string,
    minutes: number,
    link: string,
  ) => `1. Trong trang quản trị ứng dụng của Zalo, địa chỉ callback của Official Account phải là:
     ${back}
2. Quản trị viên của Official Account mở liên kết này trong ${minutes} phút và đồng ý:
     ${link}
3. Trang mở ra sau đó cho biết đã được chưa. Không mở được trang thì chép mã trong địa chỉ của trang:
     ${typed("zalo-oa authorize --code MÃ")}`,
} as const;

/** Said where the people are more than the places. */
export function zaloCapacity({
  people,
  places,
}: {
  readonly people: number;
  readonly places: number;
}): string {
  return `Bot Zalo: nhận được ${formatNumber(places)} người, mà mỗi đơn vị một người thì cần ${formatNumber(people)}: thiếu ${formatNumber(people - places)}. Thêm bot vào ZALO_BOT_TOKEN, hoặc đặt ZALO_BOT_PEOPLE đúng như gói đang dùng; chưa làm thì những người cuối được chỉ sang kênh khác.`;
}
