import { z } from 'zod';
import { revokeToken } from '../../admin/tokens.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';

const RevokeToken = z
  .strictObject({ token: z.string().describe('Text or id of the token.') })
  .register(named, { id: 'RevokeToken' });

const Revoked = z
  .object({ id: z.string(), success: z.literal(true) })
  .register(named, { id: 'Revoked' });

/** The text of a token is as little for an address as the control key: it comes in the body. */
export const revokeTokenRoute = route({
  method: 'POST',
  path: '/tokens/revoke',
  id: 'revokeToken',
  summary: 'Revoke a token; one that was revoked already stays so',
  input: RevokeToken,
  output: Revoked,
  handle: async (deps, _params, { token }) => {
    const { no } = await revokeToken(deps, token);
    return { id: String(no), success: true as const };
  },
});
