// Whether a round's figures may still change, as every total says it. Pure.
import { formatNumber, formatTime } from "../format.ts";

/** "số liệu tạm thời đến 08:00 ngày 14/10/2022, 49/57 đơn vị"; once frozen since when. */
export function standingOfFigures(given: {
  readonly now: Date;
  readonly lockedAt: Date | null;
  readonly counted: number;
  readonly expected: number;
  readonly zone: string;
}): string {
  const units = `${formatNumber(given.counted)}/${formatNumber(given.expected)} đơn vị`;
  return given.lockedAt === null
    ? `Số liệu tạm thời đến ${formatTime(given.now, given.zone)}, ${units}`
    : `Số liệu đã chốt lúc ${formatTime(given.lockedAt, given.zone)}, ${units}`;
}
