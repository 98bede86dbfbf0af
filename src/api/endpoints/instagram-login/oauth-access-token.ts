import { instagramSecretOf, requireSecret } from '../../../access/client.ts';
import { exchangeInstagramCode } from '../../../access/instagram-login.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import { type OpenEndpoint, requiredParam } from '../endpoint.ts';
import { CLIENT_ID, REDIRECT_URI } from '../oauth/client.ts';
import { INSTAGRAM_SECRET, need, needGrant } from './client.ts';

/** `POST api.instagram.com/oauth/access_token`: a code of Instagram login for a token of an hour. */
export const instagramCodeExchange: OpenEndpoint = {
  path: 'oauth/access_token',
  methods: ['POST'],
  access: 'open',
  description: 'A token of one hour for a code of Instagram login.',
  params: [
    requiredParam('grant_type', 'authorization_code.'),
    CLIENT_ID,
    INSTAGRAM_SECRET,
    requiredParam('code', 'The code.'),
    REDIRECT_URI,
  ],
  async run({ params }, deps) {
    const app = await deps.store.directory.apps.byId(need(params, 'client_id'));
    if (!app) throw new GraphError('instagramClientUnknown');
    requireSecret(deps.vault, instagramSecretOf(app), need(params, 'client_secret'));
    needGrant(params, 'authorization_code');
    const given = { code: need(params, 'code'), redirect: need(params, 'redirect_uri') };
    const { access_token, user_id, permissions } = await exchangeInstagramCode(deps, app, given);
    return { access_token, user_id, permissions: permissions.join(',') };
  },
};
