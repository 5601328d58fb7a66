// The running program: channels, jobs and the door, wired and stopped together. main.ts gives it the real world.
import type { App } from "./app.ts";
import type { Channel } from "./channels/channel.ts";
import { mailChannel } from "./channels/mail.ts";
import type { TelegramChannel } from "./channels/telegram/channel.ts";
import { web } from "./channels/web.ts";
import { commandMenu } from "./commands/shared/names.ts";
import { mailOf } from "./config/mail.ts";
import { pageOf } from "./config/page.ts";
import type { Settings } from "./config/settings.ts";
import { startDeliverer } from "./delivery/deliver.ts";
import { renderReference } from "./delivery/references.ts";
import { openDocuments } from "./documents/documents.ts";
import { openDroppedReader } from "./documents/dropped-reader.ts";
import { openPasteReader } from "./documents/paste-reader.ts";
import { startReading } from "./documents/reading.ts";
import { startFetching } from "./doors/fetch-files.ts";
import { makeHttp } from "./doors/http/app.ts";
import { type Serving, serveHttp } from "./doors/http/serve.ts";
import { startInbox } from "./doors/inbox.ts";
import { allRoutes } from "./doors/push-door.ts";
import { startTelegramPoll } from "./doors/telegram/poll.ts";
import { startTelegramProfile } from "./doors/telegram/profile.ts";
import { telegramWebhook } from "./doors/telegram/push.ts";
import { startTelegramWebhook, TELEGRAM_PATH } from "./doors/telegram/set-webhook.ts";
import { zaloChannels } from "./doors/zalo/channels.ts";
import { receive } from "./engine/receive.ts";
import type { Log } from "./log.ts";
import type { Loop } from "./loops/loop.ts";
import type { ChannelName, DocumentRef, IncomingMessage } from "./message.ts";
import type { OpenStore } from "./open.ts";
import { makeLinks } from "./program-links.ts";
import { observed, openWatch, serveMetrics } from "./program-watch.ts";
import { startZalo, zaloDoors } from "./program-zalo.ts";
import { startKeepingErasures } from "./schedule/erasures.ts";
import { startForgetting } from "./schedule/forget.ts";
import { startGathering } from "./schedule/gather.ts";
import { startLaterFigures } from "./schedule/later.ts";
import { startWatchingRoom } from "./schedule/low-room.ts";
import { startMailing } from "./schedule/mail.ts";
import { startReminders } from "./schedule/reminders.ts";
import { startPassingOn } from "./schedule/requests.ts";
import { startRetention } from "./schedule/retention.ts";
import { startStartingRounds } from "./schedule/starts.ts";
import { startForgettingStrangers } from "./schedule/strangers.ts";
import { startForgettingTrials } from "./schedule/trials.ts";
import { draftFileBytes } from "./store/officer/draft-files.ts";
import { mayHave } from "./store/people/rights.ts";
import { isPaused } from "./store/queue/pause.ts";
import { aboutOffice } from "./store/rounds/rounds.ts";
import { uploadedFile } from "./store/rounds/uploads.ts";
import { phrases } from "./text/phrases.ts";

type World = {
  readonly settings: Settings;
  readonly log: Log;
  readonly store: OpenStore;
  readonly clock: () => Date;
  readonly newId: () => string;
};

export type Program = { readonly app: App; readonly address: string; stop(): Promise<void> };

