// Drafts that were kept by an older program: what was read then is there, and what was not read is not known.
import { expect, it } from "vitest";
import { draftShape } from "../../src/draft/draft.ts";
import { draftOf } from "../../src/draft/draft-of.ts";
import { kinds, readNamed } from "../support/dispatches/read.ts";

it("of the time before the signing day was read has none, and everything else", async () => {
  const draft = draftOf(await readNamed("1-ma-tran-hoc-sinh.docx"), {}, kinds);
  expect(draft.found?.cover.signed?.value).toBe("2026-11-02");
  const { found, ...rest } = draft;
  if (!found) throw new Error("nothing was found");
  const { signed: _, ...cover } = found.cover;
  const kept = JSON.parse(JSON.stringify({ ...rest, found: { ...found, cover }, v: 1 }));
  const lifted = draftShape.read(kept);
  expect(lifted.found?.cover).toEqual({ ...cover, signed: null });
  expect({ ...lifted, found: null }).toEqual({ ...rest, found: null });
  expect(draftShape.read({ ...kept, found: null }).found).toBeNull();
});
