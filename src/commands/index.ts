// The list of the officers' commands. Contacts' commands are steps of the interview; names.ts knows the names of all.

import { admit } from "./people/admit.ts";
import { codes } from "./people/codes.ts";
import { extend, withdraw } from "./people/extend.ts";
import { forms } from "./people/forms.ts";
import { handover } from "./people/handover.ts";
import { leave } from "./people/leave.ts";
import { link } from "./people/link.ts";
import { links } from "./people/links.ts";
import { notices } from "./people/notices.ts";
import { page } from "./people/page.ts";
import { phone } from "./people/phone.ts";
import { privacy } from "./people/privacy.ts";
import { reports } from "./people/reports.ts";
import { revoke } from "./people/revoke.ts";
import { unlink } from "./people/unlink.ts";
import { who } from "./people/who.ts";
import { about } from "./round/about.ts";
import { addUnit } from "./round/add-unit.ts";
import { again } from "./round/again.ts";
import { announce } from "./round/announce.ts";
import { call } from "./round/call.ts";
import { channels } from "./round/channels.ts";
import { deadline } from "./round/deadline.ts";
import { dispatch } from "./round/dispatch.ts";
import { exempt } from "./round/exempt.ts";
import { exportWorkbook } from "./round/export.ts";
import { hand } from "./round/hand.ts";
import { help } from "./round/help.ts";
import { inner } from "./round/inner.ts";
import { lock, unlock } from "./round/lock.ts";
import { missing } from "./round/missing.ts";
import { release } from "./round/release.ts";
import { remind } from "./round/remind.ts";
import { summary } from "./round/summary.ts";
import { total } from "./round/total.ts";
import type { Command, PersonCommand } from "./shared/command.ts";
import type { CommandName } from "./shared/names.ts";
import { accept } from "./unit/accept.ts";
import { collect } from "./unit/collect.ts";
import { enter } from "./unit/enter.ts";
import { files } from "./unit/files.ts";
import { history } from "./unit/history.ts";
import { opinions } from "./unit/opinions.ts";
import { recheck } from "./unit/recheck.ts";
import { requests } from "./unit/requests.ts";
import { returnReport } from "./unit/return.ts";
import { status } from "./unit/status.ts";
import { template } from "./unit/template.ts";
import { unit } from "./unit/unit.ts";
import { acceptAll } from "./waiting/accept-all.ts";
import { undoAccept } from "./waiting/undo-accept.ts";
import { waiting } from "./waiting/waiting.ts";

export const commands = {
  summary,
  missing,
  call,
  remind,
  unit,
  status,
  total,
  history,
  waiting,
  accept,
  accept_all: acceptAll,
  undo_accept: undoAccept,
  return: returnReport,
  recheck,
  requests,
  export: exportWorkbook,
  deadline,
  lock,
  unlock,
  announce,
  hand,
  add_unit: addUnit,
  again,
  channels,
  about,
  codes,
  who,
  revoke,
  enter,
  inner,
  exempt,
  help,
} as const satisfies Partial<Record<CommandName, Command>>;

/** The officers' command of this name, or null when it is a contact's or nobody's. */
export function officerCommand(name: string): Command | null {
  return Object.values<Command>(commands).find((command) => command.name === name) ?? null;
}

/** The commands that everybody who has joined may give, about their own place. */
export const personCommands = {
  admit,
  collect,
  dispatch,
  extend,
  files,
  forms,
  handover,
  leave,
  link,
  links,
  notices,
  opinions,
  page,
  phone,
  privacy,
  release,
  reports,
  template,
  unlink,
  withdraw,
} as const satisfies Partial<Record<CommandName, PersonCommand>>;

/** The command of this name about one's own place, or null. */
export function personCommand(name: string): PersonCommand | null {
  return Object.values<PersonCommand>(personCommands).find((command) => command.name === name) ?? null;
}
