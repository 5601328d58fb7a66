// The list of the operator's commands, in the order in which help shows them.

import { doctor } from "./doctor/doctor.ts";
import { formCheck } from "./form/check.ts";
import { formDraft } from "./form/draft.ts";
import { formExport } from "./form/export.ts";
import { formLint } from "./form/lint.ts";
import { formList } from "./form/list.ts";
import { formRead } from "./form/read.ts";
import { formRelease } from "./form/release.ts";
import { backup } from "./keeping/backup.ts";
import { deadList, deadRetry } from "./keeping/dead.ts";
import { holdingsOperation } from "./keeping/holdings.ts";
import { restore, resumeWork } from "./keeping/restore.ts";
import { logSecurityOperation } from "./keeping/security-log.ts";
import { codesMake } from "./people/codes.ts";
import { codesList, codesRevoke } from "./people/codes-kept.ts";
import { peopleForget } from "./people/forget.ts";
import { linksList, linksRevoke } from "./people/links.ts";
import { pageOperation } from "./people/page.ts";
import { roundAgain } from "./round/again.ts";
import { roundAddUnit, roundClose, roundExempt, roundList, roundStart } from "./round/changes.ts";
import { roundDeadline } from "./round/deadline.ts";
import { exportRound } from "./round/export.ts";
import { roundHand } from "./round/hand.ts";
import { historyOfUnit } from "./round/history.ts";
import { roundKept } from "./round/kept.ts";
import { roundMoveForm } from "./round/move-form.ts";
import { roundOpen } from "./round/open.ts";
import { remindDryRun } from "./round/remind.ts";
import { summaryOfRound } from "./round/summary.ts";
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
  formRead,
  formDraft,
  formCheck,
  formExport,
  formLint,
  formRelease,
  formList,
  roundOpen,
  roundStart,
  roundAgain,
  roundList,
  roundAddUnit,
  roundExempt,
  roundDeadline,
  roundHand,
  roundMoveForm,
  roundKept,
  roundClose,
  codesMake,
  codesList,
  codesRevoke,
  linksList,
  linksRevoke,
  pageOperation,
  peopleForget,
  summaryOfRound,
  historyOfUnit,
  exportRound,
  deadList,
  deadRetry,
  remindDryRun,
  holdingsOperation,
  logSecurityOperation,
  backup,
  restore,
  resumeWork,
  doctor,
  zaloBot,
  zaloBotDeleteWebhook,
  zaloOaAuthorize,
];
