// The round in a command's arguments: as an officer types it, and as a choice carries it. Pure.

/** What a command's arguments say of the round, and the rest of them. A phone makes one dash of two. */
export function roundSaid(args: string): { readonly round: string | null; readonly rest: string } {
  const found = /^(?:--|[—–])round(?:\s+|=)(\d{1,9})(?:\s+|$)/u.exec(args);
  if (found?.[1]) return { round: found[1], rest: args.slice(found[0].length).trim() };
  const last = /(?:^|\s)(?:--|[—–])round(?:\s+|=)(\d{1,9})$/u.exec(args);
  return last?.[1] ? { round: last[1], rest: args.slice(0, last.index).trim() } : { round: null, rest: args };
}

/** The arguments with the round that they are about, as a choice carries them. */
export function inRound(roundId: number, args: string): string {
  return `--round ${roundId} ${args}`.trim();
}
