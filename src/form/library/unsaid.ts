// What released forms left unsaid of themselves: their bodies are frozen, and their rounds go on with these words.
import type { FormWords } from "../words/schema.ts";

const lifelongLearningWeek: FormWords = {
  takes: "30–45 phút",
  names: [
    "tuần lễ",
    "cả tuần lễ",
    "cả tuần",
    "hưởng ứng tuần lễ",
    "tổ chức tuần lễ",
    "tổ chức cả tuần lễ",
    "tổ chức hưởng ứng tuần lễ",
    "tuần lễ này",
    "tuần lễ học tập suốt đời",
    "tuần lễ hưởng ứng học tập suốt đời",
    "tổ chức tuần lễ học tập suốt đời",
    "tổ chức tuần lễ hưởng ứng học tập suốt đời",
    "tham gia tuần lễ",
  ],
  refusals: ["không tổ chức tuần lễ", "đơn vị không tổ chức tuần lễ", "trường không tổ chức tuần lễ"],
  whole: ["cả tuần lễ", "cả tuần"],
  nothing: "không tổ chức hoạt động nào",
  nothingBefore: "không tổ chức",
  something: "có tổ chức",
  elsewhere: "do nơi khác mở",
  things: "lớp, cuộc",
  people: "người",
  examples: {
    count: 25,
    pair: [2, 73],
    money: "8 triệu 200 nghìn",
    text: "Nhà trường ban hành kế hoạch ngày 27/9, phân công Đoàn trường và thư viện thực hiện.",
  },
};

/** By "id@version". A later version says these things itself. */
export const unsaid: Readonly<Record<string, FormWords>> = {
  "tuan-le-htsd-2022@1": lifelongLearningWeek,
  "tuan-le-htsd-2022@2": lifelongLearningWeek,
  "tuan-le-htsd-2022@3": lifelongLearningWeek,
};
