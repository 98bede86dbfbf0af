import { AdminError } from '../../admin/error.ts';
import type { StoreFlags } from '../../config/store-config.ts';
import { Failure } from '../../house/failure.ts';
import type { House } from '../../house/house.ts';
import type { Ask, AskedServer } from '../../recording/ask.ts';
import { ControlError, controlClient } from '../../testing/control/client.ts';
import { serverOf } from '../ask-server.ts';
import { calledBy } from '../own-root.ts';

/**
 * Asks the control plane of the process that serves a store.
 * @throws AdminError, later, for what it refuses; Failure where none answers, or another store's
 */
export async function serverAsker(
  house: Pick<House, 'controlKey' | 'outbound' | 'dataDir'>,
  flags: StoreFlags & { readonly server?: string },
): Promise<AskedServer> {
  const url = await calledBy(await serverOf(flags), house);
  const control = controlClient(url, house.controlKey) as unknown as Readonly<Record<string, Ask>>;
  const ask: Ask = async (operation, input) => {
    const asked = control[operation] as unknown as (input?: object) => ReturnType<Ask>;
    if (!asked) throw new AdminError(`There is no operation ${operation}.`, { missing: operation });
    try {
      return await asked(input);
    } catch (error) {
      throw failureOf(error, url);
    }
  };
  return { ask, origin: URL.parse(url)?.origin ?? url };
}

function failureOf(error: unknown, url: string): Error {
  if (!(error instanceof ControlError)) {
    return new Failure(
      `No Convograph answers at ${url}: start it with \`npx convograph demo\` or \`serve\`, or say with --server where it listens.`,
    );
  }
  const { status, message } = error;
  if (status !== 401 && status !== 403)
    return new AdminError(message, { conflict: status === 409 });
  return new Failure(
    `What listens at ${url} serves another store: say which with --data, or with --server where this one's listens.`,
  );
}
