// Lists and proofs of a file that was handed over: nothing is written before “ghi”, nothing doubled, nothing that stands replaced unasked.
import { describe, expect, it } from "vitest";
import type { ReadFile } from "../../src/files/blocks.ts";
import { type Interview, interviewOf } from "../support/chat/interview.ts";
import { file, type Put, sheet } from "../support/files/blocks.ts";
import { testForm } from "../support/forms/forms.ts";
import { machinesForm } from "../support/round/machines-form.ts";
import { peopleListForm } from "../support/round/people-list-form.ts";

const start = (...said: readonly string[]) => interviewOf("truong", {}, machinesForm).sayAll(...said);
const labels = ({ offered }: Interview) => offered.map(({ label }) => label);

const titles = ["TT", "Tên thiết bị", "Số lượng", "Ngày nhận"];
type Machine = readonly [name: Put, count: Put, day: Put];
const machines = (...rows: readonly Machine[]): ReadFile =>
  file("xlsx", [sheet("S", [titles, ...rows.map((row, at): Put[] => [at + 1, ...row])])]);
const projector: Machine = ["Máy chiếu", 2, "5/9/2022"];
const speaker: Machine = ["Loa", 4, "6/9/2022"];
const hand = (on: Interview, ...rows: readonly Machine[]) => on.hand(1, "tb.xlsx", machines(...rows));

/** Every line as it stands, in its order: "Máy chiếu/2/2022-09-05". */
function lines({ stored }: Interview, stem = "tb"): string[] {
  const found = new Map<string, unknown[]>();
  for (const [place, value] of Object.entries(stored)) {
    const [, line = ""] = place.split("/");
    if (place.startsWith(`${stem}/l`) && line !== "lines")
      found.set(line, [...(found.get(line) ?? []), value]);
  }
  return [...found.values()].map((cells) => cells.join("/"));
}

const [projectorLine, speakerLine, screenLine] = [
  "Máy chiếu/2/2022-09-05",
  "Loa/4/2022-09-06",
  "Màn hình/1/2022-09-07",
];

describe("a list in which nothing stands", () => {
  it("is counted, shown, and written at “ghi”; it is closed by a word", () => {
    const on = hand(start(), projector, speaker);
    expect(on.text).toBe(
      "Đã đọc tệp tb.xlsx: 2 dòng của danh sách I.1. Gõ “ghi” để lấy vào báo cáo, “xem” để xem trước.",
    );
    expect(on.stored).toEqual({});
    const shown = on.say("xem");
    expect(shown.text).toContain(
      "2 dòng của danh sách I.1:\n– Máy chiếu; 2; 05/09/2022\n– Loa; 4; 06/09/2022",
    );
    expect(shown.stored).toEqual({});
    const taken = shown.say("ghi");
    expect(taken.text).toContain("Đã ghi 2 dòng của danh sách I.1.");
    expect(lines(taken)).toEqual([projectorLine, speakerLine]);
    expect(taken.stored).not.toHaveProperty("tb/lines");
    expect(taken.say("xong").stored).toMatchObject({ "tb/lines": 2 });
  });

  it("is written once, however often its file comes", () => {
    const on = hand(hand(start(), projector, speaker).say("ghi"), projector, speaker);
    expect(on.text).toContain("Không có gì mới để ghi.");
    expect(lines(on)).toEqual([projectorLine, speakerLine]);
    expect(lines(hand(on.say("xong"), projector, speaker))).toEqual([projectorLine, speakerLine]);
  });

  it("has the same line twice where the file has it twice", () => {
    const on = hand(start(), projector, projector).say("ghi");
    expect(lines(on)).toEqual([projectorLine, projectorLine]);
    expect(hand(on, projector, projector).text).toContain("Không có gì mới để ghi.");
  });

  it("takes as many as it may have, and names the others", () => {
    const seven = Array.from({ length: 7 }, (_, at): Machine => [`Máy ${at + 1}`, at + 1, "5/9/2022"]);
    const on = hand(start(), ...seven);
    expect(on.text).toContain("Danh sách I.1 nhận nhiều nhất 5 dòng; bot không lấy 2 dòng cuối của tệp.");
    const taken = on.say("ghi");
    expect(lines(taken)).toHaveLength(5);
    expect(taken.text).toContain("2 dòng cuối chưa được ghi.");
    // Nothing more is asked of them.
    expect(hand(taken, ...seven).text).toContain("Không có gì mới để ghi.");
  });

  it("is no list of none where the file has it empty", () => {
    const on = start().hand(1, "tb.xlsx", file("xlsx", [sheet("S", [titles, ["1"], ["2"]])]));
    expect(on.stored).toEqual({});
    expect(on.chat.asked).toEqual({ at: "list", id: "tb" });
  });

  it("is taken back as it was written, but for lines that were changed since", () => {
    const on = hand(start(), projector, speaker).say("ghi");
    const undone = on.say("hoàn tác");
    expect(undone.text).toContain("Đã bỏ 2 dòng của danh sách I.1 vừa ghi từ tệp.");
    expect(undone.stored).toEqual({});
    const changed = on
      .say("sửa 2")
      .say("số lượng: 6")
      .meanwhile((other) => other);
    expect(lines(changed)).toEqual([projectorLine, "Loa/6/2022-09-06"]);
    // The cell first, then the file.
    const first = changed.say("hoàn tác");
    expect(lines(first)).toEqual([projectorLine, speakerLine]);
  });

  it("that was put off is answered by it", () => {
    const on = hand(start("để sau"), projector).say("ghi");
    expect(lines(on)).toEqual([projectorLine]);
  });
});

