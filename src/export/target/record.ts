import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ExportRefused } from '../refused.ts';
import type { ExportSpec } from '../spec.ts';
import { isInside } from './paths.ts';

/** Tells that a folder holds an export, which one, and what of it is ours. */
export const RECORD = '.convograph-export';
/** Files that have no name yet. */
export const UNFINISHED = '.convograph-unfinished';

const Heading = z.object({
  convograph: z.literal('export'),
  version: z.literal(1),
  page: z.string(),
  format: z.string(),
  since: z.number().optional(),
  until: z.number().optional(),
  person: z.string().optional(),
});

/** The first line of the record: what was asked for. The others are paths of files, one a line. */
export const headingOf = ({ page, format, since, until, person }: ExportSpec): string =>
  JSON.stringify({
    ...{ convograph: 'export', version: 1, page: page.id, format },
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(person !== undefined && { person }),
  });

/**
 * The files of the same export as it was made before; none of a folder that is empty or not there.
 * @throws ExportRefused when the folder holds anything else
 */
export async function readRecord(folder: string, spec: ExportSpec): Promise<ReadonlySet<string>> {
  const named = JSON.stringify(spec.to);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new ExportRefused(`${named} is a file and not a folder.`);
    throw error;
  });
  if (names.every((name) => name === UNFINISHED)) return new Set();
  const path = join(folder, RECORD);
  const isThere = names.includes(RECORD) && (await lstat(path)).isFile();
  const [heading = '', ...lines] = isThere ? (await readFile(path, 'utf8')).split('\n') : [];
  const asked = Heading.safeParse(jsonOf(heading));
  if (!asked.success) {
    throw new ExportRefused(
      `${named} holds something else than an export: choose a folder that is empty or new.`,
    );
  }
  if (JSON.stringify(asked.data) !== headingOf(spec)) {
    throw new ExportRefused(
      `${named} holds an export of another Page, format, person or time: choose another folder, or remove it.`,
    );
  }
  const paths = lines.map(jsonOf).filter((line) => typeof line === 'string');
  return new Set(paths.filter(isInside));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
