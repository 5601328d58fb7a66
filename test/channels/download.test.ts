// Where a file may be fetched: on the platform's own hosts and by https alone; nothing else is even connected to.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { download } from "../../src/channels/download.ts";
import { FILE_HOSTS } from "../../src/channels/zalo/files.ts";

const called: string[] = [];
let answer: () => Response;
beforeEach(() => {
  called.length = 0;
  answer = () => new Response("bytes");
  vi.stubGlobal("fetch", async (url: URL) => {
    called.push(url.href);
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const from = (address: string) =>
  download(address, {
    hosts: FILE_HOSTS,
    apiRoot: "https://openapi.zalo.me",
    mostBytes: 1_000,
    timeoutMs: 1_000,
    signal: new AbortController().signal,
  });

describe("an address of a file", () => {
  it.each([
    ["https://photo-stal-1.zdn.vn/x.jpg", "https://photo-stal-1.zdn.vn/x.jpg"],
    ["https://ZDN.VN/x?a=1", "https://zdn.vn/x?a=1"],
    ["http://f6.photo.talk.zdn.vn/x", "https://f6.photo.talk.zdn.vn/x"],
    ["https://down-static.zalo.me/x", "https://down-static.zalo.me/x"],
  ])("%s is Zalo's", async (address, href) => {
    expect(await from(address)).toMatchObject({ ok: true });
    expect(called).toEqual([href]);
  });

  it.each([
    "https://evil.example/zdn.vn",
    "https://zdn.vn.evil.example/x",
    "https://evilzdn.vn/x",
    "https://zdn.vn./x",
    "https://zdn.vn@evil.example/x",
    "https://me:pw@photo.zdn.vn/x",
    "https://photo.zdn.vn:8443/x",
    "http://photo.zdn.vn:8080/x",
    "http://127.0.0.1/x",
    "http://[::1]/x",
    "http://2130706433/x",
    "http://169.254.169.254/latest/meta-data",
    "https://10.0.0.1/x",
    "http://localhost:5432/",
    "http://openapi.zalo.me.evil.example/x",
    "file:///etc/passwd",
    "ftp://photo.zdn.vn/x",
    "data:text/plain,x",
    "//photo.zdn.vn/x",
    "",
  ])("%s is not, and is not called", async (address) => {
    expect(await from(address)).toEqual({
      ok: false,
      trouble: { type: "gone", detail: "NOT_THE_PLATFORMS" },
    });
    expect(called).toEqual([]);
  });

  it("may lead on to another of Zalo's hosts, and nowhere else", async () => {
    const to = (location: string) => () => new Response(null, { status: 302, headers: { location } });
    const answers = [to("https://b.zdn.vn/y"), to("/z"), () => new Response("bytes")];
    answer = () => answers.shift()?.() ?? new Response(null, { status: 500 });
    expect(await from("https://a.zdn.vn/x")).toMatchObject({ ok: true });
    expect(called).toEqual(["https://a.zdn.vn/x", "https://b.zdn.vn/y", "https://b.zdn.vn/z"]);
    called.length = 0;
    answer = to("http://169.254.169.254/");
    expect(await from("https://a.zdn.vn/x")).toMatchObject({ trouble: { detail: "REDIRECTED_ELSEWHERE" } });
    expect(called).toEqual(["https://a.zdn.vn/x"]);
    called.length = 0;
    answer = to("https://a.zdn.vn/x");
    expect(await from("https://a.zdn.vn/x")).toMatchObject({ trouble: { detail: "REDIRECTED_TOO_OFTEN" } });
    expect(called).toHaveLength(4);
  });
});
