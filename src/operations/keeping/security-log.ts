// `log security`: who joined, was refused, took a file or did what an officer does, without a name and an answer.
import { type SecurityKind, securityKinds, securityLog } from "../../store/people/security-log.ts";
import { securityHelp, securityText, securityWords } from "../../text/operator/security.ts";
import { deadlineSaid } from "../round/deadline-said.ts";
import { listOf, readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

/** A kind without its words does not compile here. */
const words: Readonly<Record<SecurityKind, string>> = securityWords;

export const logSecurityOperation: Operation = {
  name: "log security",
  ...securityHelp,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, {
      since: { type: "string" },
      what: { type: "string" },
      json: { type: "boolean" },
    });
    const { TIME_ZONE: zone } = context.settings;
    const what = (listOf(values.what) ?? securityKinds).map(kindSaid);
    const since =
      values.since === undefined
        ? new Date(0)
        : deadlineSaid(values.since, "--since", { now: context.now(), zone, wholeDay: "00:00:00" });
    let count = 0;
    for await (const entry of securityLog(storeOf(context).db, { since, what })) {
      count += 1;
      context.print(values.json ? JSON.stringify(entry) : securityText.listed({ ...entry, zone }));
    }
    if (!values.json) context.print(securityText.count(count));
  },
};

function kindSaid(said: string): SecurityKind {
  const kind = securityKinds.find((known) => known === said);
  if (!kind) throw new Misuse(securityText.unknownKind(said, Object.keys(words)));
  return kind;
}
