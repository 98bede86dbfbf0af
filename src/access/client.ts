import { GraphError } from '../graph/errors/error.ts';
import type { AppRow, Directory } from '../store/directory.ts';
import { sameText, type Vault } from './vault.ts';

/**
 * The app that a `client_id` names.
 * @throws GraphError `clientIdMissing`, `clientUnknown` (101)
 */
export async function clientById(directory: Directory, id: string | undefined): Promise<AppRow> {
  if (!id) throw new GraphError('clientIdMissing');
  const app = await directory.apps.byId(id);
  if (!app) throw new GraphError('clientUnknown');
  return app;
}

/**
 * Lets the app through that brings its secret.
 * @throws GraphError `clientSecretMissing` (101), `clientSecretWrong` (1)
 */
export function requireSecret(vault: Vault, app: AppRow, secret: string | undefined): void {
  if (!secret) throw new GraphError('clientSecretMissing');
  if (!sameText(vault.unseal(app.secret), secret)) throw new GraphError('clientSecretWrong');
}
