// /announce and /about: a preview before anything is sent, sent once; and what a round is about.
import { describe, expect, it } from "vitest";
import { usualRound } from "../../src/form/library.ts";
import { officer, roundOfHanh } from "../support/chat/officer.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { sealReport, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const noon = new Date("2022-10-14T12:00:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");

const at = fileDatabase();

const sealed = { "PGD-CL": { answers: fullAnswers("phong_gddt"), sealed: { at: before } } };

const world = (changes: Parameters<typeof castWith>[0] = sealed) => roundOfHanh(at.db, noon, changes);

async function told(): Promise<string[]> {
  const rows = await at.sql`
    select person.name, outbox.body->>'text' as text from outbox
    join address on address.id = outbox.address_id join person on person.id = address.person_id
    where outbox.kind = 'announcement' order by outbox.id`;
  return rows.map((row) => `${row.name}: ${row.text}`);
}

describe("/announce", () => {
  const text = "Mẫu báo cáo có chỉnh sửa nhỏ ở mục 7.\nXin xem lại trước khi nộp.";
  const message = `THÔNG BÁO của Sở Giáo dục và Đào tạo Bến Tre\n${text}`;

  it("shows the words and the numbers first, and sends nothing yet", async () => {
    const { chiHanh } = await world();
    const shown = await chiHanh.types(`/thông báo ${text}`);
    expect(shown.text).toBe(
      [
        "Bot sẽ gửi nguyên văn:",
        "――――――",
        message,
        "――――――",
        "Gửi tất cả: 3 đơn vị (3 người). Chỉ gửi đơn vị chưa nộp: 2 đơn vị (2 người).",
        "Không gửi được (chưa có đầu mối, hoặc đầu mối đã chặn bot, hoặc Zalo không cho nhắn) cho 1 đơn vị: THPT Phan Văn Trị.",
      ].join("\n"),
    );
    expect(shown.offers?.map((offer) => offer.label)).toEqual([
      "Gửi tất cả",
      "Gửi đơn vị chưa nộp",
      "Không gửi",
    ]);
    expect(await told()).toEqual([]);
    expect((await chiHanh.presses(shown, "Không gửi")).text).toBe("Chưa gửi thông báo nào.");
    expect(await told()).toEqual([]);
  });

  it("sends exactly that to all, or to those who owe when it is pressed", async () => {
    const { seeded, chiHanh } = await world();
    const toAll = await chiHanh.types(`/announce ${text}`);
    expect((await chiHanh.presses(toAll, "Gửi tất cả")).text).toContain(
      "Đã gửi thông báo đến 3 đơn vị (3 người) lúc 12:00 ngày 14/10/2022.",
    );
    expect(await told()).toEqual([`chị Thu: ${message}`, `thầy Minh: ${message}`, `cô Lan: ${message}`]);
    await at.sql`delete from outbox`;
    const toOwing = await chiHanh.types("/announce Còn một ngày.");
    await sealReport(at.db, seeded, "THPT-01", fullAnswers("thpt"), { at: noon });
    await chiHanh.presses(toOwing, "Gửi đơn vị chưa nộp");
    expect(await told()).toEqual(["thầy Minh: THÔNG BÁO của Sở Giáo dục và Đào tạo Bến Tre\nCòn một ngày."]);
  });

  it("sends once, whichever button is pressed how often, also at the same time", async () => {
    const { chiHanh } = await world();
    const shown = await chiHanh.types(`/announce ${text}`);
    await Promise.all([1, 2].map(() => chiHanh.presses(shown, "Gửi đơn vị chưa nộp")));
    expect((await chiHanh.presses(shown, "Gửi tất cả")).text).toBe(
      "Việc này đã làm lúc 12:00 ngày 14/10/2022, bot không làm lại.",
    );
    expect(await told()).toHaveLength(2);
  });

  it("asks for the text, refuses one that is too long, and shows an old preview again", async () => {
    const { chiHanh, clock } = await world();
    const asked = await chiHanh.types("/thong_bao");
    const tooLong = await chiHanh.answers(asked, "a".repeat(3_501));
    expect(tooLong.text).toContain("dài 3.501 ký tự, nhiều nhất là 3.500");
    const shown = await chiHanh.answers(tooLong, text);
    clock.now = new Date(noon.getTime() + 12.5 * 3_600_000);
    const again = await chiHanh.presses(shown, "Gửi tất cả");
    expect(again.text).toContain("Câu hỏi này đã cũ, chưa gửi tin nào. Xin xem lại.\nBot sẽ gửi nguyên văn:");
    expect(again.text).toContain("Lưu ý: hiện ngoài giờ làm việc (07:30-20:30)");
    expect(await told()).toEqual([]);
    await chiHanh.presses(again, "Gửi tất cả");
    expect(await told()).toHaveLength(3);
  });

  it("reaches a person who answers for two units once, and only the officer's own units", async () => {
    const { app, seeded, chiHanh } = await world({ "PGD-CL": { officers: [{ name: "anh Phong" }] } });
    await at.sql`insert into role (person_id, unit_id, role, from_at)
      values (${seeded.person("cô Lan").id}, ${seeded.node("TT-GT").unitId}, 'contact', now())`;
    await chiHanh.presses(await chiHanh.types("/announce Chào"), "Gửi tất cả");
    expect((await told()).map((line) => line.split(":")[0])).toEqual(["chị Thu", "thầy Minh", "cô Lan"]);
    await at.sql`delete from outbox`;
    const anhPhong = officer(app, seeded, "anh Phong");
    await anhPhong.presses(await anhPhong.types("/announce Chào"), "Gửi tất cả");
    expect((await told()).map((line) => line.split(":")[0])).toEqual(["chị Thu"]);
  });
});

