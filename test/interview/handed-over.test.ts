// What becomes of a file that was handed over: nothing of it is written unasked, and nothing that stands is replaced.
import { describe, expect, it } from "vitest";
import {
  contest,
  donors,
  fair,
  handed,
  otherUnits,
  plan,
  prints,
  sheets,
  skills,
  table,
  taken,
  training,
  workbook,
} from "../language/scenes.ts";
import type { Interview } from "../support/chat/interview.ts";
import { file, table as grid, paragraph } from "../support/files/blocks.ts";

const figures = ({ stored }: Interview) =>
  Object.fromEntries(
    Object.entries(stored).flatMap(([place, value]) =>
      place.endsWith("/gate") ? [] : [[place.replace("n2_5/r", ""), value] as const],
    ),
  );
const labels = ({ offered }: Interview) => offered.map(({ label }) => label);
const languages = "Bồi dưỡng nâng cao trình độ ngoại ngữ cho cán bộ, công chức, viên chức (các cấp)";
/** Three rows that hold nothing, of two groups. */
const blanks = [
  [languages, "", ""],
  [fair, ""],
  [contest, "", ""],
] as const;
const noBlank = { "1_2/count": 0, "1_2/people": 0, "5_1/count": 0, "5_6/count": 0, "5_6/people": 0 };

describe("before “ghi”", () => {
  it.each([
    ...["ghi", "Ghi", "ghi ạ", "dạ ghi", "ok", "đúng", "lấy"],
    ...["ghi đi", "ok ghi", "ghi luôn nhé", "lấy hết đi ạ", "ghi giúp em với ạ", "ghi giup em"],
  ])("“%s” records", (word) => {
    expect(figures(handed([[skills, 12, 340]]).say(word))).toEqual({ "1_7/count": 12, "1_7/people": 340 });
  });

  it.each(["xem", "coi", "tiếp", "xem lại", "tiến độ", "cảm ơn", "abc", "hoàn tác", "quay lại"])(
    "“%s” records nothing, and it can be recorded still",
    (word) => {
      const on = handed([[skills, 12, 340]]).say(word);
      expect(figures(on)).toEqual({});
      expect(figures(on.say("tiếp").say("ghi"))).toEqual({ "1_7/count": 12, "1_7/people": 340 });
    },
  );

  it("“xem” shows what differs, too, and does not begin a list of nothing", () => {
    const on = handed([[skills, 12, 340]], (before) => before.say("1.7: 10/300")).say("xem");
    expect(on.text).toContain("Tệp so lieu.xlsx không có mục nào ghi được ngay.");
    expect(on.text).toContain("1.7: đang ghi 10 lớp, 300 người; tệp ghi 12 lớp, 340 người");
    expect(figures(on)).toEqual({ "1_7/count": 10, "1_7/people": 300 });
  });

  it.each(["không", "không lấy", "bỏ tệp", "để sau", "thôi"])("“%s” ends its questions", (word) => {
    const on = handed([[skills, 12, 340]]).say(word);
    expect(on.text).toContain("Bot không lấy gì từ tệp so lieu.xlsx");
    expect([figures(on), on.chat.handed]).toEqual([{}, null]);
    // The file is offered anew when it is handed over once more.
    const again = on.hand(1, "so lieu.xlsx", workbook([[skills, 12, 340]]));
    expect(again.text).toContain("Đã đọc tệp so lieu.xlsx");
    expect(figures(again.say("ghi"))).toEqual({ "1_7/count": 12, "1_7/people": 340 });
  });

  it("a figure for a row is recorded, and the file comes back with what differs from it", () => {
    const on = handed([[skills, 12, 340]]).say("1.7: 10/300");
    expect(figures(on)).toEqual({ "1_7/count": 10, "1_7/people": 300 });
    expect(on.text).toContain("Tệp so lieu.xlsx chưa lấy vào báo cáo.");
    const differs = on.say("ghi");
    expect(figures(differs)).toEqual({ "1_7/count": 10, "1_7/people": 300 });
    expect(differs.text).toContain("1.7: đang ghi 10 lớp, 300 người; tệp ghi 12 lớp, 340 người");
  });

  it("“sửa 1.9” asks that row, and the file comes back after it", () => {
    const on = handed([[skills, 12, 340]]).say("sửa 1.9");
    expect(on.text).toContain("Mục 1.9.");
    expect(on.say("2/75").text).toContain("Gõ “ghi” để lấy");
  });
});

