// Boxes of lists and of open rows: new lines, cells of those that stand, lines taken out, and the list closed as in the chat.
import { describe, expect, it } from "vitest";
import { isList } from "../../src/form/lines.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { editLines } from "../../src/interview/moves/list-edit.ts";
import { openAt } from "../language/said.ts";
import { type Interview, interviewOf } from "../support/chat/interview.ts";
import { testForm } from "../support/forms/forms.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

/** Machines: a name, how many, and perhaps who gave them; none at least, 50 at most, added up. */
const machines = () => interviewOf("truong", {}, peopleListForm);

/** The n-th line that a page offered empty. */
const offered = (n: number) => `l0_${1_000_000 + n}`;

/** The boxes of one line; null leaves one out. */
function line(id: string, ten: string | null, sl: string | null, ghiChu: string | null = null) {
  const cells = { ten, sl, ghi_chu: ghiChu };
  return Object.fromEntries(
    Object.entries(cells).flatMap(([column, said]) => (said === null ? [] : [[`tb/${id}/${column}`, said]])),
  );
}

const drop = (id: string) => ({ [`tb/${id}`]: "" });
const closing = { "tb/lines": "closed" };
const drafts = (it: Interview) => it.chat.drafts.map(({ place, said }) => `${place} ${said}`);

