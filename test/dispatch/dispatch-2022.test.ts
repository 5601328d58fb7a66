// The dispatch of 2022 in the hands of others: merged heads, a row out of place, a table cut in two, numbers by Word, a paste.
import { beforeAll, describe, expect, it } from "vitest";
import { readFile, readPaste } from "../../src/files/read.ts";
import { factsOf as facts } from "../support/dispatches/facts.ts";
import { document2022, html2022 } from "../support/dispatches/make-2022.ts";
import { readBlocks, readNamed } from "../support/dispatches/read.ts";

describe("the dispatch of 2022 reads the same", () => {
  let wanted: ReturnType<typeof facts>;
  beforeAll(async () => {
    // Held against the shipped form in dispatches.test.ts.
    wanted = facts(await readNamed("dispatch-2022.txt"));
    expect(wanted.rows).toHaveLength(44);
  });

  it.each([
    ["with a merged head", { merged: true, cut: false, numbered: false, shifted: false }],
    [
      "with a row out of place and its table cut in two",
      { merged: true, cut: true, numbered: false, shifted: true },
    ],
    ["as typed, without merges", { merged: false, cut: true, numbered: false, shifted: true }],
    ["numbered by Word", { merged: true, cut: false, numbered: true, shifted: true }],
  ])("%s", async (_, how) => {
    const { blocks } = await readFile("cong-van.docx", await document2022(how));
    expect(facts(readBlocks(blocks))).toEqual(wanted);
  });

  it("pasted", () => {
    const { blocks } = readPaste({ html: html2022(), text: "" });
    expect(facts(readBlocks(blocks))).toEqual(wanted);
  });
});
