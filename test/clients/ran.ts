import { CLIENTS, type Client, type ClientName } from './known.ts';

/** Names the file into which a run writes what clients it ran; unless it is set, nothing is written. */
export const RECORD = 'CONVOGRAPH_CLIENTS_RAN';

/** Has servers of tests be as of a day, where they are as of none otherwise. */
export const TESTS_AS_OF = 'CONVOGRAPH_TESTS_AS_OF';

/** What a run showed of a client. */
export interface ClientRun {
  readonly passed: number;
  /** Titles of tests that failed. */
  readonly broke?: readonly string[];
  /** Files of those tests, from the root. */
  readonly tests: readonly string[];
}

/** Of the clients that a run showed to work, by name. */
export type Ran = Partial<Record<ClientName, ClientRun>>;

/** Every client with its name. */
export const clients = (): (readonly [ClientName, Client])[] =>
  Object.entries(CLIENTS) as (readonly [ClientName, Client])[];

/** Whether `npm run test:bots` runs it, and not the suite. */
export const isOfBots = ({ version }: Client): boolean =>
  typeof version === 'object' && 'bots' in version;

/**
 * What `npm run test:bots` showed, from what node's test runner told as TAP, where the title of a test
 * begins with the client's name; and the clients that it should have shown to work and has not.
 */
export function botsRun(tap: string): { readonly ran: Ran; readonly missing: readonly string[] } {
  const names = clients().flatMap(([name, client]) => (isOfBots(client) ? [name] : []));
  const titles = [...tap.matchAll(/^ *ok \d+ - (.*)$/gm)].flatMap(([, title = '']) =>
    title.includes(' # SKIP') ? [] : [title],
  );
  const ran: Ran = {};
  for (const name of names) {
    const passed = titles.filter((title) => title.startsWith(`${name} `)).length;
    if (passed > 0) ran[name] = { passed, tests: [`test/bots/${name}.test.mjs`] };
  }
  return { ran, missing: names.filter((name) => !(name in ran)) };
}
