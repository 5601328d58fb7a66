// What an officer reads before and after acting on units: reminding, accepting, returning, exporting; and the help.
import { firstUnits, formatDeadline, formatNumber, formatTime } from "../format.ts";
import { dueWords } from "../reminder.ts";
import { type OwingUnit, owingState, windowClosedWords } from "./officer.ts";

type When = { readonly now: Date; readonly zone: string };

/** The units that a reminder goes to, and those it does not reach with the reason. */
export type ReminderPlan = {
  readonly send: readonly string[];
  /** Those of `send` whose contacts are reached on the web page alone. */
  readonly byPage: readonly string[];
  /** Nobody joined, or everybody blocked the bot; with the official phone where known. */
  readonly unreachable: readonly {
    readonly unit: string;
    readonly why: "nobody" | "blocked" | "window-closed";
    readonly phone: string | null;
  }[];
  /** Units reminded within the last half day, which are not reminded again. */
  readonly recent: readonly string[];
};

/** The question before reminding: how many, and who will be left out. */
export function remindQuestion(
  plan: ReminderPlan,
  given: When & { readonly outsideHours: string | null },
): string {
  const owing = plan.send.length + plan.unreachable.length + plan.recent.length;
  const hours =
    plan.send.length > 0 && given.outsideHours !== null
      ? [`Lưu ý: hiện ngoài giờ làm việc (${given.outsideHours}), tin sẽ đến ngay khi gửi.`]
      : [];
  return [
    `Đến ${formatTime(given.now, given.zone)} còn ${formatNumber(owing)} đơn vị chưa nộp.`,
    plan.send.length > 0
      ? `Gửi nhắc việc đến ${formatNumber(plan.send.length)} đơn vị?`
      : "Hiện không có đơn vị nào nhắc được.",
    ...hours,
    ...byPage(plan),
    ...leftOut(plan),
  ].join("\n");
}

/** Nobody owes: nothing to ask. */
export function nobodyOwes(given: When): string {
  return `Đến ${formatTime(given.now, given.zone)} các đơn vị đã nộp đủ, không cần nhắc.`;
}

/** One unit that is to be reminded: how far it is, and until when it reports. */
export function oneOwes(
  unit: Pick<OwingUnit, "state" | "done" | "total"> & { readonly name: string; readonly deadline: Date },
  { now, zone }: When,
): string {
  const { name, deadline } = unit;
  return `${name}: ${owingState(unit)}. Hạn nộp: ${formatDeadline(deadline, zone)} (${dueWords({ now, deadline, zone })}).`;
}

export function oneOwesNothing(unit: string): string {
  return `${unit} đã nộp báo cáo, không cần nhắc.`;
}

/** More units owe than the officer agreed to: said before the question is asked again. */
export function remindChanged(): string {
  return "Danh sách chưa nộp đã thay đổi so với lúc hỏi, chưa gửi tin nào.";
}

export function remindCancelled(): string {
  return "Chưa gửi tin nhắc nào.";
}

/** After reminding. It says "sent", not "received", which nobody knows. */
export function remindDone(
  plan: ReminderPlan,
  given: When & { readonly messages: number; readonly fewer: number },
): string {
  return [
    `Đã gửi ${formatNumber(given.messages)} tin nhắc đến ${formatNumber(plan.send.length)} đơn vị lúc ${formatTime(given.now, given.zone)}.`,
    ...(plan.send.length > 0 ? [`Đã gửi: ${firstUnits(plan.send)}.`] : []),
    ...byPage(plan),
    ...(given.fewer > 0
      ? [
          `Từ lúc hỏi đến nay đã bớt ${formatNumber(given.fewer)} đơn vị cần nhắc, bot không nhắc các đơn vị này.`,
        ]
      : []),
    ...leftOut(plan),
  ].join("\n");
}

export function remindAlready(at: Date, zone: string): string {
  return `Lần nhắc này đã gửi lúc ${formatTime(at, zone)}, bot không gửi lại.`;
}

/** Warns that a web page does not tell its contact that something waits there. */
function byPage({ byPage, send }: ReminderPlan): string[] {
  if (byPage.length === 0) return [];
  const which = byPage.length === send.length ? "" : `: ${firstUnits(byPage)}`;
  return [
    `Trong đó ${formatNumber(byPage.length)} đơn vị chỉ dùng trang web, mở trang mới thấy tin${which}.`,
  ];
}

