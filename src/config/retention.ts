// How long what is kept of people and messages is kept, in days: settings of their own part.
import { wholeNumberSetting } from "./whole-number.ts";

const days = (least: number, usual: number) => wholeNumberSetting(least, 36_500).default(usual);

/** Carried out once a day by schedule/retention.ts; backups by `backup --prune`. */
export const retentionSettings = {
  /** What came in and could not be processed: its content is blanked. */
  RETENTION_DEAD_DAYS: days(1, 30),
  /** Keys of messages that came in, by which a repeat is known; platforms repeat for days, never for a month. */
  RETENTION_INBOX_DAYS: days(30, 60),
  /** The content of what was sent. */
  RETENTION_SENT_DAYS: days(7, 180),
  /** Codes and links that can no longer be used. */
  RETENTION_CODES_DAYS: days(1, 30),
  /** People who have no part in an open round: erased, as /privacy does. */
  RETENTION_PEOPLE_DAYS: days(30, 730),
  /** What units handed over beside their reports, of rounds that are closed. */
  RETENTION_FILES_DAYS: days(30, 730),
  /** What reports say of people (names, birth dates, phones), from the end of their round. */
  RETENTION_PERSONAL_DAYS: days(30, 365),
  /** Who joined, was refused, exported…: the security log. */
  RETENTION_SECURITY_DAYS: days(30, 180),
  RETENTION_BACKUP_DAYS: days(1, 180),
};
