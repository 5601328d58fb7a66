// What an officer changes of rounds in the chat: a colleague takes one over, a unit more is asked, one is opened again.
import { beforeEach, expect, it } from "vitest";
import { makeDraft } from "../../src/store/officer/drafts.ts";
import { earlierRound } from "../../src/store/rounds/earlier-round.ts";
import { closeRound } from "../../src/store/rounds/round-changes.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { draftOf } from "../support/round/draft.ts";
import { openThreeRounds } from "../support/round/two-schools.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
let world: World;
let hanh: TestChat;
let lan: TestChat;

beforeEach(async () => {
  await at.sql`truncate unit, round, node, report, answer, event, waiver, submission, figure, person, role, address,
    chat, code, inbox, outbox, upload, sent_file, draft, draft_version restart identity`;
  const now = new Date("2022-10-10T10:00:00+07:00");
  await openThreeRounds(at.db, now);
  await at.sql`update round set state = 'closed' where id <> 1`;
  world = openWorld(at.db, now);
  hanh = world.chat("hạnh");
  await hanh.join("S", "officer");
  lan = world.chat("lan");
  await lan.join("T1");
});

const helpOf = async (round: number) => {
  const [row] = await at.sql`select settings->>'helpContact' as help from round where id = ${round}`;
  return row?.help ?? null;
};
const title = "Tuần lễ hưởng ứng học tập suốt đời năm 2022";

it("gives a round over to a colleague once it is agreed, and tells the units whom to call", async () => {
  expect((await hanh.say("giao đợt")).text).toContain("Xin gửi tên và số điện thoại");
  expect((await hanh.say("chị Hoa")).text).toContain("“chị Hoa” chưa có số điện thoại");
  const asked = await hanh.say("chị Hoa,  0275 3822 001");
  expect(asked.text).toContain("Giao đợt này cho chị Hoa, 0275 3822 001");
  expect(asked.text).toContain("bot báo cho 1 đầu mối");
  expect(await helpOf(1)).not.toBe("chị Hoa, 0275 3822 001");
  await hanh.press("Giao đợt");
  expect(hanh.last().text).toBe("Đã giao đợt cho chị Hoa, 0275 3822 001, đã gửi tin cho 1 đầu mối.");
  expect(await helpOf(1)).toBe("chị Hoa, 0275 3822 001");
  expect((await lan.all()).at(-1)?.text).toBe(
    `Báo cáo “${title}”: từ nay cần hỗ trợ xin gọi chị Hoa, 0275 3822 001.`,
  );
  expect((await lan.say("giới thiệu")).text).toContain("Cần hỗ trợ: chị Hoa, 0275 3822 001");
  expect((await hanh.say("giao đợt chị Hoa, 0275 3822 001")).text).toContain("không có gì đổi");
});

it("tells nobody while it is not agreed", async () => {
  const before = (await lan.all()).length;
  await hanh.say("/hand anh Nam 0275 3822 002");
  await hanh.press("Không giao");
  expect(hanh.last().text).toBe("Chưa giao đợt cho ai.");
  expect(await lan.all()).toHaveLength(before);
});

it("asks one more unit of the register, once it is agreed", async () => {
  await at.sql`
    insert into unit (code, kind, name, short_name, parent_id, position, sample)
    select 'T3', 'truong', 'Trường T3', 'T3', id, 2, false from unit where code = 'S'`;
  expect((await hanh.say("thêm đơn vị T9")).text).toBe("Danh sách đơn vị không có mã “T9”.");
  expect((await hanh.say("thêm đơn vị T1")).text).toBe("Trường T1 đang được hỏi trong đợt này rồi.");
  expect((await hanh.say("thêm đơn vị S")).text).toContain("Hỏi thêm Sở");
  await hanh.press("Hỏi thêm");
  expect(hanh.last().text).toBe("Sở chỉ nhận báo cáo của nơi khác, không phải nộp trong đợt này.");
  expect((await hanh.say("/add_unit")).text).toContain("Xin gửi mã đơn vị");
  expect((await hanh.say("t3")).text).toContain(`Hỏi thêm Trường T3 trong đợt “${title}”?`);
  await hanh.press("Hỏi thêm");
  expect(hanh.last().text).toBe("Đã hỏi thêm Trường T3. Số báo cáo phải nộp: 2 → 3.");
  expect((await hanh.say("chưa nộp")).text).toContain("T3");
});

