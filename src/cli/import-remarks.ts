import { printable } from '../base/printable.ts';
import type { Remark, Report } from '../ingest/report.ts';
import { grouped } from './output.ts';

/** More of a kind than these are not worth reading on a terminal; `--json` has them all. */
const MOST_SHOWN = 20;

/** Says on stderr what is not in, and which media are missing. */
export function warn(report: Report): void {
  const { conversations, skipped, gaps, missing_media: missing, counted_once: once } = report;
  tell(skipped);
  if (conversations === 0 && skipped.length === 0) {
    process.stderr.write('There is nothing in what was given.\n');
  }
  tell(once);
  tell(gaps);
  if (missing.length === 0) return;
  const [media, are] = missing.length === 1 ? ['medium', 'is'] : ['media', 'are'];
  process.stderr.write(
    `Warning: ${grouped(missing.length)} ${media} ${are} missing; the messages that name them are in without.\n`,
  );
  tell(missing);
}

/** Says each on stderr: the first of them. */
export function tell(remarks: readonly Remark[]): void {
  for (const { file, reason } of remarks.slice(0, MOST_SHOWN)) {
    process.stderr.write(`${printable(`${file}: ${reason}`)}\n`);
  }
  const more = remarks.length - MOST_SHOWN;
  if (more > 0) process.stderr.write(`and ${grouped(more)} more (--json lists them)\n`);
}

const ALL_IN = 0;
const NOTHING_IN = 1;
const SOME_SKIPPED = 3;

/** How the command ends. */
export function exitCodeOf(report: Report, isStrict = false): number {
  if (report.conversations === 0) return NOTHING_IN;
  const isLacking = report.skipped.length > 0 || (isStrict && report.missing_media.length > 0);
  return isLacking ? SOME_SKIPPED : ALL_IN;
}
