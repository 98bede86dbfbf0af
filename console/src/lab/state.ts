import { useSyncExternalStore } from 'react';
import { ask } from '../control/ask.ts';
import { ended } from '../control/jobs.ts';
import { queries } from '../control/use-control.ts';

/** How long what was done can be taken back by one press, in ms. */
const UNDO = 10_000;

/** The snapshot that a reset here makes of what was there. */
const BEFORE_RESET = 'before-reset';

/** What is being done to the state of the store, or was. */
export interface StateNews {
  readonly what: 'restore' | 'reset' | 'save';
  /** Of the snapshot. */
  readonly name: string;
  readonly isDone: boolean;
  /** The snapshot of what was there before, while it is offered. */
  readonly before?: string | undefined;
  readonly error?: string;
}

let news: StateNews | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

function become(next: StateNews | undefined): void {
  clearTimeout(timer);
  news = next;
  for (const tell of listeners) tell();
  if (next?.before === undefined) return;
  timer = setTimeout(() => become({ ...next, before: undefined }), UNDO);
}

/** What was done last: it began on another page, perhaps. */
export const useStateNews = (): StateNews | undefined =>
  useSyncExternalStore(subscribe, () => news);

export const forgetStateNews = (): void => become(undefined);

/** Does one thing at a time, tells of it, and asks for all that is shown anew. */
async function doing(
  { what, name }: Pick<StateNews, 'what' | 'name'>,
  act: () => Promise<string | undefined>,
): Promise<void> {
  if (news?.isDone === false) return;
  become({ what, name, isDone: false });
  try {
    become({ what, name, isDone: true, before: await act() });
  } catch (error) {
    become({ what, name, isDone: true, error: (error as Error).message });
  }
  await queries.invalidateQueries();
}

/** Has the store stand as a snapshot holds it. */
export const restore = (name: string): Promise<void> =>
  doing({ what: 'restore', name }, async () => {
    const job = await ended(await ask('POST /snapshots/{snapshot}/restore', { snapshot: name }));
    return job.result?.before;
  });

/** Keeps how the store stands. */
export const save = (name: string): Promise<void> =>
  doing({ what: 'save', name }, async () => {
    await ended(await ask('POST /snapshots', { name }));
    return undefined;
  });

/** Empties all Pages, when what they hold is kept. */
export const resetAll = (): Promise<void> =>
  doing({ what: 'reset', name: BEFORE_RESET }, async () => {
    await ended(await ask('POST /snapshots', { name: BEFORE_RESET, replace: true }));
    await ask('POST /reset', {});
    return BEFORE_RESET;
  });
