// A browser at a web door whose engine gives a few fixed answers: what the browser tests have in common.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";
import type { IncomingMessage, OutgoingMessage } from "../../../src/message.ts";
import { openTestDatabase, type TestDatabase } from "../run/database.ts";
import { findBrowser, type OpenPage, openPage, type Size, startBrowser } from "./browser.ts";
import { madeSession } from "./visitor.ts";
import { openWebDoor, type WebDoor } from "./web-door.ts";

export type Scene = {
  readonly database: TestDatabase;
  /** A fresh one for each test; a test may put another in its place. */
  door: WebDoor;
  /** A browser that has a session, in which nothing was said yet. */
  visit(path?: string, size?: Size): Promise<OpenPage>;
  /** A browser that nobody knows, on a phone. */
  stranger(path?: string): Promise<OpenPage>;
  /** What the engine took in, in short. */
  said(): string[];
  /** The chat of whoever spoke last. */
  chat(): string;
};

/** Where pictures of the page go, to be looked at. */
export const pictures = fileURLToPath(new URL("../../../test-results/web-chat/", import.meta.url));

export const question =
  "[12/34] Mục 4.1. Lớp chuyên đề, bồi dưỡng kiến thức\nXin gửi số lớp và số người, ví dụ: 2 lớp 73 người.";

/** Tests in a real browser; skipped, with a note, where there is none. */
export function describeInBrowser(name: string, tests: (scene: Scene) => void): void {
  const executable = findBrowser();
  describe.skipIf(executable === null)(name, () => {
    const pages: OpenPage[] = [];
    let database: TestDatabase;
    let browser: Browser;
    let door: WebDoor;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      database = await openTestDatabase();
      browser = await startBrowser(executable ?? "");
    });
    afterAll(async () => {
      await browser.close();
      await database.close();
    });
    beforeEach(async () => {
      const about = async () => ({ office: "Sở GDĐT Bến Tre", demo: true });
      door = await openWebDoor(database, { parts: { about } });
      door.answer = usualAnswer;
    });
    afterEach(async () => {
      for (const { context } of pages.splice(0)) await context.close();
      await door.stop();
    });

    tests({
      get database() {
        return database;
      },
      get door() {
        return door;
      },
      set door(other) {
        door = other;
      },
      visit: async (path = "/", size = "phone") => {
        const { cookie } = await madeSession(database);
        const opened = await openPage(browser, door.url + path, size, cookie);
        pages.push(opened);
        return opened;
      },
      stranger: async (path = "/") => {
        const opened = await openPage(browser, door.url + path);
        pages.push(opened);
        return opened;
      },
      said: () => door.taken.map(({ body }) => (body.type === "text" ? body.text : body.type)),
      chat: () => door.taken.at(-1)?.address.chat ?? "",
    });
  });
}

/** A few answers as the engine would give them. */
export function usualAnswer({ body }: IncomingMessage): Partial<OutgoingMessage> {
  const choice = (label: string) => ({ id: `choice-${label}`.replace(/\W/g, "_"), label, word: label });
  if (body.type === "start") {
    return {
      text: "Mã của Trường THPT Ca Văn Thỉnh.\nBot lưu tên hiển thị, tài khoản chat và nội dung Thầy/Cô gửi để tổng hợp báo cáo; xóa tên sau 31/12/2022.\nĐúng đơn vị thì gõ “bắt đầu”, không đúng gõ “sai”.",
      choices: [choice("Bắt đầu"), choice("Không đúng")],
    };
  }
  if (body.type === "press" || (body.type === "text" && body.text === "bắt đầu")) {
    return {
      text: question,
      choices: [choice("Không có"), choice("Để sau"), choice("Quay lại")],
      progress: { done: 11, total: 34 },
    };
  }
  return {
    text: "Đã ghi: 12 lớp, 340 người.\n\n[13/34] Mục 4.2. Nói chuyện chuyên đề, tọa đàm\nXin gửi số buổi và số người.",
    choices: [choice("Viết thêm"), choice("Để sau")],
    progress: { done: 12, total: 34 },
  };
}
