// What is said where proofs are asked for: links as they were typed, none, later, those of another row; and what is none.
import { describe, expect, it } from "vitest";
import { interviewOf } from "../support/chat/interview.ts";
import { proofsForm } from "../support/round/checklist-form.ts";

const three = interviewOf("truong", {}, proofsForm).say("1, 3, 5 có, còn lại không");
const place = (no: string) => `b1/t${no}/minh_chung`;

/** The proofs that stand, by the numbers of their rows. */
function proofs(after: typeof three): Readonly<Record<string, unknown>> {
  const held = ["1", "3", "5"].map((no) => [no, after.stored[place(no)]] as const);
  return Object.fromEntries(held.filter(([, value]) => value !== undefined));
}
/** The rows whose proofs were put off. */
const late = (after: typeof three) =>
  after.events.flatMap((event) => (event.type === "skipped" ? event.ids.map((id) => id.slice(4, 5)) : []));

it.each<readonly [string, Readonly<Record<string, readonly string[]>>]>([
  ["1: http://truong.edu.vn/a", { 1: ["http://truong.edu.vn/a"] }],
  ["1: drive.google.com/a", { 1: ["drive.google.com/a"] }],
  ["1: www.truong.edu.vn", { 1: ["www.truong.edu.vn"] }],
  ["3: truong.edu.vn", { 3: ["truong.edu.vn"] }],
  ["3: Https://Truong.edu.vn/Anh", { 3: ["Https://Truong.edu.vn/Anh"] }],
  ["1: https://a.vn/1 https://a.vn/2", { 1: ["https://a.vn/1", "https://a.vn/2"] }],
  ["1: https://a.vn/1,https://a.vn/2", { 1: ["https://a.vn/1", "https://a.vn/2"] }],
  ["1: https://a.vn/1 a.vn/1", { 1: ["https://a.vn/1"] }],
  ["1 https://a.vn/1 3 http://a.vn/3", { 1: ["https://a.vn/1"], 3: ["http://a.vn/3"] }],
  ["1, 3: https://a.vn/x", { 1: ["https://a.vn/x"], 3: ["https://a.vn/x"] }],
  ["https://a.vn/x cho cả 3 mục", { 1: ["https://a.vn/x"], 3: ["https://a.vn/x"], 5: ["https://a.vn/x"] }],
  ["cả ba: https://a.vn/x", { 1: ["https://a.vn/x"], 3: ["https://a.vn/x"], 5: ["https://a.vn/x"] }],
  ["tất cả: https://a.vn/x", { 1: ["https://a.vn/x"], 3: ["https://a.vn/x"], 5: ["https://a.vn/x"] }],
  ["minh chứng 1 ở https://a.vn/1 nhé", { 1: ["https://a.vn/1"] }],
  ["1: https://a.vn/1, 3: không có", { 1: ["https://a.vn/1"], 3: [] }],
  ["1 không có, 3 không có", { 1: [], 3: [] }],
  ["không có minh chứng 1, 3", { 1: [], 3: [] }],
])("takes “%s”", (said, expected) => {
  const after = three.say(said);
  expect(proofs(after)).toEqual(expected);
  expect(late(after)).toEqual([]);
});

it.each<readonly [string, Readonly<Record<string, readonly string[]>>, readonly string[]]>([
  ["để sau", {}, ["1", "3", "5"]],
  ["chưa có", {}, ["1", "3", "5"]],
  ["chưa có minh chứng ạ", {}, ["1", "3", "5"]],
  ["mai em gửi", {}, ["1", "3", "5"]],
  ["không có, để sau", {}, ["1", "3", "5"]],
  ["1 để sau, 3 không có", { 3: [] }, ["1"]],
  ["1 không có; 3, 5 để sau", { 1: [] }, ["3", "5"]],
  ["1: https://a.vn/1, 3 mai em gửi", { 1: ["https://a.vn/1"] }, ["3"]],
  [
    "1. https://a.vn/1\n3. https://a.vn/3\n5. chưa có",
    { 1: ["https://a.vn/1"], 3: ["https://a.vn/3"] },
    ["5"],
  ],
])("puts off what “%s” puts off", (said, expected, rows) => {
  const after = three.say(said);
  expect(proofs(after)).toEqual(expected);
  expect(late(after)).toEqual(rows);
});

