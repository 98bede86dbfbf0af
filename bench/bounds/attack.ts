import type { House } from '../../src/house/house.ts';

/** The server that an attack is tried on, with what a client may know of it. */
export interface Victim {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** A full token of the Page: for attacks by somebody who is let in. */
  readonly token: string;
  readonly pageId: string;
  readonly controlKey: string;
  readonly dataDir: string;
  /** Of the server's process. */
  readonly pid: number;
}

/** A figure besides the wait, which an attack's run ended with: a row of its own. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly target: string;
  /** Undefined where nothing can be measured. */
  readonly met: boolean | undefined;
}

/** What one client may do to all others. Each file of attacks/ is one. */
export interface Attack {
  /** For `--attack`: as its file is named. */
  readonly name: string;
  /** Its row in the table: what is sent, in a few words. */
  readonly row: string;
  /**
   * Fills a store that has one Page and its app; without it the store stays so, and attacks share
   * it. Written in the bench's own process, before the server starts.
   */
  readonly fill?: (
    house: House,
    page: { readonly id: string; readonly no: number },
  ) => Promise<void>;
  /** Environment and arguments of the server besides the usual ones. */
  readonly server?: { readonly node?: readonly string[]; readonly args?: readonly string[] };
  /**
   * Attacks once; resolves when all was answered, refused or cut off. Called some six times, the
   * first to warm up. What it gives besides is judged by its worst run.
   */
  run(victim: Victim): Promise<readonly Figure[] | undefined>;
}
