// Seven units that show every state a report can be in, for the golden workbook. The figures are written out.
import type { Value } from "../../../src/form/answers.ts";
import type { Place } from "../../../src/form/place.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import type { UnitReport } from "../../../src/report/types.ts";
import { answer, sampleReport, sealed, shippedForm, unit } from "./unit-reports.ts";

/** 0 and a short text at every question of a profile, except where `over` says otherwise. */
export function zeros(
  profile: string,
  over: Readonly<Record<Place, Value | null>> = {},
): Record<Place, Value | null> {
  const places = questionnaire(shippedForm, profile).questions.flatMap((question) =>
    question.places.map((place) => [place, question.narrative ? "Không có." : 0] as const),
  );
  return { ...Object.fromEntries(places), ...over };
}

/** The text that a spreadsheet must never take for a formula. */
export const formulaLike = `=cmd|' /C calc'!A0`;

export function goldenUnits(): UnitReport[] {
  return [phong(), centre(), inProgress(), sample(), silent(), incomplete(), exempt()];
}

/** Holds its opening, counts twelve schools that did, has texts that look like formulas and control characters. */
function phong(): UnitReport {
  return unit(
    {
      id: 1,
      code: "PGD-CL",
      name: "Phòng Giáo dục và Đào tạo huyện Chợ Lách",
      shortName: "PGD Chợ Lách",
      kind: "phong_gddt",
      profile: "phong_gddt",
      position: 1,
      phone: "0275 3861 111",
    },
    {
      state: "accepted",
      contact: "Lê Thị Thu",
      progress: { done: 42, total: 42 },
      submission: sealed(
        zeros("phong_gddt", {
          n1_1: formulaLike,
          n1_2: "Dòng một\u0007\r\nDòng hai",
          "n2_5/r1_1/count": 61,
          "n2_5/r1_1/people": 2745,
          "n2_5/r1_1/note": "+84 và @tên cũng là chữ",
          "n2_5/r1_4/count": 3,
          "n2_5/r1_4/people": 90,
          "n2_5/r7_1/count": 1,
          "n2_5/r7_2/count": 12,
          "n2_5/r10_1/count": 999_999_999_999,
          "n1_3a/note": "Nguồn sự nghiệp giáo dục",
          "n2_5/r11/note": "Mở 12 tủ sách ấp.",
        }),
        { receipt: "TH-PGDC-0001", version: 2, by: "Lê Thị Thu" },
      ),
    },
  );
}

/** Late, then returned; its group 1 was settled by the gate; sent five people to a class held elsewhere. */
function centre(): UnitReport {
  const values = zeros("tt_gdnn_gdtx", {
    "n2_5/r8/count": 0,
    "n2_5/r8/people": 5,
    "n2_5/r7_2/count": 1,
    "n2_5/r10_1/count": 1,
  });
  const submission = sealed(values, {
    receipt: "TH-TTGT-0002",
    late: true,
    sealedAt: new Date("2022-10-16T08:15:00+07:00"),
    by: null,
    waivers: [
      { checkId: "H2", stem: "n2_5/r8", words: null },
      { checkId: "S3", stem: "n2_5/r1_7", words: "Học chung toàn trung tâm" },
    ],
  });
  const byGate = new Map(submission.answers);
  byGate.set("n2_5/r1/gate", answer("n2_5/r1/gate", false));
  for (const [place, given] of byGate) {
    if (place.startsWith("n2_5/r1_")) byGate.set(place, { ...given, origin: "gate" });
  }
  return unit(
    {
      id: 2,
      code: "TT-GT",
      name: "Trung tâm GDNN-GDTX huyện Giồng Trôm",
      shortName: "TT Giồng Trôm",
      kind: "tt_gdnn_gdtx",
      profile: "tt_gdnn_gdtx",
      position: 2,
    },
    {
      state: "returned",
      remark: "Rà soát số người ở mục 8.",
      progress: { done: 41, total: 41 },
      submission: { ...submission, answers: byGate },
    },
  );
}

/** Every question answered, not sealed: none of it counts. */
function inProgress(): UnitReport {
  return unit(
    {
      id: 3,
      code: "HG",
      name: "Trường Phổ thông Hermann Gmeiner",
      shortName: "Tổng hợp",
      kind: "dac_thu",
      profile: "dac_thu",
      position: 3,
    },
    { state: "in-progress", contact: "Trần Văn Minh", progress: { done: 33, total: 33 } },
  );
}

function sample(): UnitReport {
  return unit(
    { id: 4, position: 4 },
    { contact: "Nguyễn Thị Lan", revising: true, submission: sealed(sampleReport()) },
  );
}

function silent(): UnitReport {
  return unit({
    id: 5,
    code: "THPT-21",
    name: "Trường THPT Quản Trọng Hoàng",
    shortName: "THPT Quản Trọng Hoàng",
    position: 5,
  });
}

/** Sealed with two questions open, one of them put off. */
function incomplete(): UnitReport {
  const values = zeros("thpt", {
    "n2_5/r4_3/count": null,
    "n2_5/r1_7/count": 2,
    "n2_5/r1_7/people": 900,
    "n2_5/r7_2/count": 1,
  });
  delete values["n2_5/r2/count"];
  return unit(
    { id: 6, code: "THPT-22", name: "Trường THPT An Thạnh", shortName: "THPT An Thạnh", position: 6 },
    {
      progress: { done: 32, total: 34 },
      submission: sealed(values, {
        receipt: "TH-ANTH-0006",
        missing: 2,
        missingReason: "Kế toán đi công tác",
        waivers: [{ checkId: "S3", stem: "n2_5/r1_7", words: "Học ghép toàn trường" }],
      }),
    },
  );
}

/** Sealed, then dissolved: listed, not counted. */
function exempt(): UnitReport {
  return unit(
    { id: 7, code: "THPT-23", name: "Trường THPT Đã Sáp Nhập", shortName: "THPT Đã Sáp Nhập", position: 7 },
    {
      exempt: "Sáp nhập từ 01/10/2022",
      submission: sealed(zeros("thpt", { "n2_5/r2/count": 1000 }), { receipt: "TH-SNAP-0007" }),
    },
  );
}
