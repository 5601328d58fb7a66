// The Official Account's tokens in use: read from the database, renewed by one process, stored before they are used.
import type { App } from "../../app.ts";
import type { TokenSource } from "../../channels/zalo/oa.ts";
import {
  type Granted,
  type OaApp,
  redeemConsent,
  refreshTokens,
  type TokenPair,
} from "../../channels/zalo/oa-oauth.ts";
import type { Db } from "../../store/db.ts";
import { hashOf } from "../../store/hash.ts";
import { withLease } from "../../store/queue/leases.ts";
import { needConsent, noteTried, oaTokens, saveOaTokens } from "../../store/queue/zalo-oa-tokens.ts";
import type { OaTokens } from "../../store/shapes/account.ts";

/** What renewing needs of the program; the operator's commands have no more. */
export type TokenWorld = Pick<App, "clock" | "log" | "newId"> & { readonly db: Db };

export type TokenOptions = {
  readonly app: OaApp;
  /** The refresh token of the settings: the first one, a newer consent's, or one long spent. */
  readonly seed: string | undefined;
};

/** Longer than the call that renews takes: nobody else may spend the same refresh token meanwhile. */
const LEASE_SECONDS = 30;
/** A token is renewed this many milliseconds before it ends. */
const EARLY_MS = 10 * 60_000;
const WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;
/** A setting's token that could not be tried is left alone for so long: the stored pair serves meanwhile. */
const SEED_AGAIN_MS = 5 * 60_000;

/** What an operator is told to do when no token can be renewed any more. */
const CONSENT_NEEDED =
  "The consent for the Zalo Official Account must be renewed: npm run cli -- zalo-oa authorize";

/**
 * Hands out the access token in force, renewing it when it ends or was refused. Any number of processes may.
 *
 * The newest pair that Zalo gave is in force, whatever the settings name. A refresh token in the settings that nobody
 * has tried yet may be a newer consent's, so it is tried once; when Zalo does not take it, the stored pair stays.
 */
export function oaTokenSource(world: TokenWorld, options: TokenOptions): TokenSource {
  const account = zaloOaAccount(options.app);
  const { seed } = options;
  let seedNotBefore = 0;

  const untried = (kept: OaTokens | null) =>
    seed !== undefined && !kept?.tried.includes(hashOf(seed)) && world.clock().getTime() >= seedNotBefore;
  const usable = (tokens: OaTokens, refused: string | null) =>
    tokens.access !== refused && tokens.expiresAt.getTime() - EARLY_MS > world.clock().getTime();

  async function spend(refresh: string, tried: readonly string[]): Promise<Renewed> {
    const granted = await refreshTokens(options.app, refresh);
    if (granted.type !== "pair") return granted;
    await keepPair(world, options.app, granted.pair, tried);
    world.log.info(account, "The tokens of the Official Account are renewed.");
    return { type: "token", token: granted.pair.access };
  }

  /** Tries the refresh token of the settings, if it was never tried; null when the stored pair must do. */
  async function spendSeed(token: string, kept: OaTokens | null): Promise<Renewed | null> {
    const tried = [...(kept?.tried ?? []), hashOf(token)];
    const renewed = await spend(token, tried);
    if (renewed.type === "token" || kept === null) return renewed;
    if (renewed.type === "later") {
      seedNotBefore = world.clock().getTime() + SEED_AGAIN_MS;
      return null;
    }
    await noteTried(world.db, account, { ...kept, tried });
    world.log.warn(
      account,
      `Zalo did not take ZALO_OA_REFRESH_TOKEN (${renewed.detail}); the tokens stored before stay in use.`,
    );
    return null;
  }

  async function renew(refused: string | null): Promise<Renewed> {
    const kept = await oaTokens(world.db, account);
    const first = seed !== undefined && untried(kept) ? await spendSeed(seed, kept) : null;
    if (first !== null) return first;
    if (kept === null) return { type: "refused", detail: "nobody has consented yet" };
    // Another process may have renewed it while this one waited for the right to.
    if (usable(kept, refused)) return { type: "token", token: kept.access };
    const renewed = await spend(kept.refresh, kept.tried);
    if (renewed.type !== "refused" || seed === undefined) return renewed;
    // The setting's token was refused once, perhaps because of a wrong app secret. It is tried again, since nothing
    // better is left.
    const last = await spend(seed, kept.tried);
    return last.type === "refused" ? renewed : last;
  }

  return {
    async token(refused) {
      const owner = world.newId();
      for (let waited = 0; waited <= LONGEST_WAIT_MS; waited += WAIT_MS) {
        const tokens = await oaTokens(world.db, account);
        if (tokens && usable(tokens, refused) && !untried(tokens)) return { ok: true, value: tokens.access };
        const held = await withLease(
          world.db,
          "refresh",
          account,
          { owner, seconds: LEASE_SECONDS },
          async () => {
            const given = await renew(refused);
            if (given.type === "refused") await needConsent(world.db, account, owner, CONSENT_NEEDED);
            return given;
          },
        );
        if (held === null) {
          await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
          continue;
        }
        const renewed = held.value;
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
  await keepNewest(world, options, granted.pair, []);
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
  await keepNewest(world, options, granted.pair, [hashOf(refresh)]);
  return null;
}

/** What an operator has just got is newer than all that the settings here name. */
async function keepNewest(
  world: TokenWorld,
  { app, seed }: TokenOptions,
  pair: TokenPair,
  spent: readonly string[],
): Promise<void> {
  const kept = await oaTokens(world.db, zaloOaAccount(app));
  const named = seed === undefined ? [] : [hashOf(seed)];
  await keepPair(world, app, pair, [...new Set([...(kept?.tried ?? []), ...named, ...spent])]);
}

/**
 * Stores a new pair. For this moment the only valid refresh token is in memory alone, so a database that is away is
 * waited for.
 */
async function keepPair(
  world: TokenWorld,
  app: OaApp,
  pair: TokenPair,
  tried: readonly string[],
): Promise<void> {
  const expiresAt = new Date(world.clock().getTime() + pair.lifeSeconds * 1_000);
  const tokens = { access: pair.access, refresh: pair.refresh, expiresAt, tried };
  for (const ms of [100, 300, 1_000, 3_000, 6_000]) {
    try {
      return await saveOaTokens(world.db, zaloOaAccount(app), tokens);
    } catch (error) {
      world.log.error({ ...zaloOaAccount(app), error }, "The new tokens could not be stored yet.");
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return saveOaTokens(world.db, zaloOaAccount(app), tokens);
}

/** The account as the store names it. */
export function zaloOaAccount(app: Pick<OaApp, "appId">) {
  return { channel: "zalo-oa", account: app.appId } as const;
}
