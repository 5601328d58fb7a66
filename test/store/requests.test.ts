// Requests in the store: seen by whoever stands above, decided once.
import { expect, it } from "vitest";
import { inTransaction } from "../../src/store/db.ts";
import { decideRequest, findRequest, openRequests } from "../../src/store/officer/requests.ts";
import { keepRequest } from "../../src/store/rounds/requests.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

async function seeded() {
  const round = await seedRound(at.db, {
    units: castWith({}, [
      { code: "TH-01", kind: "truong", parent: "PGD-CL", contacts: [{ name: "cô Nga" }] },
      { code: "TH-02", kind: "truong", parent: "PGD-CL", exempt: "đã sáp nhập" },
    ]),
  });
  const scope = (code: string) => ({
    roundId: round.roundId,
    nodeId: round.node(code).id,
    path: round.node(code).path,
  });
  const asked = async (code: string, time: string) => {
    const id = await inTransaction(at.db, (tx) =>
      keepRequest(tx, {
        nodeId: round.node(code).id,
        personId: round.person("cô Lan").id,
        kind: "extend",
        words: `xin thêm 2 ngày cho ${code}`,
        until: new Date("2022-10-17T23:59:59+07:00"),
        deadline: new Date("2022-10-15T23:59:59+07:00"),
        now: new Date(time),
      }),
    );
    if (id === null) throw new Error("nothing was kept");
    return id;
  };
  return { round, scope, asked };
}

it("shows what waits to those above the unit alone, the oldest first", async () => {
  const { scope, asked } = await seeded();
  const school = await asked("TH-01", "2022-10-14T21:04:00+07:00");
  const office = await asked("PGD-CL", "2022-10-16T08:00:00+07:00");
  await asked("TH-02", "2022-10-14T21:04:00+07:00");
  const seenFrom = (code: string) => inTransaction(at.db, (tx) => openRequests(tx, scope(code)));
  expect((await seenFrom("SO")).map(({ id, inTime }) => [id, inTime])).toEqual([
    [school, true],
    [office, false],
  ]);
  expect((await seenFrom("PGD-CL")).map(({ id, code }) => [id, code])).toEqual([[school, "TH-01"]]);
  expect(await seenFrom("THPT-01")).toEqual([]);
});

it("is decided by the first, kept with who and when, and found afterwards", async () => {
  const { round, scope, asked } = await seeded();
  const id = await asked("THPT-01", "2022-10-14T21:04:00+07:00");
  const officer = { personId: round.person("chị Hạnh").id, addressId: null };
  const until = new Date("2022-10-17T23:59:59+07:00");
  const now = new Date("2022-10-15T07:45:00+07:00");
  const first = await inTransaction(at.db, (tx) =>
    decideRequest(tx, { id, ...officer, now, state: "granted", until }),
  );
  const second = await inTransaction(at.db, (tx) =>
    decideRequest(tx, { id, ...officer, now, state: "refused", reply: "giữ hạn chung" }),
  );
  expect([first, second]).toEqual([true, false]);
  expect(await inTransaction(at.db, (tx) => openRequests(tx, scope("SO")))).toEqual([]);
  expect(await inTransaction(at.db, (tx) => findRequest(tx, scope("SO"), id))).toMatchObject({
    state: "granted",
    decidedBy: officer.personId,
    decidedAt: now,
    grantedUntil: until,
    reply: null,
  });
  const history = await at.sql`select type, body from event where node_id = ${round.node("THPT-01").id}`;
  expect(history).toEqual([
    {
      type: "request-decided",
      body: {
        v: 1,
        request: id,
        kind: "extend",
        before: "open",
        after: "granted",
        until: "2022-10-17T16:59:59.000Z",
      },
    },
  ]);
});