function leftOut(plan: ReminderPlan): string[] {
  const names = (why: ReminderPlan["unreachable"][number]["why"]) =>
    plan.unreachable
      .filter((unit) => unit.why === why)
      .map((unit) => (unit.phone === null ? unit.unit : `${unit.unit} (ĐT ${unit.phone})`));
  return [
    line("Không gửi được, chưa có đầu mối tham gia", names("nobody")),
    line("Không gửi được, đầu mối đã chặn bot", names("blocked")),
    line(`Không gửi được, ${windowClosedWords} đến khi đầu mối tự nhắn lại`, names("window-closed")),
    line("Không nhắc lại, đã nhắc trong 12 giờ qua", plan.recent),
  ].flat();
}

function line(title: string, units: readonly string[]): string[] {
  return units.length > 0 ? [`${title} (${formatNumber(units.length)}): ${firstUnits(units)}.`] : [];
}

/** The same words for a code that does not exist and for one outside the officer's subtree. */
export function unknownUnit(said: string): string {
  return `Không tìm thấy đơn vị có mã hoặc tên “${said}”. Xem mã các đơn vị chưa nộp: gõ “chưa nộp”.`;
}

/** Asks which unit is meant: several fit, or one was found by its name alone. */
export function whichUnit(
  said: string,
  units: readonly { readonly code: string; readonly name: string }[],
  all: number,
): string {
  return [
    units.length === 1
      ? `“${said}”: có phải đơn vị này không?`
      : `“${said}” có thể là nhiều đơn vị. Xin chọn:`,
    ...units.map(({ code, name }) => `– ${code} · ${name}`),
    ...(all > units.length
      ? [`Còn ${formatNumber(all - units.length)} đơn vị nữa; xin gõ thêm tên hoặc gõ mã.`]
      : []),
  ].join("\n");
}

/** `code`: of a unit that the officer sees, as an example. */
export function askUnit(code: string | null): string {
  return `Xin gửi mã đơn vị cần xem${forExample(code)}.`;
}

export function askAcceptUnit(code: string | null): string {
  return `Xin gửi mã đơn vị có báo cáo cần tiếp nhận${forExample(code)}.`;
}

/** `no`: the number of a question of the form. */
export function askReturnUnit(code: string | null, no: string): string {
  return `Xin gửi mã đơn vị và lý do trả lại${forExample(code && `${code} xem lại mục ${no}`)}.`;
}

export function askReturnReason(unit: string, no: string): string {
  return `Trả lại báo cáo của ${unit}. Xin nhập lý do và số mục cần sửa (ví dụ: số liệu ở mục ${no} chưa đúng), hoặc gõ “thôi”.`;
}

export const returnOffers = {
  send: { label: "Gửi trả lại", word: "gửi", also: ["trả lại", "gửi trả lại"], answers: "yes" },
  keep: { label: "Không trả lại", word: "không", also: ["thôi", "hủy", "không trả lại"], answers: "no" },
} as const;

/** Before a report is given back: exactly what its unit will read. */
export function returnQuestion(given: {
  readonly unit: string;
  readonly version: number;
  readonly accepted: boolean;
  readonly notice: string;
  readonly reached: number;
}): string {
  const accepted = given.accepted ? ", đã tiếp nhận" : "";
  return [
    `Trả lại báo cáo của ${given.unit} (bản ${given.version}${accepted})? Đơn vị sẽ nhận tin:`,
    "",
    given.notice,
    "",
    ...(given.reached > 0 ? [] : ["Chưa có đầu mối nào nhận được tin này."]),
    "Gõ “gửi” để trả lại, “không” để thôi; muốn đổi lý do thì gửi lý do khác.",
  ].join("\n");
}

export function returnDropped(unit: string): string {
  return `Chưa trả lại báo cáo của ${unit}.`;
}

type Decided = When & { readonly unit: string; readonly version: number };

export function acceptDone(given: Decided & { readonly told: number }): string {
  return `Đã tiếp nhận báo cáo của ${given.unit} (bản ${given.version}) lúc ${formatTime(given.now, given.zone)}.${toldWords(given.told)}`;
}

export function acceptAlready(unit: string): string {
  return `Báo cáo của ${unit} đã được tiếp nhận từ trước.`;
}

