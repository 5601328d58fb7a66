// What the operator reads of rounds: opened, listed, closed, and who owes a report in them until when. Pure.
import { type InnerDuty, mostLettersOfShortName } from "../../form/rounds/settings.ts";
import type { RoundTrouble } from "../../form/rounds/trouble.ts";
import { formatDeadline, formatNumber } from "../format.ts";
import { typed, wanted } from "./command-line.ts";
import { dutiesHelp, dutiesText } from "./duties.ts";

const which = "--round SỐ chọn đợt; bỏ được khi chỉ có một đợt đang mở.";
const dates = "15/10/2027 (đến hết ngày), 17h 15/10/2027, 17h30 ngày 15/10/2027 hoặc 2027-10-15";

export function roundOpenHelp(forms: readonly string[]): { readonly summary: string; readonly help: string } {
  return {
    summary: "mở một đợt báo cáo",
    help: `round open --form BIỂU-MẪU [--part SỐ] [--deadline "NGÀY"] [--title "TÊN ĐỢT"] [--short "TÊN NGẮN"] [--remind BẬC,BẬC] [--units MÃ,MÃ] [--compiles LOẠI,MÃ] [--watches LOẠI,MÃ] [--leave-out LOẠI,MÃ] [--inner-decides] [--settings TỆP.json]

  --form      biểu mẫu đã phát hành (xem: form list) hoặc đi kèm chương trình: ${forms.join(", ")} (bỏ @… là bản mới nhất)
  --part      công văn có nhiều hạn nộp: chỉ mở đợt của hạn thứ mấy; bỏ thì mỗi hạn một đợt
  --deadline  hạn nộp: ${dates}
              (--deadline, --title và các thiết lập khác: bỏ thì lấy như công văn đã soạn, nếu bản nháp có)
  --past      hạn nộp đã qua vẫn mở (nhập lại một đợt cũ): mọi báo cáo tính là trễ hạn
  --title     tên đợt, hiện trong mọi tin nhắn
  --short     tên ngắn, đứng đầu mọi tin khi một người có nhiều đợt đang mở (nhiều nhất 25 chữ cái); bỏ thì lấy phần đầu của tên đợt
  --remind    các lần nhắc: D-7,D-3,D-1,D,D@16:00,D+1 (ngày so với hạn) hoặc PT3H (3 giờ trước hạn)
  --units     mã các đơn vị phải nộp; bỏ thì hỏi mọi đơn vị thuộc loại mà biểu mẫu có hỏi
${dutiesHelp}
  --settings  thiết lập riêng của đợt: office, receiver, profiles (loại đơn vị → phần phải trả lời), addressForms …
  --number    số công văn, ví dụ "1234/SGDĐT-GDTrH"
  --prepared  chuẩn bị sẵn, chưa đơn vị nào biết, đến khi phát hành: round start, chuyên viên gõ “phát hành” và số công văn
  --start     (cùng --prepared) tự phát hành lúc: ${dates}
  --demo      mở thử trên các đơn vị minh họa; đợt này tự đóng khi nạp danh sách đơn vị

Đợt giữ danh sách đơn vị như lúc mở; thêm, bớt sau đó: round add-unit, round exempt.

Ví dụ: ${typed(`round open --form ${(forms.at(-1) ?? "").split("@")[0]} --deadline "17h 15/10/2027" --title "TÊN ĐỢT"`)}`,
  };
}

