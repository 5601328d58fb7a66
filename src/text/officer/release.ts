// What an officer reads when a prepared round is started. Pure.
import { formatDeadline, formatNumber } from "../format.ts";

type Prepared = {
  readonly title: string;
  readonly number: string | null;
  readonly deadline: Date;
  readonly startsAt: Date | null;
  readonly expected: number;
};

export const releaseText = {
  none: "Không có đợt nào đang chờ phát hành.",
  list: (rounds: readonly Prepared[], zone: string) =>
    ["Đang chờ phát hành:", ...lines(rounds, zone), howTo(rounds)].join("\n"),
  unknown: (said: string, rounds: readonly Prepared[], zone: string) =>
    [
      `Không có đợt nào của công văn số ${said} đang chờ phát hành, bot chưa làm gì.`,
      "Đang chờ:",
      ...lines(rounds, zone),
      howTo(rounds),
    ].join("\n"),
  late: ({ title, deadline }: Prepared, zone: string) =>
    `Đợt “${title}” có hạn nộp ${formatDeadline(deadline, zone)} đã qua, bot chưa phát hành. Xin đổi hạn nộp trước.`,
  started: (rounds: readonly Prepared[], zone: string) =>
    [
      ...rounds.map(
        ({ title, deadline, expected }) =>
          `Đã phát hành “${title}”: ${formatNumber(expected)} đơn vị phải nộp, hạn ${formatDeadline(deadline, zone)}.`,
      ),
      "Từ lúc này đầu mối trả lời được và bot nhắc theo lịch. Đơn vị chưa có đầu mối cần phiếu mã: gõ “cấp mã”.",
    ].join("\n"),
} as const;

function lines(rounds: readonly Prepared[], zone: string): readonly string[] {
  return rounds.map(({ title, number, deadline, startsAt, expected }) => {
    const of = number === null ? "" : ` (công văn ${number})`;
    const when = startsAt === null ? "" : `, tự phát hành ${formatDeadline(startsAt, zone)}`;
    return `– ${title}${of}: ${formatNumber(expected)} đơn vị, hạn ${formatDeadline(deadline, zone)}${when}`;
  });
}

/** A round without the number of its dispatch is started by whoever prepared it. */
function howTo(rounds: readonly Prepared[]): string {
  const number = rounds.find((one) => one.number !== null && /\d/u.test(one.number))?.number;
  return number
    ? `Để phát hành, gõ “phát hành” và số công văn, ví dụ: phát hành ${/\d+/u.exec(number)?.[0] ?? number}`
    : "Đợt chưa có số công văn: xin nhờ người vận hành phát hành (round start).";
}
