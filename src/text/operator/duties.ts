// What the operator reads of units that have others below them in a new round: what is wrong with their duties, who has which. Pure.
import type { DutyProblem } from "../../draft/inner-duties.ts";
import type { InnerDuty } from "../../form/rounds/settings.ts";
import { formatNumber } from "../format.ts";

export const dutiesHelp = `  --compiles  loại đơn vị hoặc mã: tổng hợp báo cáo của các đơn vị trực thuộc, nộp một báo cáo chung
  --watches   loại hoặc mã: chỉ theo dõi, nhắc, nhập thay; đơn vị trực thuộc nộp thẳng lên trên
  --leave-out loại hoặc mã: không tham gia đợt này; đơn vị trực thuộc nộp thẳng lên trên
  --inner-decides  đầu mối của đơn vị tổng hợp, theo dõi được nhắc, trả lại, nhập thay cho đơn vị trực thuộc`;

export const dutiesText = {
  wrong: ({ what, said }: DutyProblem) => {
    const words = said.join(", ");
    if (what === "unknown") return `Không có loại đơn vị hay mã: ${words}. Xem: units kinds, units list.`;
    if (what === "twice") return `Ghi hai lần cho: ${words}. Mỗi loại, mỗi mã chỉ một việc.`;
    return `Không có đơn vị trực thuộc nên không tổng hợp, theo dõi được: ${words}.`;
  },
  unasked: (codes: readonly string[]) =>
    `Đơn vị tổng hợp phải nộp báo cáo, nhưng biểu mẫu chưa có phần dành cho: ${codes.join(", ")}. Ghi phần ấy ở --settings (profiles), hoặc dùng --watches.`,
  /** A line among what is said of a round that was opened; none where every unit answers for itself. */
  counted: (duties: Readonly<Record<InnerDuty, number>>, decides: boolean): readonly string[] => {
    const words = { compiles: "tổng hợp", watches: "chỉ theo dõi", "left-out": "không tham gia" } as const;
    const said = (["compiles", "watches", "left-out"] as const).flatMap((duty) =>
      duties[duty] > 0 ? [`${formatNumber(duties[duty])} đơn vị ${words[duty]}`] : [],
    );
    if (said.length === 0) return [];
    return [`  cấp giữa   ${said.join("; ")}${decides ? "; được nhắc, trả lại, nhập thay" : ""}`];
  },
} as const;
