// The list of the officers' commands. Contacts' commands are steps of the interview; names.ts knows the names of all.
import { about } from "./about.ts";
import { accept } from "./accept.ts";
import { announce } from "./announce.ts";
import type { Command } from "./command.ts";
import { deadline } from "./deadline.ts";
import { exportWorkbook } from "./export.ts";
import { help } from "./help.ts";
import { missing } from "./missing.ts";
import type { CommandName } from "./names.ts";
import { remind } from "./remind.ts";
import { giveBack } from "./return.ts";
import { summary } from "./summary.ts";
import { unit } from "./unit.ts";

export const commands = {
  summary,
  missing,
  remind,
  unit,
  accept,
  return: giveBack,
  export: exportWorkbook,
  deadline,
  announce,
  about,
  help,
} as const satisfies Partial<Record<CommandName, Command>>;

/** The officers' command of this name, or null when it is a contact's or nobody's. */
export function officerCommand(name: string): Command | null {
  return Object.values<Command>(commands).find((command) => command.name === name) ?? null;
}
