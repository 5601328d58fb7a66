// Every question of an interview × every spelling of yes and no: it answers that question, as its button does; where it
// can mean nothing, nothing is stored, and whatever has to be chosen can still be chosen.
import { describe, expect, it } from "vitest";
import type { Action, NewOffer } from "../../src/interview/chat.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import { offers } from "../../src/text/interview/offers.ts";
import type { Interview } from "../support/chat/interview.ts";
import { casesOf } from "../support/run/thorough.ts";
import { allScenes } from "./questions.ts";
import { at, type Scene } from "./scenes.ts";
import { answers, courteous, listed, telex, unmarked } from "./yes-no-spellings.ts";

/** The figures and texts that stand; that a group of rows is to be answered at all is no figure. */
function figures({ stored }: Interview): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(stored).filter(([place]) => !place.endsWith("/gate")));
}

const labels = ({ offered }: Interview) => offered.map(({ label }) => label);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a message can do besides writing figures and texts. */
const deeds: ReadonlySet<InterviewEvent["type"]> = new Set([
  "noted",
  "waived",
  "nothing-held",
  "requested",
  "sealed",
]);

/** Whether nothing was done, and what has to be chosen can still be chosen. */
function isUndone(question: Interview, after: Interview, chooses: boolean): boolean {
  return (
    same(figures(after), figures(question)) &&
    !after.events.some(({ type }) => deeds.has(type)) &&
    (!chooses || labels(question).every((label) => labels(after).includes(label)))
  );
}

/** Whether the answer does what it should; taking a choice leaves what pressing it leaves. */
function checkOf(question: Interview, does: Scene["yes"], chooses: boolean): (after: Interview) => boolean {
  if (does === null) return (after) => isUndone(question, after, chooses);
  if (typeof does !== "string") return (after) => same(figures(after), { ...figures(question), ...does });
  const taken = question.press(does);
  return (after) =>
    same(figures(after), figures(taken)) &&
    after.sealed === taken.sealed &&
    same(labels(after), labels(taken));
}

const scenes = allScenes();
/** How many questions share the words as they are listed. */
const sharing = casesOf({ few: 5, many: 1 });

describe("a yes or a no at a question of the bot", () => {
  it.each(scenes.map(([name, scene], turn) => [name, scene, turn] as const))("%s", (_, scene, turn) => {
    const question = scene.asked();
    const does = { ...scene, wrong: scene.wrong === undefined ? scene.no : scene.wrong };
    const chooses = scene.chooses ?? false;
    // In the long run every question hears each word as it is listed and without its marks, and the other ways to type
    // it go round; among all tests everything goes round, so that neighbours, which are alike, share the words.
    const someOf = (words: readonly string[], every: number) =>
      words.filter((_, at) => at % every === turn % every);
    const failed = answers.flatMap((answer) => {
      const isRight = checkOf(question, does[answer], chooses);
      // Where a "không" is a figure it is read as one, and its keys are none.
      const keys = typeof does[answer] === "object" && does[answer] !== null ? [] : telex[answer];
      const spoken = [
        ...someOf([...listed[answer], ...unmarked[answer]], sharing),
        ...someOf([...courteous[answer], ...keys], 3 * sharing),
      ];
      const wrong = spoken.filter((word) => {
        const after = question.say(word);
        // Typed without marks it may be two of the words that stand there: then it is asked which.
        return !(after.text.includes("Xin gõ lại có dấu")
          ? isUndone(question, after, false)
          : isRight(after));
      });
      return wrong.map((word) => `${answer}: ${word}`);
    });
    expect(failed).toEqual([]);
  });

  it("takes back nothing that was given of a row before, and nothing that was confirmed", () => {
    const half = at("1.7").sayAll("30 lớp", "sai", "vâng", "1148 em");
    expect(figures(half)).toEqual({ "n2_5/r1_7/count": 30, "n2_5/r1_7/people": 1148 });
    const confirmed = at("1.7").say("1/1148").press("Đúng").sayAll("0", "k", "đúng");
    expect(figures(confirmed)).toEqual({ "n2_5/r1_7/count": 1, "n2_5/r1_7/people": 1148 });
    expect(confirmed.text).toContain("Xin cho biết lý do");
  });

  it("stands under every choice that is a yes or a no", () => {
    const key = ({ word, answers, action }: NewOffer) => `${answers} ${word}: ${action.do}`;
    const met = new Set(scenes.flatMap(([, { asked }]) => asked().offered.map(key)));
    const answering = Object.values(oneOfEach).filter(({ answers }) => answers !== undefined);
    expect(answering.map(key).filter((one) => !met.has(one))).toEqual([]);
  });
});

