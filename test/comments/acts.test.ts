import { expect, it } from 'vitest';
import { deletePerson } from '../../src/store/page/commands/delete-person.ts';
import { play } from '../acts/play.ts';

const p = await play();
const { page, server } = p.world;
const { comments } = server.store.page(page.no);

it('comments stand under one post where it is named, under one each where not', async () => {
  const maya = await p.world.person('Maya');
  const one = await p.does('comment', maya, { text: 'Hi' });
  const other = await p.does('comment', maya, { text: 'Hi' });
  expect(other.post_id).not.toBe(one.post_id);
  const beside = await p.does('comment', maya, { text: 'Hi', post_id: one.post_id });
  expect([beside.post_id, beside.comment_id === one.comment_id]).toEqual([one.post_id, false]);
  const answer = await p.does('comment', maya, { text: 'And?', reply_to: one.comment_id });
  expect(answer.post_id).toBe(one.post_id);
  expect(await comments.byId(answer.comment_id)).toMatchObject({ parent: one.comment_id });
});

it('nobody posts on an account of Instagram', async () => {
  const { status, body } = await p.act('post', await p.world.person('Bo', 'INSTAGRAM'), {
    text: 'Hi',
  });
  expect([status, body.error.message]).toEqual([400, expect.stringContaining('comment there')]);
});

it('what is deleted is one’s own, and its words are gone', async () => {
  const maya = await p.world.person('Maya');
  const { comment_id: id } = await p.does('comment', maya, { text: 'Hi' });
  const other = await p.act('uncomment', await p.world.person('Bo'), { id });
  expect([other.status, other.body.error.message]).toEqual([
    400,
    expect.stringContaining(`There is no comment "${id}" of "Bo"`),
  ]);
  await p.does('uncomment', maya, { id });
  expect(await comments.byId(id)).toMatchObject({ text: '', deleted: true });
  expect((await p.act('uncomment', maya, { id })).status).toBe(400);
});

it.each([
  ['no text', { text: ' ' }],
  ['a post that is no id', { text: 'Hi', post_id: 'x' }],
  ['an answer to nothing', { text: 'Hi', reply_to: '1_2' }],
])('%s is refused', async (_, body) => {
  expect((await p.act('comment', await p.world.person('Bo'), body)).status).toBeGreaterThan(399);
});

it('who has blocked the Page, or is blocked by it, comments no more', async () => {
  const maya = await p.world.person('Maya');
  await p.does('block', maya);
  expect((await p.act('comment', maya, { text: 'Hi' })).status).toBe(409);
});

it('goes with who wrote it', async () => {
  const maya = await p.world.person('Maya');
  const { comment_id } = await p.does('comment', maya, { text: 'Hi' });
  await server.store.transaction((tx) => deletePerson(tx, page.no, maya.no, server.clock.now()));
  expect(await comments.byId(comment_id)).toBeUndefined();
});
