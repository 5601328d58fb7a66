// What people are told of an officer's decision when the news is sent: that it stands, or what came after it.
import { formatDeadline, formatTime } from "../format.ts";

/** What was decided on which version, when; `now` is when it is told. */
type News = {
  readonly unit: string;
  readonly version: number;
  readonly at: Date;
  readonly now: Date;
  readonly zone: string;
};
/** The version that was sealed since, and that counts. */
type Since = { readonly newer: { readonly version: number; readonly at: Date } };

/** The notice to the unit's contacts that their report was accepted. */
export function acceptedNotice(given: Omit<News, "version" | "now"> & { readonly address: string }): string {
  return `Báo cáo của ${given.unit} đã được tiếp nhận lúc ${formatTime(given.at, given.zone)}. Cảm ơn ${given.address}!`;
}

/** A version was accepted, and the unit has sealed a newer one since. */
export function acceptedBefore({ unit, version, at, zone, newer }: News & Since): string {
  return (
    `Bản ${version} của báo cáo ${unit} đã được tiếp nhận lúc ${formatTime(at, zone)}. ` +
    `Đơn vị đã nộp bản ${newer.version} lúc ${formatTime(newer.at, zone)}; bản ${newer.version} đang được tính và chờ tiếp nhận.`
  );
}

/** The notice to the unit's contacts that their report was returned, with the reason. */
export function returnedNotice(
  given: Pick<News, "unit" | "now" | "zone"> & {
    readonly address: string;
    readonly reason: string;
    readonly deadline: Date;
  },
): string {
  const until =
    given.now <= given.deadline
      ? `trước ${formatDeadline(given.deadline, given.zone)}`
      : "sớm (đã quá hạn nộp)";
  return [
    `Báo cáo của ${given.unit} được trả lại để chỉnh sửa.`,
    `Lý do: ${given.reason}`,
    `Kính mời ${given.address} gõ “sửa” để chỉnh sửa và nộp lại ${until}.`,
  ].join("\n");
}

/** A version was returned, and the unit has sealed a newer one before it heard of that. */
export function returnedBefore(
  given: News & Since & { readonly address: string; readonly reason: string },
): string {
  const { unit, version, at, zone, newer, address, reason } = given;
  return [
    `Bản ${version} của báo cáo ${unit} được trả lại lúc ${formatTime(at, zone)} để chỉnh sửa.`,
    `Lý do: ${reason}`,
    `Đơn vị đã nộp bản ${newer.version} lúc ${formatTime(newer.at, zone)}; bản ${newer.version} đang được tính.`,
    `Kính mời ${address} xem bản ${newer.version} đã đúng với lý do trên chưa; nếu chưa, xin gõ “sửa” để chỉnh sửa và nộp lại.`,
  ].join("\n");
}

/** To the officer who returned a version: a newer one was sealed at nearly the same moment. */
export function sealedMeanwhile({
  unit,
  code,
  version,
  at,
  zone,
  newer,
}: News & Since & { readonly code: string }): string {
  return (
    `${unit} đã nộp bản ${newer.version} lúc ${formatTime(newer.at, zone)}, ngay sau khi bản ${version} được trả lại ` +
    `lúc ${formatTime(at, zone)}; có thể đơn vị chưa kịp đọc lý do trả lại. ` +
    `Bản ${newer.version} đang được tính; xin xem lại bằng /don_vi ${code}.`
  );
}
