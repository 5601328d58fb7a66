// Marks under titles that are answers, and what stands in columns of yes and no: taken where they say one thing.
import { describe, expect, it } from "vitest";
import { parseForm } from "../../../src/form/form.ts";
import { type Put, wide } from "../../support/files/blocks.ts";
import { testForm } from "../../support/forms/forms.ts";
import { classes } from "../../support/forms/of-report.ts";
import { clear, rowValues, toldOfSheet } from "../../support/handed/form-told.ts";

const network = testForm("ha-tang-so");
const levels = testForm("hoc-sinh-theo-cap@1");
const truth = (is: boolean): Put => ({ value: { type: "truth", is } });

describe("a yes or no", () => {
  const rows = (...lines: Put[][]) => toldOfSheet(network, [["STT", "Nội dung", "Có", "Không"], ...lines]);

  it("is the title over its mark", () => {
    const found = rows(
      ["1", "Internet cáp quang", "x", null],
      ["2", "Wi-Fi các phòng học", null, "X"],
      ["3", "Người phụ trách an toàn thông tin", "✓", "-"],
      ["4", "Quản lý học tập trực tuyến", 1, 0],
      ["5", "Kho học liệu số", null, "Không"],
      ["6", "Kiểm tra trên máy tính", truth(true), truth(false)],
    );
    const values = [true, false, true, true, false, true];
    expect(found).toEqual({
      ...clear,
      values: Object.fromEntries(values.map((value, at) => [`bang/n${at + 1}/co`, value])),
    });
  });

  it("is asked where both are marked, or a figure is, and left where none is", () => {
    const found = rows(
      ["1", "Internet cáp quang", "x", "x"],
      ["2", "Wi-Fi các phòng học", 5, null],
      ["3", "Người phụ trách an toàn thông tin", null, null],
    );
    expect(found).toEqual({
      ...clear,
      values: {},
      asked: ["bang/n1 unsure “có / không”", "bang/n2 not-understood “5”"],
      left: ["bang/n3"],
    });
  });

  it("stands under a heading, and beside another column", () => {
    const found = toldOfSheet(network, [
      ["STT", "Nội dung", wide("Kết quả rà soát", 2), null, "Ghi chú"],
      [null, null, "Có", "Chưa có"],
      ["1", "Internet cáp quang", "x", null, "từ tháng 5"],
      ["2", "Wi-Fi các phòng học", null, "x"],
    ]);
    // What another heading means nobody knows.
    expect(found.values).toEqual({});
    const known = toldOfSheet(network, [
      ["STT", "Nội dung", wide("Kết quả", 2), null, "Ghi chú"],
      [null, null, "Có", "Chưa có"],
      ["1", "Internet cáp quang", "x", null],
      ["2", "Wi-Fi các phòng học", null, "x"],
    ]);
    expect(known).toEqual({ ...clear, values: { "bang/n1/co": true, "bang/n2/co": false } });
  });

  it("is said in one column in words, by TRUE, or by a mark where the title says one thing", () => {
    const own = toldOfSheet(network, [
      ["STT", "Nội dung", "Có/Không"],
      ["1", "Internet cáp quang", "Có"],
      ["2", "Wi-Fi các phòng học", "không"],
      ["3", "Người phụ trách an toàn thông tin", truth(true)],
      ["4", "Quản lý học tập trực tuyến", "x"],
    ]);
    expect(own).toEqual({
      ...clear,
      values: { "bang/n1/co": true, "bang/n2/co": false, "bang/n3/co": true },
      asked: ["bang/n4 not-yet “x”"],
    });
    const alone = toldOfSheet(network, [
      ["STT", "Nội dung", "Có"],
      ["1", "Internet cáp quang", "x"],
      ["2", "Wi-Fi các phòng học", null],
    ]);
    expect(alone).toEqual({ ...clear, values: { "bang/n1/co": true }, left: ["bang/n2"] });
  });

  it("has its columns among others'", () => {
    const columns = "tong nu kinh_phi thu_vien";
    const values = {
      ...rowValues("b/th", columns, 300, 150, 25_000_000, true),
      ...rowValues("b/thcs", columns, 220, 110, 0, false),
    };
    const one = toldOfSheet(levels, [
      ["STT", "Cấp học", "Tổng số HS", "HS nữ", "Kinh phí (triệu đồng)", "Có thư viện"],
      ["1", "Tiểu học", 300, 150, 25, "x"],
      ["2", "Trung học cơ sở", 220, 110, 0, "không"],
    ]);
    expect(one).toEqual({ ...clear, values });
    const two = toldOfSheet(levels, [
      ["STT", "Cấp học", "Tổng số HS", "HS nữ", "Kinh phí", wide("Có thư viện", 2)],
      [null, null, null, null, null, "Có", "Không"],
      ["1", "Tiểu học", 300, 150, 25, "x"],
      ["2", "Trung học cơ sở", 220, 110, 0, null, "x"],
    ]);
    expect(two).toEqual({ ...clear, values });
  });
});

