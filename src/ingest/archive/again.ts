import { createHash, hash } from 'node:crypto';
import { breather } from '../../base/breather.ts';
import { version } from '../../base/version.ts';
import type { PageRow } from '../../store/directory.ts';
import type { Store } from '../../store/store.ts';
import type { BusinessReport, Report } from '../report.ts';
import { letUnreadable } from '../tree/read.ts';
import type { ArchiveImport } from './archive-import.ts';
import type { Hints } from './business.ts';
import { ContentsSum } from './contents-sum.ts';
import { isPage } from './html/is-page.ts';
import type { Place } from './places.ts';
import { hashOf, type OnBytes } from './read.ts';

/*
 * Most of an import of what is in already is spent on what it says. That hangs on what was given and on
 * what the Page holds, and on nothing else: so it is kept, and said again while neither has changed
 * (docs/decisions/0057).
 */

/** Digests of what was given to an import. */
export interface ImportInput {
  /** Of the places of all files, and of what was said about them. */
  readonly listing: string;
  /** Of the files that are read; undefined where one could not be. */
  readonly contents: string | undefined;
}

/** Paths that are hashed at once. */
const AT_ONCE = 500;

/**
 * The digest of what an import is given, but for what is in the files. Undefined where some are pages:
 * how those are read hangs on the machine's zone too.
 * @param work of which the tally holds what the places of files tell, and no more
 */
export function listingOf(
  { tree: { files }, paths, me, meOn, platform, tally }: Omit<ArchiveImport, 'ask'>,
  owner: Hints['owner'],
): string | undefined {
  if (files.some(({ path, madeOf }) => madeOf !== undefined || isPage(path))) return undefined;
  const told = { version: version(), paths, me, meOn, platform, owner, report: tally.report() };
  const sum = createHash('sha256').update(JSON.stringify(told));
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    sum.update(some.map(({ source, path }) => `${source}\0${path}\0`).join(''));
  }
  return sum.digest('base64url');
}

/** What an import of the same said that found nothing new, if the Page is as it left it. */
export async function reportAgain(
  store: Pick<Store, 'page'>,
  page: PageRow,
  { listing, places, onBytes }: { listing: string; places: readonly Place[]; onBytes: OnBytes },
): Promise<Report | undefined> {
  const { importReports } = store.page(page.no);
  const kept = await importReports.find(keyOf(listing, page));
  if (!kept || kept.revision !== (await importReports.revision())) return undefined;
  const sum = new ContentsSum();
  const breathe = breather();
  for (const place of places) {
    await breathe();
    sum.add(place, await hashOf(place.file, onBytes).catch(letUnreadable));
  }
  return sum.digest() === kept.contents ? (JSON.parse(kept.report) as Report) : undefined;
}

/**
 * Keeps what an import of the same would say next, where that is certain.
 * @param revision the Page's, under which all of the report is true
 * @param hasWritten whether this import has changed something
 */
export async function keepReport(
  store: Pick<Store, 'page' | 'transaction'>,
  page: PageRow,
  {
    listing,
    contents,
    ...said
  }: ImportInput & {
    readonly report: Report;
    readonly revision: number;
    readonly hasWritten: boolean;
  },
): Promise<void> {
  const report = said.hasWritten ? nextOf(said.report) : said.report;
  if (contents === undefined || !report || report.platforms.some(isAsked)) return;
  // What is joined by hand is that only when all is written.
  const byHand = said.hasWritten ? await store.page(page.no).imports.decisions() : [];
  if (byHand.length > 0) return;
  const { revision } = said;
  const row = { listing: keyOf(listing, page), contents, revision, report: JSON.stringify(report) };
  await store.transaction(async (tx) => {
    if ((await tx.revisions.before(page.no)) === revision) await tx.importReports(page.no).put(row);
  });
}

/**
 * What the next would say after one that has written something. Where media were read, or times looked
 * at, it is not foretold.
 */
function nextOf(report: Report): Report | undefined {
  const { media, missing_media, counted_once, html } = report;
  if (media > 0 || missing_media.length > 0 || counted_once.length > 0 || html) return undefined;
  const platforms = report.platforms.map((platform) => ({
    ...platform,
    ...NOTHING_NEW,
    business: platform.business && earlierOf(platform.business),
  }));
  return { ...report, ...NOTHING_NEW, platforms, joined: [], joined_more: 0, parted: [] };
}

const NOTHING_NEW = { new_conversations: 0, new_messages: 0 };

/** The name is one that stood for the business earlier, from the second time on. */
const earlierOf = (business: BusinessReport): BusinessReport =>
  business.because === 'profile' || business.because === 'everywhere'
    ? { ...business, because: 'earlier' }
    : business;

/** Whoever is asked may answer otherwise. */
const isAsked = ({ business }: Report['platforms'][number]): boolean =>
  business?.because === 'asked';

/** A Page may get another name, and one without an Instagram account may get one. */
function keyOf(listing: string, { id, name, instagramId, instagramUsername }: PageRow): string {
  const of = [listing, id, name, instagramId, instagramUsername];
  return hash('sha256', JSON.stringify(of), 'base64url');
}