export const roundsHelp = {
  again: {
    summary: "mở lại như một đợt trước: chỉ cần tên và hạn nộp",
    help: `round again --of SỐ --title "TÊN ĐỢT" --deadline "NGÀY" [--short "TÊN NGẮN"]

Mở đợt mới với biểu mẫu, đơn vị, các lần nhắc và lời dẫn của đợt SỐ (xem: round list). Đơn vị không còn trong danh sách
được nêu tên. Ngày diễn ra riêng của đợt trước (week) không lấy theo.

Ví dụ: ${typed('round again --of 3 --title "Sĩ số tháng 11" --deadline "15/11/2027"')}`,
  },
  hand: {
    summary: "giao một đợt cho đồng nghiệp: các đơn vị được báo gọi ai",
    help: `round hand --to "TÊN, SỐ ĐIỆN THOẠI" [--round SỐ]

Từ đó các đơn vị thấy tên và số này khi cần hỗ trợ, và được báo một lần. Quyền của chuyên viên không đổi. ${which}

Ví dụ: ${typed('round hand --to "chị Hoa, 0275 3822 001"')}`,
  },
  list: {
    summary: "xem các đợt báo cáo",
    help: `round list [--json]

Mỗi đợt một dòng, đợt đang mở ở trên: số đợt, trạng thái, biểu mẫu, hạn nộp, số báo cáo phải nhận, tên đợt.

Ví dụ: ${typed("round list")}`,
  },
  start: {
    summary: "phát hành một đợt đã chuẩn bị",
    help: `round start [--round SỐ]

Phát hành đợt đã mở bằng round open --prepared: từ lúc này đầu mối thấy đợt, trả lời được và bot nhắc theo lịch.
--round SỐ chọn đợt; bỏ được khi chỉ có một đợt đang chờ.

Ví dụ: ${typed("round start --round 3")}`,
  },
  close: {
    summary: "đóng một đợt: không hỏi, không nhận thêm",
    help: `round close [--round SỐ]

Đóng đợt: không hỏi, không nhắc, không nhận thêm. Số liệu, /summary và tệp Excel vẫn còn. ${which}

Ví dụ: ${typed("round close --round 3")}`,
  },
  addUnit: {
    summary: "hỏi thêm một đơn vị trong đợt",
    help: `round add-unit ${wanted.code} [--round SỐ]

Hỏi báo cáo của một đơn vị có trong danh sách, hoặc hỏi lại đơn vị đã được miễn. ${which}

Ví dụ: ${typed("round add-unit THPT-20")}`,
  },
  exempt: {
    summary: "miễn báo cáo cho một đơn vị (sáp nhập, giải thể)",
    help: `round exempt ${wanted.code} --reason "LÝ DO" [--round SỐ]

Đơn vị không phải nộp trong đợt này nữa; lý do hiện trong tệp Excel. Số liệu đã nộp không tính. Hỏi lại: round add-unit.
${which}

Ví dụ: ${typed('round exempt THPT-20 --reason "sáp nhập vào THPT-21"')}`,
  },
  deadline: {
    summary: "xem hoặc đổi hạn nộp của một đơn vị",
    help: `round deadline ${wanted.code} [--until "NGÀY" | --common] [--round SỐ]

Cho xem hạn nộp của đơn vị. --until đặt hạn riêng: ${dates}; --common trở lại hạn chung.
Đầu mối được báo một lần, lịch nhắc theo hạn mới. Hạn chung của cả đợt do chuyên viên đổi trong chat. ${which}

Ví dụ: ${typed('round deadline THPT-20 --until "17h 20/10/2027"')}`,
  },
} as const;

type Named = { readonly id: string; readonly name: string };

