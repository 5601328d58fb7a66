// The kinds of unit an office has, and which of them a cell of a list means. Pure.
import { titleKey } from "./title-key.ts";

export type UnitKind = {
  /** As the database and forms name it: "thpt". */
  readonly id: string;
  /** As people read it: "Trường THPT". */
  readonly name: string;
  readonly spellings: readonly string[];
  readonly addressForm: string;
};

/** The kind that is meant by its id, its name or another spelling, without case, diacritics and signs; null when none is. */
export function kindMeant(said: string, kinds: readonly UnitKind[]): UnitKind | null {
  const words = titleKey(said);
  if (words === "") return null;
  // The office's own ids and names are compared before other spellings, so that a name never gives way to another
  // kind's spelling.
  const ways: readonly ((kind: UnitKind) => readonly string[])[] = [
    ({ id }) => [id],
    ({ name }) => [name],
    ({ spellings }) => spellings,
  ];
  for (const way of ways) {
    const found = kinds.find((kind) => way(kind).some((spelling) => titleKey(spelling) === words));
    if (found) return found;
  }
  return null;
}

/** Levels as the education database numbers them in its exports; a school of several levels is named by the highest. */
const levels: Readonly<Record<string, string>> = {
  "1": "tieu_hoc",
  "2": "thcs",
  "3": "thpt",
  "4": "mam_non",
  "5": "mam_non",
  "6": "tt_gdnn_gdtx",
  "45": "mam_non",
  "12": "thcs",
  "23": "thpt",
  "123": "thpt",
};

/** The kind of a school by its level, in words or by the education database's number. */
export function kindOfLevel(said: string, kinds: readonly UnitKind[]): UnitKind | null {
  const numbered = levels[said.trim().replace(/^0+/, "")];
  return kinds.find(({ id }) => id === numbered) ?? kindMeant(said, kinds);
}