describe("new lines", () => {
  it("are recorded once what they must have is clear, at the places that their page gave them", () => {
    const half = machines().boxes(line(offered(1), "Máy chiếu", null));
    expect(half.stored).toEqual({});
    expect(drafts(half)).toEqual(["tb/l0_1000001/ten Máy chiếu"]);
    const whole = half.boxes(line(offered(1), null, "hai cái"));
    expect(whole.stored).toEqual({ "tb/l0_1000001/ten": "Máy chiếu", "tb/l0_1000001/sl": 2 });
    expect(whole.chat).toMatchObject({ drafts: [], untold: ["tb"] });
    expect(whole.events).toMatchObject([{ type: "lines", id: "tb", did: "added", lines: ["l0_1000001"] }]);
  });

  it("are recorded together in the order of their page, and those that are not clear wait", () => {
    const several = machines().boxes({
      ...line(offered(3), "Loa", "4"),
      ...line(offered(1), "Máy in", "1"),
      ...line(offered(2), "Tivi", "khoảng 3"),
    });
    expect(several.events).toMatchObject([{ did: "added", lines: ["l0_1000001", "l0_1000003"] }]);
    expect(drafts(several)).toEqual(["tb/l0_1000002/ten Tivi", "tb/l0_1000002/sl khoảng 3"]);
    const chosen = several.boxes({ "tb/l0_1000002/sl": "khoảng 3" }, { pick: "3 cái" });
    expect(chosen.stored).toMatchObject({ "tb/l0_1000002/ten": "Tivi", "tb/l0_1000002/sl": 3 });
    // As the chat counts them: the page's order.
    expect(chosen.sayAll("sửa I.3", "xóa 2").text).toContain("Xóa 2. Tivi");
  });

  it("stand without what may be left empty, which is asked beside its box alone", () => {
    const form = testForm("kiem-ke");
    const condition = form.sections[0]?.items[0]?.table?.columns.find(({ id }) => id === "tt");
    if (condition) condition.optional = true;
    const boxes = {
      ten: "Máy chiếu",
      ma: "12345678",
      so: "5",
      thuc: "4",
      gia: "12.500",
      tt: "hỏng nhẹ",
      nguoi: "Lê Văn Hòa",
    };
    const typed = Object.fromEntries(
      Object.entries(boxes).map(([column, said]) => [`tb/${offered(1)}/${column}`, said]),
    );
    const taken = interviewOf("truong", {}, form).boxes(typed);
    expect(taken.stored).toMatchObject({ "tb/l0_1000001/so": 5, "tb/l0_1000001/gia": 12_500_000 });
    expect(drafts(taken)).toEqual(["tb/l0_1000001/tt hỏng nhẹ"]);
    const known = taken.boxes({ "tb/l0_1000001/tt": "còn tốt" });
    expect(known.stored).toMatchObject({ "tb/l0_1000001/tt": "tot" });
    expect(drafts(known)).toEqual([]);
  });

  it("ask which amount is meant where plain đồng come back under “nghìn đồng”, as earlier pages showed them", () => {
    const id = offered(1);
    const price = (said: string) => ({ [`tb/${id}/gia`]: said });
    const typed = Object.entries({
      ten: "Máy chiếu",
      ma: "12345678",
      so: "5",
      thuc: "4",
      gia: "500",
      tt: "Còn tốt",
      nguoi: "Lê Văn Hòa",
    }).map(([column, said]) => [`tb/${id}/${column}`, said] as const);
    const taken = interviewOf("truong", {}, testForm("kiem-ke")).boxes(Object.fromEntries(typed));
    const stands = (on: typeof taken) => [on.stored[`tb/${id}/gia`], drafts(on)];
    expect(stands(taken)).toEqual([500_000, []]);
    expect(stands(taken.boxes(price("500")))).toEqual([500_000, []]);
    const asked = taken.boxes(price("500000"));
    expect(stands(asked)).toEqual([500_000, [`tb/${id}/gia 500000`]]);
    const choose = (pick: string) => asked.boxes(price("500000"), { pick });
    expect(stands(choose("đơn giá 500.000 đồng (500 nghìn đồng)"))).toEqual([500_000, []]);
    expect(stands(choose("đơn giá 500.000.000 đồng (500.000 nghìn đồng)"))).toEqual([500_000_000, []]);
    // Another amount is meant as it is typed.
    expect(stands(taken.boxes(price("600000")))).toEqual([600_000_000, []]);
  });

  it("are read as the chat reads their columns", () => {
    const people = interviewOf("truong", {}, peopleListForm);
    const id = offered(1);
    const boxes = {
      ten: "Trần Thị Mai",
      sinh: "12/3/85",
      gioi: "nữ",
      mon: "Toán",
      td: "đh",
      nam: "12 năm",
      dt: "0912 345 678",
    };
    const typed = Object.fromEntries(
      Object.entries(boxes).map(([column, said]) => [`ds/${id}/${column}`, said]),
    );
    const asked = people.boxes(typed);
    // Of two figures nobody knows the century.
    expect(asked.stored).toEqual({});
    const taken = asked.boxes({ [`ds/${id}/sinh`]: "12/3/1985" });
    expect(taken.stored).toEqual({
      [`ds/${id}/ten`]: "Trần Thị Mai",
      [`ds/${id}/sinh`]: "1985-03-12",
      [`ds/${id}/gioi`]: "nu",
      [`ds/${id}/mon`]: "Toán",
      [`ds/${id}/td`]: "dh",
      [`ds/${id}/nam`]: 12,
      [`ds/${id}/dt`]: "0912345678",
    });
  });

  it.each([
    ["không", []],
    ["-", []],
    ["abc", ["tb/l0_1000001/ten Máy in", "tb/l0_1000001/sl abc"]],
  ])("with “%s” for how many there are", (said, waits) => {
    const taken = machines().boxes(line(offered(1), "Máy in", said));
    expect(drafts(taken)).toEqual(said === "-" ? ["tb/l0_1000001/ten Máy in", "tb/l0_1000001/sl -"] : waits);
    expect(taken.stored["tb/l0_1000001/sl"]).toBe(said === "không" ? 0 : undefined);
  });

  it("are no more than the list takes", () => {
    const people = interviewOf("truong", {}, peopleListForm).say("sửa I.3");
    const fifty = Array.from({ length: 51 }, (_, at) => line(offered(at + 1), `Máy ${at + 1}`, "1"));
    const full = people.boxes(Object.assign({}, ...fifty));
    expect(Object.keys(full.stored)).toHaveLength(100);
    expect(drafts(full)).toEqual(["tb/l0_1000051/ten Máy 51", "tb/l0_1000051/sl 1"]);
    // With room again the one that waits is taken.
    const room = full.boxes({ ...drop(offered(50)), ...line(offered(51), "Máy 51", "1") });
    expect(room.stored).toMatchObject({ "tb/l0_1000051/ten": "Máy 51" });
    expect(room.stored["tb/l0_1000050/ten"]).toBeUndefined();
  });

  it("open a closed list again", () => {
    const closed = machines().boxes({ ...line(offered(1), "Máy in", "1"), ...closing });
    expect(closed.stored).toMatchObject({ "tb/lines": 1 });
    expect(closed.boxes(line(offered(2), "Loa", "2")).stored["tb/lines"]).toBeUndefined();
  });
});

