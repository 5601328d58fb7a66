// Who posts on the page: a session, or somebody whom nobody knows yet. They wait for their turn, and leave no row behind
// before they show a code that opens something.
import type { Context } from "hono";
import type { App } from "../../../app.ts";
import type { WebPost } from "../../../channels/web.ts";
import { codeHeldIn, isGuess } from "../../../engine/joining/join-code.ts";
import { saidByStranger } from "../../../engine/joining/stranger-said.ts";
import { parseCode } from "../../../store/people/codes.ts";
import { countWrong, weighCode } from "../../../store/people/wrong-codes.ts";
import { endedSession } from "../../../text/page/page.ts";
import { joinText } from "../../../text/people/join.ts";
import { toStranger } from "../../../text/people/stranger.ts";
import type { StrangerTurns } from "../../http/stranger-turns.ts";
import { Crowded } from "../../http/turns.ts";
import {
  currentSession,
  hasCookie,
  leaveSession,
  newSession,
  type SeenSession,
  shownHash,
} from "./session.ts";

/** `first`: the message had not come before. */
export type Taken = { readonly answer: Response; readonly first: boolean };

export type Visitors = {
  /**
   * The session of a request; null when it has none that lives.
   *
   * @throws Crowded when too many wait whose cookie was not seen before
   */
  recognise(c: Context): Promise<SeenSession | null>;
  /**
   * Ends the session of a request and takes its cookie away.
   *
   * @throws Crowded when too many wait whose cookie was not seen before
   */
  leave(c: Context): Promise<void>;
  /**
   * Takes what somebody with a session posts. If it is a code it is weighed before: the chat itself says what is wrong
   * with it, and it counts for the network once, however often its page has to send it.
   *
   * @throws Crowded when too many wait, or the network is slowed for its wrong codes
   */
  hear(c: Context, post: WebPost, take: () => Promise<Taken>): Promise<Response>;
  /**
   * Answers somebody without a session: with a code that opens something by `take`, which is given their new session;
   * else in words that are kept nowhere.
   *
   * @throws Crowded when too many wait, or the network is slowed for its wrong codes
   */
  answer(c: Context, post: WebPost, take: (session: SeenSession) => Promise<Taken>): Promise<Response>;
};

/** How many hashes of living sessions are remembered: their requests wait for nobody. */
const MOST_SEEN = 10_000;

/** `office`: who asks for the reports; null where that is not known. */
export function makeVisitors(
  app: App,
  strangers: StrangerTurns,
  office: () => Promise<string | null>,
): Visitors {
  const seen = new Set<string>();

  function remember({ hash }: SeenSession): void {
    seen.add(hash);
    for (const oldest of seen) {
      if (seen.size <= MOST_SEEN) return;
      seen.delete(oldest);
    }
  }

  /** A look at the database for a cookie: at once if it is of a living session, else when it is the turn of who shows it. */
  function look<T>(c: Context, hash: string, work: () => Promise<T>): Promise<T> {
    return seen.has(hash) ? work() : strangers.lookups.take(strangers.who(c, hash), work);
  }

  /** What a code from here is worth, if it may be looked at now. */
  async function weigh(network: string, folded: string): Promise<"known" | "wrong"> {
    const worth = await weighCode(app.db, { folded, network, now: app.clock() });
    if (typeof worth === "object") throw new Crowded(worth.seconds);
    return worth;
  }

  async function welcome(post: WebPost): Promise<string> {
    if (!("text" in post) || !post.lobby) return joinText.welcome(await office());
    const said = saidByStranger(post.text, app.clock());
    return toStranger(await office(), { said, ...post.lobby });
  }

  return {
    async recognise(c) {
      const hash = shownHash(app, c);
      if (hash === null) return null;
      const session = await look(c, hash, () => currentSession(app, c));
      if (session) remember(session);
      else seen.delete(hash);
      return session;
    },

    async leave(c) {
      const hash = shownHash(app, c);
      if (hash === null) return;
      await look(c, hash, () => leaveSession(app, c));
      seen.delete(hash);
    },

    async hear(c, post, take) {
      const { folded } = codeIn(post);
      if (!isGuess(folded)) return (await take()).answer;
      const who = strangers.who(c, shownHash(app, c) ?? "");
      // By turns, for many at once would all be weighed before any was counted.
      return strangers.codes.take(who, async () => {
        const worth = await weigh(who.network, folded);
        // What could not be taken is sent again by its page, and counts then.
        const { answer, first } = await take();
        if (worth === "wrong" && first)
          await countWrong(app.db, { network: who.network, inChat: true, now: app.clock() });
        return answer;
      });
    },

    async answer(c, post, take) {
      const { typed, folded } = codeIn(post);
      const who = strangers.who(c, shownHash(app, c) ?? "");
      if (folded !== null) {
        const answer = await strangers.codes.take(who, async () => {
          if ((await weigh(who.network, folded)) === "known")
            return (await take(await newSession(app, c, app.clock()))).answer;
          await countWrong(app.db, { network: who.network, inChat: false, now: app.clock() });
          return null;
        });
        if (answer) return answer;
        await strangers.late();
        return say(c, joinText.wrong);
      }
      return strangers.lobby.take(who, async () => {
        if (typed) return say(c, joinText.wrong);
        return say(c, hasCookie(app, c) ? endedSession : await welcome(post));
      });
    },
  };
}

/** An answer to nobody: the page shows it, and nothing else keeps it. */
function say(c: Context, text: string): Response {
  return c.json({ ok: true, session: null, renewed: false, answer: text });
}

/** The code of a post, if its form is right; `typed`: the page was opened with one, right or not. */
function codeIn(post: WebPost): { readonly typed: boolean; readonly folded: string | null } {
  if ("code" in post) return { typed: post.code.trim() !== "", folded: parseCode(post.code) };
  const held = "text" in post ? codeHeldIn(post.text) : null;
  return { typed: false, folded: held === null ? null : parseCode(held) };
}
