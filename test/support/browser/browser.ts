// A real Chromium for the tests of the web chat: opening the page, saying something, waiting for the answer.
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { noteAbsent } from "../run/absent-tools.ts";
import { PATIENCE_MS } from "../run/patience.ts";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** How every Chromium of the tests is started. */
export const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is, or null after noting that it is absent: such tests are skipped, and the run says so. */
export function findBrowser(): string | null {
  const place = PLACES.find((path) => existsSync(path)) ?? null;
  if (place === null) noteAbsent("Chromium (browser tests of the web chat)");
  return place;
}

/** Starts a headless Chromium; close it in `afterAll`. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: ARGS });
}

export type Size = "phone" | "desk";

/** A person at a browser of their own. `faults` collects what the page's console complains of. */
export type OpenPage = { readonly page: Page; readonly context: BrowserContext; readonly faults: string[] };

/** Opens a page as a new visitor, with a cookie where one is given, and waits until its scripts have run. */
export async function openPage(
  browser: Browser,
  url: string,
  size: Size = "phone",
  cookie: string | null = null,
): Promise<OpenPage> {
  const phone = {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  };
  const desk = { viewport: { width: 1280, height: 800 } };
  const context = await browser.newContext({
    locale: "vi-VN",
    reducedMotion: "reduce",
    ...(size === "phone" ? phone : desk),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const [name = "", value = ""] = cookie?.split("=") ?? [];
  if (cookie !== null) await context.addCookies([{ name, value, url: new URL(url).origin }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(url);
  return { page, context, faults };
}

/** Types a text, sends it, and gives the answer to it. */
export async function say(page: Page, text: string): Promise<string> {
  const before = await lastSeq(page);
  await page.locator("#text").fill(text);
  await page.locator("#send").click();
  return heard(page, before);
}

/** Presses the button with this label under the last message, and gives the answer to it. */
export async function press(page: Page, label: string): Promise<string> {
  const before = await lastSeq(page);
  await page.locator(".choices").getByRole("button", { name: label, exact: true }).click();
  return heard(page, before);
}

/** Presses the button of a join link `/j/CODE`, and gives the answer to it. */
export async function start(page: Page): Promise<string> {
  const before = await lastSeq(page);
  await page.locator("#start").click();
  return heard(page, before);
}

/**
 * The answer to what was said last. The answer comes by another way than the news that the message was taken in: what
 * that news changes (the buttons' lock, the secret of the session) has changed too when this resolves.
 */
async function heard(page: Page, before: number): Promise<string> {
  const answer = await answerAfter(page, before);
  await page.locator('.mine[data-state="pending"]').first().waitFor({ state: "detached" });
  return answer;
}

/** The text of the last message that came in; empty before the first. */
export async function lastMessage(page: Page): Promise<string> {
  const last = page.locator(".bubble.bot[data-seq] p").last();
  return (await last.count()) === 0 ? "" : ((await last.textContent()) ?? "");
}

/** The number of the last message that came in; 0 before the first. */
export async function lastSeq(page: Page): Promise<number> {
  const last = page.locator(".bubble.bot[data-seq]").last();
  return (await last.count()) === 0 ? 0 : Number(await last.getAttribute("data-seq"));
}

/** Every bubble in order: `<` what came in, `>` what was said. */
export function conversation(page: Page): Promise<string[]> {
  // At one go: what comes meanwhile stands between no two of them.
  return page
    .locator("#log .bubble[data-order]")
    .evaluateAll((bubbles) =>
      bubbles.map(
        (bubble) =>
          `${bubble.getAttribute("data-id") === null ? "<" : ">"} ${bubble.querySelector("p")?.textContent}`,
      ),
    );
}

/** Waits for a message newer than `seq` and gives the newest. */
export async function answerAfter(page: Page, seq: number): Promise<string> {
  const until = AbortSignal.timeout(PATIENCE_MS);
  while ((await lastSeq(page)) <= seq) {
    if (until.aborted) throw new Error(`Nothing came after message ${seq}: ${await lastMessage(page)}`);
    await page.waitForTimeout(20);
  }
  return lastMessage(page);
}
