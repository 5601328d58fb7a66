// Says what was measured, in Markdown: medians, and ratios within one run.
import { median } from "./figures.ts";
import type { Runs, Size } from "./measure.ts";
import type { Measured, Side } from "./side.ts";
import type { Start } from "./start.ts";

/** The sides that others are compared with. */
export type Compared = { readonly peer: Side; readonly writes: Side | null };

export function answersTable(runs: Runs, { peer, writes }: Compared): string[] {
  const rows = [...loadsOf(runs)].flatMap((atOnce) =>
    [...runs].map(([side, of]) => {
      const cpu = cpuOf(of.get(atOnce));
      const peerCpu = cpuOf(runs.get(peer)?.get(atOnce));
      const bareCpu = writes === null ? null : cpuOf(runs.get(writes)?.get(atOnce));
      const measured = of.get(atOnce) ?? [];
      const rate = median(measured.map(({ answers, seconds }) => answers / seconds));
      return [
        ...[
          String(atOnce),
          side.name,
          rate.toFixed(0),
          median(measured.map(({ waitMs }) => waitMs)).toFixed(1),
        ],
        ...[cpu.toFixed(1), ...partsOf(measured)],
        ...[(cpu / peerCpu).toFixed(2), bareCpu === null ? "no pgbench" : (bareCpu / cpu).toFixed(2)],
      ];
    }),
  );
  const titles = [
    "people at once",
    "side",
    "answers/s",
    "ms until the reply",
    "CPU ms each",
    "program",
    "PostgreSQL",
  ];
  return table([...titles, "CPU beside grammY's", "pgbench's CPU beside it"], rows);
}

export function longTable(runs: Runs, width: number): string[] {
  const [ours, peer] = [...runs.values()];
  const rows = [...loadsOf(runs)].map((from) => {
    const [mine, theirs] = [cpuOf(ours?.get(from)), cpuOf(peer?.get(from))];
    const parts = [partsOf(ours?.get(from) ?? []), partsOf(peer?.get(from) ?? [])];
    return [
      `${from} to ${from + width - 1}`,
      ...[mine.toFixed(1), parts[0]?.join(" + ") ?? "", theirs.toFixed(1), parts[1]?.join(" + ") ?? ""],
      (mine / theirs).toFixed(2),
    ];
  });
  return table(["questions", "tonghop", "of these", "grammY", "of these", "tonghop beside grammY"], rows);
}

export function startTable(starts: ReadonlyMap<string, Start>): string[] {
  const rows = [...starts].map(([name, { seconds, restMiB, helpSeconds, summarySeconds }]) => [
    ...[name, `${seconds.toFixed(1)} s`, `${restMiB.toFixed(0)} MiB`],
    `${helpSeconds.toFixed(2)} s, ${summarySeconds.toFixed(2)} s`,
  ]);
  return table(
    ["side", "until the page answers", "memory at rest", "CPU of the command line: help, a query"],
    rows,
  );
}

type Results = {
  readonly command: string;
  readonly commit: string;
  readonly minutes: number;
  /** On what it was measured, a line each. */
  readonly machine: readonly string[];
  readonly size: Size;
  readonly answers: readonly string[];
  readonly long: { readonly table: readonly string[]; readonly memory: string };
  readonly start: readonly string[];
};

/** The whole page. */
export function results({ command, commit, minutes, machine, size, answers, long, start }: Results): string {
  const { rounds, people, questions } = size;
  return `# What an answer costs

Written by \`${command}\` at commit ${commit}, in ${minutes.toFixed(0)} minutes.

${machine.map((line) => `- ${line}`).join("\n")}

Ratios are of one run, in which the sides took turns: medians of ${rounds} rounds. CPU is user and system time of a
side's whole process tree, milliseconds for one answer: of its own program, and of all processes of its PostgreSQL. All
programs share the machine with whoever writes and with the fake Telegram, whose CPU is not counted.

## An answer: webhook, committed, reply accepted

${people} people answer a form of ${questions} questions, one number each. grammY: the same questions as a conversation
of \`@grammyjs/conversations\` kept by \`@grammyjs/storage-psql\`, each answer stored in a table. pgbench: what an answer
writes, in one transaction over at most ten connections; its CPU beside ours says how much of ours is bare writing.

${answers.join("\n")}

## The last questions beside the first

The same with ${size.long.questions} questions, ten people at once, CPU in milliseconds for one answer.

${long.table.join("\n")}

Memory of tonghop's program: ${long.memory}.

## Starting

As \`npm start\` does, over a database that is there, its own PostgreSQL included.

${start.join("\n")}
`;
}

function loadsOf(runs: Runs): Set<number> {
  return new Set([...runs.values()].flatMap((of) => [...of.keys()]));
}

/** Milliseconds of CPU for one answer. */
function cpuOf(measured: readonly Measured[] = []): number {
  return median(measured.map(({ programMs, postgresMs }) => programMs + postgresMs));
}

function partsOf(measured: readonly Measured[]): string[] {
  const program = median(measured.map(({ programMs }) => programMs));
  return [program.toFixed(1), median(measured.map(({ postgresMs }) => postgresMs)).toFixed(1)];
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)];
}
