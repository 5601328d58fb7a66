// How places are made and taken apart.
import { expect, it } from "vitest";
import {
  cellPlace,
  columnOf,
  gatePlace,
  isInTable,
  isNotePlace,
  notePlace,
  rowStem,
} from "../../src/form/place.ts";

it("makes the places that stand in stored reports", () => {
  expect(cellPlace(rowStem("n2_5", "r1_7"), "people")).toBe("n2_5/r1_7/people");
  expect(notePlace(rowStem("n2_5", "r11"))).toBe("n2_5/r11/note");
  expect(notePlace("n1_3a")).toBe("n1_3a/note");
  expect(gatePlace(rowStem("n2_5", "r1"))).toBe("n2_5/r1/gate");
});

it("tells remarks and cells apart", () => {
  expect(["n2_5/r1_7/people", "n2_5/r11/note", "n1_1"].map(columnOf)).toEqual(["people", "note", "n1_1"]);
  expect(["n2_5/r11/note", "n1_1/note", "note", "n1/notes"].map(isNotePlace)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(["n2_5/r1_7", "n2_50/r1", "n2_5"].map((place) => isInTable(place, "n2_5"))).toEqual([
    true,
    false,
    false,
  ]);
});
