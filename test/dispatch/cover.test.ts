// The rules for a dispatch's cover, case by case: what each takes, and what it must leave alone.
import { describe, expect, it } from "vitest";
import type { Block } from "../../src/files/blocks.ts";
import { line, readBlocks } from "../support/dispatches/read.ts";

const head: readonly Block[] = [
  line("UBND TỈNH AN BÌNH"),
  line("SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
  line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
  line("An Bình, ngày 10 tháng 11 năm 2026"),
];
const end = line("Nơi nhận:");

/** A cover with these lines between its letterhead and its end. */
function cover(...lines: readonly string[]) {
  return readBlocks([...head, ...lines.map(line), end]).cover;
}

describe("the last day", () => {
  it.each([
    ["Đề nghị các đơn vị gửi báo cáo về Sở chậm nhất ngày 15 tháng 12 năm 2026.", "2026-12-15", true],
    ["Báo cáo gửi về Sở trước ngày 15/12/2026.", "2026-12-15", false],
    ["Báo cáo gửi về Sở trước 16 giờ 30 ngày 15/12/2026.", "2026-12-15T16:30", false],
    ["Báo cáo gửi về Sở trước 9h00, ngày 15.12.2026.", "2026-12-15T09:00", false],
    ["Hạn nộp báo cáo: 15/12/2026.", "2026-12-15", true],
    ["Thời hạn gửi báo cáo: hết ngày 15-12-2026.", "2026-12-15", true],
    ["Các đơn vị nộp danh sách muộn nhất vào ngày 15/12/2026.", "2026-12-15", true],
    ["Các trường hoàn thành và gửi kết quả đến hết ngày 15/12/2026.", "2026-12-15", true],
    ["Đề nghị gửi báo cáo về trước ngày 15 tháng 12 năm 2026 để tổng hợp.", "2026-12-15", false],
    ["Báo cáo gửi về Sở chậm nhất là 17 giờ 00 ngày 15/12/2026.", "2026-12-15T17:00", true],
    ["Báo cáo bằng văn bản gửi về Sở không quá ngày 15/12/2026.", "2026-12-15", true],
    // Without its year it is the year of the dispatch, or in the new year the next.
    ["Báo cáo gửi về Sở trước ngày 15/12.", "2026-12-15", false],
    ["Báo cáo gửi về Sở chậm nhất ngày 10/01.", "2027-01-10", true],
  ])("%s", (said, at, inclusive) => {
    const { deadlines } = cover(said);
    expect(deadlines.map((one) => [one.part, one.at, one.inclusive])).toEqual([[null, at, inclusive]]);
  });

  it.each([
    "Đề nghị báo cáo số liệu tại thời điểm ngày 30 tháng 10 năm 2026.",
    "Số liệu báo cáo tính đến hết ngày 30/10/2026.",
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/3/2026 của UBND tỉnh, Sở đề nghị các đơn vị báo cáo.",
    "Căn cứ Công văn số 45/SGDĐT ngày 01/10/2026 về việc nộp báo cáo, các đơn vị thực hiện như sau.",
    "Lễ khai mạc tổ chức ngày 20/11/2026.",
    "Hội nghị tổng kết dự kiến trước ngày 20/12/2026.",
    "Báo cáo gửi trước ngày 05 hằng tháng.",
    "Báo cáo gửi trước ngày 31/02/2027.",
  ])("is not in: %s", (said) => {
    expect(cover(said).deadlines).toEqual([]);
  });

  it("is asked of where “trước ngày” leaves its own day open, and not where an hour or “hết ngày” says it", () => {
    const asked = (said: string) =>
      readBlocks([...head, line(said), end]).questions.filter(({ about }) => about === "deadline").length;
    expect(asked("Báo cáo gửi về Sở trước ngày 15/12/2026.")).toBe(1);
    expect(asked("Báo cáo gửi về Sở trước 17 giờ 00 ngày 15/12/2026.")).toBe(0);
    expect(asked("Báo cáo gửi về Sở chậm nhất hết ngày 15/12/2026.")).toBe(0);
  });

  it("of a part is that part's alone, by its number or by the words of its title", () => {
    const parts = [
      line("**PHỤ LỤC 1**"),
      line(">**DANH SÁCH HỌC SINH DỰ THI**"),
      line("1. Số em: …… em"),
      line("**PHỤ LỤC 2**"),
      line(">**ĐỀ CƯƠNG BÁO CÁO**"),
      line("1. Kết quả"),
      line("2. Kiến nghị"),
    ];
    const of = (said: string) =>
      readBlocks([...head, line(said), end, ...parts]).cover.deadlines.map(({ part, at }) => [part, at]);
    expect(
      of(
        "Báo cáo gửi chậm nhất ngày 20/12/2026; riêng danh sách học sinh dự thi gửi chậm nhất ngày 01/12/2026.",
      ),
    ).toEqual([
      [null, "2026-12-20"],
      ["Phụ lục 1", "2026-12-01"],
    ]);
    expect(of("Phụ lục 1 gửi chậm nhất ngày 01/12/2026. Báo cáo gửi chậm nhất ngày 20/12/2026.")).toEqual([
      [null, "2026-12-20"],
      ["Phụ lục 1", "2026-12-01"],
    ]);
    expect(of("Báo cáo theo Phụ lục 1 và Phụ lục 2 gửi chậm nhất ngày 20/12/2026.")).toEqual([
      [null, "2026-12-20"],
    ]);
  });
});

describe("the days a report is about", () => {
  it.each([
    ["Đề nghị báo cáo số liệu tại thời điểm ngày 30 tháng 10 năm 2026.", "2026-10-30"],
    ["Số liệu báo cáo tính đến hết ngày 30/10/2026.", "2026-10-30"],
    ["Số liệu chốt đến ngày 30/10/2026.", "2026-10-30"],
  ])("%s", (said, day) => {
    expect(cover(said).asOf?.value).toBe(day);
  });

  it("are a span between two days, and not the day of a paper", () => {
    const { period } = cover("Kết quả thực hiện từ ngày 01/9/2026 đến hết ngày 30/11/2026.");
    expect(period?.value).toEqual({ from: "2026-09-01", to: "2026-11-30" });
    expect(cover("Theo Kế hoạch số 3 ngày 01/9/2026 và Công văn ngày 05/9/2026.").period).toBeNull();
    expect(cover("Báo cáo gửi trước ngày 15/12/2026.").asOf).toBeNull();
  });
});

describe("whom it is addressed to", () => {
  const receivers = (...lines: readonly string[]) =>
    cover(...lines).receivers.map(({ text, kind, does }) => [text, kind, does]);

  it.each([
    ["Kính gửi: Các trường THPT.", [["Các trường THPT", "thpt", "reports"]]],
    [
      "Kính gửi: Hiệu trưởng các trường tiểu học và trung học cơ sở.",
      [
        ["trường tiểu học", "tieu_hoc", "reports"],
        ["trung học cơ sở", "thcs", "reports"],
      ],
    ],
    ["Kính gửi: UBND các xã, phường.", [["UBND các xã, phường", "xa_phuong", "reports"]]],
    [
      "Kính gửi: Phòng Giáo dục và Đào tạo các huyện, thành phố.",
      [["Phòng Giáo dục và Đào tạo các huyện, thành phố", "phong_gddt", "reports"]],
    ],
    // A school with a name is of no level that its name does not say.
    ["Kính gửi: Trường Chuyên Lê Quý Đôn.", [["Trường Chuyên Lê Quý Đôn", "dac_thu", "reports"]]],
    ["Kính gửi: Các đơn vị trực thuộc Sở.", [["Các đơn vị trực thuộc Sở", null, "reports"]]],
  ])("%s", (said, wanted) => {
    expect(receivers(said)).toEqual(wanted);
  });

  it("takes a list of them, and ends where it ends", () => {
    expect(
      receivers(
        "Kính gửi:",
        "- Các trường mầm non;",
        "- Các trường THPT.",
        "- Không phải",
        "Thực hiện kế hoạch.",
      ),
    ).toEqual([
      ["Các trường mầm non", "mam_non", "reports"],
      ["Các trường THPT", "thpt", "reports"],
      ["Không phải", null, "reports"],
    ]);
    expect(
      receivers("Kính gửi:", "- Các trường THPT.", "Thực hiện kế hoạch, các trường mầm non báo cáo."),
    ).toEqual([["Các trường THPT", "thpt", "reports"]]);
  });

  it("sees who gathers others' reports, and asks where an office stands beside schools and nothing is said", () => {
    expect(
      receivers(
        "Kính gửi:",
        "- Phòng Giáo dục và Đào tạo các huyện;",
        "- Các trường THPT.",
        "Phòng Giáo dục và Đào tạo các huyện tổng hợp báo cáo của các trường trực thuộc.",
      ),
    ).toEqual([
      ["Phòng Giáo dục và Đào tạo các huyện", "phong_gddt", "compiles"],
      ["Các trường THPT", "thpt", "reports"],
    ]);
    const asked = (...lines: readonly string[]) =>
      readBlocks([...head, ...lines.map(line), end]).questions.filter(({ about }) => about === "receivers")
        .length;
    expect(asked("Kính gửi:", "- UBND các xã, phường;", "- Các trường THPT.")).toBe(1);
    expect(asked("Kính gửi: UBND các xã, phường.")).toBe(0);
    expect(asked("Kính gửi: Các trường THPT.")).toBe(0);
  });
});

describe("the rest of a cover", () => {
  it("says who asks, under which number, and about what", () => {
    const { office, number, subject } = cover(
      "Số: 123/SGDĐT-VP",
      "V/v báo cáo công tác",
      "thư viện năm 2026",
      "Kính gửi: Các trường THPT.",
    );
    expect(office?.value).toBe("Sở Giáo dục và Đào tạo An Bình");
    expect(number?.value).toBe("123/SGDĐT-VP");
    expect(subject?.value).toBe("báo cáo công tác thư viện năm 2026");
  });

  it.each([
    [
      "Báo cáo gửi về Sở (qua Phòng Giáo dục Mầm non, email: gdmn@example.edu.vn) trước ngày 15/12/2026.",
      "Phòng Giáo dục Mầm non",
      "gdmn@example.edu.vn",
    ],
    ["Báo cáo gửi về Văn phòng Sở, địa chỉ vp.so@example.edu.vn.", "Văn phòng Sở", "vp.so@example.edu.vn"],
    ["Báo cáo gửi về Sở trước ngày 15/12/2026.", undefined, undefined],
  ])("%s", (said, receiver, email) => {
    const found = cover(said);
    expect([found.receiver?.value, found.email?.value]).toEqual([receiver, email]);
  });

  it.each([
    ["Mọi vướng mắc xin liên hệ ông Trần Văn An, điện thoại: 0912 345 678.", "ông Trần Văn An, 0912 345 678"],
    [
      "Cần trao đổi thêm, liên hệ đ/c Lê Thị Bình (chuyên viên), SĐT 0912345678.",
      "đ/c Lê Thị Bình, 0912345678",
    ],
    ["Các trường liên hệ với trạm y tế để khám cho học sinh.", undefined],
  ])("%s", (said, help) => {
    expect(cover(said).help?.value).toBe(help);
  });

  it.each([
    ["Báo cáo gửi về Sở trước ngày 15/12/2026 (bản giấy gửi qua bưu điện).", "bản giấy qua bưu điện"],
    [
      "Gửi báo cáo bản có chữ ký số gửi qua hệ thống quản lý văn bản, trước ngày 15/12/2026.",
      "bản có chữ ký số qua hệ thống quản lý văn bản",
    ],
    ["Báo cáo gửi qua thư điện tử vp@example.edu.vn trước ngày 15/12/2026.", undefined],
  ])("%s", (said, also) => {
    expect(cover(said).mustAlsoSend?.value).toBe(also);
  });
});
