import { ask } from '../control/ask.ts';
import { ended } from '../control/jobs.ts';
import { queries } from '../control/use-control.ts';
import { Shown } from '../shown.ts';

/** How long what was done can be taken back by one press, in ms. */
const UNDO = 10_000;

/** What is being done to the state of the store, or was. */
interface StateNews {
  readonly what: 'restore' | 'reset' | 'save' | 'restart' | 'anew' | 'undone';
  /** Of a snapshot, or of whose conversation it is. */
  readonly name: string;
  readonly isDone: boolean;
  /** Messages that are there no more. */
  readonly messages?: number | undefined;
  /** Takes it back, while that is offered. */
  readonly undo?: (() => Promise<void>) | undefined;
  /** Why it cannot be taken back. */
  readonly notKept?: string | undefined;
  readonly error?: string;
}

const news = new Shown<StateNews | undefined>(undefined);
let timer: ReturnType<typeof setTimeout> | undefined;

function become(next: StateNews | undefined): void {
  clearTimeout(timer);
  news.become(next);
  if (next?.undo === undefined) return;
  timer = setTimeout(() => become({ ...next, undo: undefined }), UNDO);
}

/** What was done last: it began on another page, perhaps. */
export const useStateNews = news.use;

export const forgetStateNews = (): void => become(undefined);

/** What came of it. */
type Done = Pick<StateNews, 'messages' | 'undo' | 'notKept'>;

/** Does one thing at a time, tells of it, and asks for all that is shown anew. */
async function doing(
  about: Pick<StateNews, 'what' | 'name'>,
  act: () => Promise<Done>,
): Promise<void> {
  if (news.now?.isDone === false) return;
  become({ ...about, isDone: false });
  try {
    become({ ...about, isDone: true, ...(await act()) });
  } catch (error) {
    become({ ...about, isDone: true, error: (error as Error).message });
  }
  await queries.invalidateQueries();
}

/** What brings a snapshot back, where there is one. */
const back = (before: string | undefined): Done =>
  before === undefined ? {} : { undo: () => restore(before) };

/** Has the store stand as a snapshot holds it. */
export const restore = (name: string): Promise<void> =>
  doing({ what: 'restore', name }, async () => {
    const job = await ended(await ask('POST /snapshots/{snapshot}/restore', { snapshot: name }));
    return back(job.result?.before);
  });

/** Keeps how the store stands. */
export const save = (name: string): Promise<void> =>
  doing({ what: 'save', name }, async () => {
    await ended(await ask('POST /snapshots', { name }));
    return {};
  });

/** Empties all Pages, when what they hold is kept. */
export const resetAll = (): Promise<void> =>
  doing({ what: 'reset', name: '' }, async () => {
    const { before, not_kept: notKept } = await ask('POST /reset', { keep: true });
    return { ...back(before), notKept };
  });

/** Deletes a conversation, so that the same person begins another. */
export const beginAnew = (page: string, conversation: string, name: string): Promise<void> =>
  doing({ what: 'anew', name }, async () => {
    const { before, not_kept: notKept } = await ask(
      'DELETE /pages/{page}/conversations/{conversation}',
      { page, conversation, keep: true },
    );
    return { ...back(before), notKept };
  });

/** Has a conversation stand as it stood just before a message. */
export const restartFrom = (page: string, message: string, name: string): Promise<void> =>
  doing({ what: 'restart', name }, async () => {
    const { restart, messages } = await ask('POST /pages/{page}/restarts', { page, message });
    return { messages, undo: () => undoRestart(page, String(restart), name) };
  });

const undoRestart = (page: string, restart: string, name: string): Promise<void> =>
  doing({ what: 'undone', name }, async () => {
    await ask('POST /pages/{page}/restarts/{restart}/undo', { page, restart });
    return {};
  });
