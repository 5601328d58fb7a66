// What each unit's contact has on paper: narratives and figures that differ from unit to unit, as they are typed.
import type { Paper } from "../chat/paper-contact.ts";

const narratives: Readonly<Record<string, (name: string) => string>> = {
  "I.1": (name) =>
    `${name} ban hành Kế hoạch tổ chức Tuần lễ hưởng ứng học tập suốt đời ngày 27/9, phân công lãnh đạo phụ trách chuyên môn chỉ đạo, các tổ và thư viện phối hợp thực hiện.`,
  "I.2": (name) =>
    `- Lễ khai mạc trong giờ chào cờ, treo băng rôn chủ đề Tuần lễ tại cổng ${name}.\n- Tập huấn khai thác học liệu số, sinh hoạt chuyên đề kỹ năng tìm kiếm thông tin.\n- Thi viết cảm nhận về sách, quyên góp sách cho tủ sách lớp học, tham quan di tích.`,
  "II.1": (name) => `Toàn thể ${name} tham gia; hình thành thói quen đọc và tự học trên nền tảng số.`,
  "II.2": () =>
    "Giao chỉ tiêu cụ thể cho từng bộ phận, công bố kết quả hằng ngày, lồng ghép với hoạt động thường xuyên.",
  "II.3": () => "không",
  "II.4": () => "Đề nghị cấp thêm kinh phí mua sách và thiết bị cho thư viện.",
  "11": () => "không",
};

const pairs = [
  "1.1",
  "1.2",
  "1.3",
  "1.4",
  "1.5",
  "1.6",
  "1.7",
  "1.8",
  "1.9",
  "1.10",
  "1.11",
  "1.12",
  "1.13",
  "1.14",
  "5.3",
  "5.4",
  "5.5",
  "5.6",
  "6.1",
  "6.2",
  "6.3",
  "8",
];
const single = ["2", "3", "4.1", "4.2", "4.3", "5.1", "5.2", "9.1", "9.2"];

/** A unit's figures: never the same for two units at a row that all are asked. */
export function figureOf(unit: number, no: string): string {
  const seed = (unit + 1) * 7 + no.split(".").reduce((sum, part) => sum * 5 + Number(part), 0);
  if (pairs.includes(no)) {
    const count = 1 + (seed % 3);
    return `${count}/${count * (20 + (seed % 17))}`;
  }
  return no === "4.3" ? String(100 + unit * 3) : String(2 + (seed % 40));
}

/** The rows of a group in which a unit held nothing: another group with each, and none with every fourth. */
function nothing(unit: number): RegExp {
  return [/^5\./u, /^9\./u, /^6\./u, /^$/u][unit % 4] ?? /^$/u;
}

/** The whole paper of a unit; `full` leaves no group out. */
export function paperOf(unit: number, kind: string, full = false): Paper {
  const paper = new Map<string, string>();
  for (const [no, words] of Object.entries(narratives)) paper.set(no, words(`đơn vị số ${unit + 1}`));
  for (const no of [...pairs, ...single]) {
    paper.set(no, !full && nothing(unit).test(no) ? "không" : figureOf(unit, no));
  }
  paper.set("I.3a", `${3 + (unit % 9)} triệu ${100 + unit} nghìn`);
  paper.set("I.3b", unit % 2 === 0 ? "không" : `${1 + (unit % 5)}.${200 + unit}.000`);
  paper.set("7.1", "có");
  // The office of a district counts its schools; a school says whether it held the ceremony.
  paper.set("7.2", kind === "phong_gddt" ? String(10 + unit) : "có");
  return paper;
}
