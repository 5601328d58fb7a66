// How an officer calls what is answered: words for each kind of answer. Pure.
import type { KindName } from "../../form/kinds/index.ts";

export const kindWords: Readonly<Record<KindName, string>> = {
  count: "số nguyên",
  decimal: "số có phần lẻ",
  percent: "tỷ lệ %",
  money: "số tiền",
  text: "trả lời bằng lời",
  "yes-no": "có/không",
  line: "chữ ngắn",
  "one-of": "chọn một",
  "many-of": "chọn nhiều",
  month: "tháng",
  year: "năm",
  identifier: "mã số",
  proof: "minh chứng",
  date: "ngày",
};
