// A draft without faults always lints clean, and every fault has its sentences, whatever is spoiled in whatever form.
import fc from "fast-check";
import { expect, it } from "vitest";
import { faults } from "../../src/draft/faults.ts";
import { releasable } from "../../src/draft/releasable.ts";
import { lintForm } from "../../src/form/lint.ts";
import { draftFaultLine } from "../../src/text/officer/draft-faults.ts";
import { smallDraft } from "../support/drafts/small-draft.ts";
import { formOf, formPlan } from "../support/forms/random-form.ts";

const zone = "Asia/Ho_Chi_Minh";
const at = { now: new Date("2026-11-20T01:00:00Z"), zone };

/** What may stand by mistake where something else stood. */
const spoilt = fc.constantFrom<unknown>(
  ...["", "1", "c1", "r1_1", "zz", "{9} > ", "[1] + [2]", "[sum]", "total", "heading", "percent", "proof"],
  ...[undefined, null, 0, -1, 1.5, true, [], {}, ["c1"], [{ id: "x", label: "Tốt" }]],
);

type Spoiling = { readonly steps: readonly number[]; readonly value: unknown };

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  steps: fc.array(fc.nat(1000), { minLength: 2, maxLength: 9 }),
  value: spoilt,
});

/** Walks down to some place of the data, and puts the value there. */
function spoil(data: object, { steps, value }: Spoiling): void {
  let at: object = data;
  for (const [index, step] of steps.entries()) {
    const keys = Object.keys(at);
    const key = keys[step % keys.length];
    if (key === undefined) return;
    const next: unknown = Reflect.get(at, key);
    if (index < steps.length - 1 && typeof next === "object" && next !== null) at = next;
    else {
      if (value === undefined && !Array.isArray(at)) Reflect.deleteProperty(at, key);
      else Reflect.set(at, key, value);
      return;
    }
  }
}

it("lets nothing pass that does not lint", () => {
  let [clean, faulty] = [0, 0];
  fc.assert(
    fc.property(formPlan, fc.array(spoiling, { maxLength: 3 }), (plan, spoilings) => {
      const form: Record<string, unknown> = structuredClone({ ...formOf(plan) });
      for (const one of spoilings) spoil(form, one);
      const round = {
        ...smallDraft.round,
        units: [{ text: "các trường", kind: "truong", does: "reports" as const }],
      };
      const found = faults({ ...smallDraft, form, round, marks: [] }, at);
      for (const fault of found) {
        expect(fault.at).not.toBe("");
        expect(draftFaultLine(fault, zone)).toMatch(/^\p{Lu}.+: .+\. \p{Lu}.+\.$/su);
      }
      if (found.length > 0) faulty++;
      else {
        clean++;
        expect(lintForm(releasable(form, "bat-ky", 1))).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
  expect([clean > 20, faulty > 40]).toEqual([true, true]);
});
