import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { isLoopback, readServerConfig } from '../config/config.ts';
import type { StoreFlags } from '../config/store-config.ts';
import type { DemoFacts } from '../demo/facts.ts';
import { openDemo } from '../demo/open.ts';
import { SETTING } from '../demo/record.ts';
import { OtherStoreError } from '../demo/seed.ts';
import { welcome } from '../demo/welcome.ts';
import { asOfMistake } from '../graph/declare/calendar.ts';
import { VERSIONS } from '../graph/declare/versions.ts';
import { Failure } from '../house/failure.ts';
import { DATABASE, DEFAULT_DIR } from '../house/find-store.ts';
import type { House } from '../house/house.ts';
import { type Listening, type ListenOptions, listen } from '../house/listen.ts';
import { peekSetting } from '../store/sqlite/peek.ts';
import { consoleLines } from './console-lines.ts';
import { collectEarly, keepYoungSmall } from './heap.ts';
import { holdingSignals } from './hold-signals.ts';
import { openPlace } from './open-store.ts';
import { examples, serverCommand } from './options.ts';
import { print } from './output.ts';
import { placeOf, type StorePlace, sayWhichStore } from './place.ts';
import { secured } from './secured.ts';
import { serveStore } from './serve-store.ts';
import { type ServerLog, serverLog } from './server-log.ts';
import { untilStopped } from './until-stopped.ts';

/** `convograph demo`: a small invented business, made in the data directory if there is none. */
export function demoCommand(): Command {
  return serverCommand('demo', 'Serve a small invented business, made if there is none')
    .addHelpText(
      'after',
      examples(
        'demo',
        'demo --log',
        'demo --seed store.yaml',
        'demo --port 0 --json',
        'demo --data ./elsewhere',
      ),
    )
    .action(demo);
}

async function demo(flags: StoreFlags): Promise<void> {
  const place = await demoPlace(flags, process.cwd());
  const config = readServerConfig(place.layers, VERSIONS, asOfMistake);
  const { json } = config;
  sayWhichStore(place, json);
  // Its people are invented; on a network they are shown to whoever has the control key all the same.
  const isPrivate = isLoopback(config.host);
  const loginDialog = isPrivate ? 'open' : 'key';
  // Whoever reaches it may name a callback: on a network not this machine's own services.
  const allowTo = [...config.allowTo, ...(isPrivate ? ['loopback'] : [])];
  if (config.seed !== undefined) {
    const served = {
      ...config,
      receipts: config.receipts ?? true,
      journal: config.journal ?? ('bodies' as const),
      console: config.console ?? true,
    };
    return serveStore(place, served, { allowTo, loginDialog, data: flags.data });
  }
  const log = await serverLog(config.log, flags.data);
  const options: ListenOptions = {
    ...config,
    loginDialog,
    journal: config.journal ?? 'bodies',
    receipts: config.receipts ?? true,
    console: config.console ?? true,
    logRequest: log.request,
    logWebhook: log.webhook,
    data: flags.data,
  };
  // A signal that comes while it is made finds it whole.
  const { house, secure, facts, listening } = await holdingSignals(async (requireNone) => {
    const house = await openPlace(place, { allowTo, webhooks: config.webhooks });
    try {
      const secure = await secured(house, config, log.fault);
      const served = { ...options, ...secure };
      return { house, secure, ...(await open(house, served, log.fault, requireNone)) };
    } catch (error) {
      await house.close();
      throw error;
    }
  });
  const { url, consoleLink } = listening;
  const { controlKey } = house;
  const rootFile = secure?.certificates.rootFile;
  const text = welcome({
    ...{ url, facts, kept: house.kept, controlKey, rootFile },
    consoleLines: consoleLines(consoleLink, config),
  });
  // Before the line is out: whoever reads it may send a signal at once.
  const stopped = untilStopped(listening, house);
  keepYoungSmall();
  collectEarly();
  const ready = { ...readyLine(url, facts, controlKey), root_file: rootFile };
  print({ json }, { ...ready, console_url: consoleLink }, text);
  await stopped;
}

/**
 * Where the demo goes: a store that was only found further up, and is not a demo's, is left alone.
 * Within another store there is no room for one.
 */
async function demoPlace(flags: StoreFlags, cwd: string): Promise<StorePlace> {
  const place = await placeOf(flags);
  const { dataDir, isAbove } = place;
  if (!isAbove || peekSetting(join(dataDir, DATABASE), SETTING) !== undefined) return place;
  if (!relative(dataDir, cwd).startsWith('..')) throw new Failure(taken(dataDir));
  return placeOf({ ...flags, data: resolve(cwd, DEFAULT_DIR) });
}

const taken = (dataDir: string): string =>
  `The directory ${dataDir} holds another store: choose one for the demo with --data, or serve this one with \`npx convograph serve\`.`;

async function open(
  house: House,
  options: ListenOptions,
  log: ServerLog['fault'],
  requireNone: () => Promise<void>,
) {
  let listening: Listening | undefined;
  try {
    const facts = await openDemo(house);
    listening = await listen(house, options, log);
    await requireNone();
    return { facts, listening };
  } catch (error) {
    await listening?.close();
    if (!(error instanceof OtherStoreError)) throw error;
    throw new Failure(taken(house.dataDir));
  }
}

/** What `--json` prints: later work adds keys, never renames them. */
const readyLine = (url: string, facts: DemoFacts, controlKey: string) => ({
  url,
  app_id: facts.appId,
  app_secret: facts.appSecret,
  instagram_secret: facts.instagramSecret,
  inbox_app_id: facts.inboxAppId,
  page_id: facts.pageId,
  page_token: facts.pageToken,
  user_token: facts.userToken,
  instagram_token: facts.instagramToken,
  instagram_id: facts.instagramId,
  psid: facts.psid,
  send_psid: facts.sendPsid,
  igsid: facts.igsid,
  conversation_id: facts.conversationId,
  instagram_conversation_id: facts.instagramConversationId,
  message_id: facts.messageId,
  control_key: controlKey,
});