const take: Action = { do: "take", id: "n2_5/r1_1", values: [1], raw: "1", waive: false };
/** Every choice that there is, each with any action: a new one does not compile until it stands here. */
const oneOfEach = {
  none: offers.none("n2_5/r1_1"),
  option: offers.option("n2_5/r1_1", { id: "tot", label: "Tốt" }),
  allOfThem: offers.allOfThem("Cả hai dòng", { do: "said", text: "tất cả: tốt" }),
  onlyThis: offers.onlyThis("1.1", take),
  yes: offers.yes("n2_5/r7_2", 1),
  no: offers.no("n2_5/r7_2", 0),
  later: offers.later,
  keepAnswer: offers.keepAnswer,
  keepGroup: offers.keepGroup,
  back: offers.back,
  figuresFirst: offers.figuresFirst,
  gateNo: offers.gateNo("n2_5/r1"),
  noneOfThem: offers.noneOfThem(["n2_5/r2", "n2_5/r3"]),
  wholeReport: offers.wholeReport(take, []),
  notNothing: offers.notNothing,
  noProof: offers.noProof("không có minh chứng"),
  proofOf: offers.proofOf("3", take),
  haveAll: offers.haveAll("g1", ["b1/t1"]),
  haveNone: offers.haveNone(["b1/t1"]),
  bothSides: offers.bothSides(take),
  restLater: offers.restLater(take),
  rows: offers.rows("n2_5/r1"),
  rest: offers.rest("n2_5/r1"),
  restNone: offers.restNone("n2_5/r1"),
  laterGroup: offers.laterGroup("n2_5/r1"),
  undo: offers.undo("n2_5/r1"),
  gateAll: offers.gateAll("n2_5/r1", "không"),
  keepFigures: offers.keepFigures,
  more: offers.more("n1_1"),
  done: offers.done,
  closeList: offers.closeList,
  addLines: offers.addLines({ do: "add-lines", id: "tb", lines: [] }),
  notLines: offers.notLines,
  lacks: offers.lacks("môn", { do: "add-lines", id: "tb", lines: [] }),
  dropLines: offers.dropLines({ do: "drop-lines", id: "tb", lines: [] }),
  dropLine: offers.dropLine("1", { do: "drop-lines", id: "tb", lines: [] }),
  keepLines: offers.keepLines,
  writeCell: offers.writeCell("2", take),
  keepBefore: offers.keepBefore(["n2_5/r1_1"]),
  right: offers.right(take),
  verbatim: offers.verbatim(take),
  append: offers.append("Nối", take),
  thisItem: offers.thisItem(take),
  openToCorrect: offers.openToCorrect({ do: "correct", said: "1.7: 2/73" }),
  leaveSealed: offers.leaveSealed,
  writeKept: offers.writeKept(take),
  askOffice: offers.askOffice(take),
  again: offers.again,
  againIfNot: offers.againIfNot,
  sentTwice: offers.sentTwice,
  itCounts: offers.itCounts("2/73"),
  doesNotCount: offers.doesNotCount,
  swap: offers.swap("Đổi", take),
  keepTyped: offers.keepTyped("Giữ", take),
  replace: offers.replace("Thay", take),
  keepAsIs: offers.keepAsIs("Giữ", take),
  reading: offers.reading("Ghi 1", "ghi 1", take),
  onlyReading: offers.onlyReading("Ghi 1", take),
  fileSheet: offers.fileSheet("Năm 2022", 1),
  fileOwn: offers.fileOwn,
  fileTake: offers.fileTake,
  fileShow: offers.fileShow,
  fileLeave: offers.fileLeave,
  fileLeaveLater: offers.fileLeaveLater,
  fileDrop: offers.fileDrop(1),
  fileKeep: offers.fileKeep,
  fileReplace: offers.fileReplace("1.7", "n2_5/r1_7"),
  fileAddLines: offers.fileAddLines(["ds/lines"]),
  fileCell: offers.fileCell(["ds/l1_1/dt"]),
  fileCells: offers.fileCells("2", ["ds/l1_1/dt", "ds/l1_2/dt"]),
  fileReplaceAll: offers.fileReplaceAll(["n2_5/r1_7"]),
  dashesNone: offers.dashesNone("2", ["n2_5/r1_7"]),
  dashesApart: offers.dashesApart,
  blanksNone: offers.blanksNone(["n2_5/r1_7"]),
  blanksApart: offers.blanksApart,
  example: offers.example,
  askColleague: offers.askColleague,
  review: offers.review,
  submit: offers.submit,
  draft: offers.draft,
  answerLater: offers.answerLater,
  incomplete: offers.incomplete(1),
  seal: offers.seal(1, null),
  notYet: offers.notYet,
  change: offers.change("n2_5/r1_1"),
  changeRow: offers.changeRow("1.1", "n2_5/r1_1"),
  takeBelow: offers.takeBelow(["n2_5/r1_1"]),
  takeAllBelow: offers.takeAllBelow(["n2_5/r1_1"]),
  sealAgain: offers.sealAgain,
  leaveLater: offers.leaveLater,
  total: offers.total({ do: "own-part", rows: [], raw: "" }),
  ownPart: offers.ownPart("xã", { do: "own-part", rows: [], raw: "" }),
  keepRow: offers.keepRow("n2_5/r4_3"),
  keepRight: offers.keepRight("n2_5/r4_3"),
  agreeRow: offers.agreeRow("n2_5/r4_3"),
  revise: offers.revise,
} satisfies Record<keyof typeof offers, NewOffer>;
