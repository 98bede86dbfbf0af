import type { ServerResponse } from 'node:http';

/** What became of a request, beyond its status. */
export interface RequestOutcome {
  /** The error's code, where it is one of the platform's. */
  readonly code?: number | undefined;
  /** Why it was refused. */
  readonly why?: string | undefined;
  /** What a fault that was armed did to it. */
  readonly fault?: string | undefined;
  /** The verb that counts, where a parameter overrides HTTP's. */
  readonly method?: string | undefined;
  /** Requests in a batch. */
  readonly items?: number | undefined;
  /** Whether it ends when its client goes. */
  readonly isStream?: boolean;
  /** Whose host was asked. */
  readonly dialect?: 'facebook' | 'instagram' | undefined;
}

const outcomes = new WeakMap<ServerResponse, RequestOutcome>();

/** Remembers what became of a request, for the log; no secret may be in it. */
export const noteOutcome = (res: ServerResponse, outcome: RequestOutcome): void =>
  void outcomes.set(res, outcome);

/** What was noted of an answer; nothing of one that went well. */
export const outcomeOf = (res: ServerResponse): RequestOutcome => outcomes.get(res) ?? {};

const looks = new WeakSet<ServerResponse>();

/** Remembers that an answer only shows the console something: the log tells of it where it fails. */
export const noteLook = (res: ServerResponse): void => void looks.add(res);

/** Whether that is all it was. */
export const wasLook = (res: ServerResponse): boolean => res.statusCode < 400 && looks.has(res);
