import { ACTS } from '../admin/acts/operations.ts';
import { AdminError } from '../admin/error.ts';
import type { AdminOperation } from '../admin/operation.ts';
import { pageNamed } from '../admin/pages.ts';
import { keptInput } from '../journal/kept-input.ts';
import type { ControlDeps } from './explain.ts';

const ACT_IDS = new Set(ACTS.flatMap(({ operations }) => operations.map(({ id }) => id)));

/**
 * Carries out an operation, and has the journal tell of it where it changes something; what it does
 * to Pages is told with its number.
 * @param run is given what the operation works on
 */
export async function noted<T>(
  deps: ControlDeps,
  route: Pick<AdminOperation, 'id' | 'words' | 'method' | 'looks' | 'status'>,
  input: object,
  run: (deps: ControlDeps) => T | Promise<T>,
): Promise<T> {
  const { journal } = deps.answering;
  if (!journal || route.method === 'GET' || route.looks) return run(deps);
  const { id: operation, words: what } = route;
  const entry = journal.beginControl({
    ...{ operation, what, isAct: ACT_IDS.has(operation) },
    page: await pageIdIn(deps, input),
    input: journal.form === 'bodies' ? keptInput(input) : undefined,
  });
  const before = JSON.stringify(deps.clock.setting);
  try {
    const given = await run({ ...deps, store: deps.store.by(entry.seq) });
    journal.endControl(entry, route.status ?? 200, { note: moved(before, deps.clock) });
    return given;
  } catch (error) {
    const isRefusal = error instanceof AdminError;
    const message = isRefusal ? error.message : undefined;
    journal.endControl(entry, isRefusal ? 400 : 500, { message });
    throw error;
  }
}

/** That the clock of the store was moved, and where to. */
const moved = (before: string, clock: ControlDeps['clock']): string | undefined =>
  JSON.stringify(clock.setting) === before
    ? undefined
    : `the clock shows ${new Date(clock.now()).toISOString()}`;

async function pageIdIn({ store }: ControlDeps, input: object): Promise<string | undefined> {
  const { page } = input as { readonly page?: unknown };
  if (typeof page !== 'string') return undefined;
  try {
    return (await pageNamed(store.directory, page)).id;
  } catch {
    return undefined;
  }
}
