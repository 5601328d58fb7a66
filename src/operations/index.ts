// The list of the operator's commands, in the order in which help shows them.
import { backup } from "./backup.ts";
import { codes } from "./codes.ts";
import { codesList, codesRevoke } from "./codes-kept.ts";
import { deadList, deadRetry } from "./dead.ts";
import { doctor } from "./doctor.ts";
import { exportWorkbook } from "./export.ts";
import { linksList, linksRevoke } from "./links.ts";
import type { Operation } from "./operation.ts";
import { remind } from "./remind.ts";
import { restore, resume } from "./restore.ts";
import { roundAddUnit, roundClose, roundExempt, roundList } from "./round-changes.ts";
import { roundDeadline } from "./round-deadline.ts";
import { roundOpen } from "./round-open.ts";
import { summary } from "./summary.ts";
import { unitsImport } from "./units-import.ts";
import { unitsList } from "./units-list.ts";
import { zaloBot, zaloBotDeleteWebhook } from "./zalo-bot.ts";
import { zaloOaAuthorize } from "./zalo-oa.ts";

export const operations: readonly Operation[] = [
  unitsImport,
  unitsList,
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
