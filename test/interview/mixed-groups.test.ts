// A group whose rows are of several kinds: what is offered fits each of them, options are named, and short numbers count.
import { expect, it } from "vitest";
import { parseForm } from "../../src/form/form.ts";
import { interviewOf } from "../support/chat/interview.ts";

const row = { stt: "", parent: null, unit: "", role: "input", columns: ["kq"], aggregate: null };
const mixed = parseForm({
  language: 2,
  id: "danh-gia-hon-hop",
  version: 1,
  title: "TỰ ĐÁNH GIÁ",
  shortTitle: "Tự đánh giá",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  choices: {
    muc: [
      { id: "tot", label: "Tốt" },
      { id: "kha", label: "Khá" },
    ],
  },
  sections: [
    {
      ...{ id: "b2", no: "Biểu 2", title: "ĐÁNH GIÁ", part: "B2" },
      items: [
        {
          ...{ id: "dg", no: "", text: "Tự đánh giá", kind: "table" },
          table: {
            title: "TỰ ĐÁNH GIÁ",
            head: { stt: "STT", text: "Nội dung", unit: "ĐVT", quantity: "Kết quả", note: null },
            columns: [{ id: "kq", title: "Kết quả" }],
            rows: [
              { ...row, id: "ky_nang", label: "1", text: "Kỹ năng số", kind: "one-of", choices: "muc" },
              { ...row, id: "chuyen_can", label: "2", text: "Học sinh chuyên cần", unit: "học sinh" },
              { ...row, id: "vang", label: "3", text: "Học sinh vắng", unit: "học sinh" },
              { ...row, id: "ngay", label: "4", text: "Ngày đánh giá", kind: "date" },
              { ...row, id: "hop", label: "5", text: "Có họp phụ huynh", kind: "yes-no" },
            ],
            groups: [{ id: "g", rows: ["ky_nang", "chuyen_can", "vang", "ngay", "hop"] }],
          },
        },
      ],
    },
  ],
  checks: [],
  highlights: [],
});
const start = () => interviewOf("truong", {}, mixed);
const labels = ({ offered }: ReturnType<typeof start>) => offered.map(({ label }) => label);

it("names the options of a row beside others", () => {
  expect(start().text).toContain("B2.1. Kỹ năng số (chọn: Tốt · Khá)\n");
});

it("offers a zero for the rest only where it fits each row", () => {
  expect(labels(start())).not.toContain("Còn lại 0");
  const figures = start().sayAll("1 tốt; 4: 5/9/2022; 5 có");
  expect(figures.stored).toEqual({ "dg/ky_nang/kq": "tot", "dg/ngay/kq": "2022-09-05", "dg/hop/kq": true });
  expect(labels(figures)).toContain("Còn lại 0");
  expect(figures.press("Còn lại 0").stored).toMatchObject({ "dg/chuyen_can/kq": 0, "dg/vang/kq": 0 });
});

it.each(["5 có", "5: có", "5 có ạ"])(
  "“%s” is of the row with that number, and no five of another",
  (said) => {
    expect(start().say(said).stored).toEqual({ "dg/hop/kq": true });
  },
);

it("reads rows of several kinds by their short numbers in one message", () => {
  expect(start().say("1: khá; 2: 120; 4: 5/9/2022; 5: không").stored).toEqual({
    "dg/ky_nang/kq": "kha",
    "dg/chuyen_can/kq": 120,
    "dg/ngay/kq": "2022-09-05",
    "dg/hop/kq": false,
  });
});
