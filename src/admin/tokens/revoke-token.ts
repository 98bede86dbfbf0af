import { operation } from '../operation.ts';
import { object, text, yes } from '../schema.ts';
import { revokeToken } from '../tokens.ts';

/** The text of a token is as little for an address as the control key: it comes in the body. */
export const revokeTokenOperation = operation({
  id: 'revokeToken',
  words: 'Revoke a token; one that was revoked already stays so',
  http: 'POST /tokens/revoke',
  takes: { token: text('text or id of the token') },
  gives: object('Revoked', '', { id: text(), success: yes() }),
  async run(deps, { token }) {
    const { no } = await revokeToken(deps, token);
    return { id: String(no), success: true as const };
  },
  command: 'token revoke <token>',
  examples: ['token revoke 402817365091', 'token revoke EAA…'],
  says: ({ id }) => `Token ${id} is revoked.`,
});
