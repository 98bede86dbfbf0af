import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { endOfJob, sendPath } from '../control/sent.ts';
import { archiveWorld } from './support/archive-world.ts';
import { filesBelow, zipFiles } from './support/zips.ts';

const cases = resolve(import.meta.dirname, '../../../shared/data/archive-cases');
const names = existsSync(cases) ? await readdir(cases) : [];
const me = 'Tern & Thistle';

/** What of a case lies in zips already, each a file of its own; what does not is packed. */
async function zipsOf(folder: string, target: string): Promise<string[]> {
  const files = await filesBelow(folder);
  const zips = files.filter((file) => file.endsWith('.zip'));
  const others = files.filter((file) => !file.endsWith('.zip'));
  if (others.length === 0) return zips.map((file) => join(folder, file));
  await mkdir(target, { recursive: true });
  return [
    await zipFiles(folder, others, join(target, 'download.zip')),
    ...zips.map((file) => join(folder, file)),
  ];
}

/** A report whose paths are names, as of files that were sent. */
const byName = (value: unknown, paths: readonly string[]): unknown =>
  JSON.parse(
    paths.reduce((text, path) => text.replaceAll(path, basename(path)), JSON.stringify(value)),
  );

describe.skipIf(names.length === 0)(
  'reported downloads that are sent (needs ../shared/data/archive-cases beside the project)',
  () => {
    it.each(names.filter((name) => existsSync(join(cases, name, 'input'))))(
      '%s: gives what `convograph import` gives of it',
      async (name) => {
        await using it = await archiveWorld();
        const control = new Control(it.w.server);
        const paths = await zipsOf(join(cases, name, 'input'), join(it.folder, 'packed'));
        // Two that are called alike are told apart by their folders there, and by their ids here.
        const isAlike = new Set(paths.map((path) => basename(path))).size < paths.length;
        const ask = { page: it.w.page.id, create: true, me };
        const told = await endOfJob(control, '/imports', { ...ask, dry_run: true, paths });
        const uploads: string[] = [];
        for (const path of paths) uploads.push(await sendPath(control, path));
        const sent = await endOfJob(control, '/imports', { ...ask, dry_run: true, uploads });
        const came = await endOfJob(control, '/imports', { ...ask, uploads });
        if (isAlike) {
          expect(came.result.conversations).toBe(told.result.conversations);
          expect(came.result.messages).toBe(told.result.messages);
          return;
        }
        expect(sent.error?.message ?? sent.result).toEqual(
          byName(told.error?.message ?? told.result, paths),
        );
        expect(came.result?.messages).toBe(told.result?.messages);
      },
    );
  },
);
