import { breather } from '../../../base/breather.ts';
import type { PageRow } from '../../../store/directory.ts';
import type { ImportedThread } from '../../../store/page/imports.ts';
import { FLAGS, type MessagePosition, type MessageRow } from '../../../store/page/message.ts';
import type { PageStore } from '../../../store/page/page-store.ts';
import type { ImportStore } from '../../opening.ts';
import { changeIn, type PageIn } from '../../page-in.ts';
import type { PagesReport } from '../../report.ts';
import { sortedPeople } from '../identity/people.ts';
import { readableMessages } from '../read.ts';
import { keyOf } from '../same/texts.ts';
import { listedIn, type PlatformThreads, type Thread } from '../threads.ts';
import { Samples, zoneOfSamples } from './choose-zone.ts';
import { machineZone, Zone } from './dates/zone.ts';

/** Messages read at once. */
const AT_ONCE = 1000;
/** Messages of a side that are looked at. */
const MOST = 100_000;
/** So many have to be in common: fewer may be chance, where no others were found to be off by as much. */
const LEAST = 3;
/** Where so many conversations were in time, and none was not, the others are. */
const MOST_IN_TIME = 20;
const ENOUGH = 200;
/** No two clocks are further apart. */
const FAR = 26 * 3_600_000;
/** So many conversations of the same people are looked at. */
const MOST_ALIKE = 20;

/**
 * Gives the messages of pages that are in better times where a download in JSON now tells that the
 * clock of their pages went otherwise than was thought when they came in. Nothing is read where nothing
 * came in HTML.
 * @returns zones by which clocks went, each once with a thread of it
 */
export async function mendZones(
  store: ImportStore,
  page: PageRow,
  { threads, platform, business }: PlatformThreads,
): Promise<PagesReport[]> {
  const reader = store.page(page.no);
  const sources = new Set(await reader.imports.pageSources());
  if (sources.size === 0) return [];
  const rows = (await reader.imports.threads()).filter(
    (row) => row.platform === platform && sources.has(row.no),
  );
  const byName = Map.groupBy(rows, ({ name }) => name);
  const byPeople = Map.groupBy(rows, ({ people }) => JSON.stringify(people));
  const found = new Map<Zone, string>();
  const done = new Set<number>();
  const thought = new Zone(machineZone());
  let inTime = 0;
  // The longest first: they tell most.
  for (const thread of threads.filter(tellsTimes).sort((a, b) => sizeOf(b) - sizeOf(a))) {
    if (inTime >= MOST_IN_TIME && found.size === 0) break;
    const people = sortedPeople(listedIn(thread.files), business);
    const alike = byPeople.get(JSON.stringify(people)) ?? [];
    const some = [...(byName.get(thread.name) ?? []), ...alike.slice(0, MOST_ALIKE)];
    for (const conversation of new Set(some.map((row) => row.conversation))) {
      if (done.has(conversation)) continue;
      const likely = [thought, ...found.keys()];
      const zone = await zoneOf(reader, conversation, { thread, business, likely });
      if (!zone) continue;
      done.add(conversation);
      if (zone === thought) {
        inTime++;
        continue;
      }
      if (!found.has(zone)) found.set(zone, thread.name);
      const own = rows.filter((row) => row.conversation === conversation);
      await changeIn(store, page, (on) => shift(on, conversation, zone, own));
    }
  }
  return [...found].map(([zone, folder]) => ({ folder, time_zone: zone.name, because: 'json' }));
}

/** Whether it is of JSON, and new. */
const tellsTimes = ({ files }: Thread): boolean =>
  files.some(({ file, known }) => file.madeOf !== 'html' && known.length === 0);

const sizeOf = ({ files }: Thread): number =>
  files.reduce((sum, { facts }) => sum + facts.messages, 0);

/**
 * The clock of the pages of a conversation; undefined where nothing tells.
 * @param likely first that which was thought, then those that were found
 */
async function zoneOf(
  reader: PageStore,
  conversation: number,
  { thread, business, likely }: { thread: Thread; business: string; likely: readonly Zone[] },
): Promise<Zone | undefined> {
  const [thought = new Zone(machineZone())] = likely;
  const printed = new Map<string, { readonly row: MessageRow; readonly within: number } | null>();
  for await (const row of roughOf(reader, conversation)) {
    if (row.text === '' || (row.flags & FLAGS.deleted) !== 0) continue;
    const key = JSON.stringify([row.sender === 0, keyOf(row.text)]);
    printed.set(key, printed.has(key) ? null : { row, within: row.extra?.within ?? 1 });
    if (printed.size >= MOST) break;
  }
  if (printed.size === 0) return undefined;
  const samples = new Samples();
  const files = thread.files.filter(({ file }) => file.madeOf !== 'html');
  for await (const { created: instant, sender, text, unsent } of readableMessages(files)) {
    if (unsent || text === '') continue;
    const key = JSON.stringify([sender === business, keyOf(text)]);
    const one = printed.get(key);
    if (!one || Math.abs(one.row.created - instant) > FAR) continue;
    const wall = wallOf(one.row, thought);
    samples.add(key, { instant, wall, precision: one.within });
    if (samples.size >= ENOUGH) break;
  }
  const sure = samples.sure();
  const zone = zoneOfSamples(sure, likely);
  return zone && (sure.length >= LEAST || likely.includes(zone)) ? zone : undefined;
}

/** What the page showed, if its clock was thought to be that of a zone. */
const wallOf = ({ created, extra }: MessageRow, zone: Zone): number =>
  created - (created % (extra?.within ?? 1)) + zone.offsetAt(created);

/** Those messages of a conversation whose times are only about known, oldest first. */
async function* roughOf(reader: PageStore, conversation: number): AsyncGenerator<MessageRow> {
  let after: MessagePosition | undefined = { created: Number.MIN_SAFE_INTEGER, tie: 0 };
  while (after) {
    const some: readonly MessageRow[] = await reader.history.newer(conversation, after, AT_ONCE);
    for (const row of some) if (row.extra?.within !== undefined) yield row;
    after = some.length < AT_ONCE ? undefined : some.at(-1);
  }
}

/** Gives all of them the times at which another clock showed what theirs is thought to have shown. */
async function shift(
  on: PageIn,
  conversation: number,
  zone: Zone,
  rows: readonly ImportedThread[],
): Promise<void> {
  const thought = new Zone(machineZone());
  const breathe = breather();
  const keys: MessagePosition[] = [];
  for await (const { created, tie } of roughOf(on.reader, conversation))
    keys.push({ created, tie });
  for (const key of keys) {
    await breathe();
    const row = await on.reader.messages.at(conversation, key);
    if (!row) continue;
    const within = row.extra?.within ?? 1;
    const created = zone.instantOf(wallOf(row, thought)) + (row.created % within);
    if (created === row.created) continue;
    await on.mover.retimeMessage({ ...key, conversation }, row, created);
  }
  await on.mover.recount(conversation, await on.taking(conversation));
  for (const row of rows) {
    const moved = (time: number): number =>
      time === 0 ? 0 : zone.instantOf(time + thought.offsetAt(time));
    await on.imports.putThread({ ...row, first: moved(row.first), last: moved(row.last) });
  }
}
