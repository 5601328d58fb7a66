// What an event's signature is made with is cut out of its bytes in one way only, or the event is refused.
import { expect, test } from "vitest";
import { signedParts } from "../../../src/channels/zalo/oa-signed.ts";

const at = "1789033572455";
const parts = (event: string | object) =>
  signedParts(Buffer.from(typeof event === "string" ? event : JSON.stringify(event)));

test.each([
  ["a message", { recipient: { id: "388" }, sender: { id: "246" }, timestamp: at }, ["388"]],
  ["a follow", { oa_id: "388", follower: { id: "246" }, timestamp: at }, ["388"]],
  ["both, the same", { oa_id: "388", recipient: { id: "388" }, timestamp: at }, ["388"]],
  ["both, different", { oa_id: "387", recipient: { id: "388" }, timestamp: at }, ["387", "388"]],
  ["a number", `{"timestamp" : ${at} , "oa_id":388613280878808645}`, ["388613280878808645"]],
  ["the same twice", `{"timestamp":"${at}","oa_id":"1","timestamp":"${at}","oa_id":"1"}`, ["1"]],
  ["none at the top", { message: { oa_id: "388", recipient: { id: "388" } }, timestamp: at }, []],
  ["what is no id", { oa_id: "một hai", recipient: { id: "x".repeat(65) }, timestamp: at }, []],
  ["an id of an id", { recipient: { id: { id: "388" } }, oa_id: ["388"], timestamp: at }, []],
  ["a list before it", { list: [["timestamp", "oa_id"], { timestamp: "2" }], timestamp: at }, []],
  ["a text that looks like it", { text: `","timestamp":"2`, timestamp: at, more: '\\",{' }, []],
])("%s", (_, event, ids) => {
  expect(parts(event)).toEqual({ timestamp: at, ids });
});

test.each([
  ["no timestamp", { oa_id: "388" }],
  ["one below the top", { message: { timestamp: at } }],
  ["one in a list", [{ timestamp: at }]],
  ["two timestamps", `{"timestamp":"${at}","timestamp":"1"}`],
  ["two ids", `{"timestamp":"${at}","oa_id":"1","oa_id":"2"}`],
  ["two ids in one", `{"timestamp":"${at}","recipient":{"id":"1","id":"2"}}`],
  ["two of the same", `{"timestamp":"${at}","recipient":{"id":"1"},"recipient":{"id":"2"}}`],
  ["a key in escapes", `{"timestamp":"${at}","t\\u0069mestamp":"1"}`],
  ["a key below in escapes", `{"timestamp":"${at}","recipient":{"\\u0069d":"1"}}`],
  ["digits in escapes", `{"timestamp":"${at.slice(1)}\\u0031"}`],
  ["no digits", { timestamp: "1.7e12" }],
  ["too many digits", { timestamp: at.repeat(2) }],
  ["an object", { timestamp: { timestamp: at } }],
  ["nothing", ""],
  ["no JSON", "timestamp=1"],
])("refused: %s", (_, event) => {
  expect(parts(event)).toBeNull();
});
