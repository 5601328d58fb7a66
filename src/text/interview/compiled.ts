// What a unit that compiles is told: what came in below, its own part beside it, and who is missing. Pure.
import { type Value, valuesOf } from "../../form/answers.ts";
import { type Compiled, isHeldBelow } from "../../form/compiled.ts";
import type { Question } from "../../form/question.ts";
import type { Asked, NewOffer } from "../../interview/chat.ts";
import type { CompiledEvent } from "../../interview/compiled-events.ts";
import type { ChangeEvent } from "../../interview/events.ts";
import { unansweredOf } from "../../interview/next.ts";
import { formatNumber } from "../format.ts";
import {
  type Compiling,
  capital,
  compiles,
  isAdded,
  missingOf,
  mostNamed,
  namesOf,
  oneOf,
  ownOf,
  placesOf,
  sayBelow,
  sayCoverage,
} from "./below.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { whichReport } from "./rounds.ts";
import { sayAnswer, sayCell, sayExample, sayNo, sayRowLead, sayTurn, sayValues } from "./values.ts";

/** Of more units than are named only the first rows that hold something are shown. */
const mostRows = 8;
const longestHint = 70;
const mostWords = 8;

/** A group as it was found below, with the unit's own part asked in the same message. */
export function compiledGroup(c: Compiling, asked: Extract<Asked, { at: "group" }>): Speech {
  const group = c.q.groups.find(({ id }) => id === asked.id);
  const rows = asked.open.flatMap((id) => c.q.byId(id) ?? []);
  const [first] = rows;
  if (!group || !first) return { lines: [] };
  const held = rows.filter((row) => isHeldBelow(c.compiled, placesOf(row)));
  const shown = c.compiled.units.length <= mostNamed ? held : held.slice(0, mostRows);
  const title = [group.no === "" ? "" : `Mục ${group.no}`, group.title]
    .filter((part) => part !== "")
    .join(". ");
  const [example] = held.length > 0 ? held : rows;
  const inFull = c.chat.examples <= 2 || c.chat.refusals > 0;
  return {
    lines: [
      ...whichReport(c),
      `${sayTurn(c, first, rows.at(-1))} ${title}: cộng từ ${sayCoverage(c.compiled)} đã nộp.`,
      ...shown.map(
        (row) => `${row.main.no} ${shortened(row.main.text)}: ${sayBelow(c.compiled, row)}${hintOf(row)}`,
      ),
      ...(held.length > shown.length
        ? [`… và ${held.length - shown.length} dòng nữa có số (gõ “xem lại”).`]
        : []),
      [othersOf(c.compiled, rows, held), missingOf(c.compiled)].filter((part) => part !== "").join(" "),
      `${capital(ownOf(c.compiled))} có trực tiếp tổ chức thì gửi thêm${inFull && example ? `, ví dụ: ${sayRowLead(example)}: ${sayExample(c, example)}` : ""}. Không có thì gõ “lấy”.${held[0] ? ` Xem số của từng ${oneOf(c.compiled)}: “xem ${held[0].main.no}”.` : ""}`,
    ],
    offers: [
      offers.takeBelow(asked.open),
      ...takeAll(c, asked.open),
      offers.rows(group.id),
      offers.laterGroup(group.id),
      offers.back,
    ],
  };
}

/** Above a question that is asked by itself: what came in below; nothing where that cannot be added up. */
export function belowLines(c: SpeechContext, question: Question): string[] {
  if (compiles(c) && question.narrative) return wroteLines(c, question);
  if (!compiles(c) || !isAdded(question)) return [];
  const { compiled } = c;
  const held = isHeldBelow(compiled, placesOf(question));
  const found = held
    ? `${capital(oneOf(compiled))} đã nộp: ${sayBelow(compiled, question)}.`
    : `Chưa ${oneOf(compiled)} nào có (${sayCoverage(compiled)} đã nộp).`;
  return [`${found} Mục này hỏi thêm phần ${ownOf(compiled)} trực tiếp tổ chức; không có thì gõ “lấy”.`];
}

/** Beside a narrative: who wrote something there, and how all of it is read. */
function wroteLines({ compiled }: Compiling, question: Question): string[] {
  const wrote = compiled.wrote.get(question.places[0] ?? "") ?? 0;
  if (wrote === 0) return [];
  return [
    `${formatNumber(wrote)} ${oneOf(compiled)} có viết ở mục này. Đọc hết và viết phần của mình bằng Word: gõ “word”.`,
  ];
}

/** The choice that takes what came in below, with no part of the unit's own. */
export function belowOffers(c: SpeechContext, question: Question): NewOffer[] {
  return compiles(c) && isAdded(question) ? [offers.takeBelow([question.id])] : [];
}

