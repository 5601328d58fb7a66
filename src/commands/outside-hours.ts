// Whether a message that an officer sends now would come outside working hours: said before, and left to the officer.
import { isWorking, parseWorkingHours } from "../form/ladder.ts";
import type { CommandContext } from "./command.ts";

/** The working hours when it is not one of them, else null. */
export function outsideHours({ app, now }: Pick<CommandContext, "app" | "now">): string | null {
  const { WORKING_HOURS, TIME_ZONE } = app.settings;
  const calendar = { hours: parseWorkingHours(WORKING_HOURS), zone: TIME_ZONE };
  return isWorking(now, calendar) ? null : WORKING_HOURS;
}
