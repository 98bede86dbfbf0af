import { expect, it } from 'vitest';
import { play } from './play.ts';

const p = await play();
const { clock } = p.world.server;

it('a receipt names what has come since the last one', async () => {
  const ada = await p.customer('Ada');
  const first = await p.sends(ada, 'one');
  await p.does('receive', ada);
  clock.advance(1_000);
  const others = [await p.sends(ada, 'two'), await p.sends(ada, 'three')];
  await p.heard();
  const { at } = await p.does('receive', ada);
  expect(await p.item()).toEqual({ delivery: { mids: others, watermark: Date.parse(at) } });
  expect(others).not.toContain(first);
  const again = await p.act('receive', ada);
  expect(again.body.error.message).toBe('Everything has come to "Ada" already.');
});

it('the first names what was sent since the person wrote, and nothing of the past', async () => {
  const said = [{ text: 'old', by: 'page' }, { text: 'hello' }] as const;
  const { person } = await p.world.conversation({ said });
  const mids = [await p.sends(person, 'one'), await p.sends(person, 'two')];
  await p.heard();
  await p.does('receive', person);
  expect((await p.item()).delivery.mids).toEqual(mids);
});

it('on Instagram nothing is told of it', async () => {
  const bo = await p.customer('Bo', 'INSTAGRAM');
  await p.sends(bo, 'one');
  await p.heard();
  await p.does('receive', bo);
  expect(await p.heard()).toEqual([]);
});

it('what was read is told until when, on Instagram which message', async () => {
  const cy = await p.customer('Cy');
  await p.sends(cy, 'one');
  await p.heard();
  const { at } = await p.does('read', cy);
  expect(await p.item()).toEqual({ read: { watermark: Date.parse(at) } });
  const di = await p.customer('Di', 'INSTAGRAM');
  const mid = await p.sends(di, 'one');
  await p.heard();
  await p.does('read', di);
  expect(await p.item()).toEqual({ read: { mid } });
});

it('there is nothing to read where the Page has sent nothing', async () => {
  const eve = await p.customer('Eve');
  for (const verb of ['read', 'receive']) {
    const { status, body } = await p.act(verb, eve);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^There is no message of the Page in t_/);
  }
  const nobody = await p.world.person('Nobody');
  const { body } = await p.act('read', nobody);
  expect(body.error.message).toContain('"Nobody" has no conversation');
});
