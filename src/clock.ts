// The real clock and real randomness, for main and the CLI. Everything else is given them as values.
import { randomBytes } from "node:crypto";

/** The time now. */
export const now = (): Date => new Date();

/** A fresh unguessable id: 144 bits, URL-safe. */
export const newId = (): string => randomBytes(18).toString("base64url");