describe("/about", () => {
  it("gives everyone with a role the dispatch's essentials", async () => {
    const settings = { ...usualRound("tuan-le-htsd-2022"), helpContact: "chị Hạnh, 0275 3822 000" };
    await seedRound(at.db, {
      settings,
      units: castWith({ "PGD-CL": { officers: [{ name: "anh Phong" }] } }),
    });
    const { chat } = openWorld(at.db, noon);
    const lan = chat("cô Lan mới");
    await lan.join("THPT-01");
    const about = (await lan.say("/giới thiệu")).text;
    expect(about).toBe(
      [
        "Tuần lễ hưởng ứng học tập suốt đời năm 2022 – Sở Giáo dục và Đào tạo Bến Tre",
        "Chủ đề: “Thúc đẩy chuyển đổi số phục vụ cho học tập suốt đời sau đại dịch COVID-19”.",
        "Thực hiện Kế hoạch số 5994/KH-UBND ngày 22/9/2022 của Ủy ban nhân dân tỉnh Bến Tre và công văn hướng dẫn của Sở (tháng 9/2022).",
        "Lễ khai mạc ngày 01/10/2022, tổng kết các hoạt động ngày 07/10/2022.",
        "Các phòng GDĐT tổng hợp báo cáo của các trường thuộc phòng.",
        "Thời gian: từ 01/10/2022 đến 07/10/2022.",
        "Hạn nộp: 23:59 thứ Bảy 15/10/2022 (ngày mai).",
        "Trường THPT Ca Văn Thỉnh báo cáo về Sở GDĐT Bến Tre (Phòng Giáo dục Trung học - Giáo dục Thường xuyên).",
        "Ngoài báo cáo trên bot, xin gửi thêm bản mềm đến phonggdtrh.sobentre@moet.edu.vn và bản có chữ ký, con dấu theo hướng dẫn của Sở.",
        "Cần hỗ trợ: chị Hạnh, 0275 3822 000",
      ].join("\n"),
    );
    expect((await lan.say("giới thiệu")).text).toBe(about);
    const tu = chat("anh Tú");
    await tu.join("SO", "officer");
    expect((await tu.say("/about")).text).toContain("\nCác đơn vị báo cáo về Sở GDĐT Bến Tre");
    const reader = chat("giám đốc");
    await reader.join("SO", "reader");
    expect((await reader.say("/about")).text).toContain("Hạn nộp: 23:59 thứ Bảy 15/10/2022");
  });

  it("is nothing for a stranger, and leaves a contact's question where it stood", async () => {
    await seedRound(at.db, { settings: usualRound("tuan-le-htsd-2022") });
    const { chat } = openWorld(at.db, noon);
    expect((await chat("người lạ").say("/about")).text).not.toContain("Hạn nộp");
    const lan = chat("cô Lan mới");
    const first = await lan.join("THPT-01");
    await lan.say("/about");
    await lan.say("Nhà trường đã ban hành kế hoạch triển khai từ đầu tháng 10.");
    const rows = await at.sql`select place from answer`;
    expect(first.text).toContain("[1/34]");
    expect(rows.map((row) => row.place)).toEqual(["n1_1"]);
  });
});
