import type { DatabaseSync } from 'node:sqlite';
import type { Outbound } from '../../../src/base/outbound.ts';
import type { Claim } from '../claims.ts';
import { doneIn, readMessages } from '../sends/kept.ts';

interface Body {
  readonly entry: readonly { readonly messaging: readonly { message: { mid: string } }[] }[];
}

/** A receiver that takes everything, and claims it: who was told of something may count on it. */
export const claimingReceiver = (claim: (one: Claim) => void): Outbound => ({
  send(request) {
    const { entry } = JSON.parse(String(request.body)) as Body;
    for (const { message } of entry.flatMap(({ messaging }) => messaging)) {
      claim({ is: 'told', id: message.mid });
    }
    const answer = { status: 200, headers: {}, body: Buffer.alloc(0), cut: false, elapsed: 1 };
    return Promise.resolve(answer);
  },
});

/** Which messages a store takes for told although nobody was; in words. */
export function untold(claims: readonly Claim[], database: DatabaseSync): string[] {
  const told = new Set(claims.map((claim) => (claim.is === 'told' ? claim.id : undefined)));
  const messages = readMessages(database, new Map());
  const done = doneIn(database);
  return [...messages]
    .filter(([mid]) => !told.has(mid))
    .filter(([, message]) =>
      done.some(
        (each) =>
          each.page === message.page && message.told.includes(each.app) && each.has(message),
      ),
    )
    .map(([mid]) => `done with, never told: ${mid}`);
}