describe("lines that stand", () => {
  const two = () =>
    machines().boxes({
      ...line(offered(1), "Máy in", "1", "Hội phụ huynh"),
      ...line(offered(2), "Loa", "2"),
    });

  it("take each cell that is clear by itself, and keep the list closed", () => {
    const closed = two().boxes(closing);
    const changed = closed.boxes({
      ...line(offered(1), "Máy in màu", "vài cái"),
      ...line(offered(2), null, "3"),
    });
    expect(changed.stored).toMatchObject({
      "tb/l0_1000001/ten": "Máy in màu",
      "tb/l0_1000001/sl": 1,
      "tb/l0_1000002/sl": 3,
      "tb/lines": 2,
    });
    expect(changed.events).toMatchObject([{ did: "changed", lines: ["l0_1000001", "l0_1000002"] }]);
    expect(drafts(changed)).toEqual(["tb/l0_1000001/sl vài cái"]);
  });

  it("are written in the chat as well, and have boxes then", () => {
    const typed = machines().say("sửa I.3").say("Máy in; 1\nLoa; 2");
    expect(typed.boxes({ "tb/l2_2/sl": "3" }).stored).toMatchObject({ "tb/l2_1/sl": 1, "tb/l2_2/sl": 3 });
  });

  it("are written once, however often their page is sent", () => {
    const again = two().boxes(
      { ...line(offered(1), "Máy in", "1", "Hội phụ huynh"), ...line(offered(2), "Loa", "2") },
      { rev: 0 },
    );
    expect(again.events).toEqual([]);
    expect(Object.keys(again.stored)).toHaveLength(5);
    expect(drafts(again)).toEqual([]);
  });

  it("are not overwritten unasked where a colleague wrote meanwhile", () => {
    const shown = two();
    const rev = 1;
    const meanwhile = shown.meanwhile((other) => other.boxes({ "tb/l0_1000002/sl": "5" }));
    const conflict = meanwhile.boxes(line(offered(2), "Loa", "7"), { rev });
    expect(conflict.stored).toMatchObject({ "tb/l0_1000002/sl": 5 });
    expect(drafts(conflict)).toEqual(["tb/l0_1000002/sl 7"]);
    expect(conflict.boxes({ "tb/l0_1000002/sl": "7" }).stored).toMatchObject({ "tb/l0_1000002/sl": 7 });
  });

  it("keep what was emptied, but for what may be empty and was seen", () => {
    const emptied = two().boxes(line(offered(1), "", "", ""));
    expect(emptied.stored).toMatchObject({ "tb/l0_1000001/ten": "Máy in", "tb/l0_1000001/sl": 1 });
    expect(emptied.stored).toMatchObject({ "tb/l0_1000001/ghi_chu": "" });
    // An old page does not fill it again unasked.
    const filled = emptied.boxes(line(offered(1), null, null, "Hội phụ huynh"), { rev: 2 });
    expect(filled.stored).toMatchObject({ "tb/l0_1000001/ghi_chu": "" });
    expect(drafts(filled)).toEqual(["tb/l0_1000001/ghi_chu Hội phụ huynh"]);
    const none = two().boxes(line(offered(1), null, null, "không có"));
    expect(none.stored).toMatchObject({ "tb/l0_1000001/ghi_chu": "" });
    // A page that was shown before somebody filled it in says nothing of it.
    const old = two().boxes(line(offered(1), "Máy in", "1", ""), { rev: 0 });
    expect(old.stored).toMatchObject({ "tb/l0_1000001/ghi_chu": "Hội phụ huynh" });
  });

  it("are taken out, and not by whoever has not seen what stands there", () => {
    const meanwhile = two().meanwhile((other) => other.boxes({ "tb/l0_1000002/sl": "5" }));
    const kept = meanwhile.boxes(drop(offered(2)), { rev: 1 });
    expect(kept.events).toEqual([]);
    const gone = meanwhile.boxes({ ...drop(offered(2)), ...line(offered(2), "Loa", "7") });
    expect(gone.events).toMatchObject([{ did: "dropped", lines: ["l0_1000002"] }]);
    expect(gone.stored["tb/l0_1000002/ten"]).toBeUndefined();
    expect(drafts(gone)).toEqual([]);
  });

  it("do not come back by an old page, nor by one that was sent twice", () => {
    const gone = two().meanwhile((other) => other.boxes(drop(offered(2))));
    for (const rev of [0, 1, 2]) {
      const stale = gone.boxes(line(offered(2), "Loa", "2"), { rev });
      expect(stale.events).toEqual([]);
      expect(stale.stored["tb/l0_1000002/ten"]).toBeUndefined();
      expect(drafts(stale)).toEqual([]);
    }
    const typed = machines().say("sửa I.3").say("Máy in; 1\nLoa; 2").sayAll("xóa 2", "đúng");
    expect(typed.boxes({ "tb/l2_2/sl": "3" }, { rev: 2 }).stored["tb/l2_2/sl"]).toBeUndefined();
  });

  it("come back when the chat undoes what took them out", () => {
    const gone = two().boxes(drop(offered(2)), { done: true });
    expect(gone.stored["tb/l0_1000002/ten"]).toBeUndefined();
    expect(gone.say("hoàn tác").stored).toMatchObject({ "tb/l0_1000002/ten": "Loa", "tb/l0_1000002/sl": 2 });
    // And a paste is taken back as a whole.
    const pasted = two().boxes({}, { done: true }).say("hoàn tác");
    expect(pasted.stored).toEqual({});
    expect(pasted.boxes(line(offered(1), "Máy in", "1")).stored).toEqual({});
  });
});

