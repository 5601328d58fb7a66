// The frame of every page of the officer's: head, whose it is, the rooms, one column. Knows no room.
import type { Child } from "hono/jsx";
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { officerWords } from "../../../text/page/officer.ts";

/** The rooms that stand in the menu. */
export type Room = keyof typeof officerWords.room;

const paths: Readonly<Record<Room, string>> = {
  overview: "/officer",
  waiting: "/officer/waiting",
  forms: "/officer/forms",
  units: "/officer/units",
};

/** The rooms of every officer; the others are the office's that asks. */
const forEvery: ReadonlySet<Room> = new Set(["overview", "waiting"]);

type Framed = {
  readonly title: string;
  /** Null before the page is open. */
  readonly officer: PageOfficer | null;
  readonly here?: Room;
  /** A script that adds to a page which works without it. */
  readonly script?: string;
  /** What the script says. */
  readonly words?: Readonly<Record<string, string>>;
  readonly children?: Child;
};

/** A whole page as a text. */
export function framed(page: Framed): string {
  return `<!doctype html>${(<Frame {...page} />).toString()}`;
}

function Frame({ title, officer, here, script, words, children }: Framed) {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/officer.css" />
        {script === undefined ? null : <script type="module" src={`/assets/${script}`} />}
      </head>
      <body class="officer" data-words={words === undefined ? undefined : JSON.stringify(words)}>
        <a class="skip" href="#content">
          {officerWords.skip}
        </a>
        {officer === null ? null : <Head officer={officer} here={here} />}
        <main id="content">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function Head({ officer, here }: { readonly officer: PageOfficer; readonly here: Room | undefined }) {
  const rooms = (Object.keys(paths) as Room[]).filter((room) => officer.asks || forEvery.has(room));
  return (
    <header>
      <p class="who">{officerWords.who(officer.name, officer.unit)}</p>
      <form method="post" action="/officer/leave">
        <button type="submit" class="quiet">
          {officerWords.close}
        </button>
      </form>
      <nav aria-label={officerWords.rooms}>
        {rooms.map((room) => (
          <a href={paths[room]} aria-current={room === here ? "page" : undefined}>
            {officerWords.room[room]}
          </a>
        ))}
      </nav>
    </header>
  );
}
