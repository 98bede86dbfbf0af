/** Where the first of a crew takes what the others pass on to it. */
interface FirstOfCrew {
  /** Port on this machine. */
  readonly port: number;
  /** A word that nobody else knows. */
  readonly secret: string;
}

/** One of several processes that serve a store at one port, and how it hears of the others. */
export interface Crew {
  /** 1 for the first, which does what only one can: the control plane is answered there. */
  readonly number: number;
  readonly consoleKey: string;
  readonly secret: string;
  /** Undefined while it is being started. */
  readonly first: () => FirstOfCrew | undefined;
  /** Whether the first answers every call, and delivers alone. */
  readonly isFirstAlone: () => boolean;
  /** Said by the first: resolves once all others do as is said. */
  leaveToFirst(isAlone: boolean): Promise<void>;
  /** @param listener does what it takes, before whoever said it goes on */
  onFirstAlone(listener: (isAlone: boolean) => Promise<void>): void;
  /** Called when another process of the crew has ended. */
  onEnded(listener: () => void): void;
}
