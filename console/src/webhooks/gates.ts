import { ask } from '../control/ask.ts';
import type { Gives } from '../control/control-plane.ts';
import { queries } from '../control/use-control.ts';
import { Shown } from '../shown.ts';
import type { Receiver } from './use-receiver.ts';

const SUBSCRIPTIONS = 'GET /apps/{app}/subscriptions';
const PAGES = 'GET /apps/{app}/pages';

/** A list of fields that can be ticked: what the app is subscribed to, or what one Page gives it. */
export type Gate = Receiver & {
  /** Absent for the app's own. */
  readonly page?: { readonly id: string; readonly name: string };
};

type Lists = { readonly [K in typeof SUBSCRIPTIONS | typeof PAGES]?: Gives<K> | undefined };

/** A tick that the server has not taken yet. */
interface Tick {
  readonly gate: Gate;
  readonly field: string;
  readonly isOn: boolean;
}

/**
 * Ticks that are under way, the newest last. They are seen over what is known of the server, which may
 * be asked for again meanwhile and answer as before.
 */
const ticks = new Shown<readonly Tick[]>([]);

export const useTicks = ticks.use;

/** Changes that wait for one another: each is made of what the one before left. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Ticks a field of a gate, or takes it away. It is seen at once, and as it was where the server refuses.
 * @throws ControlError
 */
export function tick(gate: Gate, field: string, isOn: boolean): Promise<void> {
  const { app } = gate;
  const mine = { gate, field, isOn };
  ticks.become([...ticks.now, mine]);
  const made = last.then(async () => {
    try {
      const fields = changed(fieldsOf(gate, await fresh(app)), field, isOn);
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
      ticks.become(ticks.now.filter((each) => each !== mine));
    }
  });
  last = made.catch(() => undefined);
  return made;
}

const changed = (fields: readonly string[], field: string, isOn: boolean): readonly string[] =>
  isOn ? [...new Set([...fields, field])] : fields.filter((each) => each !== field);

/** What stands in a gate, as far as the server has said. */
function fieldsOf({ object, page }: Gate, lists: Lists): readonly string[] {
  const found = page
    ? lists[PAGES]?.data.find((each) => each.page_id === page.id && each.account === object)
    : lists[SUBSCRIPTIONS]?.data.find((each) => each.object === object);
  return found?.fields ?? [];
}

/** The same with the ticks that are under way. */
export const tickedOf = (gate: Gate, lists: Lists, under: readonly Tick[]): ReadonlySet<string> =>
  new Set(
    under
      .filter(({ gate: of }) => isSame(of, gate))
      .reduce((fields, { field, isOn }) => changed(fields, field, isOn), fieldsOf(gate, lists)),
  );

const isSame = (a: Gate, b: Gate): boolean =>
  a.app === b.app && a.object === b.object && a.page?.id === b.page?.id;

/** What the server has: somebody else may tick, too. */
async function fresh(app: string): Promise<Lists> {
  const [subscriptions, pages] = await Promise.all([
    ask(SUBSCRIPTIONS, { app }),
    ask(PAGES, { app }),
  ]);
  return { [SUBSCRIPTIONS]: subscriptions, [PAGES]: pages };
}
