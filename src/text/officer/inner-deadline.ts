// What a compiler reads of the deadline that it sets for the units below. Pure.
import { formatDate, formatDeadline, formatNumber } from "../format.ts";

type Until = { readonly at: Date; readonly own: Date; readonly zone: string };

export const innerText = {
  offer: (day: Date, zone: string) => ({
    label: `Hạn cho các đơn vị: ${formatDate(day, zone)}`,
    word: formatDate(day, zone),
    also: [],
  }),
  /** Told once, with the first word about the report: three working days before the own deadline, unless another day is said. */
  proposed: ({ at, own, zone }: Until) =>
    `Hạn của đơn vị mình: ${formatDeadline(own, zone)}. Đặt hạn cho các đơn vị trực thuộc thì gõ “hạn cho đơn vị: ${formatDate(at, zone)}” (trước 3 ngày làm việc) hoặc ngày khác; chưa đặt thì hạn như của đơn vị mình.`,
  shown: (given: {
    readonly inner: Date | null;
    readonly own: Date;
    readonly zone: string;
    readonly day: string;
  }) =>
    [
      given.inner === null
        ? `Chưa đặt hạn cho các đơn vị trực thuộc; hạn của đơn vị mình: ${formatDeadline(given.own, given.zone)}.`
        : `Hạn cho các đơn vị trực thuộc: ${formatDeadline(given.inner, given.zone)}; hạn của đơn vị mình: ${formatDeadline(given.own, given.zone)}.`,
      `Đặt hạn: gõ “hạn cho đơn vị” và ngày, ví dụ: hạn cho đơn vị: ${given.day}.`,
    ].join("\n"),
  notRead: (said: string, day: string) =>
    `Bot chưa rõ ngày “${said}”, hạn cho các đơn vị chưa đổi. Xin ghi như: hạn cho đơn vị: ${day}.`,
  past: (at: Date, zone: string) =>
    `${formatDeadline(at, zone)} đã qua; hạn cho các đơn vị phải ở phía trước, hạn chưa đổi.`,
  late: (at: Date, own: Date, zone: string) =>
    `${formatDeadline(at, zone)} sau hạn của đơn vị mình (${formatDeadline(own, zone)}), hạn cho các đơn vị chưa đổi. Cần thêm thời gian thì gõ “xin gia hạn”.`,
  done: ({ at, own, zone, units, people }: Until & { readonly units: number; readonly people: number }) =>
    `Hạn cho các đơn vị trực thuộc: ${formatDeadline(at, zone)} (hạn của đơn vị mình: ${formatDeadline(own, zone)}). Đổi cho ${formatNumber(units)} đơn vị, đã báo ${formatNumber(people)} đầu mối. Đơn vị có hạn riêng giữ hạn ấy.`,
} as const;
