// Rows of every sort that are looked at again: what a keep, a new answer and a proposed value do, and what stays closed.
import { describe, expect, it } from "vitest";
import { type Interview, interviewOf } from "../support/chat/interview.ts";
import { proofsForm } from "../support/round/checklist-form.ts";
import { machinesForm } from "../support/round/machines-form.ts";

const plan = "Nhà trường ban hành kế hoạch, phân công từng bộ phận.";
const gaps = ["nộp", "nộp thiếu", "Kế toán nghỉ ốm", "đúng"];

/** A school's report of 2022 with a narrative and two figures, handed in with gaps. */
const school = (): Interview => interviewOf("thpt").sayAll(plan, "1.7: 30/1148", "4.3: 48", ...gaps);
const sealedIn = ({ events }: Interview) => events.some(({ type }) => type === "sealed");

describe("a row that is looked at again", () => {
  it("keeps what was left open with a reason, and hands in again without a question", () => {
    const again = school().rows({ id: "n2_5/r4_3" }).say("giữ");
    expect(sealedIn(again)).toBe(true);
    const [seal] = again.events.flatMap((event) => (event.type === "sealed" ? [event] : []));
    expect(seal?.missing.length).toBeGreaterThan(20);
  });

  it("asks for the leader's approval once where the unit changed something", () => {
    const changed = school().rows({ id: "n2_5/r1_7" }, { id: "n2_5/r4_3" }).sayAll("31/1150", "486");
    expect(sealedIn(changed)).toBe(false);
    expect(changed.text).toContain("Thủ trưởng đã duyệt chưa ạ?");
    const later = changed.say("chưa");
    expect(sealedIn(later)).toBe(false);
    expect(sealedIn(later.say("đúng"))).toBe(true);
  });

  it("takes figures of returned rows in any order, by their numbers, and no others", () => {
    const on = school()
      .rows({ id: "n2_5/r1_7" }, { id: "n2_5/r4_3" })
      .say("4.3: 486; 1.7: 31/1150; 1.1: 2/60");
    expect(on.stored).toMatchObject({ "n2_5/r4_3/count": 486, "n2_5/r1_7/count": 31 });
    expect(on.stored).not.toHaveProperty(["n2_5/r1_1/count"]);
    expect(on.text).toContain("Mục 1.1 không được nhờ xem lại");
    expect(on.text).toContain("Thủ trưởng đã duyệt chưa ạ?");
  });

  it.each(["không tổ chức tuần lễ do mưa", "còn lại không có", "số liệu trước", "quay lại", "hoàn tác"])(
    "writes nothing elsewhere by “%s”",
    (said) => {
      const asked = school().rows({ id: "n2_5/r1_7" });
      const after = asked.say(said);
      expect(after.stored).toEqual(asked.stored);
      expect(sealedIn(after)).toBe(false);
      expect(sealedIn(after.say("giữ"))).toBe(true);
    },
  );

  it("asks what a check doubts, and goes on when that is settled", () => {
    const doubted = school().rows({ id: "n2_5/r1_7" }).say("1/1148");
    expect(doubted.text).toContain("Số này có đúng không ạ?");
    expect(sealedIn(doubted.say("đúng").say("Hội trường lớn, cả khối").say("đúng"))).toBe(true);
  });

  it("holds on to half of a row", () => {
    const half = school().rows({ id: "n2_5/r1_7" }).say("31 lớp");
    expect(half.text).toContain("số người");
    expect(half.say("1150 người").stored).toMatchObject({ "n2_5/r1_7/count": 31, "n2_5/r1_7/people": 1150 });
  });

  it("takes a narrative anew, or keeps it", () => {
    const asked = school().rows({ id: "n1_1", comment: "xin nêu số văn bản" });
    expect(asked.text).toContain("Mục I.1: xin gửi lại nội dung. Nội dung cũ đúng thì gõ “giữ”.");
    const text = "Nhà trường ban hành Kế hoạch số 12/KH-THPT và phân công từng bộ phận.";
    const written = asked.say(text);
    expect(written.stored).toMatchObject({ n1_1: text });
    expect(written.text).toContain("Thủ trưởng đã duyệt chưa ạ?");
    expect(sealedIn(asked.say("giữ"))).toBe(true);
  });

  it("writes a proposed value at a yes, another one instead, and nothing at a no", () => {
    const row = { id: "n2_5/r4_3", proposed: { values: [486], by: 7 } };
    const asked = school().rows(row);
    expect(asked.text).toContain(
      "Sở đề nghị ghi mục 4.3: 486 quyển. Đúng thì gõ “đúng”, báo cáo được nộp lại ngay",
    );
    const agreed = asked.say("dạ đúng rồi");
    expect(agreed.stored).toMatchObject({ "n2_5/r4_3/count": 486 });
    expect(agreed.events).toContainEqual({
      type: "row-settled",
      id: "n2_5/r4_3",
      outcome: "agreed",
      proposedBy: 7,
    });
    expect(sealedIn(agreed)).toBe(true);
    expect(asked.say("486").events).toContainEqual(expect.objectContaining({ outcome: "agreed" }));
    expect(sealedIn(asked.say("487"))).toBe(false);
    expect(asked.say("không").stored).toEqual(asked.stored);
    expect(asked.say("giữ").events).toContainEqual(expect.objectContaining({ outcome: "kept" }));
  });

  it("takes a row of yes and no anew, and asks for the proof of a yes behind it", () => {
    const given = interviewOf("truong", {}, proofsForm).sayAll("1, 3 có, còn lại không", "1: https://a.vn/1");
    const handedIn = given.sayAll("3: https://a.vn/3", ...gaps);
    expect(sealedIn(handedIn)).toBe(true);
    const asked = handedIn.rows({ id: "b1/t2" });
    expect(asked.text).toContain("đang ghi không");
    expect(sealedIn(asked.say("giữ"))).toBe(true);
    const yes = asked.say("có");
    expect(yes.stored).toMatchObject({ "b1/t2/co": true });
    expect(yes.text).toContain("Minh chứng");
    const proved = yes.say("https://a.vn/2");
    expect(proved.text).toContain("Thủ trưởng đã duyệt chưa ạ?");
    expect(sealedIn(proved.say("đúng"))).toBe(true);
  });

  it("lets lines of a list be changed, closes it, and keeps it whole", () => {
    const list = interviewOf("truong", {}, machinesForm).sayAll(
      "Máy chiếu; 2; 5/9/2022",
      "xong",
      "5",
      "nộp",
      "đúng",
    );
    expect(sealedIn(list)).toBe(true);
    const asked = list.rows({ id: "tb" });
    expect(asked.text).toContain("đang có 1 thiết bị");
    expect(asked.text).toContain("Danh sách cũ đúng thì gõ “giữ”.");
    expect(sealedIn(asked.say("giữ"))).toBe(true);
    const added = asked.say("Máy in; 1; 6/9/2022");
    expect(sealedIn(added)).toBe(false);
    const closed = added.say("xong");
    expect(closed.text).toContain("Thủ trưởng đã duyệt chưa ạ?");
    expect(sealedIn(closed.say("đúng"))).toBe(true);
  });
});
