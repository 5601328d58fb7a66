// `log security`: in which words an operator reads it, and how it is narrowed down.
import { expect, it } from "vitest";
import { openWorld } from "../support/chat/world.ts";
import { operator } from "../support/program/operate.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const now = new Date("2022-10-14T10:00:00+07:00");

it("says what happened, with units' names and people's numbers, and narrows by day and kind", async () => {
  await seedRound(at.db, { units: castWith({}) });
  await at.sql`delete from security_log`;
  const world = openWorld(at.db, now);
  const hanh = world.chat("hanh");
  await hanh.join("SO", "officer");
  world.pass(24 * 3_600_000);
  await hanh.say("/who THPT-01");
  const [person] = await at.sql`select person_id from address where chat_key = 'hanh'`;
  const operate = operator(at, { at: new Date("2022-10-16T09:00:00+07:00") });

  const all = (await operate("log", "security")).split("\n");
  expect(all[0]).toMatch(
    new RegExp(
      `^ +\\d+  10:00 ngày 14/10/2022  vào bằng mã \\[joined\\]  người ${person?.person_id}  SO Sở Giáo dục và Đào tạo Bến Tre  telegram  -  vai trò chuyên viên, mã số \\d+$`,
      "u",
    ),
  );
  expect(all[1]).toMatch(
    /10:00 ngày 15\/10\/2022 .*\[officer-act\].*THPT-01 Trường THPT Ca Văn Thỉnh.*lệnh who, đợt \d+$/u,
  );
  expect(all.at(-1)).toBe("2 việc.");

  // Looking at it was kept itself.
  const later = await operate("log", "security", "--since", "2022-10-15");
  expect(later).not.toContain("[joined]");
  expect(later).toContain(
    "lệnh của người vận hành [operator-act]  không rõ người  -  cli  -  lệnh log security",
  );
  expect(await operate("log", "security", "--since", "16/10/2022", "--what", "joined,officer-act")).toBe(
    "0 việc.",
  );
  const lines = await operate("log", "security", "--what", "officer-act", "--json");
  expect(JSON.parse(lines)).toMatchObject({
    what: "officer-act",
    unit: { code: "THPT-01" },
    channel: "telegram",
    network: null,
    detail: { command: "who" },
  });
  await expect(operate("log", "security", "--what", "joint")).rejects.toThrow(
    /không có loại “joint”; có: joined, /u,
  );
});
