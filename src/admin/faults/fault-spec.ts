import type { FaultEffect, FaultSpec } from '../../access/faults/fault.ts';
import { nearest } from '../../config/nearest.ts';
import { appNamed } from '../apps.ts';
import { withPreset } from '../armed/presets.ts';
import { checkWhich, whichOf, within } from '../armed/which.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { findPage } from '../pages.ts';
import { tokenOf } from '../tokens.ts';
import { errorNamed } from './error-named.ts';
import { type FaultInput, servedFaults } from './fault.ts';
import { FAULT_PRESETS } from './presets.ts';

type Naming = (parameter: string) => string;

/** Milliseconds that an answer may come late. */
const LATEST = 600_000;

/**
 * Refuses what does not go together.
 * @throws AdminError
 */
export function checkFault(asked: FaultInput, naming: Naming): void {
  const input = withPreset(FAULT_PRESETS, asked);
  const { latency, subcode, code, status, body, error, values } = input;
  const one = (name: string): string => naming(name);
  const given = ENDS.filter((names) => names.some((name) => input[name] !== undefined));
  if (given.length > 1) {
    const [first, second] = given.map((names) => names.find((name) => input[name] !== undefined));
    throw new AdminError(
      `Say one of ${one(first ?? '')} and ${one(second ?? '')}: a call ends once.`,
    );
  }
  if (given.length === 0 && latency === undefined) {
    const names = [...ENDS.map(([name]) => name), 'latency', 'preset'];
    throw new AdminError(`Say what becomes of the calls: ${names.map(one).join(', ')}.`);
  }
  if (subcode !== undefined && code === undefined) {
    throw new AdminError(`${one('subcode')} goes with ${one('code')}.`);
  }
  if (error !== undefined && code !== undefined) {
    throw new AdminError(`Say one of ${one('error')} and ${one('code')}: each names the error.`);
  }
  if (values !== undefined && error === undefined && code === undefined) {
    throw new AdminError(`${one('values')} goes with ${one('error')} or ${one('code')}.`);
  }
  if (body !== undefined && status === undefined) {
    throw new AdminError(`${one('body')} goes with ${one('status')}.`);
  }
  within(status, 500, 599, one('status'));
  within(latency, 1, LATEST, one('latency'));
  checkWhich(input, one);
}

/** What ends a call: one of each may be said. */
const ENDS = [
  ['error', 'code'],
  ['cut'],
  ['malformed'],
  ['status'],
  ['timeout'],
] as const satisfies readonly (readonly (keyof FaultInput)[])[];

/**
 * The fault that is asked for.
 * @throws AdminError for what is not there
 */
export async function faultSpec(deps: OperationDeps, asked: FaultInput): Promise<FaultSpec> {
  const input = withPreset(FAULT_PRESETS, asked);
  const { page, app, token, path } = input;
  const on = input.on ?? (path === undefined ? 'send' : 'any');
  requireName(on, servedFaults(deps).names);
  const { directory } = deps.store;
  const found = page === undefined ? undefined : await findPage(deps, page);
  return {
    target: {
      on,
      path: path?.replace(/^(?!\/)/, '/'),
      page: found && [found.id, found.instagramId ?? []].flat(),
      app: app === undefined ? undefined : (await appNamed(directory, app)).id,
      token: token === undefined ? undefined : (await tokenOf(directory, token)).no,
    },
    effect: effectOf(input),
    latency: input.latency ?? 0,
    after: input.after === true,
    ...whichOf(input, deps.clock.now()),
  };
}

function effectOf(input: FaultInput): FaultEffect {
  const { error, code, cut, malformed, status, body = 'html', timeout, values = {} } = input;
  if (error !== undefined || code !== undefined) {
    return { kind: 'error', row: errorNamed(input), values };
  }
  if (cut) return { kind: 'cut', at: cut };
  if (malformed) return { kind: 'malformed' };
  if (status !== undefined) return { kind: 'page', status, body };
  return { kind: timeout ? 'timeout' : 'late' };
}

/** @throws AdminError for a name that no call goes by */
function requireName(on: string, names: readonly string[]): void {
  if (names.includes(on)) return;
  const near = nearest(on, names);
  const meant = near === undefined ? 'send, any or an edge such as messages' : near;
  throw new AdminError(`No call is named ${on}: did you mean ${meant}?`);
}
