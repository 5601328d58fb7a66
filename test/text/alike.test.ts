// No two ideas that a person may type as a whole message look alike once their marks are left out: "dung" is "đúng".
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { commandNames } from "../../src/commands/shared/names.ts";
import { assent, denial } from "../../src/language/lexicon/assent.ts";
import { stopEnteringWords } from "../../src/language/lexicon/entering.ts";
import { callOff } from "../../src/language/lexicon/giving-up.ts";
import { controlWords, thanksWords } from "../../src/language/lexicon/steering.ts";
import { bare, wordKey } from "../../src/language/normalise.ts";

const sources = fileURLToPath(new URL("../../src/", import.meta.url));

/** A word as it is typed, and the ideas that it belongs to: it may stand for each of them, and the question decides. */
type Word = { readonly text: string; readonly idea: string };

/** Command names hold no marks: the words that they are made of, as they are read aloud. */
const aloud: Readonly<Record<string, string>> = {
  nho_xem_lai: "nhờ xem lại",
  tiep: "tiếp",
  lam_tiep: "làm tiếp",
  bao_cao: "báo cáo",
  quay_lai: "quay lại",
  lui: "lùi",
  bo_qua: "bỏ qua",
  de_sau: "để sau",
  khong_co: "không có",
  khong: "không",
  xong: "xong",
  sua: "sửa",
  ghi_chu: "ghi chú",
  tien_do: "tiến độ",
  xem_lai: "xem lại",
  nop: "nộp",
  nop_bao_cao: "nộp báo cáo",
  bien_nhan: "biên nhận",
  xin_sua: "xin sửa",
  xin_gia_han: "xin gia hạn",
  xin_lui_han: "xin lùi hạn",
  rut_de_nghi: "rút đề nghị",
  khong_xin_nua: "không xin nữa",
  thoi_khong_xin_nua: "thôi không xin nữa",
  khong_xin_gia_han_nua: "không xin gia hạn nữa",
  rut_lai_de_nghi: "rút lại đề nghị",
  ly_do: "lý do",
  tam_dung: "tạm dừng",
  nghi: "nghỉ",
  thoat: "thoát",
  ban_giao: "bàn giao",
  roi_don_vi: "rời đơn vị",
  tong_hop: "tổng hợp",
  chua_nop: "chưa nộp",
  ai_chua_nop: "ai chưa nộp",
  con_ai_chua_nop: "còn ai chưa nộp",
  nhac: "nhắc",
  don_doc: "đôn đốc",
  don_vi: "đơn vị",
  goi: "gọi",
  can_goi: "cần gọi",
  danh_sach_goi: "danh sách gọi",
  de_lai_so: "để lại số",
  lich_su: "lịch sử",
  cho: "chờ",
  cho_xu_ly: "chờ xử lý",
  con_gi_cho: "còn gì chờ",
  da_nop_chua: "đã nộp chưa",
  tong_cua: "tổng của",
  tiep_nhan: "tiếp nhận",
  tiep_nhan_het: "tiếp nhận hết",
  tiep_nhan_tat_ca: "tiếp nhận tất cả",
  duyet_het: "duyệt hết",
  hoan_tac_tiep_nhan: "hoàn tác tiếp nhận",
  duyet: "duyệt",
  tra_lai: "trả lại",
  de_nghi: "đề nghị",
  cac_de_nghi: "các đề nghị",
  chot: "chốt",
  chot_so_lieu: "chốt số liệu",
  mo_chot: "mở chốt",
  mo_chot_so_lieu: "mở chốt số liệu",
  excel: "excel",
  xuat_excel: "xuất excel",
  cap_ma: "cấp mã",
  phieu_ma: "phiếu mã",
  dau_moi: "đầu mối",
  thu_hoi: "thu hồi",
  nhap_ho: "nhập hộ",
  han: "hạn",
  han_nop: "hạn nộp",
  han_cho_truong: "hạn cho trường",
  han_cho_cac_truong: "hạn cho các trường",
  han_cua_truong: "hạn của trường",
  han_cua_cac_truong: "hạn của các trường",
  han_cho_don_vi: "hạn cho đơn vị",
  han_cho_cac_don_vi: "hạn cho các đơn vị",
  mien_bao_cao: "miễn báo cáo",
  mien_nop: "miễn nộp",
  gia_han: "gia hạn",
  thoi_gia_han: "thôi gia hạn",
  bo_gia_han: "bỏ gia hạn",
  doi_han: "đổi hạn",
  thong_bao: "thông báo",
  trang: "trang",
  trang_lam_viec: "trang làm việc",
  giao_dot: "giao đợt",
  ban_giao_dot: "bàn giao đợt",
  them_don_vi: "thêm đơn vị",
  hoi_them: "hỏi thêm",
  mo_lai: "mở lại",
  mo_lai_nhu_lan_truoc: "mở lại như lần trước",
  cac_bieu_mau: "các biểu mẫu",
  danh_sach_bieu_mau: "danh sách biểu mẫu",
  cach_bao_tin: "cách báo tin",
  bao_tin: "báo tin",
  cac_kenh: "các kênh",
  kenh: "kênh",
  bat_dau: "bắt đầu",
  tham_gia: "tham gia",
  ma: "mã",
  cac_bao_cao: "các báo cáo",
  doi_don_vi: "đổi đơn vị",
  doi_bao_cao: "đổi báo cáo",
  doi: "đổi",
  noi_kenh: "nối kênh",
  them_kenh: "thêm kênh",
  bo_kenh: "bỏ kênh",
  ngat_kenh: "ngắt kênh",
  cac_kenh_cua_toi: "các kênh của tôi",
  lien_ket: "liên kết",
  cac_lien_ket: "các liên kết",
  thu_hoi_lien_ket: "thu hồi liên kết",
  tep: "tệp",
  gui_tep: "gửi tệp",
  tep_kem: "tệp kèm",
  tep_kem_theo: "tệp kèm theo",
  phat_hanh: "phát hành",
  phat_hanh_dot: "phát hành đợt",
  phat_hanh_cong_van: "phát hành công văn",
  cong_van: "công văn",
  xem_cong_van: "xem công văn",
  xin_cong_van: "xin công văn",
  cho_xin_cong_van: "cho xin công văn",
  gui_cong_van: "gửi công văn",
  tep_cong_van: "tệp công văn",
  bieu_mau: "biểu mẫu",
  tep_bieu_mau: "tệp biểu mẫu",
  mau: "mẫu",
  gom_tep: "gom tệp",
  y_kien_cac_truong: "ý kiến các trường",
  y_kien_cac_don_vi: "ý kiến các đơn vị",
  word: "word",
  tep_cac_truong: "tệp các trường",
  nhap_tu_tep: "nhập từ tệp",
  dong_y: "đồng ý",
  rieng_tu: "riêng tư",
  du_lieu_cua_toi: "dữ liệu của tôi",
  gioi_thieu: "giới thiệu",
  ve_dot_bao_cao: "về đợt báo cáo",
  tro_giup: "trợ giúp",
  huong_dan: "hướng dẫn",
};