it("opens an earlier round once more: only a title and a deadline are asked, and its numbers are shown before", async () => {
  await at.sql`update unit set removed_at = now() where code = 'T2'`;
  expect((await hanh.say("mở lại như lần trước")).text).toBe(
    [
      "Mở lại như đợt nào ạ? Biểu mẫu, đơn vị, lịch nhắc và lời dẫn lấy theo đợt đó.",
      `1. “${title}”, hạn 15/10/2022`,
      "2. “Rà soát hạ tầng số của các cơ sở giáo dục”, hạn 12/10/2022",
      "3. “Sĩ số đầu năm”, hạn 20/10/2022",
    ].join("\n"),
  );
  expect((await hanh.say("3")).text).toBe("Mở lại như “Sĩ số đầu năm”. Xin gửi tên đợt mới.");
  expect((await hanh.say("Sĩ số tháng 11")).text).toContain("Đợt “Sĩ số tháng 11”: hạn nộp ngày nào ạ?");
  expect((await hanh.say("sau Tết")).text).toContain("Bot chưa rõ ngày “sau Tết”");
  expect((await hanh.say("1/10/2022")).text).toContain("đã qua");
  const asked = (await hanh.say("15/11/2022")).text;
  expect(asked).toContain("Mở đợt “Sĩ số tháng 11” như “Sĩ số đầu năm”?");
  expect(asked).toContain("Phải nộp: 1 đơn vị. Hạn nộp: 23:59 thứ Ba 15/11/2022");
  expect(asked).toContain("Không còn phải hỏi (1): Trường T2.");
  expect(await at.sql`select 1 from round`).toHaveLength(3);
  await hanh.press("Mở đợt");
  expect(hanh.last().text).toContain(
    "Đã mở đợt “Sĩ số tháng 11”: 1 đơn vị phải nộp, hạn 23:59 thứ Ba 15/11/2022.",
  );
  const [made] = await at.sql`
    select title, state, form_id, form_version, deadline, settings from round order by id desc limit 1`;
  const [was] = await at.sql`select form_id, form_version, settings from round where id = 2`;
  expect(made).toMatchObject({
    title: "Sĩ số tháng 11",
    state: "open",
    form_id: was?.form_id,
    form_version: was?.form_version,
  });
  expect(new Date(String(made?.deadline)).toISOString()).toBe("2022-11-15T16:59:59.000Z");
  expect(made?.settings.ladder).toEqual(was?.settings.ladder);
  expect(made?.settings.about).toEqual(was?.settings.about);
  // The days of the earlier round are not those of the new one.
  expect(was?.settings.week).toBeDefined();
  expect(made?.settings.week).toBeUndefined();
  // Now two rounds are open, and each command asks in which.
  expect((await hanh.say("tổng hợp")).text).toContain("2. Tuần lễ hưởng ứng học tập");
  expect((await lan.say("tiếp")).text).toContain("[Tuần lễ hưởng ứng học tập · 1/3]");
  // The same title a second time for the same units is refused.
  await hanh.say("mở lại");
  await hanh.press("Sĩ số đầu năm");
  await hanh.say("Sĩ số tháng 11");
  expect((await hanh.say("20/11/2022")).text).toContain("đang mở cho các đơn vị này rồi");
});

it("takes over what a round had, but neither its days nor its own short name", async () => {
  await at.db.transaction(async (tx) => {
    const earlier = await earlierRound(tx, 3);
    expect(earlier).toMatchObject({
      title: "Rà soát hạ tầng số của các cơ sở giáo dục",
      codes: ["T1", "T2"],
    });
    expect(earlier?.settings.shortName).toBeNull();
    expect(await earlierRound(tx, 99)).toBeNull();
  });
});

it("lists forms and drafts to the office's officers, before any round too, and to nobody else", async () => {
  const said = (await hanh.say("biểu mẫu")).text ?? "";
  expect(said).toMatch(/^BIỂU MẪU ĐÃ PHÁT HÀNH: 2\n/u);
  expect(said).toContain("– SỐ LIỆU (counts-3, bản 1): có sẵn; 1 đợt đang hỏi");
  expect(said).toMatch(/\(tuan-le-htsd-2022, bản \d+\): có sẵn; chưa đợt nào đang hỏi/u);
  expect(said).toMatch(/\nBẢN NHÁP: 0$/u);
  const body = draftOf("si-so-dau-nam", "si-so-b");
  await at.db.transaction((tx) => makeDraft(tx, { body, by: null, now: world.now(), file: null }));
  expect((await hanh.say("các biểu mẫu")).text).toContain(
    `\nBẢN NHÁP: 1\n– 1. ${body.form.title}: đang soạn, bản 1 lúc 10:00 ngày 10/10/2022`,
  );
  expect((await lan.say("/forms")).text).toContain("dành cho chuyên viên");
  await at.db.transaction((tx) => closeRound(tx, 1));
  await at.sql`truncate round, node, report, answer, event`;
  expect((await hanh.say("/forms")).text).toContain("BIỂU MẪU ĐÃ PHÁT HÀNH: 2");
});
