// How the words of offices' names are written in a sentence. Word lists only.

/** The longest first, since one may be a part of another. */
export const namesOfOffices = [
  "Ủy ban nhân dân",
  "Hội đồng nhân dân",
  "Giáo dục",
  "Đào tạo",
  "Văn hóa",
  "Xã hội",
  "Khoa học",
  "Công nghệ",
  "Phòng",
  "Sở",
  "Bộ",
  "Tỉnh",
  "Thành phố",
];

export const smallWords = ["và", "của", "các"];

/** What an office stands under, and what its place is called there. */
export const overOffice = /^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)?\s*(?:tỉnh|thành phố|tp\.?)\s+(.+)$/iu;
export const thisOffice =
  /^(?:(?:tổng )?cục|vụ|sở|phòng|ubnd|ủy ban nhân dân|uỷ ban nhân dân|trường)(?=\s|$)/iu;
export const provinceOffice = /^sở(?=\s|$)/iu;
/** Of another sort than the schools beside it. */
export const centre = /trung tâm/iu;
