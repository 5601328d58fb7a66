// Every event that officers, compilers and the operator write has words in a report's history, or is told from its own table.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { questionnaire } from "../../src/form/questions.ts";
import { forgotten } from "../../src/interview/forgotten.ts";
import { historyLine } from "../../src/text/officer/history.ts";
import { shippedForm } from "../support/round/cast.ts";

const q = questionnaire(shippedForm, "thpt");
const source = resolve(import.meta.dirname, "../../src");

/** What each says, of a body as it is written. */
const said: Readonly<Record<string, readonly [body: Readonly<Record<string, unknown>>, words: string]>> = {
  accepted: [{ version: 2 }, "tiếp nhận bản 2"],
  "acceptance-taken-back": [{ version: 2 }, "thôi tiếp nhận bản 2"],
  "accepted-together": [{ count: 3, nodes: "4,5,6", asking: "a" }, "tiếp nhận một lần 3 báo cáo"],
  "taken-back-together": [{ count: 3, asking: "a" }, "lấy lại lần tiếp nhận chung (3 báo cáo)"],
  announced: [{ to: "all", units: 9, people: 12 }, "gửi thông báo chung (9 đơn vị)"],
  "deadline-moved": [
    { from: "2022-10-15T16:59:59.000Z", to: "2022-10-20T16:59:59.000Z" },
    "đổi hạn chung: 23:59 thứ Bảy 15/10/2022 → 23:59 thứ Năm 20/10/2022",
  ],
  entering: [{ source: "email", date: "2022-10-10" }, "bắt đầu nhập hộ"],
  exported: [{ document: "workbook" }, "xuất tệp Excel"],
  "handed-over": [{ to: 7, ids: ["n2_5/r1_7"] }, "bàn giao cho chị Hoa (mục 1.7)"],
  "late-judged": [{ version: 2, request: 1 }, "tính bản 2 là nộp đúng hạn, theo gia hạn"],
  "late-reason": [{ reason: "chờ duyệt" }, "báo lý do chậm nộp: “chờ duyệt”"],
  "later-left": [
    { type: "later-left", submissions: [8, 9] },
    "để nguyên bản đã nộp, số nộp sau của đơn vị trực thuộc không tính",
  ],
  "line-forgotten": [{ stem: "n1", line: "a" }, "xóa một dòng có thông tin cá nhân"],
  "not-reached": [{}, "nhắc nộp, chưa báo được"],
  reminded: [{ sent: 4 }, "nhắc nộp (4 tin)"],
  "reopen-asked": [{ reason: "sai số" }, "đề nghị sửa báo cáo đã nộp: “sai số”"],
  returned: [{ version: 1, reason: "thiếu" }, "trả lại bản 1 để chỉnh sửa: “thiếu”"],
  revising: [{}, "mở báo cáo đã nộp để sửa"],
  "round-again": [{}, "mở lại đợt như lần trước"],
  "round-handed": [{ people: 3 }, "giao đợt cho đồng nghiệp"],
  "round-locked": [{ before: "open", after: "locked", submitted: 9 }, "chốt số liệu"],
  "round-unlocked": [{ reason: "sai tổng" }, "mở lại số liệu đã chốt: “sai tổng”"],
  "rows-taken-back": [{}, "thôi nhờ xem lại"],
  "unit-added": [{ before: 9, after: 10 }, "hỏi thêm đơn vị trong đợt"],
  "unit-deadline": [
    { from: "2022-10-15T16:59:59.000Z", to: "2022-10-20T16:59:59.000Z" },
    "đổi hạn nộp của đơn vị: 23:59 thứ Bảy 15/10/2022 → 23:59 thứ Năm 20/10/2022",
  ],
  "unit-exempted": [{ before: 10, after: 9 }, "miễn báo cáo cho đơn vị"],
  waived: [{ checkId: "many", stem: "n2_5/r1_7", hash: "x" }, "giữ số đã được hỏi lại ở mục 1.7"],
};

/** The history reads these from tables that keep more of them; a row that was settled is told with its return. */
const toldElsewhere = ["sealed", "requested", "request-decided", "rows-returned", "row-settled"];

for (const [type, [body, words]] of Object.entries(said))
  it(`says ${type}, also once what reports say of people is forgotten`, () => {
    const by = { name: "cô Lan", erased: false };
    const to = { name: "chị Hoa", erased: false };
    const at = new Date("2022-10-10T01:00:00Z");
    for (const kept of [body, forgotten(() => true, type, body)]) {
      const line = { at, by, what: "event", type, body: kept, words: false, to } as const;
      expect(historyLine(q, line, "Asia/Ho_Chi_Minh")).toBe(`08:00 ngày 10/10/2022, cô Lan: ${words}.`);
    }
  });

it("has words for every event that the program writes beside the answers", () => {
  const read = (file: string) => readFileSync(resolve(source, file), "utf8");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const inserted = files
    .map(read)
    .flatMap((text) => [...text.matchAll(/insert\(event\)[^;]*?\btype: "([a-z-]+)"/gu)])
    .map(([, type = ""]) => type);
  const decided = [
    ...read("store/officer/report.ts").matchAll(/readonly type: "(accepted|returned)"; readonly/gu),
  ];
  const [acts = ""] = /type OfficerAction = \{[^;]*;/u.exec(read("store/officer/officer-actions.ts")) ?? [];
  const [reports = ""] = /export type ReportEvent =[\s\S]*?;\n\n/u.exec(read("interview/events.ts")) ?? [];
  const named = [acts, reports, read("interview/compiled-events.ts").split("type CompiledEvent")[0] ?? ""]
    .flatMap((text) => [...text.matchAll(/(?:type: |\| )"([a-z-]+)"/gu)])
    .map(([, type = ""]) => type);
  const all = new Set([...inserted, ...decided.map(([, type = ""]) => type), ...named]);
  expect(all.size).toBeGreaterThan(25);
  for (const type of toldElsewhere) all.delete(type);
  expect([...all].filter((type) => !(type in said))).toEqual([]);
});
