// What is said of files that were sent in a chat: why one does not lie with the report, and what does besides. Pure.
import { mostMegabytes } from "../../files/limits.ts";
import type { TrueKind } from "../../files/unreadable.ts";
import { localTime } from "../../form/rounds/days.ts";
import { sayUnreadable, shortName } from "../file-kinds.ts";
import { joinText } from "./join.ts";

/** Why a file that was sent does not lie with the report; `refused`: it is of a kind that a report does not take. */
export type NotKept =
  | { readonly type: "too-large" | "gone" | "later" | "full" | "not-theirs" | "broken" }
  | { readonly type: "refused"; readonly kind: TrueKind };

/** A picture has no name. */
export type NotKeptFile = { readonly name: string | null; readonly why: NotKept };

const notFetched = "Bot chưa lấy được từ ứng dụng chat. Xin gửi lại, hoặc gửi ở trang gửi tệp.";
const reasons: Readonly<Record<Exclude<NotKept["type"], "refused">, string>> = {
  "too-large": `Lớn hơn ${mostMegabytes} MB. Xin giảm dung lượng, gửi từng phần, hoặc dán nội dung ở trang gửi tệp.`,
  gone: notFetched,
  later: notFetched,
  full: "Báo cáo đã có đủ số tệp, hoặc các tệp đã quá lớn. Gõ “tệp” để bỏ bớt tệp cũ rồi gửi lại.",
  broken: "Ảnh bị hỏng hoặc tải lên chưa đủ. Xin gửi lại, hoặc chụp lại rồi gửi.",
  "not-theirs": joinText.fileNotTaken,
};

/** One message about all of them: those of one reason stand together. */
export function notKeptText(failed: readonly NotKeptFile[]): string {
  const names = new Map<string, string[]>();
  const lines: string[] = [];
  for (const { name, why } of failed) {
    if (why.type === "refused")
      lines.push(sayUnreadable(shortName(name ?? "vừa gửi"), { type: "kind", kind: why.kind }));
    else names.set(reasons[why.type], [...(names.get(reasons[why.type]) ?? []), named(name)]);
  }
  for (const [reason, of] of names) lines.push(`Chưa lưu ${[...new Set(of)].join(", ")}. ${reason}`);
  return lines.join("\n");
}

function named(name: string | null): string {
  return name === null ? "ảnh vừa gửi" : `tệp “${shortName(name)}”`;
}

/** Said above the answer to one of several files that were sent as one: what lies with the report besides. */
export function keptBeside(names: readonly string[]): string {
  return `Cùng lượt gửi, báo cáo lưu thêm ${names.length} tệp: ${names.map((name) => `“${shortName(name)}”`).join(", ")}.`;
}

/** The name of a picture, which came without one: when it came, and its number. */
export function pictureName(id: number, came: Date, zone: string): string {
  const { date, time } = localTime(came, zone);
  return `anh-${date.replaceAll("-", "")}-${time.replace(":", "")}-${id}`;
}
