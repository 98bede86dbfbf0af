import { Fault } from '../../access/faults/fault.ts';
import { effectWords } from '../../access/faults/fault-words.ts';
import type { Armed } from '../../base/armed/armed.ts';
import { chaosWords } from '../../delivery/chaos/chaos-words.ts';
import type { Disturbance } from '../../delivery/chaos/disturbance.ts';
import { servedChaos } from '../chaos/chaos.ts';
import { servedFaults } from '../faults/fault.ts';
import type { OperationDeps } from '../operation.ts';
import { list, object, text, type ValueOf, word } from '../schema.ts';
import { shownWhich, whichShown } from './which.ts';

export const FaultInfo = object('Fault', 'A fault that calls meet, or chaos that webhooks do.', {
  id: text(),
  of: word(['call', 'webhook'], 'what meets it'),
  does: text('what becomes of it'),
  on: text('which calls, or the field of which webhooks'),
  'error?': text('name of the error in the catalogue'),
  'chaos?': text('the kind: duplicate, reorder, drop …'),
  'page?': text('id of the Page'),
  'app?': text('id of the app'),
  'token?': text('id of the token'),
  'customer?': text('PSID or IGSID'),
  'path?': text(),
  ...whichShown,
  state: word(['armed', 'spent'], 'spent: nothing can meet it any more'),
});

export const FaultList = object('FaultList', '', { data: list(FaultInfo) });

type Shown = ValueOf<typeof FaultInfo>;

/** What is armed, as it is told: a token by its id. */
export function shownArmed(each: Armed, now: number): Shown {
  const state = each.isArmed(now) ? 'armed' : 'spent';
  const id = String(each.no);
  return { id, ...ownOf(each), ...shownWhich(each), state };
}

function ownOf(each: Armed): Pick<Shown, 'of' | 'does' | 'on' | 'error' | 'page' | 'app'> {
  if (each instanceof Fault) {
    const { effect, target } = each.spec;
    const { on, path, page, app, token } = target;
    return {
      ...{ of: 'call' as const, does: effectWords(each.spec), on },
      ...(effect.kind === 'error' && { error: effect.row }),
      ...(page?.[0] !== undefined && { page: page[0] }),
      ...(app !== undefined && { app }),
      ...(token !== undefined && { token: String(token) }),
      ...(path !== undefined && { path }),
    };
  }
  const { spec } = each as Disturbance;
  const { kind, on, page, app, customer } = spec;
  return {
    ...{ of: 'webhook' as const, does: chaosWords(spec), on, chaos: kind },
    ...(page !== undefined && { page: page.id }),
    ...(app !== undefined && { app }),
    ...(customer !== undefined && { customer }),
  };
}

/** All that was armed and not mended, in the order of its ids. */
export const allArmed = (deps: OperationDeps): readonly Armed[] =>
  [...servedFaults(deps).all, ...servedChaos(deps).all].sort((a, b) => a.no - b.no);
