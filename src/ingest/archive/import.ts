import { breather } from '../../base/breather.ts';
import type { PageRow } from '../../store/directory.ts';
import { BEGUN, type ImportedThread } from '../../store/page/imports.ts';
import type { Platform } from '../../store/page/platform.ts';
import { numberOf } from '../../store/page/writer-statements.ts';
import { ImportRefused } from '../refused.ts';
import type { BusinessReport, ImportTally, MediaCount, Report } from '../report.ts';
import { type ImportInput, listingOf, reportAgain } from './again.ts';
import type { ArchiveImport } from './archive-import.ts';
import { batchesOf } from './batches.ts';
import { businessesOf } from './business.ts';
import { countPeople } from './crowd.ts';
import { mendZones } from './html/later-zone.ts';
import { joinByHand } from './identity/by-hand.ts';
import { compare } from './identity/identify.ts';
import { type Identity, identitiesOf, type ThreadGroup } from './identity/identities.ts';
import { countOthers } from './identity/people.ts';
import { settle } from './identity/settle.ts';
import { takeApart } from './identity/take-apart.ts';
import { tellDecisions } from './identity/tell.ts';
import { conversationIdOf, seedOf } from './ids.ts';
import { isIn, type KnownFile } from './known.ts';
import { type Keep, MediaFinder } from './media.ts';
import { usernameOf } from './owner.ts';
import { PartMaker } from './parts.ts';
import type { OnBytes } from './read.ts';
import { placesIn, threadsIn } from './read-through.ts';
import { Met } from './same/met.ts';
import { conflictOf } from './standing.ts';
import { type SurveyedFile, skipping } from './survey.ts';
import type { Thread } from './threads.ts';
import { Work } from './work.ts';
import { type Batch, type ReadyMessage, ThreadWriter } from './write.ts';
import { yearsOf } from './years.ts';

/** An archive that was read through and may be written. */
export interface ArchivePlan {
  /** The Page, with an Instagram account where it needs one. */
  readonly page: PageRow;
  readonly platforms: readonly {
    readonly platform: Platform;
    readonly business: BusinessReport;
    readonly threads: readonly Thread[];
  }[];
  /** Goes on from what reading it through has counted. */
  readonly work: Work;
  /** What it would say, where it is known beforehand: then there is nothing to write. */
  readonly report?: Report;
  /** What tells it again; undefined where nothing is to. */
  readonly given: ImportInput | undefined;
  /** What was passed over until now. */
  readonly skipped: number;
}

/**
 * Reads an archive through and finds out who is who. Writes nothing.
 * @throws ImportRefused when it cannot be told who the business is, or the Page has no account
 * @throws the signal's reason when stopped
 */
export async function planArchive(work: ArchiveImport): Promise<ArchivePlan> {
  const { store, page, tree, tally, platform, opening } = work;
  const places = await placesIn(work);
  const { owner } = places;
  const ahead = new Work(work.onProgress, tally, places.json, tree);
  const listing = work.isAll ? listingOf(work, owner) : undefined;
  const onBytes: OnBytes = (bytes) => {
    work.signal?.throwIfAborted();
    ahead.read(bytes);
  };
  const known =
    listing === undefined
      ? undefined
      : await reportAgain(store, page, { listing, places: places.json, onBytes });
  if (known) {
    work.signal?.throwIfAborted();
    ahead.end(known);
    return { page, platforms: [], work: ahead, report: known, given: undefined, skipped: 0 };
  }
  const reader = store.page(page.no);
  const { byPlatform, contents } = await threadsIn(places, work, { reader, platform, onBytes });
  const needsAccount = byPlatform.has('INSTAGRAM') && page.instagramId === undefined;
  if (needsAccount && !opening) {
    throw new ImportRefused(
      `This is an archive of Instagram, and the Page ${JSON.stringify(page.name)} has no Instagram account: \`npx convograph page set ${page.id} --instagram USERNAME\` gives it one, and --create one of the name that the archive tells.`,
    );
  }
  const earlier = await store.page(page.no).imports.businesses();
  const businesses = await businessesOf(byPlatform, { ...work, earlier, owner });
  const business = businesses.get('INSTAGRAM')?.name;
  const account = needsAccount && {
    instagramId: opening?.instagramId,
    instagramUsername: usernameOf(owner, business, page.name),
  };
  const platforms = [...businesses].map(([each, business]) => ({
    ...{ platform: each, business },
    threads: byPlatform.get(each) ?? [],
  }));
  const given = listing === undefined ? undefined : { listing, contents };
  const skipped = tally.skipped.size;
  return { page: { ...page, ...account }, platforms, work: ahead, given, skipped };
}

