// The settings of /metrics: a token under which the program's own door shows them, or a port of their own.
import { z } from "zod";
import { settingsText } from "../text/operator/settings.ts";
import { wholeNumberSetting } from "./whole-number.ts";

/** Without either there are no metrics. */
export const metricsSettings = {
  METRICS_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,256}$/, settingsText.secret)
    .optional(),
  /** On this machine only: whoever reaches the port may read them. */
  METRICS_PORT: wholeNumberSetting(0, 65535).optional(),
};