export const roundsText = {
  noForm: (said: string, forms: readonly string[]) =>
    `Không có biểu mẫu “${said}”; đang có: ${forms.join(", ")}.`,
  noPart: (form: string, part: number, parts: number) =>
    parts === 1
      ? `Biểu mẫu “${form}” chỉ có một hạn nộp; bỏ --part.`
      : `Biểu mẫu “${form}” không có phần ${part}; có từ 1 đến ${parts}.`,
  otherParts: (forms: readonly string[]) => `Chưa mở phần còn lại của công văn: ${forms.join(", ")}.`,
  notADay: (option: string, said: string) =>
    `Không hiểu ngày “${said}” ở ${option}. Ghi ${dates}; có khoảng trắng thì đặt trong dấu ngoặc kép.`,
  noSuchDay: (option: string, said: string) =>
    `Không có ngày “${said}” (${option}). Xem lại ngày, tháng, năm.`,
  whichDay: (option: string, said: string, days: readonly string[]) =>
    `“${said}” ở ${option} chưa rõ là lúc nào${days.length > 0 ? `: ${days.join(" hay ")}` : ""}. Ghi rõ ngày, tháng, năm, ví dụ: 15/10/2027.`,
  day: (at: Date, zone: string) => formatDeadline(at, zone),
  past: (at: Date, zone: string) =>
    `Hạn nộp ${formatDeadline(at, zone)} đã qua, chưa mở đợt. Sửa --deadline; nếu đúng là muốn mở đợt có hạn đã qua thì thêm --past.`,
  passed: (at: Date, zone: string) => `${formatDeadline(at, zone)} đã qua, hạn nộp chưa đổi.`,
  samplesOnly: (count: number) =>
    `Chưa mở đợt: danh sách đang là ${count} đơn vị minh họa, không phải của cơ quan mình. Nạp danh sách đơn vị trước: units import. Muốn mở thử trên đơn vị minh họa thì thêm --demo.`,
  notSamples:
    "--demo chỉ dùng khi danh sách là đơn vị minh họa. Bỏ --demo để mở đợt cho đơn vị của cơ quan mình.",
  noUnits: "Chưa có đơn vị nào. Nạp danh sách đơn vị trước: units import.",
  openAlready: (id: number, title: string, codes: readonly string[]) =>
    `Chưa mở: đợt ${id} “${title}” cùng biểu mẫu, cùng tên đang mở và đang hỏi ${some(codes)}. Đợt khác thì đặt --title khác; hỏi thêm đơn vị: round add-unit.`,
  settingsFile: (file: string, why: "no-json" | "unreadable") =>
    why === "no-json"
      ? `Tệp ${file} không phải JSON đúng cú pháp (thường do thừa dấu phẩy hoặc thiếu ngoặc).`
      : `Không đọc được tệp ${file}: cần một đối tượng JSON { … }.`,
  settingsWrong: (issues: readonly SettingIssue[]) =>
    ["Thiết lập của đợt chưa đúng:", ...issues.map((issue) => `  ${settingIssue(issue)}`)].join("\n"),
  unknownCodes: (codes: readonly string[]) =>
    `Danh sách đơn vị không có mã: ${codes.join(", ")}. Xem: units list.`,
  unmapped: (kinds: readonly Named[], parts: readonly Named[], example: string) =>
    [
      `Chưa mở: biểu mẫu này chưa có phần dành cho loại đơn vị: ${kinds.map(({ id, name }) => `${name} (${id})`).join(", ")}.`,
      `Ghi loại nào trả lời phần nào vào một tệp, ví dụ ${example}, rồi thêm --settings TỆP.json; không phải nộp thì ghi null.`,
      `Các phần: ${parts.map(({ id, name }) => `${id} (${name})`).join(", ")}.`,
      "Hoặc chỉ hỏi một số đơn vị: --units MÃ,MÃ.",
    ].join("\n"),
  onlyCollect: (codes: readonly string[]) =>
    `Các đơn vị này chỉ nhận báo cáo, không phải nộp: ${codes.join(", ")}.`,
  nobodyReports: "Không có đơn vị nào thuộc loại phải nộp báo cáo này.",
  demoEnded: "Dữ liệu minh họa đã kết thúc.",
  demoRound: "Đây là đợt thử trên đơn vị minh họa; đợt tự đóng khi nạp danh sách đơn vị (units import).",
  opened: (given: {
    readonly id: number;
    /** Null of a round that is open at once; otherwise when it starts by itself. */
    readonly prepared: { readonly startsAt: Date | null } | null;
    readonly title: string;
    readonly form: string;
    readonly deadline: Date;
    readonly zone: string;
    readonly office: string;
    readonly receiver: string;
    readonly ladder: readonly string[];
    readonly expected: number;
    readonly duties: Readonly<Record<InnerDuty, number>>;
    readonly decides: boolean;
  }) =>
    [
      `${given.prepared ? "Đã chuẩn bị" : "Đã mở"} đợt ${given.id}: ${given.title}`,
      `  biểu mẫu   ${given.form}`,
      `  hạn nộp    ${formatDeadline(given.deadline, given.zone)}`,
      `  cơ quan    ${given.office}; nơi nhận: ${given.receiver}`,
      `  nhắc       ${given.ladder.length > 0 ? given.ladder.join(", ") : "không nhắc"}`,
      `  phải nộp   ${formatNumber(given.expected)} báo cáo`,
      ...dutiesText.counted(given.duties, given.decides),
      given.prepared === null
        ? "Việc tiếp theo: codes --role contact làm mã cho đầu mối các đơn vị."
        : `Chưa đơn vị nào biết đợt này. ${startSaid(given.id, given.prepared.startsAt, given.zone)}`,
    ].join("\n"),
  startsLate: (at: Date, zone: string) =>
    `Giờ phát hành ${formatDeadline(at, zone)} không ở trước hạn nộp, chưa mở đợt.`,
  startsPast: (at: Date, zone: string) =>
    `Giờ phát hành ${formatDeadline(at, zone)} đã qua, chưa mở đợt. Sửa --start, hoặc bỏ --prepared để mở ngay.`,
  onlyPrepared: "--start chỉ dùng cùng --prepared.",
  passedBefore: (at: Date, zone: string) =>
    `Hạn nộp ${formatDeadline(at, zone)} đã qua, chưa phát hành. Đóng đợt này (round close) rồi mở đợt có hạn khác.`,
  started: (id: number, title: string) => `Đã phát hành đợt ${id}: ${title}`,
  allLate: "Hạn nộp đã qua: mọi báo cáo tính là trễ hạn.",
  listed: (given: {
    readonly id: number;
    readonly state: keyof typeof states;
    readonly startsAt: Date | null;
    readonly demo: boolean;
    readonly form: string;
    readonly deadline: Date;
    readonly zone: string;
    readonly expected: number;
    readonly title: string;
  }) =>
    `${String(given.id).padStart(4)}  ${states[given.state]}${given.startsAt !== null && given.state === "prepared" ? ` (tự phát hành ${formatDeadline(given.startsAt, given.zone)})` : ""}${given.demo ? " (minh họa)" : ""}  ${given.form}  hạn ${formatDeadline(given.deadline, given.zone)}  ${formatNumber(given.expected)} báo cáo  ${given.title}`,
  count: (count: number) => `${count} đợt.`,
  closed: (id: number, title: string) => `Đã đóng đợt ${id}: ${title}`,
  added: (unit: string, id: number) => `${unit} phải nộp báo cáo trong đợt ${id}.`,
  exempt: (unit: string, id: number, reason: string) =>
    `${unit} không phải nộp trong đợt ${id} nữa: ${reason}.`,
  noLongerCounts: "Số liệu đơn vị đã nộp không tính nữa.",
  denominator: (before: number, after: number) => `Số báo cáo phải nhận: ${before} → ${after}.`,
  bothDeadlines: "Chỉ dùng một trong hai: --until hoặc --common.",
  submitted: (unit: string) =>
    `${unit} đã nộp báo cáo, hạn nộp chưa đổi. Cần sửa thì chuyên viên trả lại báo cáo trong chat trước.`,
  deadline: (unit: string, at: Date, common: Date, zone: string) =>
    `Hạn nộp của ${unit}: ${formatDeadline(at, zone)}; ${at.getTime() === common.getTime() ? "đây là hạn chung" : `hạn chung là ${formatDeadline(common, zone)}`}.`,
  handed: (id: number, title: string, to: string) =>
    `Đã giao đợt ${id} “${title}”: các đơn vị cần hỗ trợ thì gọi ${to}.`,
  told: (people: number) =>
    people === 0 ? "Chưa báo được cho đầu mối nào." : `Đã báo cho ${people} đầu mối.`,
} as const;

