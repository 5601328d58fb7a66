// Counting a round: disjoint parts, late as a part of submitted, and shares that never round up to the whole.
import { expect, test } from "vitest";
import { roundProgress } from "../../src/report/progress.ts";
import { goldenUnits } from "../support/round/golden-units.ts";
import { sealed, unit } from "../support/round/unit-reports.ts";

test("expected is submitted + returned + in progress + not started; accepted is submitted", () => {
  const { all } = roundProgress(goldenUnits());
  expect(all).toEqual({
    expected: 6,
    submitted: 3,
    returned: 1,
    inProgress: 1,
    notStarted: 1,
    late: 0,
    accepted: 1,
    complete: 1,
    answered: 1,
    exempt: 1,
  });
  expect(all.expected).toBe(all.submitted + all.returned + all.inProgress + all.notStarted);
});

test("late counts among the submitted only: a returned report is not submitted", () => {
  const late = sealed({}, { late: true });
  const { all } = roundProgress([
    unit({}, { submission: late }),
    unit({}, { submission: late, state: "accepted" }),
    unit({}, { submission: late, state: "returned" }),
  ]);
  expect([all.submitted, all.late]).toEqual([2, 2]);
});

test("kinds of unit are counted apart and add up to the whole", () => {
  const { all, byKind } = roundProgress(goldenUnits());
  expect([...byKind.keys()]).toEqual(["phong_gddt", "tt_gdnn_gdtx", "dac_thu", "thpt"]);
  expect(byKind.get("thpt")).toMatchObject({ expected: 3, submitted: 2, notStarted: 1, exempt: 1 });
  expect([...byKind.values()].reduce((sum, kind) => sum + kind.expected, 0)).toBe(all.expected);
});
