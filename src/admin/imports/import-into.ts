import type { BusinessQuestion } from '../../ingest/archive/business-question.ts';
import { importPaths } from '../../ingest/import.ts';
import type { Other } from '../../ingest/lease/page-lease.ts';
import type { ImportTarget } from '../../ingest/opening.ts';
import type { Progress } from '../../ingest/progress.ts';
import type { Report } from '../../ingest/report.ts';
import { PLATFORMS, type Platform } from '../../store/page/platform.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { text, type Values, yes } from '../schema.ts';
import { keepImported } from '../snapshots/imported.ts';
import { archiveParameters, type GivenArchives } from './given-archives.ts';
import { checkPageHints, pageHints, pageHintsOf } from './page-hints.ts';
import { pageToMake } from './page-to-make.ts';

/** What an import is asked. */
export const importParameters = {
  page: text('id, Instagram id or exact name of the Page'),
  ...archiveParameters,
  'create?': yes('make the Page if there is none of this name, and an app'),
  'me?': text("the business's name in the archive (default: the Page's own)"),
  'me_facebook?': text('its name in what is of Facebook and Messenger'),
  'me_instagram?': text('its name in what is of Instagram'),
  'platform?': text('messenger or instagram (default: what the archive tells)'),
  ...pageHints,
  'dry_run?': yes('say what an import would bring, and write nothing'),
};

/** What to import, and where to. */
export type ImportOrder = Values<typeof importParameters>;

/** Who is told of an import while it runs, and may end it. */
interface ImportWatch {
  readonly onProgress: (progress: Progress) => void;
  readonly onWait?: ((other: Other) => void) | undefined;
  readonly ask?: ((question: BusinessQuestion) => Promise<string>) | undefined;
  readonly signal: AbortSignal;
}

/** @throws AdminError for what cannot be, before anything is read */
export function checkImport(
  order: Pick<ImportOrder, 'platform' | 'time_zone' | 'date_order' | 'date_language'>,
  naming: (parameter: string) => string,
): void {
  checkPageHints(order, naming);
  const { platform } = order;
  if (platform === undefined || platformOf(platform)) return;
  throw new AdminError(
    `${naming('platform')} must be messenger or instagram, and is "${platform}".`,
  );
}

/** The platform that a text names. */
export const platformOf = (text: string | undefined): Platform | undefined =>
  PLATFORMS.find((each) => each.toLowerCase() === text?.toLowerCase());

/**
 * The Page of an import, or what makes it.
 * @throws AdminError
 */
export async function importTarget(
  deps: OperationDeps,
  { page, create }: Pick<ImportOrder, 'page' | 'create'>,
): Promise<ImportTarget> {
  return create ? pageToMake(deps, page) : { page: await pageNamed(deps.store.directory, page) };
}

/**
 * Imports into a Page, past the folder of the store itself.
 * @throws what `importPaths` does
 */
export async function importInto(
  deps: OperationDeps,
  target: ImportTarget,
  order: ImportOrder,
  watch: ImportWatch,
  archives: Pick<GivenArchives, 'paths' | 'sent'> = { paths: order.paths ?? [] },
): Promise<Report> {
  const { me, me_facebook: facebook, me_instagram: instagram, dry_run } = order;
  const report = await importPaths(deps, {
    ...target,
    ...{ ...archives, me, dryRun: dry_run, without: deps.dataDir },
    ...pageHintsOf(order),
    platform: platformOf(order.platform),
    meOn: {
      ...(facebook !== undefined && { MESSENGER: facebook }),
      ...(instagram !== undefined && { INSTAGRAM: instagram }),
    },
    ...watch,
  });
  if (!dry_run && report.conversations > 0) await keepImported(deps, target.page.id);
  return report;
}
