import { clientById, requireSecret } from '../../../access/client.ts';
import type { AccessDeps } from '../../../access/deps.ts';
import type { TokenAnswer } from '../../../access/exchange.ts';
import type { AppRow } from '../../../store/directory.ts';
import { param, requiredParam } from '../endpoint.ts';

type RequestParams = ReadonlyMap<string, string>;

export const CLIENT_ID = requiredParam('client_id', 'Id of the app.');
export const CLIENT_SECRET = requiredParam('client_secret', 'Secret of the app.');
export const REDIRECT_URI = param(
  'redirect_uri',
  'The redirect_uri the code was given for, letter by letter.',
);

/**
 * The app that a request names and proves to be.
 * @throws GraphError of access/client.ts
 */
export async function provenClient(params: RequestParams, deps: AccessDeps): Promise<AppRow> {
  const app = await clientById(deps.store.directory, params.get('client_id'));
  requireSecret(deps.vault, app.secret, params.get('client_secret'));
  return app;
}

/** A token as the endpoints answer it (wire.md 6). */
export const bearer = ({ access_token, ...rest }: TokenAnswer): object => ({
  access_token,
  token_type: 'bearer',
  ...rest,
});
