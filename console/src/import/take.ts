import { ask } from '../control/ask.ts';
import type { useGo } from '../routes/use-go.ts';
import { bringSnapshot, isSnapshot } from './bring-snapshot.ts';
import { send } from './sending.ts';

/** Sends what somebody dropped or chose: archives are looked into, a snapshot is kept as one. */
export async function take(files: readonly File[], go: ReturnType<typeof useGo>): Promise<void> {
  const [first] = files;
  if (first && isSnapshot(first)) {
    go('lab');
    return bringSnapshot(first);
  }
  go('import');
  return send(files, async (uploads) => {
    const { id } = await ask('POST /imports/look', { uploads });
    go('import', { job: id });
  });
}
