import type { ControlCall } from './control/client.ts';

/** How a server of the kit begins. */
export interface KitStart {
  /** Epoch milliseconds at which its clock stands. */
  readonly now: number;
  /** As of when the platform is: `all`, `today` or a day. */
  readonly asOf: string;
  /** Gives the same ids again. */
  readonly seed: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** What a server tells of itself once it listens. */
export interface ServerFacts {
  /** Its number among those of the thread. */
  readonly server: number;
  readonly url: string;
  readonly controlKey: string;
}

/** Whom a seed file is about, by their ids. */
export interface SeedFacts {
  readonly pages: readonly string[];
  readonly apps: readonly {
    readonly id: string;
    readonly name: string;
    readonly secret: string;
    /** Of its first subscription. */
    readonly verifyToken: string | undefined;
    /** Page access tokens by Page id. */
    readonly tokens: Readonly<Record<string, string>>;
  }[];
}

/** A recording that is played. */
export interface ReplayTask {
  /** Its file; undefined where its text is given. */
  readonly file?: string | undefined;
  readonly text?: string | undefined;
  /** Ids of the Page and the app that stand for those of the recording. */
  readonly page?: string | undefined;
  readonly app?: string | undefined;
  readonly quiet?: number | undefined;
  readonly within?: number | undefined;
  readonly clock?: boolean | undefined;
  readonly ignore?: readonly string[] | undefined;
  readonly update?: boolean | undefined;
}

/** What came of it. */
export interface ReplayFacts {
  readonly acts: number;
  readonly calls: number;
  readonly same: number;
  readonly differences: readonly object[];
  /** The same for people. */
  readonly words: string;
}

/** What is asked of the thread that serves. */
export type ThreadTask =
  | ({ readonly kind: 'start' } & KitStart)
  | ({ readonly kind: 'call'; readonly server: number } & ControlCall)
  | { readonly kind: 'seed'; readonly server: number; readonly file: string }
  | { readonly kind: 'snapshot'; readonly server: number }
  | { readonly kind: 'restore'; readonly server: number; readonly no: number }
  | {
      readonly kind: 'record';
      readonly server: number;
      readonly page: string | undefined;
      readonly app: string | undefined;
    }
  | {
      readonly kind: 'recorded';
      readonly server: number;
      readonly recording: number;
      readonly file: string | undefined;
    }
  | ({ readonly kind: 'replay'; readonly server: number } & ReplayTask)
  | { readonly kind: 'close'; readonly server: number };

/** A task on its way, and what came of it. */
export type ThreadRequest = ThreadTask & { readonly id: number };
export type ThreadAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string };
