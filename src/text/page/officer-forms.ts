// The words of the officer's rooms of forms: the list, dropping a dispatch, the page of a draft. Pure.
import type { Cover } from "../../dispatch/found.ts";
import { daySaid } from "../../dispatch/words/questions.ts";
import type { DraftState } from "../../draft/draft-state.ts";
import type { TrueKind, Unreadable } from "../../files/unreadable.ts";
import { pasteField, sayUnreadable } from "../file-kinds.ts";
import { formatNumber, formatTime } from "../format.ts";
import { deadlineSaid } from "../officer/dispatch-read.ts";
import { officerWords } from "./officer.ts";

export const formsWords = {
  title: officerWords.room.forms,
  begin: "Tạo biểu mẫu từ công văn",
  beginLead:
    "Thả công văn và biểu kèm theo (.docx, .xlsx, .txt). Chỉ có biểu kèm theo cũng được. Công văn PDF được giữ kèm, không đọc.",
  anewLead: "Lần này tệp đã thả trước đây cũng được đọc thành bản soạn mới; bản cũ vẫn còn.",
  choose: "Chọn tệp",
  paste: "Hoặc dán nội dung công văn",
  pasteHow: "Mở tệp Word hoặc Excel, Ctrl+A, Ctrl+C, rồi Ctrl+V vào ô này: các bảng giữ nguyên.",
  read: "Đọc",
  drafts: "Đang soạn",
  noDrafts: "Chưa có bản nào đang soạn.",
  released: "Đã phát hành",
  saved: ({ version, by, at }: Saved, zone: string) =>
    `bản ${formatNumber(version)}, ${by === null ? "" : `${by} `}lưu lúc ${formatTime(at, zone)}`,
  asked: (rounds: number) => (rounds === 0 ? "chưa dùng" : `${formatNumber(rounds)} đợt đang dùng`),
  releasedAt: (at: Date, zone: string) => `phát hành lúc ${formatTime(at, zone)}`,
  openRound: "Mở đợt",
  openRoundOf: (part: string) => `Mở đợt ${part}`,
  pasteName: "noi-dung-dan",
} as const;

type Saved = { readonly version: number; readonly by: string | null; readonly at: Date };

export const sayState = {
  draft: "đang soạn",
  tried: "đã chạy thử",
  released: "đã phát hành",
} as const satisfies Record<DraftState, string>;

export const dropProblems = {
  none: "Chưa có tệp nào. Xin chọn công văn (.docx, .xlsx, .txt) hoặc dán nội dung vào ô.",
  many: (most: number) => `Xin thả mỗi lần không quá ${formatNumber(most)} tệp của cùng một công văn.`,
  large: (name: string, megabytes: number) =>
    `Tệp “${name}” lớn hơn ${formatNumber(megabytes)} MB. Xin bỏ ảnh trong tệp rồi thả lại, hoặc chỉ thả biểu kèm theo.`,
  pasteLarge: "Nội dung dán quá dài. Xin thả tệp thay vì dán.",
  allLarge: "Các tệp cộng lại quá lớn. Xin chỉ thả công văn và biểu kèm theo.",
  busy: "Nhiều người đang đọc tệp nên tệp này chưa được đọc. Xin thử lại sau một phút.",
  unreadable: (name: string, why: Unreadable) => unreadable(name, why),
  bookAlone: "Xin thả riêng tệp Excel của biểu mẫu, không cùng với tệp khác.",
  onlyKept: (name: string) =>
    `Tệp “${name}” là PDF hoặc ảnh, chương trình không đọc được. Xin thả thêm biểu kèm theo (.docx, .xlsx), hoặc mở công văn bản Word rồi dán nội dung vào ô.`,
  nothing:
    "Không thấy đề cương hay biểu nào để hỏi trong tệp này. Xin thả thêm biểu kèm theo công văn (.docx hoặc .xlsx); nếu đúng là công văn này, xin xem đề cương có đánh số hoặc bảng có dòng tiêu đề không.",
  tooMuch: (name: string, most: number) =>
    `Tệp “${name}” có bảng dài hơn ${formatNumber(most)} dòng nên chưa lấy gì, để không mất dòng nào. Xin chỉ thả biểu mẫu để trống, không thả bảng số liệu đã điền; biểu thật dài thì chia thành nhiều bảng.`,
} as const;

/** What is wrong and what helps; a dispatch is not typed in a chat, as a report may be. */
function unreadable(name: string, why: Unreadable): string {
  const kind: TrueKind | null = why.type === "kind" ? why.kind : null;
  return kind === "pdf" || kind === "picture"
    ? dropProblems.onlyKept(name)
    : sayUnreadable(name, why, pasteField.onPage);
}

