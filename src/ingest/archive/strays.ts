import { breather } from '../../base/breather.ts';
import type { ImportTally } from '../report.ts';
import type { TreeFile } from '../tree/file.ts';
import type { Tree } from '../tree/tree.ts';
import { beginningOf } from './beginning.ts';
import { oldConversations } from './old-instagram/list.ts';
import { type Place, strayPlace } from './places.ts';
import { skipping } from './survey.ts';

/**
 * Finds threads among JSON files that lie where none are known to: the encrypted download may lie in
 * a folder of any name, and until 2021 Instagram had one file for all. Only how they begin is looked at; most files of a download are no threads.
 */
export async function threadsAmong(
  strays: readonly TreeFile[],
  { tree, tally }: { readonly tree: Tree; readonly tally: ImportTally },
): Promise<Place[]> {
  const found: Place[] = [];
  const breathe = breather();
  for (const file of strays) {
    await breathe();
    const beginning = await skipping(file, tally, () => beginningOf(file));
    if (!beginning) continue;
    const { keys } = beginning;
    if (beginning.isList) {
      if (!keys.has('participants') || !keys.has('conversation')) continue;
      const old = await skipping(file, tally, () => oldConversations(file, tree));
      for (const place of old ?? []) found.push(place);
    } else if (keys.has('participants') || keys.has('messages')) found.push(strayPlace(file));
  }
  return found;
}
