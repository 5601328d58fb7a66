// The web chat as a channel: the contract every channel passes, on what the page posts.
import { expect, it } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import { LONGEST_TEXT, readPost, web } from "../../src/channels/web.ts";
import type { IncomingMessage } from "../../src/message.ts";
import { describeChannel, type Payload } from "./contract.ts";

const receivedAt = new Date("2022-10-15T20:30:00+07:00");
const address = { channel: "web", account: "web", chat: "chat-of-lan" } as const;

type Read = Pick<IncomingMessage, "body"> & Partial<Pick<IncomingMessage, "sentAt">>;

function payload(name: string, post: object, read: Read | null): Payload {
  const message = { key: "chat-of-lan:message-1", address, sentAt: receivedAt, displayName: null };
  return { name, raw: { chat: "chat-of-lan", receivedAt, post }, read: read && { ...message, ...read } };
}

const id = "message-1";
const payloads: Payload[] = [
  payload(
    "a text",
    { id, age: 0, text: "12 lớp" },
    { body: { type: "text", text: "12 lớp", messageId: id } },
  ),
  payload(
    "a text that waited for the network",
    { id, age: 90_000, text: "12\n13" },
    {
      sentAt: new Date("2022-10-15T20:28:30+07:00"),
      body: { type: "text", text: "12\n13", messageId: id },
    },
  ),
  payload("no age", { id, text: "0" }, { body: { type: "text", text: "0", messageId: id } }),
  payload(
    "an age from the future",
    { id, age: -5, text: "0" },
    { body: { type: "text", text: "0", messageId: id } },
  ),
  payload(
    "a press",
    { id, age: 0, choice: "abcdefgh1234" },
    { body: { type: "press", choiceId: "abcdefgh1234" } },
  ),
  payload(
    "a code",
    { id, age: 0, code: "ABCD-EFGH-JKMN" },
    { body: { type: "start", payload: "ABCD-EFGH-JKMN" } },
  ),
  payload("no code", { id, age: 0, code: "" }, { body: { type: "start", payload: null } }),
  payload("an id with a space", { id: "message 1", text: "a" }, null),
  payload("a text that is too long", { id, text: "a".repeat(LONGEST_TEXT + 1) }, null),
  payload("a choice that no button carries", { id, choice: "'; drop table--" }, null),
  payload("an address of its own", { id, text: "a", chat: "chat-of-minh" }, null),
];

describeChannel("web", async () => {
  const screen: { text: string; labels: string[] }[] = [];
  const channel: Channel = {
    ...web,
    send: async (to, part, signal) => {
      const result = await web.send(to, part, signal);
      if (result.ok) screen.push({ text: part.text, labels: part.choices.map(({ label }) => label) });
      return result;
    },
  };
  const received = async () => screen.splice(0);
  return { channel: () => channel, payloads, address, received, sentFile: null, trouble: null };
});

it("takes nobody's word for who is writing", () => {
  expect(readPost({ id, text: "a", chat: "chat-of-minh" })).toBeNull();
  expect(readPost({ id, text: "a", address })).toBeNull();
});
