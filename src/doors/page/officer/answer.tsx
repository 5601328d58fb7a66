// What a command answered, on a page: its text, its file, its choices as buttons, its question with a line to answer.
import type { Reply } from "../../../commands/shared/command.ts";
import { roundWords } from "../../../text/page/officer-round.ts";

/** `here`: where its choices are posted; `file`: where the file that came with it is fetched. */
export function Answer({
  here,
  reply,
  file,
}: {
  readonly here: string;
  readonly reply: Reply;
  readonly file: string | null;
}) {
  const commands = (reply.offers ?? []).flatMap(({ label, action }) =>
    action.do === "command" ? [{ label, name: action.name, args: action.args }] : [],
  );
  return (
    <section class="card" aria-label={roundWords.said}>
      <p class="message" role="status">
        {reply.text}
      </p>
      {file === null ? null : (
        <form method="post" action={file}>
          <button type="submit" class="main">
            {roundWords.download}
          </button>
        </form>
      )}
      <div class="row">
        {commands.map(({ label, name, args }) => (
          <form method="post" action={here}>
            <input type="hidden" name="name" value={name} />
            <input type="hidden" name="args" value={args} />
            <button type="submit">{label}</button>
          </form>
        ))}
      </div>
      {reply.ask ? (
        <form method="post" action={here}>
          <input type="hidden" name="name" value={reply.ask.name} />
          <input type="hidden" name="args" value={reply.ask.args} />
          <label>
            {roundWords.answer}
            <input type="text" name="text" autocomplete="off" required />
          </label>
          <button type="submit">{roundWords.send}</button>
        </form>
      ) : null}
    </section>
  );
}
