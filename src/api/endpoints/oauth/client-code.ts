import { issueClientCode } from '../../../access/exchange.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { OpenEndpoint } from '../endpoint.ts';
import { CLIENT_ID, CLIENT_SECRET, provenClient, REDIRECT_URI } from './client.ts';

/** A code by which a client gets a token of its own from the server's (wire.md 6). */
export const clientCode: OpenEndpoint = {
  path: 'oauth/client_code',
  methods: ['GET', 'POST'],
  access: 'open',
  description: 'A code for a user token, by which a client gets a long-lived one of its own.',
  params: [CLIENT_ID, CLIENT_SECRET, REDIRECT_URI],
  async run({ params, token }, deps) {
    const app = await provenClient(params, deps);
    const redirect = params.get('redirect_uri');
    if (redirect === undefined) throw new GraphError('redirectMissing');
    if (token === undefined) throw new GraphError('noToken');
    return { code: await issueClientCode(deps, app, { token, redirect }) };
  },
};
