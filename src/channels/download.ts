// Fetches a file by the address that a platform gives: from that platform's own hosts alone, in bounded size and time.
// Knows fetch; lets no address out.
import type { FetchResult, FetchTrouble } from "./channel.ts";
import { reasonsOf } from "./no-answer.ts";

type Download = {
  /** The hosts that serve the platform's files: each of these names, and all below them. By https alone. */
  readonly hosts: readonly string[];
  /** The root of the platform's interface; its own origin serves files, too. */
  readonly apiRoot: string;
  readonly mostBytes: number;
  /** For the whole of it, redirects included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

const MOST_REDIRECTS = 3;

/**
 * The bytes of the file at `address`. What the platform said of its size is not believed: the bytes are counted as they
 * arrive. Never rejects.
 */
export async function download(address: string, of: Download): Promise<FetchResult> {
  const signal = AbortSignal.any([AbortSignal.timeout(of.timeoutMs), of.signal]);
  try {
    for (let url = ownAddress(address, of), hops = 0; ; hops++) {
      if (url === null) return trouble(gone(hops === 0 ? "NOT_THE_PLATFORMS" : "REDIRECTED_ELSEWHERE"));
      if (hops > MOST_REDIRECTS) return trouble(gone("REDIRECTED_TOO_OFTEN"));
      const response = await fetch(url, { redirect: "manual", signal });
      const next = response.headers.get("location");
      if (response.status < 300 || response.status >= 400 || next === null)
        return await take(response, of.mostBytes);
      await response.body?.cancel();
      url = ownAddress(new URL(next, url).href, of);
    }
  } catch (error) {
    return trouble({
      type: "later",
      detail:
        reasonsOf(error)
          .map(({ code }) => code)
          .join(" ") || "NO_ANSWER",
    });
  }
}

/**
 * The address, where a file of the platform's may lie; null for anywhere else, so that nobody has us call on a host of
 * their choice. Zalo writes `http:` where it serves `https:` as well.
 */
function ownAddress(address: string, { hosts, apiRoot }: Download): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return null;
  if (url.origin === new URL(apiRoot).origin) return url;
  if (url.protocol === "http:") url.protocol = "https:";
  if (url.protocol !== "https:" || url.port !== "") return null;
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)) ? url : null;
}

async function take(response: Response, mostBytes: number): Promise<FetchResult> {
  const { status, headers, body } = response;
  if (status !== 200 || body === null) {
    await body?.cancel();
    return trouble(troubleOf(status, headers.get("retry-after")));
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (size > mostBytes) return trouble({ type: "too-large" });
    chunks.push(chunk);
  }
  return { ok: true, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

function troubleOf(status: number, retryAfter: string | null): FetchTrouble {
  const detail = `HTTP_${status}`;
  if (status === 413) return { type: "too-large" };
  const busy = status === 408 || status === 425 || status === 429 || status >= 500;
  if (!busy) return gone(detail);
  const seconds = Number(retryAfter);
  return { type: "later", detail, ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}) };
}

function gone(detail: string): FetchTrouble {
  return { type: "gone", detail };
}

function trouble(of: FetchTrouble): FetchResult {
  return { ok: false, trouble: of };
}
