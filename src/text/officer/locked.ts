// What is said of a frozen round: that nothing of its figures changes, since when, and whom to call. Pure.
import { formatTime } from "../format.ts";

export const lockedText = {
  /** To an officer whose command would change something. */
  officer: (since: Date, zone: string) =>
    `Số liệu đã chốt lúc ${formatTime(since, zone)}, bot chưa thay đổi gì. Cần thay đổi thì gõ “mở chốt” và lý do.`,
  /** To a unit's contact. */
  contact: (since: Date, zone: string, helpContact: string | null) =>
    `Số liệu đợt này đã chốt lúc ${formatTime(since, zone)}, báo cáo không thay đổi được nữa.${helpContact === null ? " Cần sửa xin gọi chuyên viên của Sở." : ` Cần sửa xin gọi ${helpContact}.`}`,
} as const;
