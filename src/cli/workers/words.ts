/** What a supervisor and its workers tell one another. */

/** To a worker that was started. */
export interface BeginWord {
  readonly kind: 'begin';
  /** 1 for the first. */
  readonly number: number;
  readonly secret: string;
  readonly consoleKey: string;
  readonly firstPort: number | undefined;
}

/** Of a worker that answers: what a person, or a program, is told of the server. */
export interface ReadyWord {
  readonly kind: 'ready';
  /** Where it takes what others pass on to it. */
  readonly firstPort: number | undefined;
  readonly ready: object;
  readonly text: string;
}

/** Whether the first is to answer alone: by it to all others, which say when they do so. */
export interface AloneWord {
  readonly kind: 'alone';
  readonly no: number;
  readonly isAlone: boolean;
}

/** That one does, and back to the first that all do. */
interface AgreedWord {
  readonly kind: 'agreed';
  readonly no: number;
}

/** Where the first is, once it was started again. */
interface FirstWord {
  readonly kind: 'first';
  readonly firstPort: number | undefined;
}

/** That another has ended. */
interface EndedWord {
  readonly kind: 'ended';
}

export type ToWorker = BeginWord | AloneWord | AgreedWord | FirstWord | EndedWord;
export type FromWorker = ReadyWord | AloneWord | AgreedWord;
