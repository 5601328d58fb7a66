// Where a request comes from: the socket's address, or what a trusted proxy says of it; and the network it counts for.
import { type BlockList, isIP, SocketAddress } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { App } from "../../app.ts";

/**
 * The address of whoever sent a request. Behind TRUSTED_PROXY it is the right-most entry of X-Forwarded-For that is no
 * trusted proxy: what stands left of it was written by the client itself.
 */
export function clientAddress(app: App, c: Context): string {
  const { TRUSTED_PROXY: trusted } = app.settings;
  return addressBehind(getConnInfo(c).remote.address ?? "", c.req.header("X-Forwarded-For"), trusted);
}

/** The network for which an address counts: all of it for IPv4, its first 64 bits for IPv6, where one house has as many. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  return `${groupsOf(address).slice(0, 4).join(":")}::/64`;
}

/** Pure, for the tests: see clientAddress. */
export function addressBehind(
  socket: string,
  forwarded: string | undefined,
  trusted: BlockList | undefined,
): string {
  let address = plain(socket);
  const hops = forwarded?.split(",") ?? [];
  while (trusted !== undefined && isTrusted(trusted, address)) {
    const hop = plain((hops.pop() ?? "").trim());
    // Nothing more is said, or nothing that is an address: then the last one known stands for it.
    if (isIP(hop) === 0) break;
    address = hop;
  }
  return address;
}

function isTrusted(trusted: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 4 ? "ipv4" : "ipv6");
}

/** Without a zone, a port or brackets; an IPv4 address that is written as IPv6 as what it is. */
function plain(address: string): string {
  const bare = address
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1")
    .replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1];
  return mapped ?? bare;
}

/** The eight groups of an IPv6 address, each without leading zeros. */
function groupsOf(address: string): string[] {
  const { address: whole } = new SocketAddress({ address, family: "ipv6" });
  const [left = "", right] = whole.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const [before, after] = [groups(left), groups(right ?? "")];
  const zeros = right === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(zeros).fill("0"), ...after];
}
