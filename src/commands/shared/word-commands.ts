// Which commands typed without a slash take more than their name, and which a compiler may give. Data only.
import type { commandDescriptions } from "../../text/officer/commands.ts";

/** The commands of whoever decides for the units below as their compiler; typed, they must name a unit or nothing. */
export const compilerCommands: ReadonlySet<keyof typeof commandDescriptions> = new Set([
  "summary",
  "missing",
  "remind",
  "unit",
  "return",
  "recheck",
  "export",
  "codes",
  "who",
  "revoke",
  "enter",
  "add_unit",
  "exempt",
  "help",
]);

/** Typed without a slash, they take what stands behind them; every other is the whole text. */
export const takesCode: ReadonlySet<keyof typeof commandDescriptions> = new Set([
  "unit",
  "history",
  "accept",
  "return",
  "recheck",
  "unlock",
  "remind",
  "hand",
  "add_unit",
  "deadline",
  "announce",
  "codes",
  "who",
  "revoke",
  "enter",
  "release",
  "requests",
  "exempt",
]);

/** "THPT-05", "thpt 5": more words than a code begin a sentence, which "nhắc" may well do. */
export const onlyCode = /^\p{L}[\p{L}-]*[ -]?\d{1,5}$/u;