describe("closing", () => {
  it("counts the lines, as “xong” does", () => {
    const closed = machines().boxes({
      ...line(offered(1), "Máy in", "1"),
      ...line(offered(2), "Loa", "2"),
      ...closing,
    });
    expect(closed.stored).toMatchObject({ "tb/lines": 2 });
    expect(closed.events.map((event) => (event.type === "lines" ? event.did : event.type))).toEqual([
      "added",
      "closed",
    ]);
    expect(machines().boxes(closing).stored).toEqual({ "tb/lines": 0 });
    expect(closed.boxes(closing).events).toEqual([]);
  });

  it("waits for the least lines, for cells that are missing and for boxes that are not clear", () => {
    const none = interviewOf("truong", {}, peopleListForm).boxes({ "ds/lines": "closed" });
    expect(none.stored).toEqual({});
    const unclear = machines().boxes({
      ...line(offered(1), "Máy in", "1"),
      ...line(offered(2), "Loa", null),
      ...closing,
    });
    expect(unclear.stored["tb/lines"]).toBeUndefined();
    const missing = machines().say("sửa I.3").say("Máy in").say("đúng").boxes(closing);
    expect(missing.stored).toEqual({ "tb/l2_1/ten": "Máy in" });
  });
});

describe("open rows", () => {
  const classes = () => interviewOf("truong", {}, testForm("si-so"));
  const own = (n: number, lop: string, hs: string, nu: string) => {
    const stem = `ss/khac/l0_${1_000_000 + n}`;
    return { [`${stem}/lop`]: lop, [`${stem}/hs`]: hs, [`${stem}/nu`]: nu };
  };

  it("take the unit's own lines, beside the boxes of the rows above", () => {
    const taken = classes().boxes({
      ...own(1, "1", "20", "9"),
      ...own(2, "2", "31", "15"),
      "ss/khac/lines": "closed",
    });
    expect(taken.stored).toMatchObject({
      "ss/khac/l0_1000001/hs": 20,
      "ss/khac/l0_1000002/hs": 31,
      "ss/khac/lines": 2,
    });
    expect(taken.boxes({ "ss/khac/l0_1000002": "" }).stored).toMatchObject({ "ss/khac/lines": 1 });
  });
});

describe("going on in the chat", () => {
  it("tells once what stands in the list, and goes on", () => {
    const open = machines().boxes(
      { ...line(offered(1), "Máy in", "1"), ...line(offered(2), "Loa", "khoảng 2") },
      { done: true },
    );
    expect(open.text).toMatch(
      /^Đã ghi trong bảng:\nI\.3: 1 thiết bị; tổng cộng 1 cái, chưa xong\nChưa ghi, vì còn ô trống hoặc ô chưa rõ trong bảng: I\.3\./u,
    );
    const closed = machines().boxes(
      { ...line(offered(1), "Máy in", "3"), ...line(offered(2), "Loa", "2"), ...closing },
      { done: true },
    );
    expect(closed.text).toMatch(/^Đã ghi trong bảng:\nI\.3: 2 thiết bị; tổng cộng 5 cái\n\n\[1\/3\]/u);
    expect(closed.say("tiếp").text).not.toContain("trong bảng");
    const none = machines().boxes(closing, { done: true });
    expect(none.text).toMatch(/^Đã ghi trong bảng:\nI\.3: không có thiết bị nào\n/u);
  });
});

it("leaves the lines of a page alone when a message that was sent meanwhile is edited", () => {
  const q = questionnaire(peopleListForm, "truong");
  const list = q.byId("tb");
  if (!list || !isList(list)) throw new Error("no list");
  const held = {
    "tb/l2_1/ten": "Máy in",
    "tb/l2_1/sl": 1,
    "tb/l2_1000001/ten": "Loa",
    "tb/l2_1000001/sl": 2,
  };
  const answers = new Map(
    Object.entries(held).map(([place, value]) => {
      const rev = place.includes("_1000001") ? 3 : 2;
      return [place, { place, value, raw: "", state: "answered", origin: "typed", rev } as const];
    }),
  );
  const s = { ...openAt(q, { at: "list", id: "tb" }), answers };
  const given = [
    { cell: "ten", value: "Máy in" },
    { cell: "sl", value: 4 },
  ];
  const line = { said: "Máy in; 4", given, unread: [], sure: true, fewer: false, lacks: [] };
  const { events } = editLines(s, list, 2, { do: "add", lines: [line], none: [], left: [], closes: false });
  expect(events).toMatchObject([{ did: "changed", changes: [{ place: "tb/l2_1/sl", value: 4 }] }]);
});
