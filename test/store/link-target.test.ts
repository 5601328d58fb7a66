// What links lead to, as each version kept it: every one is read as today's, and what a newer program wrote is left alone.
import { describe, expect, it } from "vitest";
import { linkTargetShape } from "../../src/store/shapes/link-target.ts";

const upload = { type: "upload", nodeId: 4, addressId: 9 };
const grid = { type: "grid", nodeId: 4, table: "n2_5", row: "n2_5/r1_1", first: true, addressId: 9 };
const dispatch = { type: "dispatch", fileId: 3, nodeId: 4 };
const preview = {
  type: "preview",
  round: {
    ...{ formId: "hoc-sinh-2026", formVersion: 1, title: "Số liệu học sinh", shortName: null, number: null },
    ...{ deadline: "2026-11-25T10:00:00.000Z", startsAt: null, at: "2026-11-20T01:00:00.000Z" },
    ladder: ["D-3", "D@16:00"],
    kinds: [{ label: "Trường THPT", count: 2, profile: "thpt", unit: "Trường THPT A", you: "Thầy/Cô" }],
  },
};

describe("the target of a link", () => {
  it.each([
    ["of the time before versions", { type: "draft", nodeId: 4 }, { type: "draft", nodeId: 4 }],
    ["of version 1", { v: 1, ...upload }, upload],
    ["of version 2", { v: 2, ...grid }, grid],
    ["of version 3", { v: 3, ...dispatch }, dispatch],
    ["of version 4", { v: 4, ...preview }, preview],
  ])("%s is read", (_name, stored, target) => expect(linkTargetShape.read(stored)).toEqual(target));

  it("is written as version 4", () => {
    const target = linkTargetShape.read({ v: 4, ...preview });
    expect(JSON.parse(linkTargetShape.write(target))).toEqual({ v: 4, ...preview });
  });

  it.each([
    ["a newer program's", { v: 5, ...preview }, true],
    ["one with a name in it", { v: 4, type: "preview", round: { ...preview.round, help: "bà Hà" } }, false],
    ["one of nobody", { v: 4, type: "preview", round: { ...preview.round, kinds: [{}] } }, false],
  ])("%s is not guessed", (_name, stored, newer) =>
    expect(linkTargetShape.tryRead(stored)).toMatchObject({ ok: false, problem: { newer } }),
  );
});
