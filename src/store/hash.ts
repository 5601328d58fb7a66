// How a secret is kept: only its hash. For random secrets of 60 bits and more; a password would need more than this.
import { createHash } from "node:crypto";

/** SHA-256 in hex: what is stored of a code, a session or a link. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
