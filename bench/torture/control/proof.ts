import type { DatabaseSync } from 'node:sqlite';
import type { Receipt } from '../sends/receiver.ts';
import type { Granted } from './clients.ts';
import { gaps, type KeptControl, readControl } from './kept.ts';
import type { ControlStage } from './stage.ts';
import { told, unkept, verdictOf } from './verdict.ts';

/** What came, what was answered, and what the store holds. */
interface ControlFacts {
  readonly stage: ControlStage;
  readonly database: DatabaseSync;
  readonly receipts: readonly Receipt[];
  readonly claims: readonly Granted[];
}

/** @throws Error where one of several forgeries of what happened would not be seen */
export function requireSeeingControl({ stage, database, receipts, claims }: ControlFacts): void {
  const kept = readControl(database);
  const look = (came: readonly Receipt[], held: KeptControl = kept, granted = claims): number => {
    const verdict = verdictOf(stage);
    const messages = told(database, held);
    const seen = verdict.look(came, [], messages);
    return [...seen, ...verdict.missing(messages), ...gaps(held), ...unkept(held, granted)].length;
  };
  // What came in two lives may come once more in the first of them: only of the others it is a fault.
  const times = (one: Receipt): number =>
    receipts.filter(({ app, mid }) => app === one.app && mid === one.mid).length;
  const first = receipts.find((receipt) => receipt.taken && times(receipt) === 1);
  const claim = claims[0];
  const middle = kept.steps.find(({ from, to }) => from !== to && from !== undefined);
  if (!first || !claim || !middle) throw new Error('Too little happened: nothing can be proved.');
  const honest = look(receipts);
  const others = receipts.filter(({ mid }) => mid !== first.mid);
  const other = Object.keys(stage.apps).find((name) => name !== first.app) ?? '';
  const steps = kept.steps.filter((step) => step !== middle);
  const [[place = '', owner] = []] = [...kept.owners];
  const forgeries: Readonly<Record<string, number>> = {
    'a step that never was': look(receipts, kept, [...claims, { ...claim, metadata: 'never' }]),
    'a step that is missing': look(receipts, { ...kept, steps }),
    'another owner': look(receipts, {
      ...kept,
      owners: new Map([...kept.owners, [place, `not ${owner}`]]),
    }),
    'a webhook that is missing': look(others),
    'a webhook twice': look([...receipts, first]),
    'a webhook to another': look([...others, { ...first, app: other }]),
    'a webhook of nothing': look([...receipts, { ...first, mid: 'never' }]),
  };
  for (const [what, wrong] of Object.entries(forgeries)) {
    if (wrong <= honest) throw new Error(`The harness does not see ${what}.`);
  }
}
