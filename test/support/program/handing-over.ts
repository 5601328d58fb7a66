// Schools whose contacts hand files over through the door, and the texts of what each of their chats was told.
import { createLink } from "../../../src/store/people/links.ts";
import { cast, type SeedUnit } from "../round/cast.ts";
import { type Seeded, seedRound } from "../round/seed.ts";
import type { TestDatabase } from "../run/database.ts";

export type School = {
  readonly code: string;
  readonly nodeId: number;
  readonly personId: number;
  readonly addressId: number;
  /** Hands a file over from this person's browser; the status of the page's answer, 303 where it was kept. */
  hand(page: string, name: string, bytes: Uint8Array): Promise<number>;
  /** The texts that the chat was told, the oldest first. */
  told(): Promise<string[]>;
};

/** Opens a round over so many schools, each with one contact, whose link to the page for files is open. */
export async function openSchools(at: TestDatabase, count: number, now = new Date()): Promise<School[]> {
  const [office] = cast();
  const schools = Array.from(
    { length: count },
    (_, n): SeedUnit => ({
      code: `T${n + 1}`,
      kind: "thpt",
      parent: "SO",
      contacts: [{ name: `cô ${n + 1}` }],
    }),
  );
  const deadline = new Date(now.getTime() + 6 * 86_400_000);
  const seeded = await seedRound(at.db, {
    units: office ? [office, ...schools] : schools,
    openedAt: now,
    deadline,
  });
  return Promise.all(schools.map(({ code }, n) => schoolOf(at, seeded, { code, name: `cô ${n + 1}`, now })));
}

async function schoolOf(
  at: TestDatabase,
  seeded: Seeded,
  { code, name, now }: { readonly code: string; readonly name: string; readonly now: Date },
): Promise<School> {
  const nodeId = seeded.node(code).id;
  const { id: personId, addressIds } = seeded.person(name);
  const [addressId = 0] = addressIds;
  const token = `token-of-${code}-${"x".repeat(24)}`;
  const target = { type: "upload", nodeId, addressId } as const;
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await createLink(at.db, { token, personId, target, now, expiresAt });
  let cookie = "";
  return {
    code,
    nodeId,
    personId,
    addressId,
    hand: async (page, name, bytes) => {
      const form = new FormData();
      form.set("file", new File([new Uint8Array(bytes)], name));
      const headers = { Cookie: cookie };
      const answer = await fetch(`${page}/u/${token}`, {
        method: "POST",
        body: form,
        headers,
        redirect: "manual",
      });
      cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
      await answer.arrayBuffer();
      return answer.status;
    },
    told: async () => {
      const rows = await at.sql`
        select body ->> 'text' as text from outbox where address_id = ${addressId} order by id`;
      return rows.map(({ text }) => String(text));
    },
  };
}
