// What is asked: the types of a question, of a group of them and of a whole questionnaire. Pure types.
import type { Cell } from "./cells.ts";
import type { Form, Profile, Row } from "./form.ts";
import type { Place } from "./place.ts";
import type { Seat } from "./seats.ts";

/** How a question is shown at one spot of the form; a linked question has two. */
export type Showing = { readonly no: string; readonly text: string };

/** Something is asked only while conditions hold: those of its seat in the form, of units with this profile. */
export type Condition = { readonly form: Form; readonly profile: Profile; readonly seat: Seat };

/** One thing to ask: a narrative item or a table row. A row of several cells is one question over several places. */
export type Question = {
  /** `item` or `item/row`, the stem of its places. */
  readonly id: string;
  /** Its values in the order they are spoken. */
  readonly cells: readonly Cell[];
  /** A whole message is its answer: a narrative or a free row. */
  readonly narrative: boolean;
  /** Where it stands in the table, or in the narrative for an item. */
  readonly main: Showing;
  /** The part with numbers of its own in which it stands ("B2"), and its number there ("3"); `main.no` is "B2.3". */
  readonly part: { readonly name: string; readonly no: string } | null;
  /** The narrative item that shows the same figure (I.3 = row 10), asked first in the dispatch's order. */
  readonly alias: (Showing & { readonly itemId: string }) | null;
  /** Value places in the order they are spoken. */
  readonly places: readonly Place[];
  readonly notePlace: Place;
  /** Spoken noun per place. */
  readonly nouns: readonly string[];
  readonly unit: string;
  readonly hint: string | null;
  readonly groupId: string | null;
  readonly gate: Place | null;
  /** Asked as yes/no and stored as 1 or 0 at its only place. */
  readonly askAs: NonNullable<Row["askAs"]>[string] | null;
  readonly rowId: string | null;
  /** It asks for lines, any number of them: its only value is how many there are, once the list is closed. */
  readonly list: LineList | null;
  /** Asked only while all that stands over its seat holds; null of what is asked always. */
  readonly when: Condition | null;
  /** It is the proof of a yes: asked only while that stands at this place. */
  readonly proofOf: Place | null;
};

/** The lines that a question asks for. */
export type LineList = {
  readonly least: number;
  readonly most: number;
  /** What a line is called: "người". */
  readonly noun: string;
  /** The cells of a line; `place` of each is that of a line with this id. */
  cells(line: string): readonly Cell[];
  /** The same with those that are worked out, which nobody types: all that is printed of a line. */
  readonly printed: readonly Cell[];
  /** Columns that are added up. */
  readonly totals: readonly string[];
};

/** The rows one message may ask together, with the gate that settles all of them, if any. */
export type Group = {
  readonly id: string;
  readonly no: string;
  readonly title: string;
  readonly gate: { readonly place: Place; readonly question: string } | null;
  readonly questions: readonly Question[];
};

export type Order = "official" | "figures";

/** Everything a walk needs to know of a form for one profile. */
export type Questionnaire = {
  readonly form: Form;
  readonly profile: Profile;
  readonly questions: readonly Question[];
  readonly groups: readonly Group[];
  byId(id: string): Question | undefined;
  byNo(no: string): Question | undefined;
  byPlace(place: Place): Question | undefined;
  /** All questions in the order they are asked. */
  inOrder(order: Order): readonly Question[];
};
