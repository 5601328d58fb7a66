// How papers say in what amounts are counted, each with how many đồng one is; bare, in the order in which they are tried.

export const scales: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:ty|ti) ?(?:dong|d|vnd)(?!\p{L})|(?<!\d)1[.,]?000[.,]?000[.,]?000 ?(?:dong|d|vnd)(?!\p{L})/u,
    1e9,
  ],
  [
    /(?<!\p{L})(?:trieu|tr\.? ?(?:dong|d))(?!\p{L})|(?<![\d.,])1[.,]?000[.,]?000 ?(?:dong|d|vnd)(?!\p{L})/u,
    1e6,
  ],
  [
    /(?<!\p{L})(?:nghin|ngan)(?: ?(?:dong|d|vnd))?(?!\p{L})|(?<![\d.,])1[.,]?000 ?(?:dong|d|vnd)(?!\p{L})/u,
    1e3,
  ],
];

/** Amounts in đồng. */
export const plainDong = /(?<!\p{L})(?:dong|vnd|vnđ)(?!\p{L})/u;

/** A line above a table that says in what it counts. */
export const isUnitLine = /^\W*(?:dvt|don vi(?: tinh)?|dv tinh)\s*[:：]/u;

/** Behind a title: "Kinh phí, triệu đồng", "Số tiền - ĐVT: 1.000đ". */
export const scaleBehind =
  /[\s,;:–-]*(?:(?:đvt|đơn vị(?: tính)?)\s*:?\s*)?(?:1[.,]?000(?:[.,]?000)*|nghìn|ngàn|triệu|tỷ|tỉ)\s*(?:đồng|đ|vnđ)\s*$/iu;