describe("which sheet and whose file", () => {
  const years = () =>
    table().hand(1, "x.xlsx", sheets({ "Năm 2021": [[skills, 1, 30]], "Năm 2022": [[skills, 2, 60]] }));

  it.each(["2", "năm 2022", "nam 2022", "2022", "trang 2", "sheet 2"])("“%s” is the second", (word) => {
    const on = years().say(word);
    expect(on.text).toContain("trang “Năm 2022”");
    expect(figures(on)).toEqual({});
    expect(figures(on.say("ghi"))).toEqual({ "1_7/count": 2, "1_7/people": 60 });
  });

  it.each(["3", "năm", "ghi", "đúng", "2023"])("“%s” is none, and asks again", (word) => {
    const on = years().say(word);
    expect([figures(on), on.chat.asked?.at]).toEqual([{}, "file-sheet"]);
  });

  it("another unit's is asked about before anything is taken", () => {
    expect(otherUnits().text).toContain("ghi tên đơn vị “TRƯỜNG THPT LẠC LONG QUÂN”");
    expect(figures(otherUnits().say("ghi"))).toEqual({});
    expect(otherUnits().say("không").chat.handed).toBeNull();
    const own = otherUnits().say("đúng");
    expect(own.text).toContain("1/28 dòng số");
    expect(figures(own.say("ghi"))).toEqual({ "1_7/count": 12, "1_7/people": 340 });
  });
});

describe("what stands", () => {
  const two = () =>
    taken(
      [
        [skills, 12, 340],
        [training, 2, 75],
      ],
      (on) => on.sayAll("1.7: 10/300", "1.9: 1/40"),
    );

  it("is replaced where the row is named, one after the other", () => {
    const one = two().say("theo tệp 1.9");
    expect(figures(one)).toEqual({
      "1_7/count": 10,
      "1_7/people": 300,
      "1_9/count": 2,
      "1_9/people": 75,
    });
    expect(one.text).toContain("Có 1 mục đang ghi khác tệp:");
    expect(figures(one.say("theo tệp"))).toMatchObject({ "1_7/count": 12, "1_9/count": 2 });
  });

  it.each(["theo tệp hết", "theo tep het", "theo tệp 1.7, 1.9", "theo tệp 1.9 và 1.7", "lấy theo tệp hết"])(
    "is replaced at both by “%s”",
    (word) => {
      expect(figures(two().say(word))).toMatchObject({ "1_7/count": 12, "1_9/count": 2 });
    },
  );

  it.each(["giữ", "không", "giữ nguyên", "để sau"])("stays at “%s”, and the walk goes on", (word) => {
    const on = two().say(word);
    expect(figures(on)).toMatchObject({ "1_7/count": 10, "1_9/count": 1 });
    expect(on.chat.handed).toBeNull();
  });

  it.each(["đúng", "theo tệp 4.3", "tiếp", "theo"])("stays at “%s”, and is asked again", (word) => {
    const on = two().say(word);
    expect(figures(on)).toMatchObject({ "1_7/count": 10, "1_9/count": 1 });
    expect(on.chat.asked?.at).toBe("file-differs");
  });

  it("of a narrative is shown beside the file's, and replaced at a word", () => {
    const heading = paragraph("1. Công tác chỉ đạo, ban hành kế hoạch triển khai thực hiện", { bold: true });
    const other = "Trường giao Đoàn trường phối hợp với thư viện tổ chức các hoạt động.";
    const document = file("docx", [
      paragraph("I. ĐÁNH GIÁ CHUNG", { bold: true }),
      heading,
      paragraph(other),
      paragraph("2. Nội dung các hoạt động đã triển khai trong Tuần lễ", { bold: true }),
      paragraph("Trường tổ chức ngày hội đọc sách và nhiều hoạt động khác."),
    ]);
    const on = table().sayAll("sửa I.1", plan).hand(1, "bao cao.docx", document).say("ghi");
    expect(figures(on)).toMatchObject({
      n1_1: plan,
      n1_2: "Trường tổ chức ngày hội đọc sách và nhiều hoạt động khác.",
    });
    expect(labels(on)).toContain("Theo tệp hết");
    expect(figures(on.say("giữ"))).toMatchObject({ n1_1: plan });
    expect(figures(on.say("theo tệp I.1"))).toMatchObject({ n1_1: other });
  });

  it("and was changed since it was shown is shown again", () => {
    const on = two()
      .meanwhile((other) => other.say("1.7: 11/310"))
      .say("theo tệp hết");
    expect(figures(on)).toMatchObject({ "1_7/count": 11, "1_9/count": 2 });
    expect(on.text).toContain("1.7: đang ghi 11 lớp, 310 người; tệp ghi 12 lớp, 340 người");
  });
});

