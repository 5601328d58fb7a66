// One look for all who ask at one moment, by counts.
import { expect, it } from "vitest";
import { sharedLook } from "../../../src/doors/http/shared-look.ts";

it("looks once for all who ask meanwhile, and anew for who asks later", async () => {
  let looks = 0;
  const ask = sharedLook(async () => ++looks);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(2);
});

it("tells all of them when a look fails, and looks anew afterwards", async () => {
  let looks = 0;
  const ask = sharedLook(async () => {
    if (++looks === 1) throw new Error("no");
    return looks;
  });
  expect((await Promise.allSettled([ask(), ask()])).map(({ status }) => status)).toEqual([
    "rejected",
    "rejected",
  ]);
  expect(await ask()).toBe(2);
});
