import { createUser } from '../../src/admin/users.ts';
import type { StartOptions } from '../../src/testing/start.ts';
import { type Answer, type World, world } from '../support/world.ts';

/** A world whose Page has its limits on. */
export const limited = (options: StartOptions = {}): Promise<World> =>
  world({ ...options, limits: 'on' });

/** A person with a role on the world's Page, and the text of a user token. */
export async function userToken(w: World, name = 'Ines Duarte'): Promise<string> {
  const user = await createUser(w.server, { name, pageId: w.page.id, tasks: ['MESSAGING'] });
  return w.tokenFor({ kind: 'user', userId: user.id });
}

/** Spends so many calls, 50 a request: each id counts as one, also an id of nobody. */
export async function spend(w: World, calls: number, access_token = w.token): Promise<Answer> {
  let last: Answer | undefined;
  for (let left = calls; left > 0; left -= 50) {
    const ids = Array.from({ length: Math.min(50, left) }, (_, i) => `999000${i}`);
    last = await w.get('/', { ids: ids.join(','), access_token });
  }
  if (!last) throw new Error('No calls were made');
  return last;
}

/** What a usage header says. */
export const usage = ({ headers }: Answer, kind: 'app' | 'page' | 'business-use-case') =>
  JSON.parse(headers.get(`x-${kind}-usage`) ?? 'null');

/** The code of an error, or 0 when there is none. */
export const code = ({ body }: Answer): number => body.error?.code ?? 0;