describe("what is unclear", () => {
  const sum = () => taken([[prints, "02 băng rôn, 300 tờ rơi"]]);

  it.each(["đúng", "dung", "vâng", "ok"])("is recorded as it was read by “%s”", (word) => {
    expect(figures(sum().say(word))).toEqual({ "3/count": 302 });
  });

  it("is recorded as it is typed instead, and no “không” is a zero", () => {
    expect(figures(sum().say("305"))).toEqual({ "3/count": 305 });
    const denied = sum().say("không");
    expect(figures(denied)).toEqual({});
    expect(figures(denied.say("305"))).toEqual({ "3/count": 305 });
    expect(figures(sum().say("sai").say("không"))).toEqual({ "3/count": 0 });
  });

  it("comes back after anything else", () => {
    for (const word of ["tiến độ", "1.7: 12/340", "cảm ơn", "ví dụ"]) {
      expect(sum().say(word).say("tiếp").text, word).toContain("Ghi 302, đúng không ạ?");
    }
  });

  it("and put off is not asked for the file's sake again", () => {
    const on = sum().say("để sau");
    expect([figures(on), on.chat.handed]).toEqual([{}, null]);
  });

  it("is not asked where a colleague answered meanwhile, and never written over it", () => {
    const on = sum().meanwhile((other) => other.say("mục 3: 14"));
    expect(figures(on.say("đúng"))).toEqual({ "3/count": 14 });
    expect(on.say("đúng").text).toContain("vừa được ghi từ nơi khác");
    expect(on.say("tiếp").text).not.toContain("302");
  });

  it("gives half of a row, whose other half is asked for", () => {
    const half = taken([[skills, 12, ""]]);
    expect(half.text).toContain("Mục 1.7 trong tệp mới có “12”. Xin cho biết thêm số người.");
    expect(figures(half.say("340"))).toEqual({ "1_7/count": 12, "1_7/people": 340 });
    expect(figures(half.say("tiến độ").say("340"))).toEqual({ "1_7/count": 12, "1_7/people": 340 });
  });

  it("and doubted by a check is asked as what is typed is", () => {
    const on = taken([[skills, 80, 2400]]);
    expect(on.text).toContain("Số này có đúng không ạ?");
    expect(figures(on)).toEqual({});
    expect(figures(on.say("đúng"))).toEqual({ "1_7/count": 80, "1_7/people": 2400 });
  });
});

