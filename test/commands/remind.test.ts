// /remind: asks first, then reaches exactly those who owe at that moment, once.
import { describe, expect, it } from "vitest";
import { renderReference } from "../../src/delivery/references.ts";
import { officer, roundOfHanh, testApp } from "../support/chat/officer.ts";
import { type castWith, fullAnswers } from "../support/round/cast.ts";
import { sealReport, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const noon = new Date("2022-10-14T12:00:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);

const at = fileDatabase();

/** The round, with what the outbox holds for each person. */
async function world(...changes: Partial<Parameters<typeof castWith>>) {
  const round = await roundOfHanh(at.db, noon, ...changes);
  return { ...round, sentTo };
}

async function sentTo(): Promise<string[]> {
  const rows = await at.sql`
    select person.name from outbox
    join address on address.id = outbox.address_id
    join person on person.id = address.person_id
    where outbox.kind = 'reminder' and outbox.state = 'queued'
    order by outbox.id`;
  return rows.map((row) => String(row.name));
}

describe("asking", () => {
  it("says how many it can reach and names those it cannot, and sends nothing yet", async () => {
    const { chiHanh, sentTo } = await world({}, [
      { code: "TT-BT", kind: "tt_gdnn_gdtx", shortName: "TT Ba Tri", parent: "SO", phone: "0275 3850 222" },
    ]);
    const asked = await chiHanh.types("/nhắc");
    expect(asked.text).toBe(
      [
        "Đến 12:00 ngày 14/10/2022 còn 5 đơn vị chưa nộp.",
        "Gửi nhắc việc đến 3 đơn vị?",
        "Không gửi được, chưa có đầu mối tham gia (1): TT Ba Tri (ĐT 0275 3850 222).",
        "Không gửi được, đầu mối đã chặn bot (1): THPT Phan Văn Trị (ĐT 0275 3861 111).",
      ].join("\n"),
    );
    expect(asked.offers?.map((offer) => offer.label)).toEqual(["Gửi nhắc 3 đơn vị", "Không gửi"]);
    expect(await sentTo()).toEqual([]);
    expect((await chiHanh.presses(asked, "Không gửi")).text).toBe("Chưa gửi tin nhắc nào.");
    expect(await sentTo()).toEqual([]);
  });

  it("tells a contact who has to write first from one who blocked the bot", async () => {
    const { chiHanh } = await world();
    await at.sql`update address set state = 'window-closed' where state = 'blocked'`;
    const { text } = await chiHanh.types("/nhac");
    expect(text).toContain(
      "Không gửi được, quá 7 ngày, Zalo không cho nhắn đến khi đầu mối tự nhắn lại (1): THPT Phan Văn Trị",
    );
    expect(text).not.toContain("chặn bot");
  });

  it("says which units see it only when they open the page", async () => {
    const page = { name: "cô Mai", doors: [{ channel: "web", lastIn: hours(-1) }] } as const;
    const { chiHanh } = await world({
      "THPT-01": { contacts: [page] },
      "TT-GT": { contacts: [page, { name: "thầy Minh", doors: [{ lastIn: hours(-3) }] }] },
    });
    const asked = await chiHanh.types("/nhắc");
    const line = "Trong đó 1 đơn vị chỉ dùng trang web, mở trang mới thấy tin: THPT Ca Văn Thỉnh.";
    expect(asked.text).toContain(line);
    expect((await chiHanh.presses(asked, "Gửi nhắc 3 đơn vị")).text).toContain(line);
  });

  it("warns outside working hours", async () => {
    const { chiHanh, clock } = await world();
    expect((await chiHanh.types("/nhac")).text).not.toContain("ngoài giờ");
    clock.now = new Date("2022-10-14T20:30:01+07:00");
    expect((await chiHanh.types("/nhac")).text).toContain("ngoài giờ làm việc (07:30-20:30)");
    clock.now = new Date("2022-10-14T07:29:00+07:00");
    expect((await chiHanh.types("/nhac")).text).toContain("ngoài giờ làm việc");
  });

  it("has nothing to ask when nobody owes or nobody can be reached", async () => {
    const sealed = { sealed: { at: before } };
    const nobody = await world({
      "PGD-CL": { answers: fullAnswers("phong_gddt"), ...sealed },
      "TT-GT": { answers: fullAnswers("tt_gdnn_gdtx"), ...sealed },
      "THPT-01": { answers: fullAnswers("thpt"), ...sealed },
      "THPT-02": { answers: fullAnswers("thpt"), ...sealed },
    });
    const done = await nobody.chiHanh.types("/nhac");
    expect(done.text).toBe("Đến 12:00 ngày 14/10/2022 các đơn vị đã nộp đủ, không cần nhắc.");
    expect(done.offers ?? []).toEqual([]);

    const blocked = await world({
      "PGD-CL": { answers: fullAnswers("phong_gddt"), ...sealed },
      "TT-GT": { answers: fullAnswers("tt_gdnn_gdtx"), ...sealed },
      "THPT-01": { answers: fullAnswers("thpt"), ...sealed },
    });
    const reply = await blocked.chiHanh.types("/nhac");
    expect(reply.text).toContain("Hiện không có đơn vị nào nhắc được.");
    expect(reply.offers?.map((offer) => offer.label)).toEqual(["Chưa nộp"]);
  });
});

describe("sending", () => {
  it("reaches each contact of those who owe by the open door used last, and says who was left out", async () => {
    const { seeded, chiHanh, sentTo } = await world({
      "PGD-CL": { answers: fullAnswers("phong_gddt"), sealed: { at: before } },
      "THPT-01": {
        contacts: [
          {
            name: "cô Lan",
            doors: [{ lastIn: hours(-2) }, { channel: "web", lastIn: hours(-1) }, { lastIn: hours(-3) }],
          },
          { name: "cô Mai", doors: [{ lastIn: hours(-9) }, { lastIn: hours(-1), blocked: true }] },
        ],
      },
    });
    const done = await chiHanh.presses(await chiHanh.types("/nhac"), "Gửi nhắc 2 đơn vị");
    expect(done.text).toBe(
      [
        "Đã gửi 3 tin nhắc đến 2 đơn vị lúc 12:00 ngày 14/10/2022.",
        "Đã gửi: TT Giồng Trôm; THPT Ca Văn Thỉnh.",
        "Không gửi được, đầu mối đã chặn bot (1): THPT Phan Văn Trị (ĐT 0275 3861 111).",
      ].join("\n"),
    );
    expect(await sentTo()).toEqual(["thầy Minh", "cô Lan", "cô Mai"]);
    const rows = await at.sql`
      select address_id::int as address from outbox where kind = 'reminder' order by id`;
    const [, web] = seeded.person("cô Lan").addressIds;
    const [open] = seeded.person("cô Mai").addressIds;
    expect(rows.slice(1).map((row) => row.address)).toEqual([web, open]);
  });

  it("sends once however often it is pressed", async () => {
    const { chiHanh, clock, sentTo } = await world();
    const asked = await chiHanh.types("/nhac");
    await chiHanh.presses(asked, "Gửi nhắc 3 đơn vị");
    clock.now = hours(0.5);
    const again = await chiHanh.presses(asked, "Gửi nhắc 3 đơn vị");
    expect(again.text).toBe("Lần nhắc này đã gửi lúc 12:00 ngày 14/10/2022, bot không gửi lại.");
    clock.now = hours(20);
    await chiHanh.presses(asked, "Gửi nhắc 3 đơn vị");
    expect(await sentTo()).toEqual(["chị Thu", "thầy Minh", "cô Lan"]);
  });

  it("sends once when two presses are worked at the same time", async () => {
    const { chiHanh, sentTo } = await world();
    const asked = await chiHanh.types("/nhac");
    await Promise.all([1, 2].map(() => chiHanh.presses(asked, "Gửi nhắc 3 đơn vị")));
    expect(await sentTo()).toEqual(["chị Thu", "thầy Minh", "cô Lan"]);
  });

  it("leaves out a unit that reported after the question, and says so", async () => {
    const { seeded, chiHanh, clock, sentTo } = await world();
    const asked = await chiHanh.types("/nhac");
    await sealReport(at.db, seeded, "THPT-01", fullAnswers("thpt"), { at: noon });
    clock.now = hours(0.1);
    const done = await chiHanh.presses(asked, "Gửi nhắc 3 đơn vị");
    expect(await sentTo()).toEqual(["chị Thu", "thầy Minh"]);
    expect(done.text).toContain("Đã gửi 2 tin nhắc đến 2 đơn vị");
    expect(done.text).toContain("đã bớt 1 đơn vị cần nhắc");
  });

  it("asks again when more units owe than were agreed to", async () => {
    const more = await world({
      "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: before } },
    });
    const asked = await more.chiHanh.types("/nhac");
    await at.sql`update report set state = 'returned' where node_id = ${more.seeded.node("THPT-01").id}`;
    const changed = await more.chiHanh.presses(asked, "Gửi nhắc 2 đơn vị");
    expect(changed.text).toContain("đã thay đổi so với lúc hỏi, chưa gửi tin nào");
    expect(await more.sentTo()).toEqual([]);
    await more.chiHanh.presses(changed, "Gửi nhắc 3 đơn vị");
    expect(await more.sentTo()).toEqual(["chị Thu", "thầy Minh", "cô Lan"]);
  });

  it("asks again when the question is half a day old", async () => {
    const old = await world();
    const question = await old.chiHanh.types("/nhac");
    old.clock.now = hours(12.1);
    expect((await old.chiHanh.presses(question, "Gửi nhắc 3 đơn vị")).text).toContain("chưa gửi tin nào");
    expect(await old.sentTo()).toEqual([]);
  });

  it("disturbs nobody twice in twelve hours, names them, and does after that", async () => {
    const { seeded, chiHanh, clock, sentTo } = await world();
    const [failed] = seeded.person("cô Lan").addressIds;
    await chiHanh.presses(await chiHanh.types("/nhac"), "Gửi nhắc 3 đơn vị");
    // A reminder that never arrived has disturbed nobody.
    await at.sql`update outbox set state = 'failed' where address_id = ${failed ?? 0}`;
    clock.now = hours(11.9);
    const asked = await chiHanh.types("/nhac");
    expect(asked.text).toContain(
      "Không nhắc lại, đã nhắc trong 12 giờ qua (2): PGD Chợ Lách; TT Giồng Trôm.",
    );
    expect(asked.offers?.[0]?.label).toBe("Gửi nhắc 1 đơn vị");
    clock.now = hours(12.1);
    await chiHanh.presses(await chiHanh.types("/nhac"), "Gửi nhắc 3 đơn vị");
    expect(await sentTo()).toEqual(["chị Thu", "thầy Minh", "chị Thu", "thầy Minh", "cô Lan"]);
  });

  it("stays within the officer's subtree", async () => {
    const { seeded, app, sentTo } = await world({ "PGD-CL": { officers: [{ name: "anh Phong" }] } }, [
      { code: "TH-01", kind: "truong", parent: "PGD-CL", contacts: [{ name: "cô Ba" }] },
    ]);
    const anhPhong = officer(app, seeded, "anh Phong");
    await anhPhong.presses(await anhPhong.types("/nhac"), "Gửi nhắc 1 đơn vị");
    expect(await sentTo()).toEqual(["cô Ba"]);
  });
});

const reference = { type: "reference", name: "reminder", params: { v: 2 } } as const;
/** Of no row in the outbox. */
const to = (addressId: number | undefined) => ({ addressId: addressId ?? 0, outboxId: 0 });

describe("the message, rendered when it is sent", () => {
  const say = async (changes: Parameters<typeof castWith>[0], moment: Date) => {
    const { seeded, app, clock } = await world(changes);
    clock.now = moment;
    const [addressId] = seeded.person("cô Lan").addressIds;
    const message = await renderReference(app, reference, to(addressId));
    return message === "drop" ? "drop" : message.text;
  };
  const most = fullAnswers("thpt");
  const without = (...places: string[]) =>
    Object.fromEntries(Object.entries(most).filter(([place]) => !places.includes(place)));
  const title = "Nhắc báo cáo “Tuần lễ hưởng ứng học tập suốt đời năm 2022”.";

  it("not started", async () => {
    expect(await say({}, noon)).toBe(
      `${title} Trường THPT Ca Văn Thỉnh chưa bắt đầu; cần khoảng 30–45 phút, có thể dừng và làm tiếp bất cứ lúc nào. ` +
        "Hạn nộp: 23:59 thứ Bảy 15/10/2022 (ngày mai). Kính mời Thầy/Cô gõ “tiếp” để bắt đầu.",
    );
  });

  it("partly: names what is open, half a pair included", async () => {
    const answers = without("n2_5/r1_7/people", "n2_5/r2/count", "n2_4");
    expect(await say({ "THPT-01": { answers } }, new Date("2022-10-12T08:00:00+07:00"))).toBe(
      `${title} Trường THPT Ca Văn Thỉnh đã trả lời 31/34 mục, còn: II.4, 1.7, 2. ` +
        "Hạn nộp: 23:59 thứ Bảy 15/10/2022 (còn 3 ngày). Kính mời Thầy/Cô gõ “tiếp” để làm tiếp.",
    );
  });

  it("partly: counts what is open when it is much", async () => {
    const answers = { n1_1: "Đã ban hành kế hoạch." };
    expect(await say({ "THPT-01": { answers } }, new Date("2022-10-15T16:00:00+07:00"))).toContain(
      "đã trả lời 1/34 mục, còn 33 mục. Hạn nộp: 23:59 thứ Bảy 15/10/2022 (hôm nay, còn 8 giờ).",
    );
  });

  it("complete but not sealed", async () => {
    expect(await say({ "THPT-01": { answers: most } }, noon)).toContain(
      "đã trả lời đủ 34 mục nhưng chưa nộp. Hạn nộp: 23:59 thứ Bảy 15/10/2022 (ngày mai). " +
        "Kính mời Thầy/Cô gõ “xem lại” để xem, gõ “nộp” để nộp.",
    );
  });

  it("returned: with the reason", async () => {
    const given = {
      answers: most,
      sealed: { at: before },
      state: "returned",
      remark: "mục 1.7 chưa đúng",
    } as const;
    expect(await say({ "THPT-01": given }, noon)).toContain(
      "được trả lại để chỉnh sửa. Lý do: mục 1.7 chưa đúng. Hạn nộp: 23:59 thứ Bảy 15/10/2022 (ngày mai). " +
        "Kính mời Thầy/Cô gõ “sửa” để chỉnh sửa rồi nộp lại.",
    );
  });

  it("overdue: against the unit's own deadline", async () => {
    expect(await say({}, new Date("2022-10-17T08:00:00+07:00"))).toContain(
      "Hạn nộp: 23:59 thứ Bảy 15/10/2022 (đã quá 2 ngày); đơn vị vẫn nộp được, bot ghi nhận nộp trễ.",
    );
    const extended = { "THPT-01": { deadline: new Date("2022-10-20T23:59:59+07:00") } };
    expect(await say(extended, new Date("2022-10-17T08:00:00+07:00"))).toContain(
      "Hạn nộp: 23:59 thứ Năm 20/10/2022 (còn 3 ngày).",
    );
  });

  it("addresses a contact as the round says for the kind of unit", async () => {
    const seeded = await seedRound(at.db, { settings: { addressForms: { thpt: "Anh/Chị" } } });
    const [addressId] = seeded.person("cô Lan").addressIds;
    const message = await renderReference(
      testApp(at.db, () => noon),
      reference,
      to(addressId),
    );
    expect(message).toMatchObject({ text: expect.stringContaining("Kính mời Anh/Chị gõ") });
  });

  it("is dropped once the unit has reported, owes nothing, or the person is no longer its contact", async () => {
    const sealed = { "THPT-01": { answers: most, sealed: { at: before } } };
    expect(await say(sealed, noon)).toBe("drop");
    const accepted = { "THPT-01": { answers: most, sealed: { at: before }, state: "accepted" } } as const;
    expect(await say(accepted, noon)).toBe("drop");
    expect(await say({ "THPT-01": { exempt: "đã sáp nhập" } }, noon)).toBe("drop");

    const { seeded, app } = await world();
    const [hers] = seeded.person("cô Lan").addressIds;
    const [another] = seeded.person("chị Thu").addressIds;
    // As they were queued before one message named everything: about one report.
    const old = {
      type: "reference",
      name: "reminder",
      params: { nodeId: seeded.node("THPT-01").id },
    } as const;
    expect(await renderReference(app, old, to(another))).toBe("drop");
    await at.sql`update role set to_at = now() where person_id = ${seeded.person("cô Lan").id}`;
    expect(await renderReference(app, old, to(hers))).toBe("drop");
  });
});
