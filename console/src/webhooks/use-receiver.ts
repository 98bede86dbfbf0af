import { useControl } from '../control/use-control.ts';
import { isInbox } from '../people/names.ts';
import { useView } from '../routes/use-view.ts';

/** Whose events. */
type Told = 'page' | 'instagram';

/** An app's callback of one object. */
export interface Receiver {
  readonly app: string;
  readonly object: Told;
}

/** The apps there are, the one whose webhooks are looked at, and whose events. */
export function useReceiver() {
  const [{ app: asked, as, platform }] = useView();
  const { data, error } = useControl('GET /apps');
  const apps = data?.data.filter(({ id }) => !isInbox(id));
  const app = apps?.find(({ id }) => id === (asked ?? as)) ?? apps?.[0];
  const object: Told = platform === 'INSTAGRAM' ? 'instagram' : 'page';
  return { apps, app, object, error };
}
