// TRUSTED_PROXY: the proxies whose word about where a request comes from is taken.
import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { settingsText } from "../text/operator/settings.ts";

/** Addresses and networks ("127.0.0.1, 10.0.0.0/8"), as a list that can be asked. */
export const proxySetting = z.string().transform((text, context): BlockList => {
  const list = new BlockList();
  for (const entry of text.split(",").map((each) => each.trim())) {
    if (!add(list, entry)) {
      context.addIssue({ code: "custom", message: settingsText.proxy(entry) });
      return z.NEVER;
    }
  }
  return list;
});

/** False for what is neither an address nor a network. */
function add(list: BlockList, entry: string): boolean {
  const [, address = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const type = isIP(address) === 4 ? "ipv4" : "ipv6";
  const most = type === "ipv4" ? 32 : 128;
  if (isIP(address) === 0 || Number(bits ?? 0) > most) return false;
  if (bits === undefined) list.addAddress(address, type);
  else list.addSubnet(address, Number(bits), type);
  return true;
}
