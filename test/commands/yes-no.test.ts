// Every question of an officer's or a personal command × the spellings of yes and no: each answers that question as its
// button does; where it can mean nothing, nothing is done, and the question still waits.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandName } from "../../src/commands/shared/names.ts";
import type { Db } from "../../src/store/db.ts";
import { keepUpload } from "../../src/store/rounds/uploads.ts";
import { type Answer, answers, listed } from "../language/yes-no-spellings.ts";
import { openWorld, type TestChat, type World } from "../support/chat/world.ts";
import { castWith, fullAnswers } from "../support/round/cast.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";
import { casesOf } from "../support/run/thorough.ts";

/** Who is asked, and the labels of the choices that a yes and a no take there; null where they say nothing. */
type Scene = {
  readonly asked: (cast: Cast) => Promise<TestChat>;
  readonly yes: string | null;
  readonly no: string | null;
};
type Scenes = readonly [Scene, ...Scene[]] | "asks nothing" | "a contact's question, asked by the interview";

type Cast = {
  readonly world: World;
  readonly db: Db;
  readonly seeded: Seeded;
  readonly hanh: TestChat;
  readonly lan: TestChat;
};

/** What the officer types, one message after the other. */
const officer =
  (...texts: readonly string[]) =>
  async ({ hanh }: Cast) => {
    for (const text of texts) await hanh.say(text);
    return hanh;
  };
const contact =
  (...texts: readonly string[]) =>
  async ({ lan }: Cast) => {
    for (const text of texts) await lan.say(text);
    return lan;
  };
const now = new Date("2022-10-12T09:40:00+07:00");
const before = new Date("2022-10-11T09:00:00+07:00");

const scenes: Readonly<Record<CommandName, Scenes>> = {
  ...interviewCommands(),
  leave: [{ asked: contact("rời đơn vị"), yes: "Thôi phụ trách", no: "Giữ nguyên" }],
  handover: "asks nothing",
  extend: [
    { asked: contact("/extend 20/10/2022 vì thầy Hiệu trưởng đi công tác"), yes: "Gửi", no: "Không xin nữa" },
    { asked: contact("/extend"), yes: null, no: null },
  ],
  withdraw: "asks nothing",
  requests: "asks nothing",
  lock: [{ asked: officer("chốt số liệu"), yes: "Chốt số liệu", no: "Chưa chốt" }],
  unlock: "asks nothing",
  summary: [{ asked: officer("tổng hợp"), yes: null, no: null }],
  missing: [{ asked: officer("chưa nộp"), yes: null, no: null }],
  remind: [{ asked: officer("nhắc"), yes: "Gửi nhắc 2 đơn vị", no: "Không gửi" }],
  unit: [{ asked: officer("đơn vị trường thpt"), yes: null, no: null }],
  call: "asks nothing",
  phone: "asks nothing",
  status: [{ asked: officer("trường thpt nộp chưa"), yes: null, no: null }],
  total: "asks nothing",
  history: [{ asked: officer("lịch sử"), yes: null, no: null }],
  accept: [
    { asked: officer("tiếp nhận ca văn thỉnh"), yes: "Trường THPT Ca Văn Thỉnh", no: null },
    { asked: officer("tiếp nhận"), yes: null, no: null },
  ],
  waiting: "asks nothing",
  accept_all: [{ asked: officer("tiếp nhận hết"), yes: "Tiếp nhận 1 báo cáo", no: "Chưa tiếp nhận" }],
  undo_accept: "asks nothing",
  return: [
    { asked: officer("trả lại THPT-01 mục II.3 còn thiếu"), yes: "Gửi trả lại", no: "Không trả lại" },
    { asked: officer("trả lại THPT-01"), yes: null, no: null },
  ],
  recheck: [
    { asked: officer("nhờ xem lại THPT-01 4.3: xin đếm lại"), yes: "Gửi", no: "Không gửi" },
    { asked: officer("nhờ xem lại THPT-01"), yes: null, no: null },
  ],
  export: "asks nothing",
  codes: [{ asked: officer("cấp mã"), yes: null, no: "Không tạo" }],
  who: [{ asked: officer("đầu mối"), yes: null, no: null }],
  revoke: [{ asked: officer("thu hồi"), yes: null, no: null }],
  release: "asks nothing",
  enter: [
    { asked: officer("nhập hộ TT-GT"), yes: null, no: null },
    { asked: officer("nhập hộ TT-GT", "e-mail"), yes: null, no: null },
  ],
  deadline: [
    { asked: officer("hạn nộp 20/10/2022"), yes: "Đổi hạn nộp", no: "Không đổi" },
    { asked: officer("hạn nộp TT-GT 20/10/2022"), yes: "Đổi hạn nộp", no: "Không đổi" },
  ],
  announce: [
    { asked: officer("thông báo Xin các đơn vị nộp sớm"), yes: null, no: "Không gửi" },
    { asked: officer("thông báo"), yes: null, no: null },
  ],
  hand: [
    { asked: officer("giao đợt chị Hoa, 0275 3822 001"), yes: "Giao đợt", no: "Không giao" },
    { asked: officer("giao đợt"), yes: null, no: null },
  ],
  add_unit: [
    { asked: officer("thêm đơn vị SO"), yes: "Hỏi thêm", no: "Không thêm" },
    { asked: officer("thêm đơn vị"), yes: null, no: null },
  ],
  again: [
    { asked: officer("mở lại", "Đợt tháng 11", "20/11/2022"), yes: "Mở đợt", no: "Không mở" },
    { asked: officer("mở lại"), yes: null, no: null },
    { asked: officer("mở lại", "Đợt tháng 11"), yes: null, no: null },
  ],
  inner: "asks nothing",
  exempt: [
    { asked: officer("miễn báo cáo THPT-02 sáp nhập"), yes: "Miễn báo cáo", no: "Không miễn" },
    { asked: officer("miễn báo cáo"), yes: null, no: null },
  ],
  forms: "asks nothing",
  channels: "asks nothing",
  start: "asks nothing",
  join: [
    {
      asked: async ({ world }) => {
        const stranger = world.chat("stranger");
        await stranger.say(await world.code("THPT-02", "contact"));
        return stranger;
      },
      yes: "Đúng",
      no: "Sai",
    },
  ],
  reports: "asks nothing",
  link: "asks nothing",
  unlink: "asks nothing",
  links: "asks nothing",
  notices: "asks nothing",
  page: "asks nothing",
  template: "asks nothing",
  dispatch: "asks nothing",
  collect: "asks nothing",
  opinions: "asks nothing",
  files: [
    {
      asked: async ({ db, seeded, lan }) => {
        await db.transaction((tx) =>
          keepUpload(tx, {
            nodeId: seeded.node("THPT-01").id,
            personId: seeded.person("cô Lan").id,
            name: "Bảng kê.pdf",
            mime: "application/pdf",
            bytes: new TextEncoder().encode("%PDF"),
            sha256: "0".repeat(64),
            addressId: 1,
            kept: "pdf",
            now,
          }),
        );
        await lan.say("tệp");
        await lan.press("Bỏ một tệp");
        return lan;
      },
      yes: "Bỏ tệp",
      no: "Giữ lại",
    },
  ],
  admit: "asks nothing",
  privacy: [
    { asked: contact("dữ liệu của tôi", "xóa dữ liệu của tôi"), yes: "Xóa hẳn", no: "Giữ nguyên" },
    { asked: contact("dữ liệu của tôi"), yes: null, no: null },
  ],
  about: "asks nothing",
  help: "asks nothing",
};