/**
 * Writes what was planned, and counts it. May be broken off anywhere: the same again goes on.
 * @throws the signal's reason when stopped
 */
export async function writeArchive(
  work: ArchiveImport,
  { platforms, work: ahead }: ArchivePlan,
  keep: Keep,
): Promise<void> {
  const media = new MediaFinder(work.tree, keep, (bytes) => ahead.keep(bytes));
  const count: OnBytes = (bytes) => ahead.write(bytes);
  const breathe = breather();
  for (const { platform, business: who, threads: some } of platforms) {
    const { store, page, tally, clock } = work;
    const business = who.name;
    const given = { threads: some, platform, business };
    const counts = tally.on(platform);
    counts.business = who;
    const taken: Identity[] = [];
    const writer = new ThreadWriter(work, business);
    if (some.some(({ files }) => !files.every(isIn))) {
      tally.pages.push(...(await mendZones(store, page, given)));
    }
    await takeApart(store, page, given, clock.now());
    const found = await compare(store, page, given);
    const settled = found.hasNews
      ? await settle(store, page, { ...found, strands: found.decision.strands, at: clock.now() })
      : { rows: found.rows, parted: [] };
    const identities = identitiesOf(found, settled.rows);
    const othersOf = otherBusinesses(settled.rows, business);
    for (const identity of inOrderOfRows(page, identities)) {
      const { thread } = identity;
      const rows = othersOf(identity);
      const conflict = await conflictOf(store.page(page.no), rows, { thread, business });
      if (conflict) {
        tally.skip(thread.name, conflict);
        continue;
      }
      taken.push(identity);
      await writeThread(work, { identity, business, writer, media, count, breathe });
    }
    await writer.flush();
    await joinByHand(store, page, clock.now());
    await tellDecisions(store.page(page.no), tally.decisions, { found, settled, identities });
    counts.conversations += writer.conversations.size;
    counts.people += countPeople(taken, business);
  }
}

interface ThreadWork {
  readonly identity: Identity;
  readonly business: string;
  readonly writer: ThreadWriter;
  readonly media: MediaFinder;
  readonly count: OnBytes;
  readonly breathe: () => Promise<void> | undefined;
}

async function writeThread(work: ArchiveImport, each: ThreadWork): Promise<void> {
  const { tally, page, signal } = work;
  const { identity, writer, count } = each;
  const { thread, row } = identity;
  const { platform, name } = thread;
  const { contents } = tally.on(thread.platform);
  contents.addThread(sectionOf(thread), countOthers(thread.people, each.business));
  const makerOf = (file: SurveyedFile) =>
    new PartMaker(file, each.media, [page.id, platform, name]);
  const met = thread.files.length > 1 ? await Met.of(thread.files, makerOf) : Met.nobody;
  for (const file of thread.files) {
    await each.breathe();
    signal?.throwIfAborted();
    const known = row && knownAs(each, file);
    const times = met.timesOf(file);
    if (row && known && (await isWhole(work, each, file, known))) {
      writer.conversations.add(row.conversation);
      take(tally, thread, file);
      count(file.file.size);
      const messages = met.alone(file);
      if (messages.length > 0)
        await writer.add({ identity, file, messages, times, end: undefined });
      continue;
    }
    const maker = makerOf(file);
    await skipping(file.file, tally, async () => {
      for await (const batch of readBatches(work, each, file, maker)) {
        await writer.add({ ...batch, messages: met.fill(file, batch.messages), times });
      }
      take(tally, thread, file);
      takeMedia(tally, thread, maker.count);
    });
  }
}

