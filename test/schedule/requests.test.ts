// A request that nobody decides for half a working day goes once to every officer above; a decided one never does.
import { expect, it } from "vitest";
import { workedFor } from "../../src/form/rounds/worked.ts";
import { passOnRequests } from "../../src/schedule/requests.ts";
import { openWorld } from "../support/chat/world.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();
const hour = 3_600_000;
const calendar = { hours: { from: "07:30", to: "20:30" }, zone: "Asia/Ho_Chi_Minh" };
const local = (text: string) => new Date(`2022-10-${text}:00+07:00`);

it.each([
  ["14T21:04", "15T07:30", 0],
  ["14T20:00", "15T08:00", 1],
  ["14T09:00", "14T13:00", 4],
  ["15T20:00", "17T08:00", 1],
  ["16T08:00", "16T18:00", 0],
  ["15T20:30", "17T11:30", 4],
])("counts working hours from %s to %s: %s", (from, to, hours) => {
  expect(workedFor(local(from), local(to), calendar)).toBe(hours * hour);
});

it("passes on what waited half a working day, once, to everybody above", async () => {
  await seedRound(at.db, {
    units: castWith({ SO: { officers: [] } }, [{ code: "TH-01", kind: "truong", parent: "PGD-CL" }]),
  });
  const world = openWorld(at.db, local("14T21:04"));
  const [nga, thu, hanh] = [world.chat("nga"), world.chat("thu"), world.chat("hanh")];
  await nga.join("TH-01");
  await thu.join("PGD-CL", "officer");
  await hanh.join("SO", "officer");
  await nga.say("xin gia hạn đến 18/10 vì mất điện");
  await nga.say("gửi");
  const told = async () =>
    (
      await at.sql`
        select chat_key, dedupe from outbox join address on address.id = address_id
        where dedupe like 'request%' order by outbox.id`
    ).map(({ chat_key, dedupe }) => `${chat_key} ${String(dedupe).split(":")[0]}`);
  expect(await told()).toEqual(["thu request"]);
  const look = async (later: string) => {
    world.pass(local(later).getTime() - world.now().getTime());
    await passOnRequests(world.app);
  };
  await look("15T11:29");
  expect(await told()).toEqual(["thu request"]);
  for (const later of ["15T11:31", "15T16:00", "17T09:00"]) await look(later);
  expect(await told()).toEqual(["thu request", "thu request-on", "hanh request-on"]);
  expect((await hanh.all()).at(-1)?.text).toMatch(
    /^Chưa có ai trả lời đề nghị gửi lúc 21:04 ngày 14\/10\/2022:\n/u,
  );
});