/** Starts everything that the settings ask for. Rejects when the port is taken. */
export async function startProgram(world: World): Promise<Program> {
  const { settings, log, store, clock, newId } = world;
  const telegram = await telegramOf(settings);
  const zalo = zaloChannels(settings, { db: store.db, clock, newId, log });
  const mail = mailOf(settings);
  const channels: Channel[] = [
    web,
    ...(telegram ? [telegram] : []),
    ...zalo.bots,
    ...(zalo.oa ? [zalo.oa] : []),
    ...(mail ? [await mailChannel(mail)] : []),
  ];
  let deliverer: ReturnType<typeof startDeliverer> | null = null;
  let kept: () => void = () => undefined;
  let wakeReading: () => void = () => undefined;
  let wakeFetching: () => void = () => undefined;
  const { metrics, ...watched } = await openWatch(settings, store.db, clock);
  const app: App = {
    db: store.db,
    channels,
    clock,
    newId,
    settings,
    log,
    wake: (names?: Iterable<ChannelName>) => deliverer?.wake(names),
    wakeFetching: () => wakeFetching(),
    direct: {
      sender: (to) => deliverer?.direct.sender(to) ?? null,
      hand: (handed) => deliverer?.direct.hand(handed),
    },
    ...watched,
  };
  const takeOrKeep = observed(app, (message) => receive(app, message, { mayWait: true }));
  const take = async (message: IncomingMessage) => {
    const verdict = await takeOrKeep(message);
    if (verdict === "kept") kept();
    return verdict;
  };
  const documents = openDocuments({
    databaseUrl: store.url,
    timeZone: settings.TIME_ZONE,
    page: settings.PUBLIC_URL ?? null,
    slips: {
      newId,
      doors: {
        page: pageOf(settings),
        accounts: channels.map(({ name, account, limits }) => ({
          channel: name,
          account,
          people: limits.quota?.people ?? null,
        })),
      },
    },
  });
  const document = async (target: DocumentRef, people = true) => {
    if (target.type === "stored") return uploadedFile(store.db, target.uploadId);
    if (target.type === "dispatch") return draftFileBytes(store.db, target.fileId);
    return documents.make(target, clock(), people);
  };
  const pastes = openPasteReader();
  const dropped = openDroppedReader();
  let serving: Serving | null = null;
  const page = () => pageOf({ ...settings, PORT: serving?.port ?? settings.PORT });

  const webhook = telegram && settings.PUBLIC_URL ? settings.TELEGRAM_WEBHOOK_SECRET : undefined;
  const http = makeHttp(app, {
    receive: take,
    about: () => aboutOffice(store.db),
    makeDocument: document,
    mayHave: (link) => mayHave(store.db, link.personId, link.target),
    wakeReading: () => wakeReading(),
    readPaste: pastes.read,
    readDropped: dropped.read,
    findInDispatch: dropped.find,
    ...(metrics ? { metrics } : {}),
    webhooks: allRoutes([
      ...(telegram && webhook
        ? [telegramWebhook(app, { channel: telegram, secret: webhook, receive: take })]
        : []),
      ...zaloDoors(app, zalo, () => kept()),
    ]),
  });
  serving = await serveHttp(http, { host: settings.HOST, port: settings.PORT });
  const measures = await serveMetrics(app, metrics);

  deliverer = startDeliverer(app, {
    phrases,
    makeDocument: document,
    ...makeLinks(world, page),
    render: (reference, to) => renderReference(app, reference, to),
  });
  if (await isPaused(store.db)) {
    log.warn({}, "Paused since a restore: nothing is sent or polled until `npm run cli -- resume`.");
  }
  const inbox = startInbox(
    app,
    observed(app, (message) => receive(app, message)),
  );
  kept = inbox.wake;
  const reading = startReading(app, inbox.wake);
  // A file of a kind that is not read has its message in the inbox already.
  wakeReading = () => {
    reading.wake();
    inbox.wake();
  };
  const fetching = startFetching(app, wakeReading);
  wakeFetching = fetching.wake;
  const loops = [
    inbox,
    reading,
    fetching,
    startStartingRounds(app),
    startLaterFigures(app),
    startReminders(app),
    startGathering(app),
    ...(mail ? [startMailing(app)] : []),
    startPassingOn(app),
    startRetention(app),
    startForgetting(app),
    startKeepingErasures(app),
    startForgettingStrangers(app),
    startForgettingTrials(app),
    ...(app.room ? [startWatchingRoom(app)] : []),
    ...(telegram ? telegramLoops(app, telegram, take, webhook) : []),
    ...startZalo(app, zalo, kept),
  ];
  return {
    app,
    address: page(),
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await serving?.stop();
      await measures?.stop();
      metrics?.end();
      await deliverer?.stop();
      await Promise.all([documents.close(), pastes.close(), dropped.close()]);
    },
  };
}

/** Its package is loaded only where there is a bot. */
async function telegramOf({
  TELEGRAM_BOT_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
}: Settings): Promise<TelegramChannel | null> {
  if (!token) return null;
  const { telegramChannel } = await import("./channels/telegram/channel.ts");
  return telegramChannel({ token, apiRoot });
}

function telegramLoops(
  app: App,
  telegram: TelegramChannel,
  take: (message: IncomingMessage) => ReturnType<typeof receive>,
  secret: string | undefined,
): Loop[] {
  const menus = { everybody: commandMenu("contact"), officers: commandMenu("officer") };
  const profile = startTelegramProfile(app, telegram, menus);
  const { PUBLIC_URL } = app.settings;
  if (secret && PUBLIC_URL) {
    const url = `${PUBLIC_URL}${TELEGRAM_PATH}`;
    return [profile, startTelegramWebhook(app, telegram, { url, secret })];
  }
  return [profile, startTelegramPoll(app, telegram, take)];
}
