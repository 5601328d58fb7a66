// The words of the officer's rooms of forms: the list, a draft and what was read, trying and releasing it. Pure.
import type { DraftState } from "../../draft/draft-state.ts";
import { formatNumber, formatTime } from "../format.ts";
import { officerWords } from "./officer.ts";

export const formsWords = {
  title: officerWords.room.forms,
  drafts: "Đang soạn",
  noDrafts: "Chưa có bản nào đang soạn.",
  released: "Đã phát hành",
  saved: ({ version, by, at }: Saved, zone: string) =>
    `bản ${formatNumber(version)}, ${by === null ? "" : `${by} `}lưu lúc ${formatTime(at, zone)}`,
  asked: (rounds: number) => (rounds === 0 ? "chưa dùng" : `${formatNumber(rounds)} đợt đang dùng`),
  releasedAt: (at: Date, zone: string) => `phát hành lúc ${formatTime(at, zone)}`,
} as const;

type Saved = { readonly version: number; readonly by: string | null; readonly at: Date };

export const sayState = {
  draft: "đang soạn",
  tried: "đã chạy thử",
  released: "đã phát hành",
} as const satisfies Record<DraftState, string>;
