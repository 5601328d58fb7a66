// Runs an operation and writes it into the security log: what an operator did is found beside what people did.
import { logSecurity } from "../../store/people/security-log.ts";
import type { Operation, OperationContext } from "./operation.ts";

/** Runs it; once it has succeeded it is logged. A log that cannot be written does not undo what was done. */
export async function runOperation(
  operation: Operation,
  args: readonly string[],
  context: OperationContext,
): Promise<void> {
  await operation.run(args, context);
  if (context.store === null) return;
  const entry = { what: "operator-act", detail: { command: operation.name } } as const;
  const nobody = { personId: null, at: "cli", network: null, now: context.now() } as const;
  await logSecurity(context.store.db, { ...entry, ...nobody }).catch((error: unknown) => {
    context.log.warn({ error, command: operation.name }, "The security log could not be written.");
  });
}
