import { instagramSecretOf, requireSecret } from '../../../access/client.ts';
import { exchangeInstagramToken } from '../../../access/instagram-login.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import { type OpenEndpoint, requiredParam } from '../endpoint.ts';
import { bearer } from '../oauth/client.ts';
import { INSTAGRAM_SECRET, need, needGrant } from './client.ts';

/** `GET graph.instagram.com/access_token`: a token of 60 days for one of an hour. */
export const instagramExchange: OpenEndpoint = {
  path: 'access_token',
  methods: ['GET'],
  access: 'open',
  description: 'An Instagram-login token of 60 days for one of an hour.',
  params: [requiredParam('grant_type', 'ig_exchange_token.'), INSTAGRAM_SECRET],
  async run({ params, token }, deps) {
    needGrant(params, 'ig_exchange_token');
    const secret = need(params, 'client_secret');
    if (token === undefined) throw new GraphError('requiredParameter', { param: 'access_token' });
    const holds = (app: Parameters<typeof instagramSecretOf>[0]) =>
      requireSecret(deps.vault, instagramSecretOf(app), secret);
    return bearer(await exchangeInstagramToken(deps, token, holds));
  },
};
