import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue, type ErrorEntry } from '../../src/graph/errors/catalogue.ts';

const RESPONSES = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'responses');
const isHere = existsSync(RESPONSES);

/**
 * Which row of the catalogue a captured error is, or why it is none. A new capture has to be put
 * into this list.
 */
const MEANING: Readonly<Record<string, keyof typeof catalogue | { readonly not: string }>> = {
  'error-1-https-required.json': { not: 'this host speaks http by itself' },
  'error-10-permission-denied.json': { not: 'names a feature that is not offered' },
  'error-100-bad-request-url.json': { not: 'older form of notFound, without the object' },
  'error-100-non-existing-fields.json': 'nonexistingField',
  'error-100-object-missing.json': { not: 'Page fields need no permission here' },
  'error-100-page-public-content.json': { not: 'public content is not offered' },
  'error-104-no-access-token.json': 'noToken',
  'error-190-bogus-access-token.json': { not: 'older form of tokenUnreadable' },
  'error-190-invalid-token.json': { not: 'older form of tokenUnreadable' },
  'error-190-token-expired.json': 'tokenExpired',
  'error-190-user-logged-out.json': 'tokenRevoked',
  'error-190-user-revoked-token.json': { not: 'revoked by API, which is not offered' },
  'error-2-service-unavailable.json': { not: 'never happens here' },
  'error-200-not-authorized-for-action.json': { not: 'apps need no authorization here' },
  'error-2500-bogus-path.json': 'unknownPath',
  'error-368-blocked.json': { not: 'text for a person; ours is that of the documentation' },
  'error-613-rate-limit-ig.json': { not: 'hand-made, without a type' },
  'error-803-unknown-alias.json': { not: 'of users; ours is that of aliases' },
  'error-app-capability.json': { not: 'without a code' },
  'error-ig-unknown-path.json': { not: 'unknownPath on the Instagram host, of another type' },
  'error-invalid-token-password.json': { not: 'without a code' },
  'error-oauth-190-460-fbtrace.json': { not: 'hand-made' },
  'error-oauth-190-460.json': { not: 'hand-made' },
  'error-oauth-code-exchange.json': { not: 'of an endpoint that is not offered' },
  'error-outside-window-ig.json': { not: 'of sending, which is not offered yet' },
  'error-rate-limit.json': { not: 'without a code' },
  'error-user-title-msg.json': { not: 'of an object that is not offered' },
};

const pattern = (message: string): RegExp =>
  new RegExp(
    `^${message
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
      .join('.+')}$`,
  );

const rows = Object.entries(MEANING).flatMap(([file, meaning]) =>
  typeof meaning === 'string' ? [[file, meaning] as const] : [],
);

describe.skipIf(!isHere)(
  `captured errors${isHere ? '' : ' (skipped: ../shared/data/responses is not there)'}`,
  () => {
    it.each(rows)('%s is %s of the catalogue', (file, name) => {
      const { error } = JSON.parse(readFileSync(join(RESPONSES, file), 'utf8'));
      const row: ErrorEntry = catalogue[name];
      expect(error.message).toMatch(pattern(row.message));
      expect([error.code, error.type, error.error_subcode]).toEqual([
        row.code,
        row.type,
        row.subcode,
      ]);
    });

    it('are all in the list above', () => {
      const files = readdirSync(RESPONSES).filter((file) => file.startsWith('error-'));
      expect(files.filter((file) => !(file in MEANING))).toEqual([]);
    });
  },
);