describe("a cell that is not certain", () => {
  const unsure = (day: Put) => hand(start(), projector, ["Loa", 4, day]).say("ghi");

  it("waits while its line is written, and is asked with what it may be", () => {
    const on = unsure("6/9");
    expect(lines(on)).toEqual([projectorLine, "Loa/4"]);
    expect(on.text).toContain(
      "Ngày nhận của thiết bị số 2 trong tệp (dòng 3) là “6/9”. Ghi 06/09/2022, đúng không ạ?",
    );
    expect(labels(on)).toEqual(["Đúng", "Nhập lại", "Để sau"]);
    expect(lines(on.say("đúng"))).toEqual([projectorLine, speakerLine]);
    expect(lines(on.say("6/9/2022"))).toEqual([projectorLine, speakerLine]);
    const again = on.press("Nhập lại");
    expect(again.text).toContain("Xin gửi thêm ngày nhận của thiết bị số 2.");
    expect(lines(again.say("8/9/2022"))).toEqual([projectorLine, "Loa/4/2022-09-08"]);
  });

  it("is put off with a word, and asked by the list after that", () => {
    const on = unsure("hôm nọ");
    expect(on.text).toContain("là “hôm nọ”, bot chưa hiểu. Xin gửi ngày nhận.");
    const later = on.press("Để sau");
    expect(lines(later)).toEqual([projectorLine, "Loa/4"]);
    expect(later.text).toContain("Còn thiếu ngày nhận của thiết bị số 2.");
    // Nothing is asked of it for the file's sake any more.
    expect(later.chat.handed).toBeNull();
  });

  it("is agreed to together with all of which the same may be said", () => {
    const on = hand(
      start(),
      ["A", 1, "5/9"],
      ["B", 2, "6/9"],
      ["C", 3, "hôm qua hoặc hôm kia"],
      ["D", 4, "7/9"],
    ).say("ghi");
    expect(labels(on)).toEqual(["Đúng", "Đúng cả 3 dòng", "Nhập lại", "Để sau"]);
    const all = on.say("đúng hết");
    expect(lines(all)).toEqual(["A/1/2022-09-05", "B/2/2022-09-06", "C/3", "D/4/2022-09-07"]);
    expect(all.text).toContain("Ngày nhận của thiết bị số 3 trong tệp");
    expect(lines(all.say("hoàn tác"))).toEqual(["A/1", "B/2", "C/3", "D/4"]);
    // One after the other.
    const one = on.say("đúng");
    expect(lines(one)).toEqual(["A/1/2022-09-05", "B/2", "C/3", "D/4"]);
    expect(labels(one)).toContain("Đúng cả 2 dòng");
  });

  it("goes on behind an answer in words, and behind what is said to the bot", () => {
    const on = hand(start(), ["A", 1, "5/9"], ["B", 2, "6/9"]).say("ghi");
    const typed = on.say("8/9/2022");
    expect(typed.text).toContain("Ngày nhận của thiết bị số 2 trong tệp");
    expect(lines(on.say("tiến độ").say("8/9/2022"))).toEqual(["A/1/2022-09-08", "B/2"]);
    expect(typed.say("bỏ qua tệp").chat.asked).not.toMatchObject({ at: "file-take" });
  });

  it("of a file that comes once more is asked again while it is missing", () => {
    const left = unsure("6/9").say("bỏ tệp");
    const on = hand(left, projector, ["Loa", 4, "6/9"]);
    expect(on.text).toContain("Chưa rõ 1 chỗ: danh sách I.1 dòng 3.");
    expect(lines(on.say("ghi").say("đúng"))).toEqual([projectorLine, speakerLine]);
  });
});