/** What stands in the way of accepting or returning. */
export function cannotDecide(unit: string, why: "not-submitted" | "returned" | "revising" | "rows"): string {
  const reasons = {
    "not-submitted": "chưa nộp báo cáo",
    returned: "đang sửa báo cáo được trả lại, xin chờ nộp lại",
    rows: "chưa trả lời các mục được nhờ xem lại, xin chờ nộp lại hoặc rút lại lời nhờ",
    revising: "đang sửa báo cáo thành bản mới, xin chờ nộp lại hoặc trả lại kèm lý do",
  } as const;
  return `${unit} ${reasons[why]}.`;
}

/** `difference`: what it says otherwise than the version before, a line for each row. */
export function newerVersion(
  given: Decided & { readonly at: Date; readonly difference: readonly string[] },
): string {
  const { unit, version, at, zone, difference } = given;
  return [
    `${unit} đã có bản nộp mới (bản ${version}, lúc ${formatTime(at, zone)}). Xin xem lại trước khi quyết định.`,
    ...(difference.length > 0 ? [`Khác bản ${version - 1}:`, ...difference] : []),
  ].join("\n");
}

export function returnDone(given: Decided & { readonly reason: string; readonly told: number }): string {
  return `Đã trả lại báo cáo của ${given.unit} (bản ${given.version}) lúc ${formatTime(given.now, given.zone)}. Lý do: ${given.reason}${toldWords(given.told, "\n")}`;
}

export function returnAlready(unit: string): string {
  return `Báo cáo của ${unit} đã được trả lại từ trước, chưa nộp lại.`;
}

function toldWords(told: number, space = " "): string {
  return told > 0
    ? `${space}Đã gửi tin cho đơn vị.`
    : `${space}Chưa báo được cho đơn vị: chưa có đầu mối tham gia hoặc đầu mối đã chặn bot.`;
}

export function exportText(given: When & { readonly submitted: number; readonly expected: number }): string {
  return `Tệp tổng hợp đến ${formatTime(given.now, given.zone)}: ${formatNumber(given.submitted)}/${formatNumber(given.expected)} đơn vị đã nộp.`;
}

/** ", ví dụ: THPT-01" where there is an example. */
export function forExample(example: string | null): string {
  return example === null ? "" : `, ví dụ: ${example}`;
}

/** The officer's commands, in words that every channel takes; with the code of a unit and a day as examples. */
export function officerHelp(
  helpContact: string | null,
  example: { code: string | null; day: string },
): string {
  return [
    "Chuyên viên gõ (có hoặc không có dấu, có thể thêm / ở đầu):",
    "– tổng hợp: tiến độ và số liệu chính",
    "– xuất excel: tệp Excel theo mẫu",
    "– chưa nộp: các đơn vị chưa nộp",
    "– nhắc: nhắc các đơn vị chưa nộp; nhắc MÃ: nhắc một đơn vị",
    `– đơn vị MÃ: xem báo cáo một đơn vị${forExample(example.code && `đơn vị ${example.code}`)}`,
    "– chờ: việc chờ xử lý ở mọi đợt, gõ số để mở; tiếp nhận hết: các báo cáo không có gì cần xem",
    "– tiếp nhận MÃ: tiếp nhận báo cáo",
    "– trả lại MÃ lý do: trả lại để chỉnh sửa",
    `– hạn: xem hạn nộp; hạn ${example.day}: đổi hạn nộp`,
    "– thông báo NỘI DUNG: gửi thông báo đến các đơn vị",
    "– giới thiệu: về đợt báo cáo",
    "– giao đợt: đồng nghiệp hỗ trợ các đơn vị; thêm đơn vị MÃ: hỏi thêm trong đợt; mở lại: mở đợt mới như lần trước",
    "– biểu mẫu: các biểu mẫu đã phát hành và bản nháp",
    "– cấp mã: phiếu mã cho các đơn vị; đầu mối MÃ: ai đang phụ trách; thu hồi SỐ: thu hồi quyền",
    "– các báo cáo: các đợt đang phụ trách, đổi đợt (còn giữ trong nửa giờ)",
    "– nhập hộ MÃ: nhập báo cáo đơn vị gửi bằng e-mail, giấy, điện thoại",
    "– trang: tạo biểu mẫu từ công văn, mở đợt",
    "– các liên kết: liên kết đến tệp còn dùng được, thu hồi",
    "– dữ liệu của tôi: xem, xóa dữ liệu cá nhân",
    ...(helpContact === null ? [] : [`Cần hỗ trợ: ${helpContact}`]),
  ].join("\n");
}
