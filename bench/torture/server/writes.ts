import type { Random } from '../../../src/base/random.ts';
import { type Claim, nameOf } from '../claims.ts';
import type { Serving } from './serving.ts';

/** Writes until the server is killed, and claims what it has answered. */
export async function writeByServer(
  server: Serving,
  claim: (one: Claim) => void,
  random: Random,
): Promise<void> {
  const app = await server.ask('POST', '/apps', { name: `App ${random.digits(9)}` });
  const page = await server.ask('POST', '/pages', { name: `Page ${random.digits(9)}` });
  if (app) claim({ is: 'app', id: app.id ?? '' });
  if (page) claim({ is: 'page', id: page.id ?? '' });
  while (app && page) {
    const [person, user, token] = await Promise.all([
      server.ask('POST', `/pages/${page.id}/people`, { name: nameOf(0) }),
      server.ask('POST', '/users', { name: 'User', page: page.id }),
      server.ask('POST', '/tokens', { page: page.id, for_app: app.id }),
    ]);
    if (user) claim({ is: 'user', id: user.id ?? '' });
    if (token) claim({ is: 'token', no: Number(token.id) });
    if (!person) return;
    const id = person.id ?? '';
    claim({ is: 'person', id, version: 0 });
    const path = `/pages/${page.id}/people/${id}`;
    if (!(await server.ask('PATCH', path, { name: nameOf(1) }))) return;
    claim({ is: 'person', id, version: 1 });
    if (!token || random.next() < 0.5) continue;
    if (!(await server.ask('POST', '/tokens/revoke', { token: token.id }))) return;
    claim({ is: 'revoked', no: Number(token.id) });
  }
}