export const draftWords = {
  state: "Tình trạng",
  files: "Tệp đã thả",
  read: "Đã đọc được",
  sentence: "Trong công văn:",
  silent: "Công văn không ghi.",
  look: "Xin xem lại",
  questions: "Cần anh/chị quyết định",
  leave: (label: string) => `Để lại, tạm hiểu là: ${label}`,
  proposed: "đề nghị",
  save: "Lưu câu trả lời",
  known:
    "Anh/chị đã thả đúng công văn này: đây là bản soạn đã có, với các câu đã trả lời. Chưa tạo thêm bản nào.",
  anew: "Đọc lại thành bản soạn mới",
  answered: "Đã lưu. Biểu bên dưới đã theo câu trả lời.",
  edited: "Biểu mẫu đã được sửa ngoài trang này nên các câu hỏi không đổi được nữa; xin sửa tiếp trong tệp.",
  meanwhile: ({ version, by, at }: Saved, zone: string) =>
    `Chưa lưu: ${by ?? "một người khác"} đã lưu bản ${formatNumber(version)} lúc ${formatTime(at, zone)}. Bên dưới là bản ấy; xin xem rồi chọn lại.`,
  outline: "Đề cương và biểu, như sẽ hỏi",
  list: ({ least, most, noun }: { least: number; most: number; noun: string }) =>
    `Danh sách do đơn vị ghi: từ ${formatNumber(least)} đến ${formatNumber(most)} ${noun}.`,
  notAsked: "×",
  computed: "tính",
  open: "… đơn vị ghi thêm",
  long: (rows: number) =>
    `Biểu có ${formatNumber(rows)} dòng: đơn vị nên điền bằng tệp Excel hoặc bảng trên trang, không trả lời từng dòng.`,
  manyTables: (tables: number) =>
    `Có ${formatNumber(tables)} biểu. Xin xem biểu nào chỉ để tham khảo; nhiều biểu thì đơn vị nên điền bằng tệp Excel.`,
  leftOut: "Không hỏi",
  nobody: (text: string) =>
    `Danh sách đơn vị chưa có đơn vị nào là “${text}”. Xin nhập danh sách đơn vị trước khi mở đợt, nếu không loại này không được hỏi.`,
  faults: "Chỗ phải sửa trước khi phát hành",
  later: "Sẽ ghi khi mở đợt",
  noFaults: "Không có lỗi: chạy thử và phát hành được.",
  trial: "Chạy thử",
  trialAs: (label: string) => `Thử như ${label}`,
  next: "Việc tiếp theo",
  release: "Phát hành biểu mẫu",
  releaseLead:
    "Phát hành xong, nội dung được giữ nguyên từng chữ và mở được đợt. Sửa sau đó thì thành phiên bản mới.",
  released: "Đã phát hành",
  noneTitle: "Không có bản này",
  releasedAs: (forms: readonly { readonly id: string; readonly version: number }[]) =>
    `Đã phát hành: ${forms.map(({ id, version }) => `${id}@${version}`).join(", ")}.`,
  notReady: "Chưa phát hành: còn chỗ phải sửa, xem mục “Chỗ phải sửa trước khi phát hành”.",
  notReleased: ({ version, by, at }: Saved, zone: string) =>
    `Chưa phát hành: ${by ?? "một người khác"} đã lưu bản ${formatNumber(version)} lúc ${formatTime(at, zone)}. Bên dưới là bản ấy; xin xem lại rồi phát hành.`,
  none: "Xin mở lại từ mục Biểu mẫu.",
} as const;

/** One thing that stands on the cover, with the sentence it was read from. */
export type CoverFact = {
  readonly label: string;
  readonly value: string;
  readonly look: boolean;
  readonly from: string | null;
};

/** What the cover says, in the order in which an officer checks it. `kindName`: of the register. */
export function coverFacts(cover: Cover, kindName: (kind: string | null) => string): readonly CoverFact[] {
  const fact = (
    label: string,
    found: { readonly value: string; readonly sure: string; readonly source: { text: string } | null } | null,
  ): CoverFact[] =>
    found === null
      ? []
      : [{ label, value: found.value, look: found.sure === "look", from: found.source?.text ?? null }];
  const day = (one: Cover["asOf"]) => one && { ...one, value: daySaid(one.value) };
  return [
    ...fact("Cơ quan", cover.office),
    ...fact("Số", cover.number),
    ...fact("Ngày công văn", day(cover.signed)),
    ...fact("Về việc", cover.subject),
    ...cover.deadlines.map(({ part, at, inclusive, sure, source }) => ({
      label: part === null ? "Hạn nộp" : `Hạn nộp ${part}`,
      value: deadlineSaid({ at, inclusive }),
      look: sure === "look",
      from: source?.text ?? null,
    })),
    ...fact("Số liệu tại ngày", day(cover.asOf)),
    ...cover.receivers.map(({ text, kind, does, sure, source }) => ({
      label: does === "compiles" ? "Tổng hợp" : does === "nothing" ? "Không báo cáo" : "Báo cáo",
      value: `${text} (${kindName(kind)})`,
      look: sure === "look" || kind === null,
      from: source?.text ?? null,
    })),
    ...fact("Nơi nhận báo cáo", cover.receiver),
    ...fact("Thư điện tử", cover.email),
    ...fact("Người hỗ trợ", cover.help),
    ...fact("Phải gửi thêm", cover.mustAlsoSend),
  ];
}

export const unknownKind = "chưa có trong danh sách loại đơn vị";
