import type { ControlCall } from './control/client.ts';

/** How a server of the kit begins. */
export interface KitStart {
  /** Epoch milliseconds at which its clock stands. */
  readonly now: number;
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

/** What is asked of the thread that serves. */
export type ThreadTask =
  | ({ readonly kind: 'start' } & KitStart)
  | ({ readonly kind: 'call'; readonly server: number } & ControlCall)
  | { readonly kind: 'seed'; readonly server: number; readonly file: string }
  | { readonly kind: 'snapshot'; readonly server: number }
  | { readonly kind: 'restore'; readonly server: number; readonly no: number }
  | { readonly kind: 'close'; readonly server: number };

/** A task on its way, and what came of it. */
export type ThreadRequest = ThreadTask & { readonly id: number };
export type ThreadAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string };
