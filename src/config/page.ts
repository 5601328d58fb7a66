// The address under which the world reaches the program, as a part of config.ts, and what is wrong with one.
import { z } from "zod";
import { settingsText } from "../text/operator/settings.ts";

/** PUBLIC_URL: https, but for this machine and private networks; without a slash at its end, for paths begin with one. */
export const pageSetting = z
  .string()
  .superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  })
  .transform((text) => text.replace(/\/+$/, ""));

/** Where the page opens: the public address, and without one this machine's, "http://127.0.0.1:3000". */
export function pageOf({ PUBLIC_URL, HOST, PORT }: PageSettings): string {
  return PUBLIC_URL ?? `http://${HOST}:${PORT}`;
}

type PageSettings = {
  readonly PUBLIC_URL?: string | undefined;
  readonly HOST: string;
  readonly PORT: number;
};

/** Whether links that begin with this address open on this machine alone. */
export function opensHereOnly(page: string): boolean {
  return (
    URL.canParse(page) &&
    /^(127(\.\d+){3}|localhost|.*\.localhost|\[::1?\]|0\.0\.0\.0)$/.test(new URL(page).hostname)
  );
}

const example = "https://baocao.example.vn";

function problemOf(text: string): string | null {
  if (!/^https?:\/\//i.test(text)) {
    const bare = text.replace(/^[a-z]*:?\/+/i, "");
    const meant = URL.canParse(`https://${bare}`) ? `https://${bare}` : example;
    return settingsText.wholeAddress(meant);
  }
  if (!URL.canParse(text)) return settingsText.noAddress(example);
  const { protocol, hostname } = new URL(text);
  if (protocol === "https:" || opensHereOnly(text) || isPrivate(hostname)) return null;
  return settingsText.https(`https://${text.replace(/^http:\/\//i, "")}`);
}

/** Whether a host is an address or a name of a private network. */
function isPrivate(host: string): boolean {
  return (
    /^(10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|169\.254(\.\d+){2}|\[f[cde].*\])$/.test(
      host,
    ) ||
    !host.includes(".") ||
    /\.(local|lan|internal|intranet|home\.arpa|test)$/.test(host)
  );
}
