// Drafts for tests: of any form, with a round that says a little of everything.
import type { Draft, RoundDraft } from "../../../src/draft/draft.ts";
import { aboveAll } from "../../../src/draft/ids.ts";
import type { Form } from "../../../src/form/form.ts";

export const someRound: RoundDraft = {
  title: "Báo cáo đầu năm",
  shortName: "Đầu năm",
  number: "15/SGDĐT-VP",
  signed: "2026-11-03",
  office: "Sở Giáo dục và Đào tạo Lam Sơn",
  receiver: "Văn phòng Sở",
  email: "vp@example.edu.vn",
  help: "bà Hà, 0900 000 001",
  mustAlsoSend: "bản có chữ ký số",
  asOf: "2026-10-30",
  period: { from: "2026-10-01", to: "2026-10-07" },
  ladder: ["D-3", "D@16:00"],
  deadlines: [{ sections: [], at: "2026-12-05T17:00", inclusive: true }],
  units: [{ text: "các đơn vị khác", kind: null, does: "nothing" }],
};

/** A draft of this form alone: nothing in it is a guess. */
export function draftWith(form: Form, round: RoundDraft = someRound): Draft {
  const units = Object.entries(form.profiles).map(([kind, { label }]) => ({
    text: label,
    kind,
    does: "reports" as const,
  }));
  return {
    found: null,
    answers: {},
    form: { ...form },
    round: { ...round, units: [...units, ...round.units] },
    marks: [],
    nextId: aboveAll(form),
  };
}