describe("blank rows", () => {
  it.each([
    "không có hết",
    "khong co het",
    "không",
    "không có",
    "hết không",
    "3 dòng đều không có",
    "còn lại 0",
  ])("are none by “%s”", (word) => {
    expect(figures(taken(blanks).say(word))).toEqual(noBlank);
  });

  it.each([
    "trừ 1.2",
    "không có hết trừ 1.2",
    "tất cả không có, trừ 1.2",
    "không có hết trừ ngoại ngữ",
    "trừ dòng 1.2",
  ])("are none but the one that “%s” leaves out, which is asked", (word) => {
    const on = taken(blanks).say(word);
    expect(figures(on)).toEqual({ "5_1/count": 0, "5_6/count": 0, "5_6/people": 0 });
    expect(on.text).toContain("Mục 1.2.");
    expect(figures(on.say("2 lớp 30 người"))).toEqual({ ...noBlank, "1_2/count": 2, "1_2/people": 30 });
  });

  it.each([
    "1.2 2 lớp 30 người, còn lại không",
    "1.2: 2/30, còn lại không có",
    "không có hết trừ 1.2: 2/30",
    "chỉ có 1.2: 2 lớp 30 người",
  ])("hold what “%s” says, and otherwise none", (word) => {
    expect(figures(taken(blanks).say(word))).toEqual({ ...noBlank, "1_2/count": 2, "1_2/people": 30 });
  });

  it.each(["5.1: 1", "5.1 không có"])("“%s” answers one, and the others are asked still", (word) => {
    const on = taken(blanks).say(word);
    expect(figures(on)).toEqual({ "5_1/count": word.endsWith("1") ? 1 : 0 });
    expect(on.text).toContain("Còn 2 dòng để trống: 1.2 (ngoại ngữ), 5.6 (cuộc thi khác).");
  });

  it.each(["2/30", "30", "đúng", "có", "abc", "tiếp"])("are no zeros and no figures by “%s”", (word) => {
    const on = taken(blanks).say(word);
    expect([figures(on), on.chat.asked?.at]).toEqual([{}, "file-blanks"]);
  });

  it("are asked one by one at a word, and put off together at another", () => {
    const on = taken(blanks).say("từng dòng");
    expect(on.text).toContain("Mục 1.2.");
    const next = on.say("không");
    expect(figures(next)).toEqual({ "1_2/count": 0, "1_2/people": 0 });
    expect(next.text).toContain("Mục 5.1.");
    const later = taken(blanks).say("để sau");
    expect([figures(later), later.chat.handed]).toEqual([{}, null]);
    expect(later.text).toContain("3 mục");
  });
});

describe("dashes", () => {
  const dashed = () =>
    taken([
      [skills, "-", "-"],
      [donors, "–"],
    ]);

  it.each(["đúng", "ghi 0", "không có hết", "không có", "ok"])("are none by “%s”", (word) => {
    expect(figures(dashed().say(word))).toEqual({ "1_7/count": 0, "1_7/people": 0, "4_2/people": 0 });
  });

  it.each(["không", "sai", "từng dòng"])("are none of nothing by “%s”: each is asked", (word) => {
    const on = dashed().say(word);
    expect(figures(on)).toEqual({});
    expect(on.text).toContain("Mục 1.7 trong tệp ghi “–”.");
  });

  it("are none but what is left out", () => {
    const on = dashed().say("trừ 1.7");
    expect(figures(on)).toEqual({ "4_2/people": 0 });
    expect(on.text).toContain("Mục 1.7 trong tệp ghi “–”.");
  });
});

describe("several files", () => {
  const second = workbook([[training, 2, 75]]);

  it("wait for each other, the first first", () => {
    const on = handed([[skills, 12, 340]]).hand(2, "hai.xlsx", second);
    expect(on.text).toContain("Hỏi xong tệp so lieu.xlsx, bot hỏi tiếp tệp này.");
    const first = on.say("ghi");
    expect(figures(first)).toEqual({ "1_7/count": 12, "1_7/people": 340 });
    expect(first.text).toContain("Đã đọc tệp hai.xlsx");
    expect(figures(first.say("ghi"))).toMatchObject({ "1_9/count": 2 });
  });

  it("and the first that was taken back leaves the turn to the second", () => {
    const on = handed([[skills, 12, 340]])
      .hand(2, "hai.xlsx", second)
      .takenBack(1)
      .say("tiếp");
    expect(on.text).toContain("Đã đọc tệp hai.xlsx");
    expect(figures(on.say("ghi"))).toEqual({ "1_9/count": 2, "1_9/people": 75 });
  });

  it("are closed some at a time, and none for not having been looked at", () => {
    const all = [3, 4].reduce(
      (on, id) => on.hand(id, `${id}.xlsx`, second),
      handed([[skills, 12, 340]]).hand(2, "hai.xlsx", second),
    );
    const on = all.takenBack(1).takenBack(2).takenBack(3).say("tiếp");
    expect([on.chat.handed?.id, on.chat.waiting]).toEqual([3, [4]]);
    expect(on.say("tiếp").text).toContain("Đã đọc tệp 4.xlsx");
  });

  it("handed over twice is one", () => {
    const on = handed([[skills, 12, 340]]).hand(1, "so lieu.xlsx", workbook([[skills, 12, 340]]));
    expect(on.text).toContain("Đã đọc tệp so lieu.xlsx");
    expect([on.chat.handed?.id, on.chat.waiting]).toEqual([1, []]);
    const same = on.say("ghi").hand(1, "so lieu.xlsx", workbook([[skills, 12, 340]]));
    expect(same.text).toContain("Không có gì mới để ghi.");
    expect(same.chat.handed).toBeNull();
  });
});