describe("a choice", () => {
  it("is words, a number, or the title over its mark", () => {
    const head = ["STT", "Nội dung", "ĐVT", "Kết quả", "Ghi chú"];
    const found = (level: Put, money: Put) =>
      toldOfSheet(classes, [
        head,
        ["1", "Kỹ năng số của học sinh", null, level],
        ["2", "Nguồn kinh phí", null, money],
      ]);
    const values = { "dg/ky_nang/kq": "kha", "dg/kinh_phi/kq": ["ns", "xhh"] };
    expect(found("Khá", "Ngân sách; Xã hội hóa")).toEqual({ ...clear, values });
    expect(found(2, "1, 2")).toEqual({ ...clear, values });
    expect(found("KHÁ", "ngan sach, xa hoi hoa")).toEqual({ ...clear, values });
    const marked = toldOfSheet(classes, [
      ["STT", "Nội dung", "Tốt", "Khá", "Đạt", "Ngân sách", "Xã hội hóa", "Nguồn khác"],
      ["1", "Kỹ năng số của học sinh", null, "x"],
      ["2", "Nguồn kinh phí", null, null, null, "x", "x"],
    ]);
    expect(marked).toEqual({ ...clear, values });
  });

  it("is asked where more is marked than one may choose", () => {
    const found = toldOfSheet(classes, [
      ["STT", "Nội dung", "Tốt", "Khá", "Đạt"],
      ["1", "Kỹ năng số của học sinh", "x", "x"],
    ]);
    expect(found).toEqual({ ...clear, values: {}, asked: ["dg/ky_nang unsure “Tốt / Khá”"] });
  });
});

it("gives marks to neither of two columns that are answered alike", () => {
  const column = (id: string, title: string) => ({ id, title, kind: "yes-no", label: title.toLowerCase() });
  const rooms = parseForm({
    language: 2,
    id: "phong-hoc",
    version: 1,
    title: "PHÒNG HỌC",
    shortTitle: "Phòng học",
    profiles: { truong: { label: "Trường" } },
    limits: {},
    sections: [
      {
        id: "s",
        no: "I",
        title: "PHÒNG HỌC",
        items: [
          {
            id: "b",
            no: "I.1",
            text: "Phòng học",
            kind: "table",
            table: {
              title: "PHÒNG HỌC",
              head: { stt: "TT", text: "Phòng", unit: null, quantity: null, note: null },
              columns: [column("mang", "Mạng"), column("may", "Máy chiếu")],
              rows: [
                {
                  id: "r1",
                  stt: "",
                  label: "1",
                  parent: null,
                  text: "Phòng Tin học",
                  unit: "",
                  role: "input",
                  columns: ["mang", "may"],
                  aggregate: "count-yes",
                },
              ],
              groups: [],
            },
          },
        ],
      },
    ],
    checks: [],
    highlights: [],
  });
  const flat = toldOfSheet(rooms, [
    ["TT", "Phòng", "Có", "Không", "Có", "Không"],
    ["1", "Phòng Tin học", "x", null, null, "x"],
  ]);
  expect(flat.values).toEqual({});
  const headed = toldOfSheet(rooms, [
    ["TT", "Phòng", wide("Máy chiếu", 2), null, wide("Mạng", 2)],
    [null, null, "Có", "Không", "Có", "Không"],
    ["1", "Phòng Tin học", "x", null, null, "x"],
  ]);
  expect(headed).toEqual({ ...clear, values: { "b/r1/mang": false, "b/r1/may": true } });
});
