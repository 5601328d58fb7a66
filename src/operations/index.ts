// The list of the operator's commands, in the order in which help shows them.

import { doctor } from "./doctor/doctor.ts";
import { backup } from "./keeping/backup.ts";
import { deadList, deadRetry } from "./keeping/dead.ts";
import { restore, resume } from "./keeping/restore.ts";
import { codes } from "./people/codes.ts";
import { codesList, codesRevoke } from "./people/codes-kept.ts";
import { linksList, linksRevoke } from "./people/links.ts";
import { roundAddUnit, roundClose, roundExempt, roundList } from "./round/changes.ts";
import { roundDeadline } from "./round/deadline.ts";
import { exportWorkbook } from "./round/export.ts";
import { roundOpen } from "./round/open.ts";
import { remind } from "./round/remind.ts";
import { summary } from "./round/summary.ts";
import type { Operation } from "./shared/operation.ts";
import { unitsImport } from "./units/import.ts";
import { unitsKinds, unitsKindsAdd } from "./units/kinds.ts";
import { unitsList } from "./units/list.ts";
import { unitsRemove, unitsReplace } from "./units/remove.ts";
import { zaloBot, zaloBotDeleteWebhook } from "./zalo/bot.ts";
import { zaloOaAuthorize } from "./zalo/oa.ts";

export const operations: readonly Operation[] = [
  unitsImport,
  unitsReplace,
  unitsRemove,
  unitsList,
  unitsKinds,
  unitsKindsAdd,
  roundOpen,
  roundList,
  roundAddUnit,
  roundExempt,
  roundDeadline,
  roundClose,
  codes,
  codesList,
  codesRevoke,
  linksList,
  linksRevoke,
  summary,
  exportWorkbook,
  deadList,
  deadRetry,
  remind,
  backup,
  restore,
  resume,
  doctor,
  zaloBot,
  zaloBotDeleteWebhook,
  zaloOaAuthorize,
];
