// Hands a file over as the upload page does, with what its reading gave, and lets the chat hear of it.
import { createHash } from "node:crypto";
import { makeInbox } from "../../../src/doors/inbox.ts";
import { receive } from "../../../src/engine/receive.ts";
import type { TrueKind } from "../../../src/files/unreadable.ts";
import type { UploadOutcome } from "../../../src/interview/handed/handed.ts";
import { inTransaction } from "../../../src/store/db.ts";
import { finishReading } from "../../../src/store/rounds/reading.ts";
import { keepUpload } from "../../../src/store/rounds/uploads.ts";
import { outcomeShape } from "../../../src/store/shapes/upload-outcome.ts";
import type { TestDatabase } from "../run/database.ts";
import type { TestChat, World } from "./world.ts";

type Given = {
  readonly nodeId: number;
  readonly by: TestChat;
  readonly name: string;
  readonly outcome: UploadOutcome;
  /** What is in it: the same text is the same file. */
  readonly content: string;
};

/** Gives the file's id, or "full". The chat's `last` is what it heard. */
export async function handOver(at: TestDatabase, world: World, given: Given): Promise<number | "full"> {
  const { nodeId, by, name, outcome, content } = given;
  const bytes = new TextEncoder().encode(content);
  const kept = await keep(at, world, {
    ...{ nodeId, by, name, bytes },
    kept: outcome.type === "kept" ? outcome.kind : null,
  });
  if (kept === "full") return kept;
  const written = outcomeShape.write(outcome);
  await inTransaction(at.db, (tx) => finishReading(tx, kept.id, written, world.now()));
  await makeInbox(world.app, (message) => receive(world.app, message)).workOff();
  await by.recall();
  return kept.id;
}

type Waiting = Pick<Given, "nodeId" | "by" | "name"> & { readonly bytes: Uint8Array };

/** Leaves a file to be read, and gives its id. */
export async function handWaiting(at: TestDatabase, world: World, given: Waiting): Promise<number> {
  const kept = await keep(at, world, { ...given, kept: null });
  if (kept === "full") throw new Error("full");
  return kept.id;
}

async function keep(
  at: TestDatabase,
  world: World,
  { by, bytes, ...given }: Waiting & { readonly kept: TrueKind | null },
): ReturnType<typeof keepUpload> {
  const [from] = await at.sql`select id, person_id from address where chat_key = ${by.name}`;
  return inTransaction(at.db, (tx) =>
    keepUpload(tx, {
      ...given,
      personId: Number(from?.person_id),
      addressId: Number(from?.id),
      mime: "x",
      bytes,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      now: world.now(),
    }),
  );
}
