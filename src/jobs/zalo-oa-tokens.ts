// The Official Account's tokens in use: read from the database, renewed by one process, stored before they are used.
import type { App } from "../app.ts";
import type { TokenSource } from "../channels/zalo-oa.ts";
import {
  type Granted,
  type OaApp,
  redeemConsent,
  refreshTokens,
  type TokenPair,
} from "../channels/zalo-oa-oauth.ts";
import type { Db } from "../store/db.ts";
import { hashOf } from "../store/hash.ts";
import { holdRefresh, type OaTokens, oaTokens, releaseRefresh, saveOaTokens } from "../store/zalo-oa.ts";

/** What renewing needs of the program; the operator's commands have no more. */
export type TokenWorld = Pick<App, "clock" | "log" | "newId"> & { readonly db: Db };

export type TokenOptions = {
  readonly app: OaApp;
  /** The refresh token of the settings: the first one, or a newer consent's. */
  readonly seed: string | undefined;
};

/** Longer than the call that renews takes: nobody else may spend the same refresh token meanwhile. */
const LEASE_SECONDS = 30;
/** Renewed so long before its end. */
const EARLY_MS = 10 * 60_000;
const WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

/** What an operator is told to do when no token can be renewed any more. */
export const CONSENT_NEEDED =
  "The consent for the Zalo Official Account must be renewed: npm run cli -- zalo-oa authorize";

/** Hands out the access token in force, renewing it when it ends or was refused. Any number of processes may. */
export function oaTokenSource(world: TokenWorld, options: TokenOptions): TokenSource {
  const account = accountOf(options.app);
  const { seed } = options;

  async function inForce(): Promise<OaTokens | null> {
    const kept = await oaTokens(world.db, account);
    if (seed === undefined || kept?.seed === hashOf(seed)) return kept;
    // The setting names another token than the one that what is kept came from: a newer consent.
    return { access: "", refresh: seed, expiresAt: new Date(0), seed: hashOf(seed) };
  }
  const usable = (tokens: OaTokens, refused: string | null) =>
    tokens.access !== "" &&
    tokens.access !== refused &&
    tokens.expiresAt.getTime() - EARLY_MS > world.clock().getTime();

  async function renew(refused: string | null): Promise<Renewed> {
    const tokens = await inForce();
    if (tokens === null) return { type: "refused", detail: "nobody has consented yet" };
    // Another process may have renewed it while this one waited for the right to.
    if (usable(tokens, refused)) return { type: "token", token: tokens.access };
    const granted = await refreshTokens(options.app, tokens.refresh);
    if (granted.type !== "pair") return granted;
    await keepPair(world, options.app, granted.pair, tokens.seed);
    world.log.info(account, "The tokens of the Official Account are renewed.");
    return { type: "token", token: granted.pair.access };
  }

  return {
    async token(refused) {
      const owner = world.newId();
      for (let waited = 0; waited <= LONGEST_WAIT_MS; waited += WAIT_MS) {
        const tokens = await inForce();
        if (tokens && usable(tokens, refused)) return { ok: true, value: tokens.access };
        if (!(await holdRefresh(world.db, account, owner, LEASE_SECONDS))) {
          await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
          continue;
        }
        const renewed = await renew(refused);
        const problem = renewed.type === "refused" ? CONSENT_NEEDED : null;
        await releaseRefresh(world.db, account, owner, problem);
        if (renewed.type === "token") return { ok: true, value: renewed.token };
        if (renewed.type === "later")
          return { ok: false, error: { type: "not-sent", detail: renewed.detail } };
        const detail = `${CONSENT_NEEDED} (${renewed.detail})`;
        world.log.error(account, `${detail}.`);
        return { ok: false, error: { type: "account", detail } };
      }
      return { ok: false, error: { type: "not-sent", detail: "the tokens are being renewed" } };
    },
  };
}

type Renewed = { readonly type: "token"; readonly token: string } | Exclude<Granted, { type: "pair" }>;

/** Exchanges a consent's code and stores what it gave; null when that worked, else why it did not. */
export async function acceptConsent(
  world: TokenWorld,
  options: TokenOptions,
  code: string,
): Promise<string | null> {
  const granted = await redeemConsent(options.app, code);
  if (granted.type !== "pair") return granted.detail;
  const seed = options.seed === undefined ? null : hashOf(options.seed);
  await keepPair(world, options.app, granted.pair, seed);
  return null;
}

/** Takes over a refresh token that somebody got elsewhere, by renewing it at once; null, or why it did not work. */
export async function adoptRefreshToken(
  world: TokenWorld,
  options: TokenOptions,
  refresh: string,
): Promise<string | null> {
  const granted = await refreshTokens(options.app, refresh);
  if (granted.type !== "pair") return granted.detail;
  const seed = options.seed === undefined ? null : hashOf(options.seed);
  await keepPair(world, options.app, granted.pair, seed);
  return null;
}

/** The one moment in which the only valid refresh token is in our hands alone: a database that is away is waited for. */
async function keepPair(world: TokenWorld, app: OaApp, pair: TokenPair, seed: string | null): Promise<void> {
  const expiresAt = new Date(world.clock().getTime() + pair.lifeSeconds * 1_000);
  const tokens = { access: pair.access, refresh: pair.refresh, expiresAt, seed };
  for (const ms of [100, 300, 1_000, 3_000, 6_000]) {
    try {
      return await saveOaTokens(world.db, accountOf(app), tokens);
    } catch (error) {
      world.log.error({ ...accountOf(app), error }, "The new tokens could not be stored yet.");
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return saveOaTokens(world.db, accountOf(app), tokens);
}

/** The account as the store names it. */
export function accountOf(app: Pick<OaApp, "appId">) {
  return { channel: "zalo-oa", account: app.appId } as const;
}
