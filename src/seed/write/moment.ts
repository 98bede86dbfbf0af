import { momentOf } from '../../admin/clock/clock.ts';
import { AdminError } from '../../admin/error.ts';
import { relativeTimeOf } from '../../config/duration.ts';
import type { SeedDocument, SeedPath } from '../file/document.ts';

/**
 * A time as a file says it, in epoch ms: `-26h` goes from `now`, others are moments.
 * @throws SeedError
 */
export function momentFrom(
  document: SeedDocument,
  path: SeedPath,
  text: string,
  now: number,
): number {
  const relative = relativeTimeOf(text);
  if (relative !== undefined) return now + relative;
  try {
    return momentOf(text);
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    throw document.errorAt(
      path,
      `${text} is no time: say one such as -26h, -5m or 2026-05-04T10:00:00Z.`,
    );
  }
}
