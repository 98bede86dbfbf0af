import { seededRandom } from '../../src/base/random.ts';
import { getJson } from '../http.ts';
import { firstPage, fullMessagePaths, RICH } from '../paths.ts';
import { shuffled } from '../samples.ts';
import type { Served } from '../world.ts';

const NESTED =
  'fields=id,updated_time,participants,messages.limit(5){id,from,message,created_time}';

/** Addresses that a row asks for once each, at least. */
const ONCE = 8_000;
/** Pages of the newest conversations that are asked for again and again. */
const HOT = 20;

/** What inboxes ask for, as issue and record have it. */
export interface TodayRow {
  readonly title: string;
  /** The share that is aimed at. */
  readonly reach: number;
  /** Asked once each of a server that has answered none of them, or again and again. */
  readonly asked: 'once' | 'again';
  readonly paths: readonly string[];
  /** Requests of a run, where paths come again. */
  readonly amount: number;
  readonly gzip?: boolean;
  /** Flags of `serve`. */
  readonly flags?: readonly string[];
}

interface Page {
  readonly paging?: { readonly cursors?: { readonly after?: string }; readonly next?: string };
}

/** Cursors of the list, so few conversations apart that there are enough of them. */
async function cursorsOf(served: Served): Promise<string[]> {
  const apart = Math.max(1, Math.floor((served.samples.cursors.length * 25) / (ONCE * 1.1)));
  const cursors: string[] = [];
  for (let after = ''; ; ) {
    const address = `${firstPage(served)}&fields=id&limit=${apart}&after=${after}`;
    const { paging } = await getJson<Page>(served.server.ready.url + address);
    const next = paging?.next ? paging.cursors?.after : undefined;
    if (!next) return cursors;
    cursors.push(next);
    after = next;
  }
}

/** The rows of the record, by name. */
export async function todayRows(served: Served): Promise<Readonly<Record<string, TodayRow>>> {
  const cursors = shuffled(await cursorsOf(served));
  const lists = cursors.map((after) => `${firstPage(served)}&after=${after}`);
  const hot = served.samples.cursors
    .slice(0, HOT)
    .map((after) => `${firstPage(served)}&after=${after}`);
  const once = (title: string, reach: number, paths: readonly string[], gzip = false) =>
    ({ title, reach, asked: 'once', paths, amount: paths.length, gzip }) as const;
  const again = (title: string, reach: number, paths: readonly string[], gzip = false) =>
    ({ title, reach, asked: 'again', paths, amount: 24_000, gzip }) as const;
  const of = (paths: readonly string[], fields: string) => paths.map((each) => `${each}&${fields}`);
  return {
    message: once('message, 5 fields, each once', 0.5, fullMessagePaths(served)),
    list: once('default list, each page once', 0.35, lists),
    'list-gzip': once('the same, gzip', 0.35, lists, true),
    rich: once('rich list, each page once', 0.12, of(lists, `fields=${RICH}`)),
    'rich-gzip': once('the same, gzip', 0.12, of(lists, `fields=${RICH}`), true),
    nested: once('nested 25×5, each page once', 0.07, of(lists, NESTED)),
    'nested-gzip': once('the same, gzip', 0.07, of(lists, NESTED), true),
    'rich-off': {
      ...again('rich list, 20 hot pages, nothing from memory', 0.3, of(hot, `fields=${RICH}`)),
      ...{ flags: ['--no-cache'], amount: 8_000 },
    },
    'message-again': again(
      'message, 5 fields, 20 again',
      0.8,
      fullMessagePaths(served).slice(0, HOT),
    ),
    'list-again': again('default list, 20 hot pages', 0.8, hot),
    'rich-again': again('rich list, 20 hot pages', 0.8, of(hot, `fields=${RICH}`)),
    'rich-again-gzip': again('the same, gzip', 0.8, of(hot, `fields=${RICH}`), true),
    'nested-again': again('nested 25×5, 20 hot pages', 0.8, of(hot, NESTED)),
    'nested-again-gzip': again('the same, gzip', 0.8, of(hot, NESTED), true),
  };
}

/** A part of paths, to warm up with, and the others. */
export function parted(paths: readonly string[]): [warmUp: string[], rest: string[]] {
  const random = seededRandom('today');
  const some = Math.ceil(paths.length / 10);
  const mixed = paths.map((path) => ({ path, key: random.next() })).sort((a, b) => a.key - b.key);
  const all = mixed.map(({ path }) => path);
  return [all.slice(0, some), all.slice(some)];
}
