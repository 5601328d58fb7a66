// Where a request comes from, behind proxies and without, and the network that it counts for.
import { describe, expect, it } from "vitest";
import { readSettings } from "../../../src/config/settings.ts";
import { addressBehind, networkOf } from "../../../src/doors/http/client-address.ts";

const trusting = (TRUSTED_PROXY: string) => readSettings({ TRUSTED_PROXY }).TRUSTED_PROXY;

describe("an address", () => {
  it.each([
    ["nobody is trusted: the header is anybody's word", "127.0.0.1", "9.9.9.9", "", "127.0.0.1"],
    ["it is no trusted proxy's", "8.8.8.8", "9.9.9.9", "127.0.0.1", "8.8.8.8"],
    ["a trusted proxy says it", "127.0.0.1", "9.9.9.9", "127.0.0.1", "9.9.9.9"],
    ["the client wrote more before it", "127.0.0.1", "1.1.1.1, 9.9.9.9", "127.0.0.1", "9.9.9.9"],
    [
      "two proxies follow each other",
      "127.0.0.1",
      "1.1.1.1, 9.9.9.9, 10.1.2.3",
      "127.0.0.1, 10.0.0.0/8",
      "9.9.9.9",
    ],
    ["only proxies are named", "127.0.0.1", "10.1.2.3", "127.0.0.1,10.0.0.0/8", "10.1.2.3"],
    ["the proxy says nothing", "127.0.0.1", undefined, "127.0.0.1", "127.0.0.1"],
    ["what is said is no address", "127.0.0.1", "1.1.1.1, unknown", "127.0.0.1", "127.0.0.1"],
    ["IPv4 comes as IPv6", "::ffff:127.0.0.1", "::ffff:9.9.9.9", "127.0.0.1", "9.9.9.9"],
    ["ports stand with it", "127.0.0.1", "[2001:db8::1]:443", "127.0.0.1", "2001:db8::1"],
    ["the proxy is of a network of IPv6", "2001:db8:1::7", "9.9.9.9:55", "2001:db8:1::/64", "9.9.9.9"],
  ])("is right where %s", (_when, socket, header, trusted, address) => {
    expect(addressBehind(socket, header, trusted === "" ? undefined : trusting(trusted))).toBe(address);
  });

  it.each([
    ["9.9.9.9", "9.9.9.9"],
    ["2001:db8:0:1:aaaa:bbbb:cccc:dddd", "2001:db8:0:1::/64"],
    ["2001:0DB8:0000:0001::7", "2001:db8:0:1::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["", ""],
  ])("%s counts for the network %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("TRUSTED_PROXY", () => {
  it.each(["localhost", "10.0.0.0/33", "10.0.0.0/", "127.0.0.1,", "::1/129", "1.1.1.1/8/8", "*"])(
    "is refused as %s, with what to write",
    (value) => expect(() => trusting(value)).toThrow(/TRUSTED_PROXY: .*ghi như 127\.0\.0\.1/),
  );
});
