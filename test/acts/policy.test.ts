import { expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { errorOf, sender } from '../sending/sending.ts';
import { play } from './play.ts';

const p = await play();
const { page, server } = p.world;

const told = async () =>
  (await p.heard()).map((body) => {
    const { timestamp, ...item } = JSON.parse(body).entry[0].messaging[0];
    return item;
  });
const refuses = async () => (await server.store.directory.pages.byNo(page.no))?.refuse;

it('a Page that is blocked may not send until it is blocked no more, and its apps are told', async () => {
  const ada = await p.customer('Ada');
  const sends = async () => errorOf(await sender(p.world).text(ada));
  await p.post('/acts/policy', { action: 'warning', reason: 'Too many messages.' });
  expect(await sends()).toMatchObject({ status: 200 });
  await p.post('/acts/policy', { action: 'block' });
  expect(await sends()).toMatchObject({ code: 10, error_subcode: 1893063 });
  await p.post('/acts/policy', { action: 'unblock' });
  expect(await sends()).toMatchObject({ status: 200 });
  const about = (policy_enforcement: object) => ({
    recipient: { id: page.id },
    policy_enforcement,
  });
  const [warned, blocked, unblocked] = (await told()).filter(
    (item) => 'policy_enforcement' in item,
  );
  expect(warned).toEqual(about({ action: 'warning', reason: 'Too many messages.' }));
  expect(blocked).toEqual(
    about({ action: 'block', reason: expect.stringContaining('Platform Policies') }),
  );
  expect(unblocked).toEqual(about({ action: 'unblock' }));
});

it('what a test has set the Page to refuse with is not taken away with a block', async () => {
  await new Control(server).patch(`/pages/${page.id}`, { refuse: 613 });
  await p.post('/acts/policy', { action: 'unblock' });
  expect(await refuses()).toBe(613);
  await new Control(server).patch(`/pages/${page.id}`, { refuse: null });
});

it('there are three things that are done', async () => {
  const { status, body } = await p.post('/acts/policy', { action: 'shame' });
  expect(status).toBe(400);
  expect(body.error.message).toContain('warning');
});
