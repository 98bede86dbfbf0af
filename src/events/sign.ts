import { createHmac } from 'node:crypto';
import type { Vault } from '../access/vault.ts';
import type { AppRow } from '../store/directory.ts';
import type { Admitted } from '../store/log/audience.ts';

/**
 * The headers that sign a body: both, since many receivers know the older alone (wire.md 9.2, 13.2 45).
 * @param body the very text that is sent: ASCII, as payloads are
 */
export const signatures = (body: string, secret: string): Readonly<Record<string, string>> => ({
  'X-Hub-Signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`,
  'X-Hub-Signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
});

/** The headers that a webhook is sent with, but for those of every request. */
export const webhookHeaders = (body: string, secret: string): Readonly<Record<string, string>> => ({
  Accept: '*/*',
  'Content-Type': 'application/json',
  ...signatures(body, secret),
});

/** What an app's events are signed with: by Instagram login its Instagram secret (wire.md 13.1 13). */
export const signingSecret = (
  vault: Vault,
  { secret, instagramSecret }: AppRow,
  via: Admitted['via'],
): string => vault.unseal(via === 'login' ? (instagramSecret ?? secret) : secret);
