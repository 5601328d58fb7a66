// The list of the operator's commands.
import { codes } from "./codes.ts";
import type { Operation } from "./operation.ts";

export const operations: readonly Operation[] = [codes];
