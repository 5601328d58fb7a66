// The settings of the mail server, as a part of settings.ts, and what is wrong with them together.
import { z } from "zod";
import { settingsText } from "../text/operator/settings.ts";

/** A mailbox, or a name with one in angle brackets, on one line. */
const sender = /^(?:[^<>\p{Cc}"]{1,80} )?<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/u;

export const mailSettings = {
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: settingsText.smtp }).optional(),
  MAIL_FROM: z.string().regex(sender, settingsText.mailFrom).optional(),
};

/** The server with its sender; null where mail is off. */
export function mailOf(settings: {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
}): { readonly url: string; readonly from: string } | null {
  const { SMTP_URL: url, MAIL_FROM: from } = settings;
  return url && from ? { url, from } : null;
}

/** What is missing of the two. */
export function checkMailSettings(settings: {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
}): readonly { readonly name: string; readonly message: string }[] {
  const { SMTP_URL: url, MAIL_FROM: from } = settings;
  if (url && !from) return [{ name: "MAIL_FROM", message: settingsText.neededWithMail("SMTP_URL") }];
  if (from && !url) return [{ name: "SMTP_URL", message: settingsText.neededWithMail("MAIL_FROM") }];
  return [];
}
