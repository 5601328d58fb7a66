// This round beside the last one: how many pupils more, what share, an average and its growth, and a figure of the last
// round alone.
import { parseForm } from "../../../src/form/form.ts";

const count = { kind: "count", noun: "em" };

export const growthForm = parseForm({
  language: 2,
  id: "tang-giam",
  version: 1,
  title: "BÁO CÁO TĂNG GIẢM HỌC SINH",
  shortTitle: "Tăng giảm",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  sections: [
    {
      id: "s",
      no: "I",
      title: "HỌC SINH",
      items: [
        { id: "hs", no: "1", text: "Số học sinh", ...count },
        { id: "gv", no: "2", text: "Số giáo viên", kind: "count", noun: "người" },
        { id: "dtb", no: "3", text: "Điểm trung bình", kind: "decimal", noun: "điểm", rollUp: "average" },
        { id: "tang", no: "4", text: "Tăng", ...count, compute: "{1} - lần trước({1})" },
        {
          id: "tl",
          no: "5",
          text: "So với đợt trước",
          kind: "percent",
          compute: "{1} / lần trước({1}) * 100",
        },
        {
          id: "them",
          no: "6",
          text: "Điểm tăng",
          kind: "decimal",
          noun: "điểm",
          compute: "{3} - lần trước({3})",
        },
        {
          id: "cu",
          no: "7",
          text: "Bình quân đợt trước",
          kind: "decimal",
          noun: "em",
          compute: "lần trước({1}) / lần trước({2})",
        },
        { id: "gap", no: "8", text: "Gấp đôi số tăng", ...count, compute: "{4} * 2" },
      ],
    },
  ],
  checks: [],
  highlights: [
    { label: "Tăng", parts: [{ place: "tang", noun: "em" }] },
    { label: "Học sinh", parts: [{ place: "hs", noun: "em" }] },
  ],
});
