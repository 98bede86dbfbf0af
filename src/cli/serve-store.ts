import { styleText } from 'node:util';
import type { ServerConfig } from '../config/config.ts';
import type { Version } from '../graph/declare/versions.ts';
import { copyable } from '../house/copyable.ts';
import type { House } from '../house/house.ts';
import { type ListenOptions, listen } from '../house/listen.ts';
import { consoleLines } from './console-lines.ts';
import { collectEarly, keepYoungSmall } from './heap.ts';
import { openPlace } from './open-store.ts';
import { print } from './output.ts';
import { requireStore, type StorePlace } from './place.ts';
import { secured } from './secured.ts';
import { serverLog } from './server-log.ts';
import { untilStopped } from './until-stopped.ts';
import type { CrewMember } from './workers/worker.ts';

/** How a store is served, besides what its settings say. */
interface Serving {
  readonly loginDialog: ListenOptions['loginDialog'];
  readonly data: string | undefined;
  /** What the address rule opens besides public addresses. */
  readonly allowTo: readonly string[];
  /** Of several processes this one; undefined where there is one. */
  readonly member?: CrewMember | undefined;
}

/** Serves a store until it is stopped, with what its seed file brings, if it is given one. */
export async function serveStore(
  place: StorePlace,
  config: ServerConfig<Version>,
  { allowTo, member, ...serving }: Serving,
): Promise<void> {
  const { json } = config;
  const { webhooks, readOnly: isReadOnly } = config;
  if (isReadOnly) requireStore(place);
  const house = await openPlace(place, { allowTo, webhooks, isReadOnly });
  const crew = member?.crew;
  const log = await serverLog(config.log, serving.data, crew?.number);
  const options: ListenOptions = {
    // Each of several processes would keep some of the calls.
    ...{ ...config, ...serving, journal: config.journal ?? (member ? 'off' : 'shapes') },
    ...{ logRequest: log.request, logWebhook: log.webhook, crew },
  };
  // The first of several is there before the others begin.
  const seed = crew === undefined || crew.number === 1 ? config.seed : undefined;
  const { seeded, secure, listening } = await opened(house, seed, async () => {
    const secure = await secured(house, config, log.fault);
    return { secure, listening: await listen(house, { ...options, ...secure }, log.fault) };
  });
  const ready = {
    url: listening.url,
    control_key: house.controlKey,
    ...(listening.consoleLink !== undefined && { console_url: listening.consoleLink }),
    ...(secure && { root_file: secure.certificates.rootFile }),
    ...seeded?.object,
  };
  const text = await welcome(listening.url, house, serving, {
    console: consoleLines(listening.consoleLink, config),
    seeded: seeded?.lines ?? [],
    processes: config.workers,
  });
  // Before the line is out: whoever reads it may send a signal at once.
  const stopped = untilStopped(listening, house);
  keepYoungSmall();
  collectEarly();
  if (member) member.ready({ firstPort: listening.passedPort, ready, text });
  else print({ json }, ready, text);
  await stopped;
}

/** Seeds a house and has it listen; closes it where it cannot. */
async function opened<T>(house: House, seed: string | undefined, listening: () => Promise<T>) {
  try {
    const seeded = seed === undefined ? undefined : await seededFrom(house, seed);
    return { seeded, ...(await listening()) };
  } catch (error) {
    await house.close();
    throw error;
  }
}

async function seededFrom(house: House, file: string) {
  const { seedFrom, seedLines, seedObject } = await import('./seed-file.ts');
  const report = await seedFrom(house, file);
  return { object: seedObject(report), lines: seedLines(report) };
}

async function welcome(
  url: string,
  { kept, store, controlKey }: House,
  { loginDialog, data }: Omit<Serving, 'allowTo' | 'member'>,
  more: {
    readonly console: readonly string[];
    readonly seeded: readonly string[];
    readonly processes: number;
  },
): Promise<string> {
  const asks = loginDialog === 'key' ? ', which asks for the key below' : '';
  const lines = [
    '',
    styleText('bold', `  Open at ${url}`),
    `  It serves ${kept}${store.isReadOnly ? ', read-only: nothing is written' : ''}. Ctrl+C stops it.`,
    ...(more.processes > 1 ? [`  ${more.processes} processes answer at that address.`] : []),
    ...(url.startsWith('https:') ? [`  How it is trusted: ${copyable('ca', data)}`] : []),
    ...(loginDialog ? [`  Apps log people in at /dialog/oauth${asks}.`] : []),
    '  The control key opens /_convograph/v1, as Authorization: Bearer:',
    `  ${controlKey}`,
    ...more.console,
    '',
    ...more.seeded.map((line) => `  ${line}`),
    ...(more.seeded.length > 0 ? [''] : []),
  ];
  if ((await store.directory.pages.after(0, 1)).length === 0) {
    lines.push(
      '  There is no Page in it yet. In another terminal:',
      `  ${copyable('app create --name "My app"', data)}`,
      `  ${copyable('page create --name "My Page"', data)}`,
      `  ${copyable('token create --page "My Page"', data)}`,
      '',
    );
  }
  return lines.join('\n');
}
