import { place } from '../control/ask.ts';
import { ControlError } from '../control/control-plane.ts';
import type { ControlFiles } from '../control/operations.ts';
import { keptKey } from '../key.ts';
import { saveAs } from '../ui/save-as.ts';

/**
 * Has the browser save the file of a snapshot. It is asked for with the key in a header, which no link
 * carries; the browser keeps what comes outside of the page, on its disk where it is large
 * (docs/decisions/0140).
 */
export async function saveSnapshotFile(name: string): Promise<void> {
  const path = 'GET /snapshots/{snapshot}/file' satisfies keyof ControlFiles;
  const [, filled = ''] = path.replace('{snapshot}', encodeURIComponent(name)).split(' /');
  const answer = await fetch(place.control + filled, {
    headers: { authorization: `Bearer ${keptKey() ?? ''}` },
  }).catch(() => {
    throw new ControlError('The server does not answer.', 0);
  });
  if (!answer.ok) {
    const said = await answer.json().catch(() => undefined);
    throw new ControlError(said?.error?.message ?? answer.statusText, answer.status);
  }
  saveAs(await answer.blob(), `${name}.convograph`);
}