/** Why a round could not be changed. */
export const roundAgainText = {
  past: (at: Date, zone: string) =>
    `Hạn ${formatDeadline(at, zone)} đã qua, chưa mở đợt. Ghi một ngày phía trước.`,
  longShortName: `Tên ngắn (--short) dài quá ${mostLettersOfShortName} chữ cái.`,
  nobody: (id: number) => `Không còn đơn vị nào của đợt ${id} trong danh sách (units list), chưa mở đợt.`,
  gone: (names: readonly string[]) =>
    `Không còn trong danh sách nên không hỏi (${formatNumber(names.length)}): ${names.join("; ")}.`,
} as const;

export function roundTrouble(trouble: RoundTrouble): string {
  switch (trouble.type) {
    case "no-round":
      return `Không có đợt ${trouble.id}. Xem các đợt: round list.`;
    case "closed":
      return `Đợt ${trouble.id} đã đóng.`;
    case "prepared":
      return `Đợt ${trouble.id} chưa phát hành nên chưa đơn vị nào biết; phát hành trước: round start --round ${trouble.id}.`;
    case "not-prepared":
      return `Đợt ${trouble.id} không ở trạng thái chờ phát hành.`;
    case "several-prepared":
      return `Đang chờ phát hành nhiều đợt (${trouble.ids.join(", ")}). Chọn một đợt: --round SỐ.`;
    case "none-prepared":
      return "Không có đợt nào đang chờ phát hành (xem: round list).";
    case "closed-before":
      return `Đợt ${trouble.id} đã đóng từ trước.`;
    case "several-open":
      return `Đang mở nhiều đợt (${trouble.ids.join(", ")}). Chọn một đợt: --round SỐ.`;
    case "none-open":
      return "Không có đợt nào đang mở. Chọn đợt: --round SỐ (xem: round list).";
    case "no-unit":
      return `Không có đơn vị mang mã ${trouble.code}. Xem: units list.`;
    case "asked-already":
      return `${trouble.code} đang được hỏi trong đợt này rồi.`;
    case "owes-nothing":
      return `${trouble.code} không phải nộp báo cáo trong đợt này.`;
    case "no-profile":
      return `Đợt này không hỏi loại đơn vị ${trouble.kind}.`;
    case "only-collects":
      return `Loại đơn vị ${trouble.kind} chỉ nhận báo cáo, không phải nộp.`;
  }
}