function interviewCommands() {
  const said = "a contact's question, asked by the interview" as const;
  return {
    next: said,
    back: said,
    skip: said,
    none: said,
    done: said,
    edit: said,
    note: said,
    progress: said,
    review: said,
    submit: said,
    receipt: said,
    reopen: said,
    reason: said,
    stop: said,
  };
}

let database: TestDatabase;
let seeded: Seeded;
beforeAll(async () => {
  database = await openTestDatabase();
  seeded = await seedRound(database.db, {
    units: castWith({ "THPT-01": { answers: fullAnswers("thpt"), sealed: { at: before } } }, [
      { code: "THPT-03", kind: "thpt", name: "Trường THPT Diệp Minh Châu", parent: "SO" },
    ]),
  });
});
afterAll(() => database.close());

class Undo extends Error {}
/** Does something over this database and takes all of it back. */
async function undone<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const kept: T[] = [];
  await db
    .transaction(async (tx) => {
      kept.push(await work(tx));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  const [result] = kept;
  if (kept.length !== 1 || result === undefined) throw new Error("nothing came of it");
  return result;
}

/** Everything that a command can do to anybody. */
async function deeds(db: Db): Promise<string> {
  const rows = await db.execute(`
    select (select count(*) from outbox where kind <> 'reply') as sent, (select count(*) from event) as events,
      (select count(*) from role where to_at is null) as roles, (select count(*) from person) as people,
      (select string_agg(state || coalesce(submission_id::text, ''), ',' order by node_id) from report) as reports,
      (select string_agg(deadline::text, ',' order by id) from node) as deadlines,
      (select string_agg(deadline::text, ',') from round) as rounds, (select count(*) from upload) as files`);
  return JSON.stringify([...rows]);
}

type Seen = { readonly text: string; readonly deeds: string };

const all = Object.entries<Scenes>(scenes).flatMap(([name, some]) =>
  typeof some === "string" ? [] : some.map((scene, at): [string, Scene] => [`${name} ${at + 1}`, scene]),
);

/** How many questions share the words. */
const sharing = casesOf({ few: 4, many: 1 });

describe("a yes or a no at a command's question", () => {
  it.each(all.map(([name, scene], turn) => [name, scene, turn] as const))("%s", async (_, scene, turn) => {
    await undone(database.db, async (outer) => {
      const world = openWorld(outer, now);
      const [hanh, lan] = [world.chat("hanh"), world.chat("lan")];
      await hanh.join("SO", "officer");
      await lan.join("THPT-01");
      const chat = await scene.asked({ world, db: outer, seeded, hanh, lan });
      const stood = await deeds(outer);
      const seen = (deed: (chat: TestChat) => Promise<unknown>) =>
        undone(outer, async (inner): Promise<Seen> => {
          const there = openWorld(inner, now).chat(chat.name);
          await there.recall();
          await deed(there);
          return { text: there.last().text, deeds: await deeds(inner) };
        });
      const means: Readonly<Record<Answer, string | null>> = {
        yes: scene.yes,
        no: scene.no,
        wrong: scene.no,
      };
      const failed: string[] = [];
      for (const answer of answers) {
        const label = means[answer];
        const pressed = label === null ? null : await seen((there) => there.press(label));
        // Among all tests the words go round: neighbours are questions of one command, or alike.
        for (const word of listed[answer].filter((_, at) => at % sharing === turn % sharing)) {
          const after = await seen((there) => there.say(word));
          const right =
            pressed === null
              ? after.deeds === stood
              : after.text === pressed.text && after.deeds === pressed.deeds;
          if (!right) failed.push(`${answer}: ${word} → ${after.text.slice(0, 80)}`);
        }
      }
      expect(failed).toEqual([]);
      return true;
    });
  });
});
