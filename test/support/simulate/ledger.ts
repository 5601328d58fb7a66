// What the simulated province meant: every sealed report's own figures, and which reports each compiled one was made of. Imports nothing of the product.

/** By the number printed before a row, "1.7": what it holds. */
export type Figures = ReadonlyMap<string, readonly number[]>;
export type Texts = ReadonlyMap<string, string>;

/** A sealed version: of a compiling unit its own part alone, with the versions of those below it. */
export type SealedMeant = {
  readonly code: string;
  readonly version: number;
  readonly figures: Figures;
  readonly texts: Texts;
  readonly sources: readonly SealedMeant[];
  /** How many units should be in it. */
  readonly of: number;
  readonly late: boolean;
};

export type LedgerUnit = {
  readonly code: string;
  readonly parent: string | null;
  readonly compiles: boolean;
  /** Owes a report of itself. */
  readonly owes: boolean;
};

export type Ledger = {
  /** Seals what a unit means now: its figures with, where it compiles, what is sealed below it. */
  seal(code: string, meant: { figures: Figures; texts: Texts; late: boolean }): SealedMeant;
  /** Hangs a unit below another one. */
  move(code: string, parent: string): void;
  parentOf(code: string): string | null;
  /** The reports that a unit adds up which seals none itself. */
  counted(code: string): readonly SealedMeant[];
  exempt(code: string): void;
  current(code: string): SealedMeant | null;
  isExempt(code: string): boolean;
  /** The units whose reports go to this one. */
  below(code: string): readonly string[];
};

export function ledgerOf(units: readonly LedgerUnit[]): Ledger {
  const sealed = new Map<string, SealedMeant[]>();
  const exempted = new Set<string>();
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const current = (code: string) => sealed.get(code)?.at(-1) ?? null;
  /** Whoever only collects, or owes nothing any more, lets those below it report past it. */
  const below = (code: string): string[] =>
    units
      .filter((unit) => parents.get(unit.code) === code)
      .flatMap((unit) => (unit.owes && !exempted.has(unit.code) ? [unit.code] : below(unit.code)));
  /** What another compiled report holds of it now is counted there: it stood below that one before. */
  const isFree = (code: string, forWhom: string) =>
    units.every(
      (unit) =>
        unit.code === forWhom ||
        exempted.has(unit.code) ||
        !current(unit.code)?.sources.some((source) => source.code === code),
    );
  return {
    current,
    below,
    parentOf: (code) => parents.get(code) ?? null,
    counted: (code) => {
      const all = below(code).flatMap((each) => current(each) ?? []);
      const held = new Set(
        all.flatMap(({ sources }) => sources.flatMap(reportsIn)).map((report) => report.code),
      );
      return all.filter((report) => !held.has(report.code));
    },
    move: (code, parent) => parents.set(code, parent),
    isExempt: (code) => exempted.has(code),
    exempt: (code) => exempted.add(code),
    seal: (code, { figures, texts, late }) => {
      const reporting = byCode.get(code)?.compiles ? below(code) : [];
      const earlier = sealed.get(code) ?? [];
      const made: SealedMeant = {
        code,
        version: earlier.length + 1,
        figures: new Map(figures),
        texts: new Map(texts),
        sources: reporting.filter((each) => isFree(each, code)).flatMap((each) => current(each) ?? []),
        of: reporting.length,
        late,
      };
      sealed.set(code, [...earlier, made]);
      return made;
    },
  };
}

/** A report with everything that it was made of. */
export function reportsIn(report: SealedMeant): readonly SealedMeant[] {
  return [report, ...report.sources.flatMap(reportsIn)];
}

/** What a sealed report says in all: its own part with everything it was made of, row by row. */
export function totalOf(report: SealedMeant): Map<string, number[]> {
  return added([report.figures, ...report.sources.map(totalOf)]);
}

/** The sum of several, row by row and cell by cell. */
export function added(all: readonly Figures[]): Map<string, number[]> {
  const sum = new Map<string, number[]>();
  for (const figures of all)
    for (const [no, amounts] of figures) {
      const before = sum.get(no) ?? amounts.map(() => 0);
      sum.set(
        no,
        amounts.map((amount, at) => amount + (before[at] ?? 0)),
      );
    }
  return sum;
}