it("a file that was taken back asks nothing more, and no word records anything of it", () => {
  for (const word of ["ghi", "đúng", "không có hết", "tiếp", "theo tệp hết"]) {
    const on = handed([[skills, 12, 340]])
      .takenBack(1)
      .say(word);
    expect([figures(on), on.chat.handed], word).toEqual([{}, null]);
  }
});

it("a sealed report keeps what it holds, and is not asked about the file when it is opened again", () => {
  const sealed = handed([[skills, 12, 340]]).sayAll("nộp", "nộp thiếu", "Chờ kế toán gửi số liệu.", "đúng");
  expect(sealed.sealed).toBe(true);
  expect(sealed.chat.handed).toBeNull();
  const again = sealed.hand(2, "sau.xlsx", workbook([[skills, 12, 340]]));
  expect(again.text).toContain("Đã nhận tệp “sau.xlsx”, lưu cùng báo cáo. Số liệu đã nộp giữ nguyên.");
  expect(figures(again)).toEqual({});
});

it("“hoàn tác” takes back what “ghi” wrote and nothing else, and the file is offered again", () => {
  const on = taken([
    [skills, 12, 340],
    [donors, 8],
    [fair, ""],
    [contest, "", ""],
  ]).say("4.2: 9");
  const undone = on.say("hoàn tác");
  expect(figures(undone)).toEqual({ "4_2/people": 9 });
  expect(undone.text).toContain("Đã bỏ 1 mục vừa ghi từ tệp.");
  expect(undone.text).toContain("chưa lấy vào báo cáo");
});

it("“hoàn tác” after “không có hết” takes back those noughts, and what “ghi” wrote stays", () => {
  const on = taken([[skills, 12, 340], ...blanks]).say("5.1: 2 hội sách, còn lại không có");
  expect(figures(on)).toMatchObject({ "5_1/count": 2, "1_2/count": 0, "5_6/count": 0 });
  const undone = on.say("hoàn tác");
  expect(undone.text).toContain("Đã bỏ số 0 vừa ghi cho 2 dòng.");
  expect(figures(undone)).toEqual({ "1_7/count": 12, "1_7/people": 340, "5_1/count": 2 });
  const all = taken([[skills, 12, 340], ...blanks])
    .say("không có hết")
    .say("hoàn tác");
  expect(figures(all)).toEqual({ "1_7/count": 12, "1_7/people": 340 });
  expect(all.text).toContain("Đã bỏ số 0 vừa ghi cho 3 dòng.");
});

it("says of rows whose figures all stand in unknown columns that nothing could be taken", () => {
  const wording = "Số tin, bài về các hoạt động của Tuần lễ";
  const rows = [
    ["STT", "Nội dung", "Quý III", "Quý IV"],
    ["2", wording, 4, 9],
  ];
  const { text } = table().hand(1, "quy.docx", file("docx", [grid(rows)]));
  expect(text).toContain("Trong tệp không có số nào lấy được vào biểu.");
  expect(text).toContain("4 / 9");
});
