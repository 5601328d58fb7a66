// Loaded before a program: its Date is wrong by the milliseconds that stand in SHIFT_FILE, which may change meanwhile.
import { readFileSync } from "node:fs";

const file = process.env.SHIFT_FILE ?? "";
const read = () => Number(readFileSync(file, "utf8"));
let shift = read();
setInterval(() => {
  shift = read();
}, 100).unref();

const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + shift] : given, made),
  get: (target, name) => (name === "now" ? () => RealDate.now() + shift : Reflect.get(target, name)),
});
