// The pages around the officer's page: its link before it is used, and those that say why nothing opens. Pure.
import type { PageOfficer } from "../../../store/people/officer-pages.ts";
import { wayIn } from "../../../text/page/officer.ts";
import { framed } from "./layout.tsx";

/** Shows whose page a link opens; the button uses the link up. */
export function linkPage({ name, unit }: PageOfficer): string {
  return framed({
    title: wayIn.title,
    officer: null,
    children: (
      <section class="card">
        <p>
          <strong>{wayIn.whose(name, unit)}</strong>
        </p>
        <p>{wayIn.once}</p>
        <form method="post">
          <button type="submit" class="main wide">
            {wayIn.open}
          </button>
        </form>
      </section>
    ),
  });
}

/** Of a link that opens nothing; `open`: the page is open in this browser already. */
export function goneLinkPage(open: boolean): string {
  return said(wayIn.goneTitle, wayIn.gone, open);
}

export function closedPage(): string {
  return said(wayIn.closedTitle, wayIn.closed);
}

export function leftPage(): string {
  return said(wayIn.leftTitle, wayIn.left);
}

export function notYoursPage(officer: PageOfficer): string {
  return nothingHerePage(officer, wayIn.notYoursTitle, wayIn.notYours);
}

/** Of a room that is not this officer's, or of what is not there. */
export function nothingHerePage(officer: PageOfficer, title: string, words: string): string {
  return framed({
    title,
    officer,
    children: (
      <section class="card">
        <p>{words}</p>
      </section>
    ),
  });
}

function said(title: string, words: string, open = false): string {
  return framed({
    title,
    officer: null,
    children: (
      <section class="card">
        <p>{words}</p>
        {open ? (
          <p>
            <a class="button" href="/officer">
              {wayIn.goOn}
            </a>
          </p>
        ) : null}
      </section>
    ),
  });
}
