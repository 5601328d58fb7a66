// What every channel must do, whatever its platform: read recorded payloads, send, and name each way of failing.
import { describe, expect, test } from "vitest";
import type { Channel, FetchTrouble, SendError, SendResult } from "../../src/channels/channel.ts";
import { fitMessage, type UploadWay } from "../../src/channels/fit.ts";
import type { Address, Choice, IncomingMessage, SentFile } from "../../src/message.ts";
import type { FileTrouble } from "../support/fakes/served-files.ts";

export type Payload = { readonly name: string; readonly raw: unknown; readonly read: IncomingMessage | null };

/** What happens to the next call to the platform. */
export type Trouble =
  | "asks to wait 7 s"
  | "is not there"
  | "fails before it sends"
  | "loses the answer"
  | "has blocked us"
  | "has revoked our account";

export type ChannelUnderTest = {
  channel(): Channel;
  readonly payloads: readonly Payload[];
  /** A person who can be written to. */
  readonly address: Address;
  /** What stood on that person's screen since the last call: texts and the labels of buttons. */
  received(): Promise<readonly { readonly text: string; readonly labels: readonly string[] }[]>;
  /** Files as a person sends them, with what fetching them meets; null where the platform gives no files. */
  readonly sentFile: ((bytes: Uint8Array, trouble?: FileTrouble) => Promise<SentFile>) | null;
  /** Brings trouble upon the next call; null for a channel of ours, which has no platform to fail. */
  readonly trouble: ((trouble: Trouble) => Promise<Channel>) | null;
};

const mostBytes = 100_000;

const phrases = {
  typeOneOf: (words: readonly string[]) => words.join("|"),
  download: (url: string) => url,
  inPart: () => "in part",
  noDownload: () => "NO LINK",
  upload: ({ url }: UploadWay) => `PUT ${url}`,
  offerUpload: (way: UploadWay | null) => `HAVE A FILE? ${way?.url}`,
  grid: (url: string) => url,
  offerPhotos: (url: string | null) => (url === null ? "" : `PHOTOS: ${url}, OR `),
  noUpload: () => "NO PAGE",
};
const choices: readonly Choice[] = [
  { id: "AAAAAAAAAAAAAAAA", label: "Đúng", word: "đúng" },
  { id: "BBBBBBBBBBBBBBBB", label: "Sửa", word: "sửa" },
];

