import type { ClientName } from './known.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Clients that a test runs, or whose requests it sends again. */
    clients?: readonly ClientName[];
  }
}

/**
 * Says of tests which clients of docs/clients.md they run: what passes is what the table says of them.
 * @example describe('fbgraph', runs('fbgraph'), () => { … });
 */
export const runs = (
  ...clients: readonly ClientName[]
): { readonly meta: { readonly clients: readonly ClientName[] } } => ({ meta: { clients } });
