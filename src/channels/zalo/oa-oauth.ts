// How an Official Account's tokens are got and renewed: the calls alone. Who stores the new pair is not its matter.
import { createHash } from "node:crypto";
import { z } from "zod";
import { callZalo } from "./call.ts";

export type OaApp = {
  readonly appId: string;
  readonly appSecret: string;
  readonly oauthRoot: string;
  /** Where the console asks for PKCE; the same one for every consent. */
  readonly codeVerifier: string | null;
  readonly timeoutSeconds?: number;
};

export type TokenPair = {
  readonly access: string;
  /** The refresh token works once: when Zalo gives a new pair, the old one is dead. */
  readonly refresh: string;
  readonly lifeSeconds: number;
};

/** The result: a pair of tokens; refused for good, so that somebody must consent again; or failed for now. */
export type Granted =
  | { readonly type: "pair"; readonly pair: TokenPair }
  | { readonly type: "refused"; readonly detail: string }
  | { readonly type: "later"; readonly detail: string };

/** Renews the tokens. Zalo takes the old refresh token once: store what comes before anything else is done. */
export function refreshTokens(app: OaApp, refresh: string): Promise<Granted> {
  return grant(app, "refresh_token", { refresh_token: refresh });
}

/** Exchanges the code that a consent gave; it lives ten minutes and works once. */
export function redeemConsent(app: OaApp, code: string): Promise<Granted> {
  const verifier = app.codeVerifier === null ? {} : { code_verifier: app.codeVerifier };
  return grant(app, "authorization_code", { code, ...verifier });
}

/** The page on which the account's administrator consents. */
export function consentLink(app: OaApp, redirectUri: string, state: string): string {
  const url = new URL(`${app.oauthRoot.replace(/\/+$/, "")}/v4/oa/permission`);
  url.searchParams.set("app_id", app.appId);
  url.searchParams.set("redirect_uri", redirectUri);
  if (app.codeVerifier !== null) {
    const challenge = createHash("sha256").update(app.codeVerifier).digest("base64url");
    url.searchParams.set("code_challenge", challenge);
  }
  url.searchParams.set("state", state);
  return url.href;
}

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  // Text, in every copy of the documentation.
  expires_in: z.coerce.number().positive(),
});
const refused = z.object({
  error: z.coerce.number().optional(),
  error_code: z.coerce.number().optional(),
  error_name: z.string().optional(),
});
const RATE = -32;

async function grant(app: OaApp, name: string, fields: Readonly<Record<string, string>>): Promise<Granted> {
  const answered = await callZalo({
    name,
    url: `${app.oauthRoot.replace(/\/+$/, "")}/v4/oa/access_token`,
    headers: { secret_key: app.appSecret },
    form: new URLSearchParams({ grant_type: name, app_id: app.appId, ...fields }),
    timeoutMs: (app.timeoutSeconds ?? 15) * 1_000,
  });
  if (!answered.ok) {
    const { error } = answered;
    return { type: "later", detail: "detail" in error ? error.detail : `${name}: ${error.type}` };
  }
  const pair = granted.safeParse(answered.value.body);
  if (pair.success) {
    const { access_token: access, refresh_token: refresh, expires_in: lifeSeconds } = pair.data;
    return { type: "pair", pair: { access, refresh, lifeSeconds } };
  }
  // No list of codes exists: whatever is not the rate limit is taken to need a new consent.
  const no = refused.safeParse(answered.value.body);
  const code = no.success ? (no.data.error ?? no.data.error_code ?? 0) : 0;
  const detail = `${name}: ${code} ${no.success ? (no.data.error_name ?? "") : ""}`.trim();
  return code === RATE || answered.value.status >= 500
    ? { type: "later", detail }
    : { type: "refused", detail };
}