/** Every open row of figures at once: who held nothing itself has only words left to write. */
function takeAll(c: Compiling, here: readonly string[]): NewOffer[] {
  const ids = unansweredOf(c.q, c.answers)
    .filter((question) => isAdded(question))
    .map(({ id }) => id);
  return ids.length > here.length ? [offers.takeAllBelow(ids)] : [];
}

type Answered = Extract<ChangeEvent, { type: "answered" }>;

/** "14 + 2 = 16 lớp; 353 + 60 = 413 người": how the unit's own part was added; null where nothing came in below. */
export function partAdded(c: SpeechContext, events: readonly Answered[]): Speech | null {
  if (!compiles(c)) return null;
  const rows = events.flatMap((event) => {
    const question = c.q.byId(event.id);
    const added = question && isAdded(question) ? sayAdded(c, question) : null;
    return question && added !== null ? [{ question, added }] : [];
  });
  const [first, second] = rows;
  if (!first || rows.length < events.length) return null;
  if (!second)
    return {
      lines: [`Đã cộng phần của ${ownOf(c.compiled)} vào ${first.question.main.no}: ${first.added}.`],
    };
  return {
    lines: [
      `Đã cộng phần của ${ownOf(c.compiled)} vào ${rows.length} dòng:`,
      ...rows.map(({ question, added }) => `${question.main.no}: ${added}`),
    ],
  };
}

function sayAdded({ compiled, answers }: Compiling, question: Question): string | null {
  const values = valuesOf(answers, question);
  if (!values || !isHeldBelow(compiled, placesOf(question))) return null;
  const said = question.cells.map(({ place }, at) => {
    const [below, own] = [compiled.sums.get(place)?.total ?? 0, Number(values[at] ?? 0)];
    return `${formatNumber(below)} + ${formatNumber(own)} = ${sayCell(question, at, below + own)}`;
  });
  return said.join("; ");
}

/** Rows that were taken as they came in, with no part of the unit's own. */
export function takenBelow(c: SpeechContext, ids: readonly string[]): string | null {
  if (!compiles(c)) return null;
  const rows = ids.flatMap((id) => c.q.byId(id) ?? []);
  if (rows.length === 0 || !rows.every(isAdded)) return null;
  const held = rows.filter((row) => isHeldBelow(c.compiled, placesOf(row)));
  const taken = held.length === 0 ? "chưa dòng nào có số" : `${held.length} dòng có số`;
  return `Đã lấy số của các ${oneOf(c.compiled)} cho ${rows.length} dòng (${taken}); phần ${ownOf(c.compiled)} trực tiếp tổ chức: không có.`;
}

/** The report as it will be handed in: every answered row of figures with what came in below. */
export function asReported(c: SpeechContext): SpeechContext {
  if (!compiles(c)) return c;
  const answers = new Map(c.answers);
  for (const question of c.q.questions.filter((one) => isAdded(one)))
    for (const { place } of question.cells) {
      const own = c.answers.get(place);
      const below = c.compiled.sums.get(place)?.total ?? 0;
      if (own && typeof own.value === "number") answers.set(place, { ...own, value: own.value + below });
    }
  return { ...c, answers };
}

/** " (phần xã: 2 lớp, 60 người)": what of a row is the unit's own, where something came in below as well. */
export function ownPartOf(c: SpeechContext, question: Question): string {
  const values = valuesOf(c.answers, question);
  if (!compiles(c) || !values || !isAdded(question)) return "";
  if (!isHeldBelow(c.compiled, placesOf(question)) || values.every((value) => value === 0)) return "";
  return ` (phần ${ownOf(c.compiled)}: ${sayValues(question, values)})`;
}

