import { join } from 'node:path';
import { OutboundError } from '../../base/outbound.ts';
import { readServerConfig } from '../../config/config.ts';
import type { Layer } from '../../config/settings.ts';
import { firstSaid } from '../../config/store-config.ts';
import { demoFacts } from '../../demo/facts.ts';
import { openDemo } from '../../demo/open.ts';
import { SETTING } from '../../demo/record.ts';
import { asOfMistake } from '../../graph/declare/calendar.ts';
import { VERSIONS } from '../../graph/declare/versions.ts';
import { DATABASE } from '../../house/find-store.ts';
import type { House } from '../../house/house.ts';
import { listen } from '../../house/listen.ts';
import { peekSetting } from '../../store/sqlite/peek.ts';
import { openPlace } from '../open-store.ts';
import type { StorePlace } from '../place.ts';
import { seedFrom, seedLines } from '../seed-file.ts';
import { serverLog } from '../server-log.ts';
import { type RunFlags, startingFlags } from './run-flags.ts';

/** A server that a program is brought to. */
export interface Serving {
  readonly url: string;
  /** The directory of its store, where that is known. */
  readonly dataDir?: string;
  /** What a person is told of it. */
  readonly lines: readonly string[];
  /** Ends it, where it was started here. */
  close(): Promise<void>;
}

/** How long one that runs may take to say whose it is, in ms. */
const PATIENCE = 10_000;

/**
 * The server of a store: the one that serves it where the settings say, or one of this process's own,
 * on any free port. Where there is no store, the demo's is made.
 * @throws what opening, seeding and listening throw
 */
export async function servingOf(place: StorePlace, flags: RunFlags): Promise<Serving> {
  const said = layersOf(place);
  const config = readServerConfig(said, VERSIONS, asOfMistake);
  const { isThere } = place;
  const isDemo = isThere
    ? peekSetting(join(place.dataDir, DATABASE), SETTING) !== undefined
    : config.seed === undefined;
  // Whatever the program is, its callbacks are on this machine, and nobody else reaches the server.
  const allowTo = [...config.allowTo, 'loopback'];
  const house = await openPlace(place, { allowTo, webhooks: config.webhooks });
  try {
    const seeded = config.seed === undefined ? [] : seedLines(await seedFrom(house, config.seed));
    const running = isThere ? await runningAt(house, `http://127.0.0.1:${config.port}`) : undefined;
    if (running !== undefined) {
      const lines = [
        ...(await linesOf(house, running, 'is served already')),
        ...seeded,
        ...unheeded(flags),
      ];
      await house.close();
      return { url: running, dataDir: house.dataDir, lines, close: async () => undefined };
    }
    if (isDemo) await openDemo(house);
    const isFresh = isDemo || config.seed !== undefined;
    const log = await serverLog(config.log, flags.data);
    const listening = await listen(
      house,
      {
        ...config,
        port: saidPort(place)?.by === '--port' ? config.port : 0,
        loginDialog: isFresh ? 'open' : config.loginDialog ? 'key' : undefined,
        journal: config.journal ?? (isFresh ? 'bodies' : 'shapes'),
        receipts: config.receipts ?? isFresh,
        ...{ logRequest: log.request, logWebhook: log.webhook, data: flags.data },
      },
      log.fault,
    );
    return {
      url: listening.url,
      dataDir: house.dataDir,
      lines: [...(await linesOf(house, listening.url, 'is served')), ...seeded],
      close: async () => {
        await listening.close();
        await house.close();
      },
    };
  } catch (error) {
    await house.close();
    throw error;
  }
}

/**
 * What the settings say that hold here too. PORT is the program's, as a rule; and it reaches the server
 * on this machine alone, in plain HTTP, under Meta's names.
 */
function layersOf(place: StorePlace): Layer[] {
  const port = saidPort(place);
  return place.layers.map((layer) => {
    const { port: _, host, publicUrl, trustProxy, tls, ...rest } = layer;
    return port && layer.port === port ? { ...rest, port } : rest;
  });
}

const saidPort = ({ layers }: StorePlace) =>
  firstSaid(
    layers.filter(({ port }) => port?.by !== 'PORT'),
    'port',
  );

/** The address, where the server of this very store answers at it, in plain HTTP. */
async function runningAt(
  { outbound, controlKey }: House,
  url: string,
): Promise<string | undefined> {
  const asked = {
    method: 'GET',
    url: `${url}/_convograph/v1/clock`,
    headers: { authorization: `Bearer ${controlKey}` },
    timeout: PATIENCE,
    most: 65_536,
  } as const;
  // None, another store's, or something else: then a server is started beside it.
  const reply = await outbound.send(asked).catch((error: unknown) => {
    if (error instanceof OutboundError) return undefined;
    throw error;
  });
  return reply?.status === 200 ? url : undefined;
}

/** That a server which was started by somebody else is as it is; what it serves may be added to. */
function unheeded(flags: RunFlags): string[] {
  const given = startingFlags(flags).filter((flag) => flag !== '--seed' && flag !== '--port');
  return given.map((flag) => `${flag} is not heeded: that server was started without this run.`);
}

async function linesOf(house: House, url: string, how: string): Promise<string[]> {
  const facts = await demoFacts(house.store, house.vault);
  if (!facts) return [`The store ${house.kept} ${how} at ${url}.`];
  return [
    `${facts.pageName}, a small invented business, ${how} at ${url}.`,
    `Its Page token: ${facts.pageToken}`,
    `Its app's secret: ${facts.appSecret}`,
  ];
}
