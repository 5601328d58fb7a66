// /accept and /return: what becomes of the report, who is told, and that neither happens twice or to another version.
import { describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { renderReference } from "../../src/delivery/references.ts";
import { isBlank, outboxBodyShape } from "../../src/store/shapes/outbox-body.ts";
import { roundOfHanh } from "../support/chat/officer.ts";
import { fullAnswers, type SeedUnit } from "../support/round/cast.ts";
import { type Seeded, sealReport } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const now = new Date("2022-10-14T16:40:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");
const sealed = { answers: fullAnswers("thpt"), sealed: { at: before } };

const at = fileDatabase();

async function world(unit: Partial<SeedUnit> = sealed) {
  const round = await roundOfHanh(at.db, now, { "THPT-01": unit });
  return { ...round, nodeId: round.seeded.node("THPT-01").id };
}

async function report(nodeId: number) {
  const [row] = await at.sql`select state, remark from report where node_id = ${nodeId}`;
  return row;
}

/** What the contacts are told, as it is worded when it is sent now. */
async function notices({ seeded, app }: { seeded: Seeded; app: App }): Promise<string[]> {
  const rows = await at.sql`
    select person.name, outbox.id, outbox.body, outbox.address_id from outbox
    join address on address.id = outbox.address_id join person on person.id = address.person_id
    where outbox.kind = 'notice' and person.id = any(${[seeded.person("cô Lan").id, seeded.person("anh Hùng").id]})
    order by outbox.id`;
  return Promise.all(
    rows.map(async (row) => {
      const body = outboxBodyShape.read(row.body);
      if (isBlank(body) || !("type" in body)) throw new Error("a notice that was worded when it was queued");
      const to = { addressId: Number(row.address_id), outboxId: Number(row.id) };
      const said = await renderReference(app, body, to);
      return `${row.name}: ${said === "drop" ? "nothing" : said.text}`;
    }),
  );
}

async function events(nodeId: number) {
  const rows =
    await at.sql`select type, body, person_id::int as person from event where node_id = ${nodeId} order by id`;
  return [...rows];
}

describe("/accept", () => {
  it("accepts what was submitted, once, and tells the contact", async () => {
    const { seeded, chiHanh, nodeId, app } = await world();
    const reply = await chiHanh.types("/tiếp nhận THPT-01");
    expect(reply.text).toBe(
      "Đã tiếp nhận báo cáo của Trường THPT Ca Văn Thỉnh (bản 1) lúc 16:40 ngày 14/10/2022. Đã gửi tin cho đơn vị.",
    );
    const again = await chiHanh.types("/accept thpt-01");
    expect(again.text).toBe("Báo cáo của Trường THPT Ca Văn Thỉnh đã được tiếp nhận từ trước.");
    expect(await report(nodeId)).toEqual({ state: "accepted", remark: null });
    expect(await events(nodeId)).toEqual([
      { type: "accepted", body: { v: 1, version: 1 }, person: seeded.person("chị Hạnh").id },
    ]);
    expect(await notices({ seeded, app })).toEqual([
      "cô Lan: Báo cáo của Trường THPT Ca Văn Thỉnh đã được tiếp nhận lúc 16:40 ngày 14/10/2022. Cảm ơn Thầy/Cô!",
    ]);
  });

  it("tells only what still holds: a newer version waits, or this one was returned after all", async () => {
    const { seeded, chiHanh, app } = await world();
    await chiHanh.types("/accept THPT-01");
    await sealReport(at.db, seeded, "THPT-01", sealed.answers, {
      at: new Date("2022-10-14T16:41:00+07:00"),
    });
    expect(await notices({ seeded, app })).toEqual([
      "cô Lan: Bản 1 của báo cáo Trường THPT Ca Văn Thỉnh đã được tiếp nhận lúc 16:40 ngày 14/10/2022. " +
        "Đơn vị đã nộp bản 2 lúc 16:41 ngày 14/10/2022; bản 2 đang được tính và chờ tiếp nhận.",
    ]);
    // The newer version is shown first.
    await chiHanh.presses(await chiHanh.types("/accept THPT-01"), "Tiếp nhận");
    await chiHanh.presses(await chiHanh.types("/return THPT-01 sai"), "Gửi trả lại");
    expect(await notices({ seeded, app })).toEqual([
      "cô Lan: nothing",
      "cô Lan: nothing",
      expect.stringContaining("Lý do: sai"),
    ]);
  });

  it("accepts once when two presses are worked at the same time", async () => {
    const { seeded, chiHanh, nodeId, app } = await world();
    const shown = await chiHanh.types("/unit THPT-01");
    await Promise.all([1, 2, 3].map(() => chiHanh.presses(shown, "Tiếp nhận")));
    expect(await events(nodeId)).toHaveLength(1);
    expect(await notices({ seeded, app })).toHaveLength(1);
  });

  it("does not accept a version that the officer has not seen", async () => {
    const { seeded, chiHanh, nodeId } = await world();
    const shown = await chiHanh.types("/unit THPT-01");
    await sealReport(at.db, seeded, "THPT-01", sealed.answers, {
      at: new Date("2022-10-14T15:00:00+07:00"),
    });
    const refused = await chiHanh.presses(shown, "Tiếp nhận");
    expect(refused.text).toBe(
      "Trường THPT Ca Văn Thỉnh đã có bản nộp mới (bản 2, lúc 15:00 ngày 14/10/2022). Xin xem lại trước khi quyết định.",
    );
    expect(await report(nodeId)).toMatchObject({ state: "submitted" });
    expect((await chiHanh.presses(refused, "Xem báo cáo")).text).toContain("bản 2");
    expect((await chiHanh.presses(refused, "Tiếp nhận")).text).toContain("(bản 2)");
    expect(await report(nodeId)).toMatchObject({ state: "accepted" });
  });

  it.each([
    ["not started", {}, "chưa nộp báo cáo"],
    ["in progress", { answers: { "n2_5/r2/count": 3 } }, "chưa nộp báo cáo"],
    ["returned", { ...sealed, state: "returned" }, "đang sửa báo cáo được trả lại"],
    ["being revised", { ...sealed, revising: true }, "đang sửa báo cáo thành bản mới"],
  ] as const)("refuses what is %s and changes nothing", async (_, unit, words) => {
    const { seeded, chiHanh, nodeId, app } = await world(unit);
    const earlier = await report(nodeId);
    expect((await chiHanh.types("/accept THPT-01")).text).toContain(words);
    expect(await report(nodeId)).toEqual(earlier);
    expect(await events(nodeId)).toEqual([]);
    expect(await notices({ seeded, app })).toEqual([]);
  });

  it("says when nobody of the unit could be told", async () => {
    const { chiHanh, seeded, app } = await roundOfHanh(at.db, now, { "THPT-02": sealed });
    const { text } = await chiHanh.types("/accept THPT-02");
    expect(text).toContain("Đã tiếp nhận");
    expect(text).toContain("Chưa báo được cho đơn vị");
    expect(await notices({ seeded, app })).toEqual([]);
  });

  it("asks for the code", async () => {
    const { chiHanh, nodeId } = await world();
    const asked = await chiHanh.types("/accept");
    expect(asked.text).toContain("Xin gửi mã đơn vị");
    await chiHanh.answers(asked, "THPT-01");
    expect(await report(nodeId)).toMatchObject({ state: "accepted" });
  });
});

describe("/return", () => {
  it("gives a report back with its reason, once, and tells the contact", async () => {
    const { seeded, chiHanh, nodeId, app } = await world();
    const asked = await chiHanh.types("/trả lại THPT-01 Mục 1.7 số người chưa đúng");
    expect(asked.text).toBe(
      "Trả lại báo cáo của Trường THPT Ca Văn Thỉnh (bản 1)? Đơn vị sẽ nhận tin:\n\n" +
        "Báo cáo của Trường THPT Ca Văn Thỉnh được trả lại để chỉnh sửa.\n" +
        "Lý do: Mục 1.7 số người chưa đúng\n" +
        "Kính mời Thầy/Cô gõ “sửa” để chỉnh sửa và nộp lại trước 23:59 thứ Bảy 15/10/2022.\n\n" +
        "Gõ “gửi” để trả lại, “không” để thôi; muốn đổi lý do thì gửi lý do khác.",
    );
    expect(await report(nodeId)).toMatchObject({ state: "submitted" });
    expect(await notices({ seeded, app })).toEqual([]);
    const reply = await chiHanh.presses(asked, "Gửi trả lại");
    expect((await chiHanh.presses(asked, "Gửi trả lại")).text).toContain("đã được trả lại từ trước");
    expect(reply.text).toBe(
      "Đã trả lại báo cáo của Trường THPT Ca Văn Thỉnh (bản 1) lúc 16:40 ngày 14/10/2022. " +
        "Lý do: Mục 1.7 số người chưa đúng\nĐã gửi tin cho đơn vị.",
    );
    const again = await chiHanh.types("/return THPT-01 lý do khác");
    expect(again.text).toBe("Báo cáo của Trường THPT Ca Văn Thỉnh đã được trả lại từ trước, chưa nộp lại.");
    expect(await report(nodeId)).toEqual({ state: "returned", remark: "Mục 1.7 số người chưa đúng" });
    expect(await events(nodeId)).toMatchObject([
      { type: "returned", body: { version: 1, reason: "Mục 1.7 số người chưa đúng" } },
    ]);
    expect(await notices({ seeded, app })).toEqual([
      "cô Lan: Báo cáo của Trường THPT Ca Văn Thỉnh được trả lại để chỉnh sửa.\n" +
        "Lý do: Mục 1.7 số người chưa đúng\n" +
        "Kính mời Thầy/Cô gõ “sửa” để chỉnh sửa và nộp lại trước 23:59 thứ Bảy 15/10/2022.",
    ]);
  });

  it("asks for the reason and keeps to the version that was seen", async () => {
    const { seeded, chiHanh, nodeId } = await world();
    const shown = await chiHanh.types("/unit THPT-01");
    const asked = await chiHanh.presses(shown, "Trả lại");
    expect(asked.text).toContain("Xin nhập lý do và số mục cần sửa");
    expect(await report(nodeId)).toMatchObject({ state: "submitted" });
    await sealReport(at.db, seeded, "THPT-01", sealed.answers, { at: now });
    expect((await chiHanh.answers(asked, "sai số liệu")).text).toContain("đã có bản nộp mới (bản 2");
    expect(await report(nodeId)).toMatchObject({ state: "submitted" });
    const shownAgain = await chiHanh.answers(await chiHanh.types("/return THPT-01"), "sai số liệu");
    await sealReport(at.db, seeded, "THPT-01", sealed.answers, { at: now });
    expect((await chiHanh.presses(shownAgain, "Gửi trả lại")).text).toContain("đã có bản nộp mới (bản 3");
    const other = await chiHanh.answers(await chiHanh.types("/return THPT-01 sai"), "sai số liệu");
    expect(other.text).toContain("Lý do: sai số liệu");
    await chiHanh.presses(other, "Gửi trả lại");
    expect(await report(nodeId)).toEqual({ state: "returned", remark: "sai số liệu" });
  });

  it("tells of a version that was sealed before the news was sent, and that this one counts", async () => {
    const { seeded, chiHanh, app } = await world();
    await chiHanh.presses(await chiHanh.types("/return THPT-01 sai số liệu"), "Gửi trả lại");
    await sealReport(at.db, seeded, "THPT-01", sealed.answers, {
      at: new Date("2022-10-14T16:41:00+07:00"),
    });
    const news =
      "cô Lan: Bản 1 của báo cáo Trường THPT Ca Văn Thỉnh được trả lại lúc 16:40 ngày 14/10/2022 để chỉnh sửa.\n" +
      "Lý do: sai số liệu\n" +
      "Đơn vị đã nộp bản 2 lúc 16:41 ngày 14/10/2022; bản 2 đang được tính.\n" +
      "Kính mời Thầy/Cô xem bản 2 đã đúng với lý do trên chưa; nếu chưa, xin gõ “sửa” để chỉnh sửa và nộp lại.";
    expect(await notices({ seeded, app })).toEqual([news]);
    await chiHanh.presses(await chiHanh.types("/accept THPT-01"), "Tiếp nhận");
    expect(await notices({ seeded, app })).toEqual(["cô Lan: nothing", expect.stringContaining("tiếp nhận")]);
  });

  it("gives nothing back when the officer says no", async () => {
    const { seeded, chiHanh, nodeId, app } = await world();
    const asked = await chiHanh.types("/return THPT-01 sai số liệu");
    expect((await chiHanh.presses(asked, "Không trả lại")).text).toContain("Chưa trả lại báo cáo");
    expect(await report(nodeId)).toMatchObject({ state: "submitted" });
    expect(await notices({ seeded, app })).toEqual([]);
  });

  it("gives back what was accepted; after the deadline the contact is asked to be quick", async () => {
    const { seeded, chiHanh, clock, nodeId, app } = await world({ ...sealed, state: "accepted" });
    clock.now = new Date("2022-10-17T08:00:00+07:00");
    const shown = await chiHanh.types("/unit THPT-01");
    expect(shown.offers?.map((offer) => offer.label)).toEqual(["Nhờ xem lại", "Trả lại"]);
    const asked = await chiHanh.answers(await chiHanh.presses(shown, "Trả lại"), "sai số liệu");
    expect(asked.text).toContain("(bản 1, đã tiếp nhận)");
    await chiHanh.presses(asked, "Gửi trả lại");
    expect(await report(nodeId)).toEqual({ state: "returned", remark: "sai số liệu" });
    expect((await notices({ seeded, app }))[0]).toContain("nộp lại sớm (đã quá hạn nộp).");
  });

  it("makes the next version that was begun the correction", async () => {
    const { chiHanh, nodeId } = await world({ ...sealed, revising: true });
    await chiHanh.presses(await chiHanh.types("/return THPT-01 sai số liệu"), "Gửi trả lại");
    const [row] = await at.sql`select state, revising from report where node_id = ${nodeId}`;
    expect(row).toEqual({ state: "returned", revising: false });
  });

  it("has nothing to give back before anything is sealed", async () => {
    const { chiHanh, nodeId } = await world({});
    expect((await chiHanh.types("/return THPT-01 sai")).text).toContain("chưa nộp báo cáo");
    expect(await report(nodeId)).toMatchObject({ state: "not-started" });
  });

  it("keeps the returned figures in the totals and sends a second notice for the next version", async () => {
    const { seeded, chiHanh, app } = await world();
    await chiHanh.presses(await chiHanh.types("/return THPT-01 sai"), "Gửi trả lại");
    expect((await chiHanh.types("/summary")).text).toContain(
      "Số liệu tạm thời đến 16:40 ngày 14/10/2022, 1/4 đơn vị, trong đó 1 đang được trả lại",
    );
    await sealReport(at.db, seeded, "THPT-01", sealed.answers, { at: now });
    await chiHanh.presses(await chiHanh.types("/return THPT-01 vẫn sai"), "Gửi trả lại");
    expect(await notices({ seeded, app })).toEqual([
      "cô Lan: nothing",
      expect.stringContaining("Lý do: vẫn sai"),
    ]);
  });
});
