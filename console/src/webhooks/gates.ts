import { ask } from '../control/ask.ts';
import type { Gives } from '../control/control-plane.ts';
import { controlKey, queries } from '../control/use-control.ts';
import type { Receiver, Told } from './use-receiver.ts';

const SUBSCRIPTIONS = 'GET /apps/{app}/subscriptions';
const PAGES = 'GET /apps/{app}/pages';

/** A list of fields that can be ticked: what the app is subscribed to, or what one Page gives it. */
export type Gate = Receiver & {
  /** Absent for the app's own. */
  readonly page?: { readonly id: string; readonly name: string };
};

type Lists = { readonly [K in typeof SUBSCRIPTIONS | typeof PAGES]?: Gives<K> | undefined };

/** Changes that wait for one another: each is made of what the one before left. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Ticks a field of a gate, or takes it away. It is seen at once, and as it was where the server refuses.
 * @throws ControlError
 */
export function tick(gate: Gate, field: string, isOn: boolean): Promise<void> {
  const { app } = gate;
  show(gate, changed(fieldsOf(gate, read(app)), field, isOn));
  const mine = last.then(async () => {
    const fields = changed(fieldsOf(gate, await fresh(app)), field, isOn);
    try {
      if (gate.page) {
        const on = { page: gate.page.id, app, account: gate.object, fields };
        await ask('PATCH /pages/{page}/installed-apps/{app}', on);
      } else {
        const { object } = gate;
        await ask('PATCH /apps/{app}/subscriptions/{object}', { app, object, fields });
      }
    } finally {
      await Promise.all(
        [SUBSCRIPTIONS, PAGES].map((place) => queries.invalidateQueries({ queryKey: [place] })),
      );
    }
  });
  last = mine.catch(() => undefined);
  return mine;
}

const changed = (fields: readonly string[], field: string, isOn: boolean): readonly string[] =>
  isOn ? [...new Set([...fields, field])] : fields.filter((each) => each !== field);

/** What stands in a gate. */
export function fieldsOf({ object, page }: Gate, lists: Lists): readonly string[] {
  const found = page
    ? lists[PAGES]?.data.find((each) => each.page_id === page.id && each.account === object)
    : lists[SUBSCRIPTIONS]?.data.find((each) => each.object === object);
  return found?.fields ?? [];
}

const read = (app: string): Lists => ({
  [SUBSCRIPTIONS]: queries.getQueryData<Gives<typeof SUBSCRIPTIONS>>(
    controlKey(SUBSCRIPTIONS, { app }),
  ),
  [PAGES]: queries.getQueryData<Gives<typeof PAGES>>(controlKey(PAGES, { app })),
});

/** The same as the server has it: somebody else may tick, too. */
async function fresh(app: string): Promise<Lists> {
  const [subscriptions, pages] = await Promise.all([
    ask(SUBSCRIPTIONS, { app }),
    ask(PAGES, { app }),
  ]);
  return { [SUBSCRIPTIONS]: subscriptions, [PAGES]: pages };
}

/** Has the page show fields before the server has them. */
function show({ app, object, page }: Gate, fields: readonly string[]): void {
  if (!page) {
    queries.setQueryData<Gives<typeof SUBSCRIPTIONS>>(
      controlKey(SUBSCRIPTIONS, { app }),
      (known) =>
        known && {
          data: known.data.map((each) => (each.object === object ? { ...each, fields } : each)),
        },
    );
    return;
  }
  queries.setQueryData<Gives<typeof PAGES>>(controlKey(PAGES, { app }), (known) => {
    if (!known) return known;
    const isIt = (each: { page_id: string; account: Told }) =>
      each.page_id === page.id && each.account === object;
    const about = { page_id: page.id, name: page.name, account: object, state: 'active' as const };
    const data = known.data.some(isIt) ? known.data : [...known.data, { ...about, fields }];
    return { data: data.map((each) => (isIt(each) ? { ...each, fields } : each)) };
  });
}
