import { clientById, requireSecret } from '../../../access/client.ts';
import type { AccessDeps } from '../../../access/deps.ts';
import {
  appToken,
  exchangeCode,
  exchangeToken,
  type TokenAnswer,
} from '../../../access/exchange.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import { type OpenEndpoint, param } from '../endpoint.ts';
import { bearer, CLIENT_ID, CLIENT_SECRET, provenClient, REDIRECT_URI } from './client.ts';

type RequestParams = ReadonlyMap<string, string>;

const GRANTS = ['client_credentials', 'fb_exchange_token', 'authorization_code'] as const;

/** Tokens from the app's secret, from another token, from a login code (wire.md 6). */
export const accessToken: OpenEndpoint = {
  path: 'oauth/access_token',
  methods: ['GET', 'POST'],
  access: 'open',
  description: 'A token from the secret of the app, from another token, or from a login code.',
  params: [
    param('grant_type', `One of ${GRANTS.join(', ')}; the last without it.`),
    CLIENT_ID,
    CLIENT_SECRET,
    param('fb_exchange_token', 'The token to exchange for one of 60 days.'),
    param('code', 'The login code to exchange for a user token.'),
    REDIRECT_URI,
  ],
  async run({ params }, deps) {
    const grant = params.get('grant_type') || 'authorization_code';
    if (grant === 'client_credentials') {
      return bearer(appToken(deps, await provenClient(params, deps)));
    }
    if (grant === 'fb_exchange_token') return bearer(await ofToken(params, deps));
    if (grant === 'authorization_code') return bearer(await ofCode(params, deps));
    throw new GraphError('enumParameter', {
      param: 'grant_type',
      values: GRANTS.join(', '),
      got: grant,
    });
  },
};

async function ofToken(params: RequestParams, deps: AccessDeps): Promise<TokenAnswer> {
  const app = await provenClient(params, deps);
  const token = params.get('fb_exchange_token');
  if (!token) throw new GraphError('exchangeMissing');
  return exchangeToken(deps, app, token);
}

/** A code of `client_code` needs no secret; one that is sent has to be right all the same. */
async function ofCode(params: RequestParams, deps: AccessDeps): Promise<TokenAnswer> {
  const app = await clientById(deps.store.directory, params.get('client_id'));
  const redirect = params.get('redirect_uri');
  if (redirect === undefined) throw new GraphError('redirectMissing');
  const secret = params.get('client_secret');
  if (secret) requireSecret(deps.vault, app.secret, secret);
  const code = params.get('code');
  if (!code) throw new GraphError('codeMissing');
  return exchangeCode(deps, app, { code, redirect, withSecret: Boolean(secret) });
}
