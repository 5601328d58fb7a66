// Why a backup is not restored. Knows the reasons only; what an operator is told about each stands in text.

/** What is wrong; `detail` of the error says with what. */
type BackupRefusal =
  /** A folder or a device; detail: the path. */
  | "not-a-file"
  /** It may not be read; detail: the path. */
  | "unreadable"
  /** It is sealed, and no passphrase is given. */
  | "needs-passphrase"
  /** It is sealed with another passphrase. */
  | "wrong-passphrase"
  /** Some other kind of file. */
  | "no-backup"
  /** A backup of another program; detail: what it says it is. */
  | "other-product"
  /** Of a program newer than this one; detail: the version that made it. */
  | "newer"
  /** The end is missing. */
  | "cut-off"
  /** The compression or the structure is broken. */
  | "damaged"
  /** A member was changed after the backup was made; detail: its name. */
  | "changed"
  /** Packed by something else: members are missing, added or in another order; detail: the first such member. */
  | "repacked"
  /** Something follows the end, such as a second backup. */
  | "joined"
  /** Rows are missing or do not fit the table; detail: its name. */
  | "rows"
  /** The database holds rows; detail: the table. */
  | "not-empty"
  /** The database holds a table of somebody else; detail: the table. */
  | "foreign-table"
  /** The database was brought to another shape by another version of the program. */
  | "other-database"
  /** A list of erased people cannot be read; detail: its path. */
  | "bad-erasures";

/** A backup is not restored, and nothing was changed. */
export class BackupRefused extends Error {
  readonly reason: BackupRefusal;
  readonly detail: string;

  constructor(reason: BackupRefusal, detail = "", options: ErrorOptions = {}) {
    super(`the backup is refused: ${reason}${detail === "" ? "" : ` (${detail})`}`, options);
    this.reason = reason;
    this.detail = detail;
  }
}
