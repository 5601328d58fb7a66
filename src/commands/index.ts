// The list of the officers' commands. Contacts' commands are steps of the interview; names.ts knows the names of all.
import { about } from "./about.ts";
import { accept } from "./accept.ts";
import { admit } from "./admit.ts";
import { announce } from "./announce.ts";
import { channels } from "./channels.ts";
import { codes } from "./codes.ts";
import type { Command, PersonCommand } from "./command.ts";
import { deadline } from "./deadline.ts";
import { enter } from "./enter.ts";
import { exportWorkbook } from "./export.ts";
import { files } from "./files.ts";
import { handover } from "./handover.ts";
import { help } from "./help.ts";
import { leave } from "./leave.ts";
import { link } from "./link.ts";
import { links } from "./links.ts";
import { missing } from "./missing.ts";
import type { CommandName } from "./names.ts";
import { privacy } from "./privacy.ts";
import { remind } from "./remind.ts";
import { reports } from "./reports.ts";
import { giveBack } from "./return.ts";
import { revoke } from "./revoke.ts";
import { summary } from "./summary.ts";
import { unit } from "./unit.ts";
import { unlink } from "./unlink.ts";
import { who } from "./who.ts";

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
  channels,
  about,
  codes,
  who,
  revoke,
  enter,
  help,
} as const satisfies Partial<Record<CommandName, Command>>;

/** The officers' command of this name, or null when it is a contact's or nobody's. */
export function officerCommand(name: string): Command | null {
  return Object.values<Command>(commands).find((command) => command.name === name) ?? null;
}

/** The commands that everybody who has joined may give, about their own place. */
export const personCommands = {
  admit,
  files,
  handover,
  leave,
  link,
  links,
  privacy,
  reports,
  unlink,
} as const satisfies Partial<Record<CommandName, PersonCommand>>;

/** The command of this name about one's own place, or null. */
export function personCommand(name: string): PersonCommand | null {
  return Object.values<PersonCommand>(personCommands).find((command) => command.name === name) ?? null;
}
