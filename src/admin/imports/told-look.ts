import { type ArchiveLook, type LookSpec, lookInto, type PlatformLook } from '../../ingest/look.ts';
import type { PageRow } from '../../store/directory.ts';
import type { OperationDeps } from '../operation.ts';
import type { ValueOf } from '../schema.ts';
import type { GivenArchives } from './given-archives.ts';
import { type ImportOrder, platformOf } from './import-into.ts';
import type { ImportLook } from './import-look.ts';
import { pageHintsOf } from './page-hints.ts';
import { pageOfLook } from './page-of-look.ts';

/** What archives hold, and the decisions that an import of them asks for. */
export type ToldLook = ValueOf<typeof ImportLook>;

/**
 * Looks into archives, for whoever has to decide.
 * @throws what `lookInto` does
 */
export async function toldLook(
  deps: Pick<OperationDeps, 'store' | 'dataDir'>,
  order: Pick<ImportOrder, 'platform' | 'time_zone' | 'date_order' | 'date_language'>,
  archives: GivenArchives,
  watch: Pick<LookSpec, 'onProgress' | 'signal'>,
): Promise<ToldLook> {
  const { paths, sent } = archives;
  const look = await lookInto(deps, {
    ...{ paths, sent, without: deps.dataDir, platform: platformOf(order.platform) },
    ...pageHintsOf(order),
    ...watch,
  });
  return { archives: shownArchives(archives), ...(await shownLook(deps, look)) };
}

/** Names that are told: whoever is in fewer threads is hardly the business. */
const MOST_NAMES = 50;

async function shownLook(
  { store }: Pick<OperationDeps, 'store'>,
  { platforms, owner, ...found }: ArchiveLook,
): Promise<Omit<ToldLook, 'archives'>> {
  const page = await pageOfLook(store, platforms, owner);
  const known = page?.row && { row: page.row, earlier: await earlierOf(store, page.row) };
  const shown = platforms.map(async (one) => ({
    platform: one.platform,
    threads: one.threads,
    messages: one.messages,
    people: one.names.all().length,
    business: await one.businessOn(known?.row ?? NOBODY, known?.earlier ?? []),
    names: one.names.all().slice(0, MOST_NAMES),
    first_message: timeOf(one.first),
    last_message: timeOf(one.last),
  }));
  return {
    ...(page && { page: { id: page.row?.id, name: page.name, because: page.because } }),
    platforms: await Promise.all(shown),
    ...found,
  };
}

const shownArchives = ({ paths, sent, uploads }: GivenArchives): ToldLook['archives'] => [
  ...paths.filter((path) => !sent?.has(path)).map((name) => ({ name })),
  ...uploads.map(({ id, name }) => ({ name, upload: id })),
];

/** A Page that is yet to be made has no name that would speak for anybody. */
const NOBODY = { name: '', instagramUsername: undefined };

const earlierOf = (store: OperationDeps['store'], { no }: PageRow) =>
  store.page(no).imports.businesses();

const timeOf = (ms: PlatformLook['first']): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();
