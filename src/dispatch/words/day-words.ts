// How a day, with or without its hour, is written on office paper. A pattern only.

/** Groups: h, min, d, m, y. "17 giờ 00 ngày 25 tháng 11 năm 2026", "16h30, 05/12", "ngày 01.10.2022". */
export const dayWords =
  /(?:(?<h>\d{1,2})\s*(?:giờ|h|g|:)\s*(?<min>\d{2})?(?:\s*phút)?\s*,?\s*)?(?:(?:thứ \p{L}+|chủ nhật),?\s*)?(?:\(?(?:hết )?ngày\s*)?(?<![\d/.-])(?<d>\d{1,2})(?:\s*\/\s*|\s*-\s*|\.|\s*tháng\s*)(?<m>\d{1,2})(?:(?:\s*\/\s*|\s*-\s*|\.|\s*năm\s*)(?<y>\d{4}))?(?![\d/]|-\d|\.\d)/giu;
