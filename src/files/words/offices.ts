// How offices and schools are called on paper, long and short. Word lists only.

/** Each short for the words behind it; the longest first, so that no part of a name is taken for another. */
export const shortNames: readonly (readonly [short: string, long: readonly string[]])[] = [
  ["phòng gddt", ["pgdđt", "pgd đt", "pgd"]],
  ["tt gdtx", ["ttgdtx", "ttgdnn gdtx", "tt gdnn gdtx", "trung tâm gdnn gdtx"]],
  [
    "tt gdtx",
    [
      "trung tâm giáo dục nghề nghiệp giáo dục thường xuyên",
      "trung tâm giáo dục nghề nghiệp và giáo dục thường xuyên",
      "trung tâm giáo dục thường xuyên",
      "trung tâm gdtx",
    ],
  ],
  ["gddt", ["giáo dục và đào tạo", "giáo dục đào tạo", "gd đt", "gd và đt", "gdđt"]],
  ["thpt", ["trung học phổ thông"]],
  ["thcs", ["trung học cơ sở"]],
  ["th", ["tiểu học"]],
  ["mn", ["mầm non", "mẫu giáo", "mg"]],
  ["pt", ["phổ thông"]],
  ["tt", ["trung tâm"]],
  ["ubnd", ["ủy ban nhân dân", "uỷ ban nhân dân"]],
];

/** What a line that names a unit begins with, by what sort of unit it is; in short names. */
export const unitSorts: readonly (readonly [
  sort: "office" | "centre" | "school" | "commune",
  begins: readonly string[],
])[] = [
  ["office", ["phòng gddt"]],
  ["centre", ["tt"]],
  ["school", ["trường", "thpt", "thcs", "th", "mn", "thcs thpt", "pt"]],
  ["commune", ["ubnd xã", "ubnd phường", "ubnd thị trấn", "phòng văn hóa"]],
];

/** Levels of schools: two with the same name are two schools. */
export const levels = ["thpt", "thcs", "th", "mn"];

/** Part of no unit's own name. */
export const besideNames = [
  ..."trường phòng gddt tt gdtx gdnn thpt thcs th mn pt ubnd".split(" "),
  ..."huyện thành phố tp tỉnh xã phường thị trấn quận".split(" "),
];

/** Before the name of a unit in a line of its own. */
export const unitLeads = ["đơn vị", "tên đơn vị", "đơn vị báo cáo", "trường", "cơ quan"];

/** Offices above: a line that begins so names whom the unit belongs to. */
export const superiors = ["sở", "ubnd", "bộ"];
