// The mail channel against a strict server of its own: what arrives, how each refusal ends, and what no header may hold.
import { afterAll, beforeAll, expect, it } from "vitest";
import { isMailbox, mailChannel } from "../../src/channels/mail.ts";
import { readSettings } from "../../src/config/settings.ts";
import { type SmtpFake, startSmtp } from "../support/fakes/smtp.ts";

let smtp: SmtpFake;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.stop());

const never = new AbortController().signal;
const from = "Sở GDĐT <baocao@so.example.vn>";
const address = (chat: string) => ({ channel: "mail", account: "smtp", chat }) as const;

async function send(text: string, to = "thpt01@so.example.vn", signal = never) {
  const channel = await mailChannel({ url: smtp.url, from });
  return channel.send(address(to), { text, choices: [], file: null }, signal);
}

it("sends a text whose first line is the subject, to one mailbox, without TLS on this machine", async () => {
  const result = await send(
    "Thông báo về báo cáo\nKính gửi: Trường THPT Ca Văn Thỉnh\n\nXem tại: https://a.vn",
  );
  expect(result).toMatchObject({ ok: true });
  const letter = smtp.letters.at(-1);
  expect(letter).toMatchObject({
    from: "baocao@so.example.vn",
    to: "thpt01@so.example.vn",
    subject: "Thông báo về báo cáo",
  });
  expect(letter?.text.trim()).toBe("Kính gửi: Trường THPT Ca Văn Thỉnh\n\nXem tại: https://a.vn");
  expect(letter?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(smtp.faults).toEqual([]);
});

it.each([
  ["RCPT TO", "550 5.1.1 no such user", "unreachable"],
  ["RCPT TO", "450 4.2.0 later", "not-sent"],
  ["MAIL FROM", "421 4.3.0 busy", "not-sent"],
  ["MAIL FROM", "550 5.7.1 refused", "rejected"],
  ["TEXT", "554 5.7.1 spam", "rejected"],
  ["TEXT", "451 4.3.0 later", "not-sent"],
  ["TEXT", "cut", "unknown"],
  ["EHLO", "cut", "unknown"],
] as const)("%s answered by “%s” is %s", async (at, answer, type) => {
  smtp.trouble(at, answer);
  const before = smtp.letters.length;
  const result = await send("Thông báo\nnội dung");
  expect(result).toMatchObject({ ok: false, error: { type } });
  expect(JSON.stringify(result)).not.toMatch(/example\.vn|no such user/u);
  expect(smtp.letters).toHaveLength(before);
});

it("is not sent where the server is away, and tells no address", async () => {
  const gone = await startSmtp();
  await gone.stop();
  const channel = await mailChannel({ url: gone.url, from });
  const part = { text: "Thông báo\nnội dung", choices: [], file: null };
  const result = await channel.send(address("a@b.vn"), part, never);
  expect(result).toMatchObject({ ok: false, error: { type: "not-sent" } });
  expect(await channel.answers(never)).toBe(false);
});

it("puts nothing into a header that a name brings along", async () => {
  await send(
    "Thông báo của Sở\u000bBcc: ke.gian@x.vn\rCc: ai@x.vn\nKính gửi: A\r\nBcc: ke.gian@x.vn\r\n\r\nB",
  );
  const letter = smtp.letters.at(-1);
  expect([...(letter?.headers.keys() ?? [])].filter((name) => /^b?cc$/u.test(name))).toEqual([]);
  expect(letter?.to).toBe("thpt01@so.example.vn");
  expect(letter?.text).toContain("Bcc: ke.gian@x.vn");
});

it.each([
  ["a@b.vn", true],
  ["thpt.01+bc@so.bentre.gov.vn", true],
  ["a@b.vn, c@d.vn", false],
  ["a@b.vn\r\nBcc: c@d.vn", false],
  ["Ban <a@b.vn>", false],
  ["a@b", false],
  ["", false],
])("takes %j for a mailbox: %s", async (text, is) => {
  expect(isMailbox(text)).toBe(is);
  if (!is)
    expect(await send("Thông báo\nx", text)).toMatchObject({ ok: false, error: { type: "unreachable" } });
});

it("wants TLS beyond this machine: nothing is said to a server without it", async () => {
  const { port } = new URL(smtp.url);
  // Another name of this machine, which is not one of those that go without.
  const channel = await mailChannel({ url: `smtp://[::ffff:127.0.0.1]:${port}`, from });
  const before = smtp.letters.length;
  const part = { text: "Thông báo\nx", choices: [], file: null };
  expect(await channel.send(address("a@b.vn"), part, never)).toMatchObject({ ok: false });
  expect(smtp.letters).toHaveLength(before);
});

it("ends a send that is stopped, as one of unknown outcome", async () => {
  expect(await send("Thông báo\nx", "a@b.vn", AbortSignal.abort())).toMatchObject({
    ok: false,
    error: { type: "unknown" },
  });
});

it("needs server and sender together", () => {
  const url = "smtp://u:p@mail.example.vn:587";
  expect(() => readSettings({ SMTP_URL: url })).toThrow(/MAIL_FROM: bắt buộc/u);
  expect(() => readSettings({ MAIL_FROM: from })).toThrow(/SMTP_URL: bắt buộc/u);
  expect(() => readSettings({ SMTP_URL: "http://a", MAIL_FROM: from })).toThrow(/SMTP_URL/u);
  expect(() => readSettings({ SMTP_URL: url, MAIL_FROM: "a@b.vn\nBcc: c@d.vn" })).toThrow(/MAIL_FROM/u);
  expect(readSettings({ SMTP_URL: url, MAIL_FROM: from })).toMatchObject({ SMTP_URL: url, MAIL_FROM: from });
});