const states = { open: "đang mở", prepared: "chờ phát hành", closed: "đã đóng" } as const;

function startSaid(id: number, at: Date | null, zone: string): string {
  const now = `round start --round ${id}, hoặc chuyên viên gõ “phát hành” và số công văn`;
  return at === null ? `Phát hành: ${now}.` : `Tự phát hành ${formatDeadline(at, zone)}; sớm hơn: ${now}.`;
}

function some(codes: readonly string[]): string {
  return codes.length > 6
    ? `${codes.slice(0, 6).join(", ")} và ${codes.length - 6} đơn vị nữa`
    : codes.join(", ");
}

/** What a schema found wrong with a setting of a round, where it stands. */
type SettingIssue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[] | undefined;
};

function settingIssue({ code, path, keys }: SettingIssue): string {
  const where = path.map(String).join(".");
  if (path[0] === "ladder" && path.length > 1) {
    return `lần nhắc thứ ${Number(path[1]) + 1} (--remind) chưa đúng; ghi như D-3, D, D@16:00, D+1 hoặc PT3H.`;
  }
  if (keys && keys.length > 0) return `không có thiết lập ${keys.join(", ")}.`;
  if (code === "too_big" && path[0] === "shortName")
    return `tên ngắn (--short) dài quá ${mostLettersOfShortName} chữ cái.`;
  if (code === "too_small") return `${where}: không được để trống.`;
  if (path[0] === "week") return `${where}: ghi ngày như 2027-10-01.`;
  return `${where}: thiếu, hoặc không đúng kiểu dữ liệu.`;
}