/** The total of all or the unit's own part: asked, never added. */
export function partOrTotal(
  c: SpeechContext,
  { rows, raw }: Extract<CompiledEvent, { type: "part-or-total" }>,
): Speech {
  if (!compiles(c)) return { lines: [] };
  const { compiled } = c;
  const said = rows.flatMap(({ id, typed }) => {
    const question = c.q.byId(id);
    return question
      ? [{ question, typed: sayValues(question, typed), below: sayBelow(compiled, question) }]
      : [];
  });
  const parts = rows.map(({ id, typed }) => ({ id, values: [...typed] }));
  const asPart = offers.ownPart(ownOf(compiled), { do: "own-part", rows: parts, raw });
  const rests = rows.flatMap(({ id, rest }) => (rest === null ? [] : [{ id, values: [...rest] }]));
  const asTotal = rests.length === rows.length ? [offers.total({ do: "own-part", rows: rests, raw })] : [];
  const [only, second] = said;
  const own = ownOf(compiled);
  if (asTotal.length === 0)
    return {
      lines: [
        ...said.map(
          ({ question, typed, below }) =>
            `Mục ${question.main.no}: các ${oneOf(compiled)} đã có ${below}, lớn hơn tổng có thể là ${typed}.`,
        ),
        `Nếu đó là phần ${own} trực tiếp tổ chức, gõ “phần ${own}”; chưa đúng xin gửi lại.`,
      ],
      offers: [asPart, offers.again],
    };
  const head =
    only && !second
      ? `${only.typed} là tổng của cả ${own}, hay chỉ phần ${own} trực tiếp tổ chức ạ? (Các ${oneOf(compiled)} đã nộp: ${only.below}.)`
      : `Các số này là tổng của cả ${own}, hay chỉ phần ${own} trực tiếp tổ chức ạ?`;
  const list =
    said.length > 1
      ? said.map(
          ({ question, typed, below }) =>
            `${question.main.no}: ${typed} (các ${oneOf(compiled)} đã nộp: ${below})`,
        )
      : [];
  return {
    lines: [head, ...list, `Gõ “tổng” hoặc “phần ${own}”.`],
    offers: [...asTotal, asPart, offers.again],
  };
}

/** Who has what at a row, the biggest first, or who has handed in. */
export function belowShown(
  c: SpeechContext,
  { id }: Extract<CompiledEvent, { type: "compiled-shown" }>,
): Speech {
  if (!compiles(c)) return { lines: [] };
  const question = id === null ? undefined : c.q.byId(id);
  return { lines: question ? rowBelow(c, question) : unitsBelow(c.compiled) };
}

function rowBelow(c: Compiling, question: Question): string[] {
  const { compiled } = c;
  const places = placesOf(question);
  const valueAt = (unit: number) => (place: string) =>
    compiled.sums.get(place)?.parts.find((part) => part.unit === unit)?.value ?? 0;
  const order = new Map(
    places.flatMap((place) => compiled.sums.get(place)?.parts ?? []).map(({ unit }) => [unit, 0]),
  );
  for (const unit of order.keys()) order.set(unit, Math.max(...places.map(valueAt(unit))));
  const having = [...order].filter(([, most]) => most > 0).sort(([a, x], [b, y]) => y - x || a - b);
  const shown = having.slice(0, mostNamed).map(([unit]) => {
    const values: Value[] = places.map(valueAt(unit));
    return `${compiled.units[unit]?.name ?? ""}: ${sayValues(question, values)}`;
  });
  const none = compiled.units.filter(
    ({ submissionId }, at) => submissionId !== null && !having.some(([unit]) => unit === at),
  );
  const own = sayAnswer(question, c.answers);
  return [
    `${capital(sayNo(question))}. ${question.main.text}: ${having.length > 0 ? sayBelow(compiled, question) : `chưa ${oneOf(compiled)} nào có`}.`,
    ...shown,
    ...(having.length > shown.length ? [`… và ${having.length - shown.length} ${oneOf(compiled)} khác`] : []),
    ...(own === null ? [] : [`Phần ${ownOf(compiled)} trực tiếp tổ chức: ${own}`]),
    ...(none.length > 0 ? [`Không có: ${namesOf(none)}.`] : []),
    ...(missingOf(compiled) === "" ? [] : [missingOf(compiled)]),
  ];
}

function unitsBelow(compiled: Compiled): string[] {
  const sent = compiled.units.filter(({ submissionId }) => submissionId !== null);
  return [
    `Đã nộp ${sayCoverage(compiled)}${sent.length > 0 ? `: ${namesOf(sent)}` : ""}.`,
    missingOf(compiled) === "" ? `Tất cả các ${oneOf(compiled)} đã nộp.` : missingOf(compiled),
  ];
}

function othersOf(compiled: Compiled, rows: readonly Question[], held: readonly Question[]): string {
  if (held.length === rows.length) return "";
  if (held.length === 0) return `Chưa ${oneOf(compiled)} nào có.`;
  return `Các dòng khác: chưa ${oneOf(compiled)} nào có.`;
}

function hintOf({ hint }: Question): string {
  return hint && hint.length <= longestHint ? `. ${hint}` : "";
}

/** A row's first words: it is known by its number, and a phone's screen is short. */
function shortened(text: string): string {
  const words = text.replace(/\s+\(.*$/u, "").split(/\s+/u);
  return words.length <= mostWords ? words.join(" ") : `${words.slice(0, mostWords).join(" ")}…`;
}
