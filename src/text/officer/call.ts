// Whom an officer calls, because the bot cannot tell them: the units, their numbers, how far they are. Pure.
import { formatNumber, formatTime } from "../format.ts";
import { shownName } from "../people/shown-name.ts";
import { type OwingUnit, owingState } from "./officer.ts";

type CallUnit = Pick<OwingUnit, "code" | "shortName" | "state" | "done" | "total"> & {
  readonly phone: string | null;
  readonly people: readonly { readonly name: string | null; readonly phone: string | null }[];
  /** When its mailbox was written to; null where it was not. */
  readonly mailedAt: Date | null;
};

/** More lines than these are not called in one go; the next page has them. */
export const callsAtOnce = 20;

export function callText(
  units: readonly CallUnit[],
  of: {
    readonly all: number;
    readonly mailed: number;
    readonly page: number;
    readonly pages: number;
    readonly zone: string;
  },
): string {
  if (of.all === 0) return "Không có đơn vị nào cần gọi: đơn vị chưa nộp nào cũng nhận được tin của bot.";
  const page = of.pages > 1 ? `, trang ${of.page}/${of.pages}` : "";
  return [
    `CẦN GỌI: ${formatNumber(of.all)} đơn vị chưa nộp mà bot không nhắn được${page}`,
    ...(of.mailed > 0 ? [`Trong đó ${formatNumber(of.mailed)} đơn vị đã được gửi thư.`] : []),
    ...units.map((unit) => callLine(unit, of.zone)),
  ].join("\n");
}

function callLine({ code, shortName, phone, people, mailedAt, ...unit }: CallUnit, zone: string): string {
  const names = people.map(({ name, phone: own }, at) =>
    [shownName(name, at + 1), ...(own === null ? [] : [own])].join(" "),
  );
  return [
    `– ${code} · ${shortName}`,
    phone === null ? "chưa có số điện thoại của đơn vị" : `ĐT ${phone}`,
    names.length === 0 ? "chưa có đầu mối tham gia" : names.join(", "),
    owingState(unit),
    mailedAt === null ? "chưa báo được" : `đã gửi thư lúc ${formatTime(mailedAt, zone)}`,
  ].join(" · ");
}
