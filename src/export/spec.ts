import type { MediaStore } from '../media/media-store.ts';
import type { PageRow } from '../store/directory.ts';
import type { Store } from '../store/store.ts';

export const FORMATS = ['dyi', 'jsonl', 'csv', 'html'] as const;
export type ExportFormat = (typeof FORMATS)[number];

export interface ExportDeps {
  readonly store: Store;
  readonly media: Pick<MediaStore, 'open' | 'placeOf'>;
}

/** What to export, and where to. */
export interface ExportSpec {
  readonly page: PageRow;
  /** A folder that is made, is empty, or holds the same export already. */
  readonly to: string;
  readonly format: ExportFormat;
  /** Only messages sent at this time or later, in epoch milliseconds. */
  readonly since?: number | undefined;
  /** Only messages sent before this time. */
  readonly until?: number | undefined;
  /** PSID or IGSID: only conversations in which this person takes part. */
  readonly person?: string | undefined;
  /** Whether what was simulated on a Page with an archive is written, too; it is left out without. */
  readonly simulated?: boolean | undefined;
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined;
  /** Stops between two reads; the same export again writes it all. */
  readonly signal?: AbortSignal | undefined;
}

/** How far an export is. */
interface ExportProgress {
  readonly conversations: number;
  readonly messages: number;
  /** Messages of all time that lie behind, of how many: of some, no more than the time was looked at. */
  readonly passed: number;
  readonly total: number;
}

/** Something that the form cannot hold, and how often it was met. */
interface Lost {
  readonly what: string;
  readonly count: number;
}

export interface ExportReport {
  readonly format: ExportFormat;
  readonly conversations: number;
  /** Unsent ones too. */
  readonly messages: number;
  /** Attachments and stickers whose bytes were written. */
  readonly media: number;
  readonly lost: readonly Lost[];
}
