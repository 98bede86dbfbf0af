import type { TreeFile } from '../../tree/file.ts';
import { Samples, type ZoneSample } from './choose-zone.ts';
import type { DateReader } from './dates/reader.ts';
import type { KnownMessages } from './known-messages.ts';
import { Page } from './read-page.ts';
import { stampOf } from './times.ts';

/** As many are enough. */
const ENOUGH = 200;
/** Messages of a page, and others, that are looked at. */
const MOST = 5000;
const MOST_OTHERS = 100_000;
/** No clock is further from UTC. */
const FAR = 15 * 3_600_000;

/** What `<time datetime>` of pages and its printed form tell together. */
export function samplesOfStamps(
  stamps: readonly { readonly stamp: string; readonly when: string }[],
  reader: DateReader,
): ZoneSample[] {
  return stamps.flatMap(({ stamp, when }) => {
    const instant = stampOf(stamp);
    const printed = reader.read(when);
    if (instant === undefined || !printed) return [];
    return [{ instant, wall: printed.wall, precision: printed.precision }];
  });
}

/**
 * What the messages of a page and the same in JSON tell together: those of one sender and one text
 * that is there but once.
 */
export async function samplesOfPage(
  file: TreeFile,
  reader: DateReader,
  known: KnownMessages,
): Promise<ZoneSample[]> {
  const printed = new Map<string, { readonly wall: number; readonly precision: number } | null>();
  const senders = new Set<string>();
  let newest = 0;
  for await (const items of new Page(file).items()) {
    for (const item of items) {
      if (!('when' in item) || !item.body.content) continue;
      const time = reader.read(item.when);
      if (!time || time.offset !== undefined) continue;
      senders.add(item.sender);
      const key = JSON.stringify([item.sender, item.body.content]);
      printed.set(key, printed.has(key) ? null : time);
      newest = Math.max(newest, time.wall);
    }
    if (printed.size >= MOST) break;
  }
  if (printed.size === 0) return [];
  const found = new Samples();
  let seen = 0;
  for await (const messages of known.of(file.path, senders, newest + FAR)) {
    for (const { created: instant, sender, text } of messages) {
      const key = JSON.stringify([sender, text.trim()]);
      const time = printed.get(key);
      if (!time || Math.abs(time.wall - instant) > FAR) continue;
      found.add(key, { instant, wall: time.wall, precision: time.precision });
    }
    seen += messages.length;
    if (found.size >= ENOUGH || seen >= MOST_OTHERS) break;
  }
  return found.sure().slice(0, ENOUGH);
}