const aliases = Object.values(commandNames).flatMap((naming) => naming.aliases);

/** Every choice's words, out of the sources: `{ label, word, also }`, and the calls that make one in offers.ts. */
function offered(): readonly Word[] {
  const rooms = ["text", "engine", "commands", "interview"];
  return rooms
    .flatMap((room) =>
      readdirSync(join(sources, room), { recursive: true, encoding: "utf8" }).map(
        (file) => `${room}/${file}`,
      ),
    )
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const source = ts.createSourceFile(
        file,
        readFileSync(join(sources, file), "utf8"),
        ts.ScriptTarget.Latest,
        true,
      );
      const texts: string[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isObjectLiteralExpression(node)) {
          const parts = new Map(
            node.properties
              .filter(ts.isPropertyAssignment)
              .map((part) => [part.name.getText(), part.initializer]),
          );
          if (parts.has("label") && parts.has("word"))
            for (const name of ["label", "word", "also"]) texts.push(...stringsIn(parts.get(name)));
        } else if (ts.isCallExpression(node) && node.expression.getText() === "offer") {
          const [label, word, , also] = node.arguments;
          texts.push(...stringsIn(label), ...stringsIn(word), ...stringsIn(also));
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      return texts.map((text) => ({ text, idea: `a choice “${text.toLowerCase()}”` }));
    });
}

function stringsIn(node: ts.Node | undefined): readonly string[] {
  if (!node) return [];
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isArrayLiteralExpression(node) ? node.elements.flatMap(stringsIn) : [];
}

const listed = (idea: string, list: readonly string[]): readonly Word[] =>
  list.map((text) => ({ text, idea }));

const all: readonly Word[] = [
  ...offered(),
  ...Object.entries(controlWords).flatMap(([control, list]) => listed(`the word of ${control}`, list)),
  ...listed("yes", assent),
  ...listed("no", denial),
  ...listed("thanks", thanksWords),
  ...listed("giving up", callOff),
  ...listed("no more for another unit", stopEnteringWords),
  ...aliases.map((alias) => ({ text: aloud[alias] ?? alias, idea: `/${alias}` })),
];

describe("words that are whole messages", () => {
  it("are found in the sources", () => {
    const texts = new Set(all.map(({ text }) => text));
    // One of each place where choices are made.
    for (const text of [
      "giữ nguyên",
      "Nhập lại",
      "Mọi đơn vị chưa tham gia",
      "trả lại",
      "xin vào cùng",
      "giấy",
    ])
      expect(texts).toContain(text);
    expect(aliases.filter((alias) => bare(aloud[alias] ?? "") !== alias.replaceAll("_", " "))).toEqual([]);
  });

  it("do not look alike without their marks, unless they are one idea", () => {
    const byBare = new Map<string, Word[]>();
    for (const word of all.filter(({ text }) => !text.startsWith("!")))
      byBare.set(bare(word.text), [...(byBare.get(bare(word.text)) ?? []), word]);
    const ideasOf = (key: string, words: readonly Word[]) =>
      new Set(words.filter(({ text }) => wordKey(text) === key).map(({ idea }) => idea));
    const alike = [...byBare.entries()].flatMap(([plain, words]) => {
      const keys = [...new Set(words.map(({ text }) => wordKey(text)))].filter((key) => key !== plain);
      const clashes = keys.filter((key) =>
        keys.some((other) => other !== key && !shares(ideasOf(key, words), ideasOf(other, words))),
      );
      return clashes.length > 0
        ? [`${plain}: ${clashes.map((key) => [...ideasOf(key, words)].join(", ")).join(" / ")}`]
        : [];
    });
    expect(alike).toEqual([]);
  });
});

function shares(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((idea) => other.has(idea));
}
