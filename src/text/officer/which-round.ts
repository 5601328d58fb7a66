// What an officer is asked where a command fits several open rounds. Sentences only.
import { formatDate } from "../format.ts";
import { commandDescriptions } from "./commands.ts";
import type { OfferWords } from "./officer.ts";

type Round = { readonly roundId: number; readonly roundTitle: string; readonly deadline: Date };

/** The choice of one round: by its name, or by its number in the list. */
export function roundOffer(tag: string, index: number): OfferWords {
  return { label: tag, word: tag, also: [`${index + 1}`, `đợt ${index + 1}`, `chọn ${index + 1}`] };
}

export const roundMeantText = {
  /** `instead`: the round chosen last, in which there is nothing to do. */
  which: (
    command: keyof typeof commandDescriptions,
    rounds: readonly (Round & { readonly tag: string })[],
    instead: string | null,
    zone: string,
  ) =>
    [
      instead === null
        ? `${commandDescriptions[command]}: ở đợt nào ạ?`
        : `${commandDescriptions[command]}: đợt “${instead}” đang chọn không có việc này. Ở đợt nào ạ?`,
      ...rounds.map(({ tag, roundTitle, deadline }, index) => {
        const due = `hạn ${formatDate(deadline, zone)}`;
        return `${index + 1}. ${tag === roundTitle ? `${tag}, ${due}` : `${tag}: “${roundTitle}”, ${due}`}`;
      }),
    ].join("\n"),
  unknown: (said: string, rounds: readonly Round[], zone: string) =>
    rounds.length === 0
      ? `Không có đợt ${said}. Hiện không có đợt nào đang mở.`
      : [
          `Không có đợt ${said}. Các đợt đang mở:`,
          ...rounds.map(
            ({ roundId, roundTitle, deadline }) =>
              `– --round ${roundId}: “${roundTitle}”, hạn ${formatDate(deadline, zone)}`,
          ),
        ].join("\n"),
} as const;
