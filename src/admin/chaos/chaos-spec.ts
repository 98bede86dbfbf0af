import { nearest } from '../../config/nearest.ts';
import type { ChaosKind, ChaosSpec } from '../../delivery/chaos/disturbance.ts';
import { WEBHOOK_FIELDS } from '../../messaging/webhook-fields.ts';
import { appNamed } from '../apps.ts';
import { withPreset } from '../armed/presets.ts';
import { checkWhich, whichOf, within } from '../armed/which.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { findPage } from '../pages.ts';
import type { ChaosInput } from './chaos.ts';
import { CHAOS_PRESETS } from './presets.ts';

type Naming = (parameter: string) => string;

/** Kinds by the parameter that asks for one; `delay` alone is one, too. */
const ASKED = {
  duplicate: 'duplicate',
  reorder: 'reorder',
  drop: 'drop',
  wrong_signature: 'wrong-signature',
  echo_first: 'echo-first',
  lose: 'lose',
} as const satisfies Partial<Record<keyof ChaosInput, ChaosKind>>;

const NAMES = Object.keys(ASKED) as (keyof typeof ASKED)[];

/** How late something comes without `delay`, and how late at most, in ms. */
const USUAL: Readonly<Partial<Record<ChaosKind, number>>> = { reorder: 1_000, 'echo-first': 5_000 };
const LATEST = 600_000;
const LATEST_BY_CLOCK = 30 * 86_400_000;

const DELAYED: readonly ChaosKind[] = ['duplicate', 'reorder', 'delay', 'echo-first'];

/**
 * Refuses what does not go together.
 * @throws AdminError
 */
export function checkChaos(asked: ChaosInput, naming: Naming): void {
  const input = withPreset(CHAOS_PRESETS, asked);
  const { delay, by_clock, attempts, on } = input;
  const one = (name: string): string => naming(name);
  const [first, second] = NAMES.filter((name) => input[name]);
  if (first && second) {
    throw new AdminError(`Say one of ${one(first)} and ${one(second)}: a webhook meets one.`);
  }
  if (!first && delay === undefined) {
    const names = [...NAMES, 'delay', 'preset'].map(one).join(', ');
    throw new AdminError(`Say what becomes of the webhooks: ${names}.`);
  }
  const kind = kindOf(input);
  if (delay !== undefined && !DELAYED.includes(kind)) {
    throw new AdminError(`${one('delay')} does not go with ${one(first ?? '')}.`);
  }
  if (by_clock && kind !== 'delay') {
    throw new AdminError(`${one('by_clock')} goes with ${one('delay')} alone.`);
  }
  if (attempts !== undefined && kind !== 'drop' && kind !== 'wrong-signature') {
    throw new AdminError(
      `${one('attempts')} goes with ${one('drop')} or ${one('wrong_signature')}.`,
    );
  }
  if (on !== undefined && kind === 'echo-first') {
    throw new AdminError(`${one('echo_first')} is of echoes: leave ${one('on')} out.`);
  }
  within(delay, 1, by_clock ? LATEST_BY_CLOCK : LATEST, one('delay'));
  within(attempts, 1, 20, one('attempts'));
  checkWhich(input, one);
}

const kindOf = (input: ChaosInput): ChaosKind => {
  const asked = NAMES.find((name) => input[name]);
  return asked === undefined ? 'delay' : ASKED[asked];
};

/**
 * The chaos that is asked for.
 * @throws AdminError for what is not there
 */
export async function chaosSpec(deps: OperationDeps, asked: ChaosInput): Promise<ChaosSpec> {
  const input = withPreset(CHAOS_PRESETS, asked);
  const { page, app, customer, on = 'any', delay, attempts = 1 } = input;
  const kind = kindOf(input);
  requireField(on);
  const found = page === undefined ? undefined : await findPage(deps, page);
  return {
    kind,
    on: kind === 'echo-first' ? 'message_echoes' : on,
    page: found && { no: found.no, id: found.id },
    app: app === undefined ? undefined : (await appNamed(deps.store.directory, app)).id,
    customer,
    ms: delay ?? USUAL[kind] ?? 0,
    byClock: input.by_clock === true,
    attempts,
    ...whichOf(input, deps.clock.now()),
  };
}

/** @throws AdminError for what is no field */
function requireField(on: string): void {
  const fields = ['any', ...WEBHOOK_FIELDS.page, ...WEBHOOK_FIELDS.instagram];
  if (fields.includes(on)) return;
  const near = nearest(on, fields) ?? 'messages, or any';
  throw new AdminError(`No webhook is of the field ${on}: did you mean ${near}?`);
}