describe("where lines stand", () => {
  const standing = (...said: readonly string[]) => start("Máy chiếu; 2; 5/9/2022", ...said);

  it("those of the file that are there are none", () => {
    const on = hand(standing(), projector, speaker).say("ghi");
    expect(on.text).toContain("Danh sách I.1: đang có 1 dòng; tệp có 1 dòng mới (Loa)");
    expect(labels(on)).toEqual(["Giữ số đang ghi", "Thêm dòng mới", "Theo tệp hết"]);
    expect(lines(on)).toEqual([projectorLine]);
    expect(lines(on.say("giữ"))).toEqual([projectorLine]);
    expect(lines(on.say("thêm dòng mới"))).toEqual([projectorLine, speakerLine]);
    expect(lines(on.say("theo tệp"))).toEqual([projectorLine, speakerLine]);
  });

  it("a line that differs is changed, and one that is not in the file goes, only by the word for that", () => {
    const on = hand(standing("Màn hình; 1; 7/9/2022"), ["máy chiếu", 3, "5/9/2022"], speaker).say("ghi");
    expect(on.text).toContain(
      "tệp có 1 dòng mới (Loa), có 1 dòng ghi khác (Máy chiếu: số lượng 2, tệp ghi 3), không có 1 dòng đang ghi (Màn hình)",
    );
    expect(on.text).toContain("Theo tệp là bỏ những dòng không có trong tệp.");
    const added = on.say("thêm dòng mới");
    expect(lines(added)).toEqual([projectorLine, screenLine, speakerLine]);
    expect(added.text).toContain("ghi khác (Máy chiếu: số lượng 2, tệp ghi 3)");
    const replaced = on.say("theo tệp");
    expect(lines(replaced)).toEqual(["Máy chiếu/3/2022-09-05", speakerLine]);
    expect(lines(replaced.say("hoàn tác")).toSorted()).toEqual([screenLine, projectorLine].toSorted());
    expect(lines(on.say("giữ"))).toEqual([projectorLine, screenLine]);
  });

  it("a list that is closed is open again with new lines, and stays as it is without", () => {
    const closed = standing("xong");
    expect(closed.stored).toMatchObject({ "tb/lines": 1 });
    const on = hand(closed, projector, speaker).say("ghi");
    expect(on.say("giữ").stored).toMatchObject({ "tb/lines": 1 });
    expect(on.say("thêm dòng mới").stored).not.toHaveProperty("tb/lines");
  });

  it("a list of none is asked about as any other answer", () => {
    const none = start("không");
    expect(none.stored).toMatchObject({ "tb/lines": 0 });
    const on = hand(none, speaker).say("ghi");
    expect(on.text).toContain("đang ghi không có thiết bị; tệp có 1 dòng mới (Loa)");
    expect(on.say("giữ").stored).toMatchObject({ "tb/lines": 0 });
    expect(lines(on.say("theo tệp"))).toEqual([speakerLine]);
  });

  it("no more come than there is room for", () => {
    const full = start("A; 1; 1/9/2022\nB; 2; 1/9/2022\nC; 3; 1/9/2022\nD; 4; 1/9/2022");
    const on = hand(full, projector, speaker).say("ghi");
    const added = on.say("thêm dòng mới");
    expect(lines(added)).toHaveLength(5);
    expect(added.text).toContain("1 dòng cuối chưa được ghi");
    expect(lines(on.say("theo tệp"))).toEqual([projectorLine, speakerLine]);
  });

  it("what a colleague changed since both were shown stays", () => {
    const on = hand(standing(), ["Máy chiếu", 3, "5/9/2022"])
      .say("ghi")
      .meanwhile((other) => other.say("sửa I.1").say("sửa 1 số lượng: 7"));
    const replaced = on.say("theo tệp");
    expect(lines(replaced)).toEqual(["Máy chiếu/7/2022-09-05"]);
  });
});

