// The doctor's look at mail: whether the server of the settings lets us in. Sends nothing.
import { mailChannel } from "../../channels/mail.ts";
import { mailOf } from "../../config/mail.ts";
import { mailLookText } from "../../text/operator/doctor.ts";
import type { OperationContext } from "../shared/operation.ts";
import type { DoctorFinding } from "./finding.ts";

const patienceMs = 8_000;

/** Connects and signs in as a mail would, and goes away again. */
export async function mailLook({ settings }: OperationContext): Promise<readonly DoctorFinding[]> {
  const mail = mailOf(settings);
  if (mail === null) return [{ state: "note", text: mailLookText.off }];
  const channel = await mailChannel(mail);
  const findings: DoctorFinding[] = (await channel.answers(AbortSignal.timeout(patienceMs)))
    ? [{ state: "ok", text: mailLookText.fine(mail.from) }]
    : [{ state: "mend", text: mailLookText.refused }];
  if (settings.PUBLIC_URL === undefined) findings.push({ state: "note", text: mailLookText.noPage });
  return findings;
}
