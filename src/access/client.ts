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

/** What stands in for an app's secret wherever it is Instagram login's, sealed (wire.md 13.1, 13). */
export const instagramSecretOf = ({
  instagramSecret,
  secret,
}: Pick<AppRow, 'instagramSecret' | 'secret'>): string => instagramSecret ?? secret;

/**
 * Lets the app through that brings its secret.
 * @param sealed the one that it has to be
 * @throws GraphError `clientSecretMissing` (101), `clientSecretWrong` (1)
 */
export function requireSecret(vault: Vault, sealed: string, secret: string | undefined): void {
  if (!secret) throw new GraphError('clientSecretMissing');
  if (!sameText(vault.unseal(sealed), secret)) throw new GraphError('clientSecretWrong');
}