it.each([
  ["minh chứng gửi qua email rồi ạ", "không có ảnh, tệp hay đường dẫn nên bot chưa ghi minh chứng nào"],
  ["gửi zalo rồi", "không có ảnh, tệp hay đường dẫn"],
  ["hình ảnh em gửi ở nhóm rồi", "không có ảnh, tệp hay đường dẫn"],
  ["đã nộp bản giấy", "không có ảnh, tệp hay đường dẫn"],
  ["QĐ số 12 ngày 3/4/2022", "không có ảnh, tệp hay đường dẫn"],
  ["abc", "không có ảnh, tệp hay đường dẫn"],
  ["a@b.vn", "không có ảnh, tệp hay đường dẫn"],
  ["https:/a.vn/x", "không có ảnh, tệp hay đường dẫn"],
  ["http:\\\\a.vn\\x", "không có ảnh, tệp hay đường dẫn"],
  ["C:\\Users\\truong\\anh.jpg", "không có ảnh, tệp hay đường dẫn"],
  ["1: ftp://a.vn/x", "“1: ftp://a.vn/x” không phải là đường dẫn mà Sở mở được."],
  ["https://192.168.1.5/anh", "không phải là đường dẫn mà Sở mở được."],
  ["như trên", "Bot chưa rõ “như trên” là mục nào; xin ghi số, ví dụ: như mục 1."],
  ["link ở mục 1", "Mục 1 chưa có minh chứng để lấy theo."],
  ["3 giống mục 1", "Mục 1 chưa có minh chứng để lấy theo."],
  ["9: https://a.vn/9", "Danh sách không có số 9"],
  ["không có, 1 thì để sau", "không có ảnh, tệp hay đường dẫn"],
  ["cả 4: https://a.vn/x", "Đường dẫn vừa gửi là minh chứng của mục nào ạ? Gõ số: 1, 3, 5."],
])("stores nothing of “%s”, and says why", (said, reply) => {
  const after = three.say(said);
  expect(proofs(after)).toEqual({});
  expect(late(after)).toEqual([]);
  expect(after.text).toContain(reply);
});

describe("the proofs of another row", () => {
  const first = three.say("1: https://a.vn/1");

  it.each(["như trên", "như mục 1", "link ở mục 1", "giống mục trên"])(
    "“%s” asks of which they are",
    (said) => {
      const asked = first.say(said);
      expect(proofs(asked)).toEqual({ 1: ["https://a.vn/1"] });
      expect(asked.text).toBe(
        "Minh chứng của mục 1 (1 đường dẫn) cũng là minh chứng của mục nào ạ? Gõ số: 3, 5.",
      );
      expect(proofs(asked.say("3, 5"))).toMatchObject({ 3: ["https://a.vn/1"], 5: ["https://a.vn/1"] });
    },
  );

  it.each(["3 giống mục 1", "3: như trên", "mục 3 dùng chung link với mục 1"])(
    "“%s” asks whether they are",
    (said) => {
      const asked = first.say(said);
      expect(proofs(asked)).toEqual({ 1: ["https://a.vn/1"] });
      expect(asked.text).toBe("Lấy minh chứng của mục 1 (1 đường dẫn) cho mục 3, đúng không ạ?");
      expect(proofs(asked.say("đúng"))).toEqual({ 1: ["https://a.vn/1"], 3: ["https://a.vn/1"] });
      expect(proofs(asked.say("không"))).toEqual({ 1: ["https://a.vn/1"] });
    },
  );
});

describe("a link that waits for the number of its row", () => {
  const waits = three.say("https://a.vn/1");
  const left = "Đường dẫn vừa gửi chưa được ghi vào mục nào";

  it("is joined by another, and both are of the row that is said then", () => {
    const asked = waits.say("www.a.vn/2");
    expect(asked.text).toBe("2 đường dẫn vừa gửi là minh chứng của mục nào ạ? Gõ số: 1, 3, 5.");
    expect(proofs(asked.say("3"))).toEqual({ 3: ["https://a.vn/1", "www.a.vn/2"] });
    expect(proofs(asked.say("1 và 5"))).toEqual({
      1: ["https://a.vn/1", "www.a.vn/2"],
      5: ["https://a.vn/1", "www.a.vn/2"],
    });
    expect(proofs(asked.say("cả 3"))[5]).toEqual(["https://a.vn/1", "www.a.vn/2"]);
  });

  it("is asked about again beside one whose row is said", () => {
    const asked = waits.say("3: https://a.vn/2");
    expect(proofs(asked)).toEqual({ 3: ["https://a.vn/2"] });
    expect(asked.text).toContain("Đường dẫn vừa gửi là minh chứng của mục nào ạ? Gõ số: 1, 5.");
    expect(proofs(asked.say("1"))).toEqual({ 1: ["https://a.vn/1"], 3: ["https://a.vn/2"] });
  });

  it.each(["em ơi, mục nào vậy", "không biết", "abc", "dạ"])("is asked about again after “%s”", (said) => {
    const asked = waits.say(said);
    expect(proofs(asked)).toEqual({});
    expect(asked.text).toContain("Đường dẫn vừa gửi là minh chứng của mục nào ạ? Gõ số: 1, 3, 5.");
    expect(proofs(asked.say("5"))).toEqual({ 5: ["https://a.vn/1"] });
  });

  it.each(["để sau", "không có minh chứng", "xem lại", "quay lại"])(
    "is said not to be taken after “%s”",
    (said) => {
      const after = waits.say(said);
      expect(Object.values(proofs(after)).flat()).toEqual([]);
      expect(after.text).toContain(left);
    },
  );

  it("is dropped without more words by whoever sends it anew", () => {
    expect(waits.press("Nhập lại").text).not.toContain(left);
  });
});
