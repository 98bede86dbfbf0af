import { refreshInstagramToken } from '../../../access/instagram-login.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import { type OpenEndpoint, requiredParam } from '../endpoint.ts';
import { bearer } from '../oauth/client.ts';
import { needGrant } from './client.ts';

/** `GET graph.instagram.com/refresh_access_token`: another 60 days for a long-lived token. */
export const instagramRefresh: OpenEndpoint = {
  path: 'refresh_access_token',
  methods: ['GET'],
  access: 'open',
  description: 'Another 60 days for a long-lived Instagram-login token that is a day old.',
  params: [requiredParam('grant_type', 'ig_refresh_token.')],
  async run({ params, token }, deps) {
    needGrant(params, 'ig_refresh_token');
    if (token === undefined) throw new GraphError('requiredParameter', { param: 'access_token' });
    return bearer(await refreshInstagramToken(deps, token));
  },
};
