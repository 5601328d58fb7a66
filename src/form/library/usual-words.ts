// What is said of a form that says nothing of itself: words that fit any report, whatever it is about.

export const usualWords = {
  names: [],
  refusals: [],
  whole: [],
  nothing: "không có gì để báo cáo",
  nothingBefore: "không có gì để báo cáo",
  something: "có",
} as const;

export const usualExamples = {
  count: 12,
  pair: [3, 45],
  money: "5 triệu 500 nghìn",
  text: "Đơn vị thực hiện đúng kế hoạch, đủ số lượng; còn khó khăn về kinh phí.",
} as const;

/** What stands for things and people where pairs have no nouns. */
export const usualMeasures = { things: "số lượng", people: "người" } as const;
