// /dispatch: the files of the dispatch that the round is about, for everybody who has a part in it.
import { dispatchFiles } from "../../store/officer/draft-files.ts";
import { mayHave } from "../../store/people/rights.ts";
import { dispatchFileOffer, dispatchText } from "../../text/officer/dispatch.ts";
import { commandOffer, type PersonCommand, type PersonContext, type Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

/** Without an argument the one file, or the list of several; a choice gives one of them: `get FILE NODE`. */
export const dispatch: PersonCommand = {
  name: "dispatch",
  aliases: commandNames.dispatch.aliases,
  async run(context, args) {
    const [, file, node] = /^get (\d{1,15}) (\d{1,15})$/u.exec(args) ?? [];
    if (file !== undefined && node !== undefined) return give(context, Number(file), Number(node));
    const { standings } = context;
    // Of several reports the one that the chat works on; the newest open one otherwise.
    const here = standings.find(({ nodeId }) => nodeId === context.nodeId) ?? standings[0];
    if (!here) return { text: dispatchText.nowhere };
    const files = await dispatchFiles(context.tx, here.nodeId);
    const [only] = files;
    if (!only) return { text: dispatchText.none(here.roundTitle) };
    if (files.length === 1) return give(context, only.id, here.nodeId);
    return {
      text: dispatchText.list(here.roundTitle, files),
      offers: files.map(({ id }, index) =>
        commandOffer(dispatchFileOffer(index + 1), "dispatch", `get ${id} ${here.nodeId}`),
      ),
    };
  },
};

async function give({ tx, personId }: PersonContext, fileId: number, nodeId: number): Promise<Reply> {
  const document = { type: "dispatch", fileId, nodeId } as const;
  if (!(await mayHave(tx, personId, document))) return { text: dispatchText.gone };
  const files = await dispatchFiles(tx, nodeId);
  const name = files.find(({ id }) => id === fileId)?.name ?? "";
  return { text: dispatchText.ready(name), document };
}
