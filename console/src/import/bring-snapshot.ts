import { ask } from '../control/ask.ts';
import { ControlError } from '../control/control-plane.ts';
import { queries } from '../control/use-control.ts';
import { send } from './sending.ts';

const ENDING = '.convograph';

/** Names that are tried where another snapshot has the file's. */
const TRIES = 9;

/** Whether a file is a snapshot, as it is called. */
export const isSnapshot = ({ name }: File): boolean => name.endsWith(ENDING);

/** Keeps a snapshot from elsewhere among those of this store, by the file's name or one like it. */
export const bringSnapshot = (file: File): Promise<void> =>
  send([file], async ([upload = '']) => {
    let name = nameOf(file);
    for (let tried = 1; ; tried++) {
      try {
        const snapshot = tried === 1 ? name : `${name}-${tried}`;
        await ask('POST /snapshots/{snapshot}/file', { snapshot, upload });
        await queries.invalidateQueries({ queryKey: ['GET /snapshots'] });
        return;
      } catch (error) {
        const status = error instanceof ControlError ? error.status : 0;
        // One that the program itself named begins with a word that nobody else may give.
        if (status === 400 && tried === 1) name = `from-${name}`;
        else if (status !== 409 || tried >= TRIES) throw error;
      }
    }
  });

/** What a file is called may be no name of a snapshot. */
const nameOf = ({ name }: File): string =>
  name
    .slice(0, -ENDING.length)
    .replaceAll(/[^a-z0-9._-]+/gi, '-')
    .replaceAll(/^[._-]+|[._-]+$/g, '')
    .slice(0, 70) || 'a-file';
