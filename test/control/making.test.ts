import { beforeAll, describe, expect, it } from 'vitest';
import { MAKING } from '../../src/control/mending/making.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const shop = await sharedWorld({ journal: 'bodies' });
let plane: Control;
beforeAll(async () => {
  plane = new Control(shop.server);
  const { body: user } = await plane.post('/users', { name: 'Rosa', page: shop.page.id });
  const apps = `/apps/${shop.app.id}`;
  await plane.patch(apps, { roles: { [user.id]: 'tester' } });
  await plane.post('/tokens', { page: shop.page.id, for_user: user.id });
});

/** Carries out what is told, as it came. */
async function carryOut({ place, input }: Json): Promise<number> {
  const [method, path] = place.split(' ');
  const rest = { ...input };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_: string, name: string) => {
    const { [name]: value } = rest;
    delete rest[name];
    return encodeURIComponent(value);
  });
  const { status } = await plane.send(method, filled, rest);
  return status;
}

describe('GET /errors/{error}', () => {
  it('tells what makes it happen: calls are refused with it then', async () => {
    const { person } = await shop.conversation({ said: [{ text: 'hi' }] });
    const send = () =>
      shop.send('POST', '/v23.0/me/messages', {
        access_token: shop.token,
        recipient: JSON.stringify({ id: person.id }),
        message: JSON.stringify({ text: 'hello' }),
      });
    expect((await send()).status).toBe(200);
    const { body } = await plane.get('/errors/outsideWindow');
    expect(body.with.command).toBe('clock --advance 90000');
    expect(await carryOut(body.with)).toBe(200);
    expect((await send()).body.error).toMatchObject({ code: 10, error_subcode: 2018278 });
    await plane.post('/clock/reset');
    const { body: refusing } = await plane.get(`/errors/rateLimit?page=${shop.page.id}`);
    await carryOut(refusing.with);
    expect((await send()).body.error.code).toBe(613);
    await plane.patch(`/pages/${shop.page.id}`, { refuse: null });
  });

  it('tells only of what the control plane then does', async () => {
    await shop.person('Ana', 'INSTAGRAM');
    const refused: string[] = [];
    for (const name of Object.keys(MAKING)) {
      const { body } = await plane.get(`/errors/${name}`);
      if (name === 'otherAppControls' || name === 'notThreadOwner') continue;
      const status = await carryOut(body.with);
      if (status >= 300) refused.push(`${name}: ${status}`);
      await plane.patch(`/pages/${shop.page.id}`, { refuse: null });
    }
    expect(refused).toEqual([]);
  });

  it('has a fault for what nothing else makes, and names none that there is not', async () => {
    const { body } = await plane.get('/errors/unknownPath');
    expect(body).toEqual({
      name: 'unknownPath',
      fault: { command: 'fail --error unknownPath --on any --times 1' },
    });
    const { status } = await plane.get('/errors/nothing');
    expect(status).toBe(404);
  });
});
