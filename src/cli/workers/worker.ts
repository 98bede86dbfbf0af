import cluster from 'node:cluster';
import type { Crew } from '../../house/crew.ts';
import type { BeginWord, FromWorker, ToWorker } from './words.ts';

/** This process, as one of several that a supervisor started. */
export interface CrewMember {
  readonly crew: Crew;
  /** Says that it answers. */
  ready(word: Omit<Extract<FromWorker, { kind: 'ready' }>, 'kind'>): void;
  /** Leaves: the process may end. */
  leave(): void;
}

/** Whether a supervisor has started this process. */
export const isWorker = (): boolean => cluster.isWorker;

/** Waits for what the supervisor says, and speaks with it. */
export async function joinCrew(): Promise<CrewMember> {
  const say = (word: FromWorker): void => void process.send?.(word);
  const agreeing = new Map<number, () => void>();
  let listener: (isAlone: boolean) => Promise<void> = async () => undefined;
  let onEnded = (): void => undefined;
  let isAlone = false;
  let firstPort: number | undefined;
  let asked = 0;
  const take = async (word: ToWorker): Promise<void> => {
    if (word.kind === 'first') firstPort = word.firstPort;
    else if (word.kind === 'ended') onEnded();
    else if (word.kind === 'agreed') agreeing.get(word.no)?.();
    else if (word.kind === 'alone') {
      isAlone = word.isAlone;
      await listener(isAlone);
      say({ kind: 'agreed', no: word.no });
    }
  };
  const begin = await new Promise<BeginWord>((resolve) => {
    process.on('message', (word: ToWorker) => {
      if (word.kind === 'begin') resolve(word);
      else void take(word);
    });
  });
  const { number, secret, consoleKey } = begin;
  firstPort = begin.firstPort;
  const crew: Crew = {
    ...{ number, secret, consoleKey },
    first: () => (firstPort === undefined ? undefined : { port: firstPort, secret }),
    isFirstAlone: () => isAlone,
    leaveToFirst: (alone) =>
      new Promise((resolve) => {
        const no = ++asked;
        agreeing.set(no, () => {
          agreeing.delete(no);
          resolve();
        });
        say({ kind: 'alone', no, isAlone: alone });
      }),
    onFirstAlone: (each) => {
      listener = each;
    },
    onEnded: (each) => {
      onEnded = each;
    },
  };
  return {
    crew,
    ready: (word) => say({ kind: 'ready', ...word }),
    leave: () => void cluster.worker?.disconnect(),
  };
}
