// A setting that is a whole number within limits, and says so when it is not. Knows zod only.
import { z } from "zod";
import { settingsText } from "../text/operator/settings.ts";

/** A whole number from `least` to `most`. */
export function wholeNumberSetting(least: number, most: number) {
  const error = settingsText.number(least, most);
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
}
