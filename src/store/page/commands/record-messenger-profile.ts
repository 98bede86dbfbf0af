import { isDeepStrictEqual } from 'node:util';
import { append } from '../../log/append.ts';
import { put, remove } from '../../rows.ts';
import type { Transaction } from '../../store.ts';
import type { ProfileProperties } from '../messenger-profile.ts';
import type { Platform } from '../platform.ts';
import { MESSENGER_PROFILE } from '../tables.ts';

const KEY = ['page', 'platform', 'property'] as const;
const putProperty = put(MESSENGER_PROFILE, KEY);
const removeProperty = remove(MESSENGER_PROFILE, KEY);

/** What becomes of each property: another value, or null for none. */
export type ProfileRule = (known: ProfileProperties) => Readonly<Record<string, unknown>>;

/**
 * Changes what a Page shows people before they write, with the event where anything is another.
 * @param rule decides by what it shows now
 * @throws what the rule throws: then nothing is written
 */
export async function recordMessengerProfile(
  tx: Transaction,
  page: number,
  platform: Platform,
  rule: ProfileRule,
  at: number,
): Promise<void> {
  const known = await tx.pageReader(page).messengerProfile.of(platform);
  const changed: string[] = [];
  for (const [property, value] of Object.entries(rule(known))) {
    if (isDeepStrictEqual(known[property] ?? null, value)) continue;
    const key = { page, platform, property };
    if (value === null) await tx.rows(page).run(removeProperty, key);
    else await tx.rows(page).run(putProperty, { ...key, value });
    changed.push(property);
  }
  if (changed.length > 0) {
    await append(tx, page, { at, kind: 'profile', body: { platform, changed } });
  }
}