describe("people", () => {
  const people = (...rows: readonly (readonly Put[])[]) =>
    file("xlsx", [
      sheet("S", [
        ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Môn", "Trình độ", "Số năm công tác", "Điện thoại"],
        ...rows,
      ]),
    ]);
  const mai = [1, "Trần Thị Mai", "12/3/1985", "Nữ", "Toán", "Đại học", 12, 912_345_678];
  const hoa = [2, "Lê Văn Hòa", "3/4/85", "Nam", "Văn", "Thạc sĩ", 20, 987_654_321];
  const named = /Trần Thị Mai|Lê Văn Hòa|912345678|912\.345\.678|12\/0?3\/1985/u;

  it("are told in a chat by no name, no day and no number", () => {
    let on = interviewOf("truong", {}, peopleListForm).hand(1, "gv.xlsx", people(mai, hoa));
    const said = [on.text];
    for (const word of ["xem", "ghi", "đúng hết"]) {
      on = on.say(word);
      said.push(on.text, labels(on).join(" "));
    }
    expect(said.filter((text) => named.test(text))).toEqual([]);
    expect(said[1]).toContain("– Trần T. M.; …/…/1985; Nữ; Toán; Đại học; 12; chưa rõ điện thoại");
    expect(on.stored).toMatchObject({ "ds/l2_1/dt": "0912345678", "ds/l2_2/dt": "0987654321" });
    expect(labels(on)).toEqual(["Ghi …/…/1985", "Ghi …/…/2085", "Để sau"]);
    expect(on.press("Ghi …/…/1985").stored).toMatchObject({ "ds/l2_2/sinh": "1985-04-03" });
  });

  it("that stand are told so beside a file, too", () => {
    const stood = interviewOf("truong", {}, peopleListForm).sayAll(
      "12",
      "Ngô Bá Khá; 1/1/1990; nam; Lý; đại học; 3; 0912345670",
    );
    const on = stood.hand(1, "gv.xlsx", people(mai)).say("ghi");
    expect(on.text).toContain("tệp có 1 dòng mới (Trần T. M.), không có 1 dòng đang ghi (Ngô B. K.)");
    expect(on.say("theo tệp").text).not.toMatch(named);
  });

  it("of one name and another number are two", () => {
    const stood = interviewOf("truong", {}, peopleListForm).sayAll(
      "12",
      "Trần Thị Mai; 1/1/1990; nữ; Lý; đại học; 3; 0912345670",
    );
    const on = stood.hand(1, "gv.xlsx", people(mai)).say("ghi").say("thêm dòng mới");
    expect(lines(on, "ds")).toHaveLength(2);
  });
});

