// Which forms ship, by "id@version". Append-only: a correction is a new version.

export const released = [
  "tuan-le-htsd-2022@1",
  "tuan-le-htsd-2022@2",
  "tuan-le-htsd-2022@3",
  "tuan-le-htsd-2022@4",
] as const;

/** What an empty database is filled with as a demonstration: a form, units, and whose codes are printed. */
export const sample = {
  form: "tuan-le-htsd-2022@4",
  units: "units-2022.json",
  officer: "SO",
  contact: "THPT-20",
} as const;