/** Runs the whole contract against a channel. */
export function describeChannel(name: string, make: () => Promise<ChannelUnderTest>): void {
  const never = new AbortController().signal;
  const send = async (it: ChannelUnderTest, text: string, offered: readonly Choice[] = []) => {
    const results: SendResult[] = [];
    const channel = it.channel();
    for (const part of fitMessage({ text, choices: offered }, { type: "none" }, channel.limits, phrases)) {
      results.push(await channel.send(it.address, part, never));
    }
    return results;
  };

  describe(`${name}: the contract of a channel`, () => {
    test("reads recorded payloads, and nothing of what is not for us", async () => {
      const it = await make();
      expect(it.payloads.length).toBeGreaterThan(0);
      for (const payload of it.payloads) {
        expect({ [payload.name]: it.channel().read(payload.raw) }).toEqual({ [payload.name]: payload.read });
      }
    });

    test("never throws on what no platform sends", async () => {
      const it = await make();
      for (const raw of [
        null,
        undefined,
        0,
        "",
        "text",
        [],
        {},
        { update_id: "1" },
        { post: null },
        new Map(),
      ]) {
        expect(it.channel().read(raw)).toBeNull();
      }
    });

    test("sends text as it is: diacritics, emoji, markup, links", async () => {
      const it = await make();
      await it.received();
      const texts = [
        "Đã ghi: 12 lớp, 340 người.\n\n[12/34] Tiếp theo?",
        "<b>*_[x](http://example.com)_*</b> &amp; `~>#+-=|{}.! \\",
        "👩‍🏫 🇻🇳 𠀀 e\u0302\u0301",
        "http://127.0.0.1/x @somebody /summary #tag",
      ];
      for (const text of texts) expect(await send(it, text)).toMatchObject([{ ok: true }]);
      expect((await it.received()).map((each) => each.text)).toEqual(texts);
    });

    test("a text of the limit goes in one message, a longer one in several, whole", async () => {
      const it = await make();
      await it.received();
      const { text: limit } = it.channel().limits;
      const full = "😀".repeat(Math.floor(limit / 2)).padEnd(limit, "a");
      expect(await send(it, full)).toMatchObject([{ ok: true }]);
      expect(await send(it, `${full}😀 z`)).toMatchObject([{ ok: true }, { ok: true }]);
      const screen = (await it.received()).map((each) => each.text);
      expect(screen.join("").replace(/\s/g, "")).toBe(`${full}${full}😀z`);
    });

    test("choices stand under the message, or their words in it", async () => {
      const it = await make();
      await it.received();
      expect(await send(it, "Question?", choices)).toMatchObject([{ ok: true }]);
      const [message] = await it.received();
      const { buttons } = it.channel().limits;
      expect(message?.labels).toEqual(buttons ? choices.map((choice) => choice.label) : []);
      expect(message?.text).toBe(buttons ? "Question?" : "Question?\nđúng|sửa");
    });

    const outcomes: readonly (readonly [Trouble, Partial<SendError>])[] = [
      ["asks to wait 7 s", { type: "throttled", retryAfterMs: 7_000 }],
      ["is not there", { type: "not-sent" }],
      ["fails before it sends", { type: "not-sent" }],
      ["loses the answer", { type: "unknown" }],
      ["has blocked us", { type: "unreachable" }],
      ["has revoked our account", { type: "account" }],
    ];
    for (const [trouble, error] of outcomes) {
      test(`when the platform or the person ${trouble}: ${error.type}`, async (context) => {
        const it = await make();
        if (it.trouble === null) return context.skip();
        const channel = await it.trouble(trouble);
        const part = { text: "Hello", choices: [], file: null };
        const result = await channel.send(it.address, part, never);
        expect(result).toMatchObject({ ok: false, error });
      });
    }

    test("fetches a file that was sent, byte for byte, or is a channel that fetches none", async () => {
      const it = await make();
      const channel = it.channel();
      expect(channel.fetchFile === undefined).toBe(it.sentFile === null);
      if (it.sentFile === null) return;
      const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => n % 251);
      const fetched = await channel.fetchFile?.(await it.sentFile(bytes), mostBytes, never);
      expect(fetched).toEqual({ ok: true, bytes });
      const full = new Uint8Array(mostBytes).fill(7);
      expect(await channel.fetchFile?.(await it.sentFile(full), mostBytes, never)).toMatchObject({
        ok: true,
      });
    });

    const once = (how: FileTrouble["how"]): FileTrouble => ({ times: 1, how });
    const troubles: readonly (readonly [string, FileTrouble, FetchTrouble["type"]])[] = [
      ["is not there any more", once({ kind: "status", code: 404 }), "gone"],
      ["nobody may have any more", once({ kind: "status", code: 403 }), "gone"],
      ["comes from a server in trouble", once({ kind: "status", code: 502 }), "later"],
      ["is asked for too often", once({ kind: "status", code: 429 }), "later"],
      ["breaks off", once({ kind: "half" }), "later"],
      ["stands still", once({ kind: "stalls" }), "later"],
      ["never ends", once({ kind: "endless" }), "too-large"],
      ["is said to lie on another host", once({ kind: "redirect", to: "http://127.0.0.1:9/secret" }), "gone"],
      ["is said to lie in the file system", once({ kind: "redirect", to: "file:///etc/passwd" }), "gone"],
    ];
    for (const [what, trouble, type] of troubles) {
      test(`a file that ${what}: ${type}`, async (context) => {
        const it = await make();
        if (it.sentFile === null) return context.skip();
        const file = await it.sentFile(Buffer.from("some bytes"), trouble);
        const result = await it.channel().fetchFile?.(file, mostBytes, never);
        expect(result).toMatchObject({ ok: false, trouble: { type } });
        expect(JSON.stringify(result)).not.toMatch(/127\.0\.0\.1|files?\/|secret|passwd|token/u);
      });
    }

    test("a file that is larger than it may be is not taken, whatever was said of its size", async (context) => {
      const it = await make();
      if (it.sentFile === null) return context.skip();
      const file = await it.sentFile(new Uint8Array(mostBytes + 1));
      const result = await it.channel().fetchFile?.({ ...file, size: 5 }, mostBytes, never);
      expect(result).toEqual({ ok: false, trouble: { type: "too-large" } });
    });

    test("fetching ends when it is told to", async (context) => {
      const it = await make();
      if (it.sentFile === null) return context.skip();
      const file = await it.sentFile(Buffer.from("x"), once({ kind: "stalls" }));
      const result = await it.channel().fetchFile?.(file, mostBytes, AbortSignal.abort());
      expect(result).toMatchObject({ ok: false, trouble: { type: "later" } });
    });

    test("a send that is cut short by a stop was perhaps made, never certainly refused", async () => {
      const it = await make();
      const result = await it
        .channel()
        .send(it.address, { text: "Hello", choices: [], file: null }, AbortSignal.abort());
      if (!result.ok) expect(["unknown", "not-sent"]).toContain(result.error.type);
    });
  });
}
