import type { Clock } from '../../base/clock.ts';
import type { PageRow } from '../../store/directory.ts';
import type { Platform } from '../../store/page/platform.ts';
import type { ImportStore, Opening } from '../opening.ts';
import type { Progress } from '../progress.ts';
import type { ImportTally } from '../report.ts';
import type { Tree } from '../tree/tree.ts';
import type { Hints } from './business.ts';

/** What an import of an archive works with. */
export interface ArchiveImport extends Pick<Hints, 'me' | 'meOn' | 'ask'> {
  readonly store: ImportStore;
  readonly clock: Clock;
  readonly page: PageRow;
  readonly tree: Tree;
  /** The folders and files of the archive, as given. */
  readonly paths: readonly string[];
  readonly tally: ImportTally;
  readonly opening: Opening | undefined;
  /** Whether nothing else is imported with it. */
  readonly isAll: boolean;
  /** Overrides what the archive tells. */
  readonly platform: Platform | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}
