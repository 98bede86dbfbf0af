import { describe, expect, it } from 'vitest';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { play } from '../acts/play.ts';
import { shared } from '../clients/shared.ts';
import { Control } from '../control/control.ts';
import { pathsOf } from '../events/corpus/shapes.ts';
import type { Json } from '../support/world.ts';

const p = await play();
const captured = shared('data/webhooks');

const recorded = (file: string): Json => captured.json(`${file}.json`);

/** The one webhook that was heard of since. */
async function webhook(): Promise<Json> {
  const bodies = await p.heard();
  expect(bodies).toHaveLength(1);
  return JSON.parse(bodies[0] ?? '');
}

describe.skipIf(!captured.isHere)(`what others recorded${captured.note}`, () => {
  it.each([
    ['page-feed-comment-add', 'comment', 'MESSENGER'],
    ['page-feed-post-add', 'post', 'MESSENGER'],
  ] as const)('%s: a %s has its keys and types', async (file, verb, platform) => {
    await p.does(verb, await p.world.person('Maya', platform), { text: 'Do you ship?' });
    expect(pathsOf(await webhook())).toEqual(pathsOf(recorded(file)));
  });

  it('page-feed-comment-remove: a comment that was deleted', async () => {
    const maya = await p.world.person('Maya');
    const { comment_id } = await p.does('comment', maya, { text: 'Do you ship?' });
    await p.heard();
    await p.does('uncomment', maya, { id: comment_id });
    expect(pathsOf(await webhook())).toEqual(pathsOf(recorded('page-feed-comment-remove')));
  });

  it('instagram-comments: an answer to a comment', async () => {
    const maya = await p.world.person('Maya', 'INSTAGRAM');
    const { comment_id } = await p.does('comment', maya, { text: 'Do you ship?' });
    await p.heard();
    await p.does('comment', maya, { text: 'To Bern?', reply_to: comment_id });
    expect(pathsOf(await webhook())).toEqual(pathsOf(recorded('instagram-comments')));
  });
});

describe('a webhook of a comment', () => {
  it('has the post, the author and the text, in changes and in seconds', async () => {
    const maya = await p.world.person('Maya');
    const { comment_id, post_id } = await p.does('comment', maya, { text: 'Do you ship?' });
    const { id } = p.world.page;
    const seconds = Math.floor(p.world.server.clock.now() / 1000);
    expect(await webhook()).toEqual({
      object: 'page',
      entry: [
        {
          ...{ id, time: seconds },
          changes: [
            {
              field: 'feed',
              value: {
                ...{ item: 'comment', verb: 'add', comment_id, post_id, parent_id: post_id },
                ...{ from: { id: maya.id, name: 'Maya' }, created_time: seconds },
                message: 'Do you ship?',
              },
            },
          ],
        },
      ],
    });
    expect(post_id).toMatch(new RegExp(`^${id}_\\d+$`));
    expect(comment_id).toMatch(new RegExp(`^${post_id.split('_')[1]}_\\d+$`));
  });

  it('goes to apps that have the field, on both sides, and to no other', async () => {
    const { world } = p;
    const { body } = await p.post('/acts/comment', {
      ...{ as: (await world.person('Zoë')).id, text: 'Hi' },
    });
    await p.heard();
    const asked = { page: world.page.id, event: String(body.event) };
    const why = await new Control(world.server).post('/why', asked);
    expect(why.body).toMatchObject({ field: 'feed', apps: [{ state: 'sent' }] });
    const installed = { page: world.page.no, account: 'page', app: world.app.id } as const;
    const at = world.server.clock.now();
    await world.server.store.transaction((tx) => recordInstalled(tx, installed, ['messages'], at));
    await p.does('comment', await world.person('Yve'), { text: 'Hi' });
    expect(await p.heard()).toEqual([]);
    // Instagram's by way of the Page need any field there (wire.md 13.4 a).
    await p.does('comment', await world.person('Xan', 'INSTAGRAM'), { text: 'Hi' });
    expect(await p.heard()).toHaveLength(1);
  });

  it('is not made of what Instagram tells nobody', async () => {
    const maya = await p.world.person('Maya', 'INSTAGRAM');
    const { comment_id } = await p.does('comment', maya, { text: 'Do you ship?' });
    await p.heard();
    await p.does('uncomment', maya, { id: comment_id });
    expect(await p.heard()).toEqual([]);
  });
});