describe("proofs", () => {
  const [fibre, wifi] = ["https://truong.edu.vn/cap-quang", "https://truong.edu.vn/wifi"];
  const rows = (...own: readonly (readonly Put[])[]) =>
    file("xlsx", [sheet("S", [["STT", "Nội dung", "Có/Không", "Minh chứng", "Ghi chú"], ...own])]);
  const at = (file_: ReadFile, on = interviewOf("truong", {}, testForm("ha-tang-so"))) =>
    on.hand(1, "ht.xlsx", file_);

  it("are the links of their column, or beside their row", () => {
    const on = at(
      rows(
        ["1", "Internet cáp quang", "có", `${fibre}; truong.edu.vn/hop-dong`],
        ["2", "Wi-Fi các phòng học", "có", null, wifi],
        ["3", "Người phụ trách an toàn thông tin", "có", null, `xem ${wifi}`],
      ),
    ).say("ghi");
    expect(on.stored).toMatchObject({
      "bang/n1/mc": [fibre, "truong.edu.vn/hop-dong"],
      "bang/n2/mc": [wifi],
      "bang/n3/mc": [wifi],
      "bang/n3/note": `xem ${wifi}`,
    });
    expect(on.stored).not.toHaveProperty("bang/n2/note");
  });

  it("are the links behind words, in their column or beside their row; never our own", () => {
    const words = (text: string, ...links: readonly string[]): Put => ({
      value: { type: "text", text },
      links,
    });
    const drive = "https://drive.google.com/file/d/1aB/view?usp=sharing";
    const on = at(
      rows(
        ["1", "Internet cáp quang", "có", words("Hợp đồng số 5", fibre)],
        ["2", "Wi-Fi các phòng học", "có", null, words("ảnh chụp", wifi, drive)],
        // A formula that no program worked out shows nothing.
        [
          "3",
          "Người phụ trách an toàn thông tin",
          "có",
          { value: { type: "unworked" }, shown: "", links: [drive] },
        ],
        // What is seen is the link; where it leads is another's matter.
        ["4", "Quản lý học tập trực tuyến", "có", words(wifi, drive)],
        ["5", "Học bạ điện tử", "có", words("Tệp đã gửi số 7", "https://baocao.example.vn/p/7")],
      ),
    );
    expect(on.text).not.toContain("không phải là đường dẫn");
    expect(on.say("ghi").stored).toMatchObject({
      "bang/n1/mc": [fibre],
      "bang/n2/mc": [wifi, drive],
      "bang/n3/mc": [drive],
      "bang/n4/mc": [wifi],
    });
    expect(on.say("ghi").stored).not.toHaveProperty("bang/n5/mc");
  });

  it("are no words, no links of another sort, and none of a row without", () => {
    const on = at(
      rows(
        ["1", "Internet cáp quang", "có", "hợp đồng số 5"],
        ["2", "Wi-Fi các phòng học", "có", "http://10.0.0.1/wifi"],
        ["3", "Người phụ trách an toàn thông tin", "không", wifi],
        ["4", "Quản lý học tập trực tuyến", "có", "–"],
      ),
    );
    expect(on.text).toContain(
      "Minh chứng không phải là đường dẫn nên bot không lấy: “Internet cáp quang” hợp đồng số 5 (dòng 2); “Wi-Fi các phòng học” http://10.0.0.1/wifi (dòng 3).",
    );
    expect(on.text).toContain("Không lấy minh chứng của mục 3 vì dòng ấy trả lời “không”.");
    expect(on.say("ghi").stored).toEqual({
      "bang/n1/co": true,
      "bang/n2/co": true,
      "bang/n3/co": false,
      "bang/n4/co": true,
    });
  });

  it("are added to those that stand once that was agreed to", () => {
    const stood = interviewOf("truong", {}, testForm("ha-tang-so")).sayAll(
      "1 có, còn lại không",
      "đúng",
      `1: ${fibre}`,
    );
    expect(stood.stored).toMatchObject({ "bang/n1/mc": [fibre] });
    const same = at(rows(["1", "Internet cáp quang", "có", fibre]), stood);
    expect(same.text).toContain("Không có gì mới để ghi.");
    const on = at(rows(["1", "Internet cáp quang", "có", wifi]), stood).say("ghi");
    expect(on.stored).toMatchObject({ "bang/n1/mc": [fibre] });
    expect(on.say("theo tệp").stored).toMatchObject({ "bang/n1/mc": [fibre, wifi] });
  });
});