async function* readBatches(
  { signal }: ArchiveImport,
  { identity, count }: ThreadWork,
  file: SurveyedFile,
  maker: PartMaker,
): AsyncGenerator<Omit<Batch, 'times'>> {
  // One is kept back: the last has to know that it is.
  let messages: ReadyMessage[] = [];
  for await (const some of batchesOf(file, count)) {
    if (messages.length > 0) yield { identity, file, messages, end: undefined };
    signal?.throwIfAborted();
    messages = [];
    for (const message of some) messages.push({ message, parts: await maker.partsOf(message) });
  }
  yield { identity, file, messages, end: { media: maker.count.found } };
}

/** How the same bytes were imported into the same thread, if they were. */
function knownAs(
  { identity: { thread, row }, business }: ThreadWork,
  { known }: SurveyedFile,
): KnownFile | undefined {
  return known.find(
    (one) =>
      one.thread === thread.name &&
      one.platform === thread.platform &&
      one.business === business &&
      one.media !== BEGUN &&
      (one.source === undefined || one.source === row?.no),
  );
}

/**
 * Whether there is nothing to add to a file that is in: its pictures were measured, and no medium
 * has turned up since. Counts the media of one that is whole.
 */
async function isWhole(
  { tally }: ArchiveImport,
  { identity: { thread }, media }: ThreadWork,
  file: SurveyedFile,
  known: KnownFile,
): Promise<boolean> {
  if (file.facts.media === 0) return true;
  if (!file.facts.measured) return false;
  const maker = new PartMaker(file, media, []);
  for await (const messages of batchesOf(file, () => undefined)) {
    for (const message of messages) maker.look(message);
  }
  if (maker.count.found > known.media) return false;
  takeMedia(tally, thread, maker.count);
  return true;
}

/** Counts what a file that is in holds. */
function take(tally: ImportTally, thread: Thread, { facts }: SurveyedFile): void {
  const counts = tally.on(thread.platform);
  counts.contents.addMessages(sectionOf(thread), facts.messages, yearsOf(facts));
  counts.messages += facts.messages;
  counts.span(facts.first, facts.last);
}

function takeMedia(tally: ImportTally, thread: Thread, count: MediaCount): void {
  const { media, contents } = tally.on(thread.platform);
  media.take(count);
  contents.addMedia(sectionOf(thread), count.found, count.missing.size);
}

/** What is told of where a thread lies. */
const sectionOf = ({ form, section }: Thread): string => (form === 'e2ee' ? 'encrypted' : section);

/**
 * Finds what came in with another name for the business: threads of a thread's conversation, and those
 * of its name: in the ordinary download a name is that of one thread, whoever is said to be the business.
 */
function otherBusinesses(rows: readonly ImportedThread[], business: string) {
  const others = rows.filter((row) => row.business !== business);
  const byConversation = Map.groupBy(others, ({ conversation }) => conversation);
  const ordinary = others.filter(({ form }) => form === 'dyi');
  const byName = Map.groupBy(ordinary, ({ name }) => name);
  return ({ thread: { form, name }, group }: Identity): readonly ImportedThread[] => [
    ...(byConversation.get(group.conversation ?? -1) ?? []),
    ...((form === 'dyi' && byName.get(name)) || []),
  ];
}

/**
 * Threads in the order in which their conversations lie in the store, where new ones are then
 * written one after another.
 */
function inOrderOfRows(page: PageRow, identities: readonly Identity[]): Identity[] {
  const places = new Map<ThreadGroup, number>();
  const placed = identities.map((identity) => {
    const { group } = identity;
    const place = group.conversation ?? places.get(group) ?? placeOf(page, group);
    if (group.conversation === undefined) places.set(group, place);
    return { identity, place };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ identity }) => identity);
}

function placeOf(page: PageRow, { beginning }: ThreadGroup): number {
  return beginning ? numberOf(seedOf(conversationIdOf(page, beginning))) : 0;
}
