import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AppEnv,
  type Convograph,
  startConvograph,
  type TestApp,
  type TestPage,
} from '../../src/testing/index.ts';
import type { Json } from '../support/world.ts';

const fetchOf = globalThis.fetch;

/** A bot that answers comments in private, and nothing else, after it took the webhook. */
const commentBot = (env: AppEnv) => async (request: Request) => {
  const { searchParams } = new URL(request.url);
  if (request.method === 'GET') return new Response(searchParams.get('hub.challenge'));
  const { entry } = (await request.json()) as Json;
  for (const { field, value } of entry.flatMap(({ changes = [] }) => changes)) {
    if (value.verb === 'remove') continue;
    const comment_id = field === 'feed' ? value.comment_id : value.id;
    const recipient = comment_id === undefined ? { post_id: value.post_id } : { comment_id };
    const said = value.message ?? value.text;
    void fetchOf(`${env.GRAPH_URL}/v26.0/me/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${env.PAGE_ACCESS_TOKEN}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ recipient, message: { text: `About "${said}": we do!` } }),
      // What a test does not wait for may be cut by its end.
    }).catch(() => undefined);
  }
  return new Response('');
};

let graph: Convograph;
let page: TestPage;
let app: TestApp;
beforeEach(async () => {
  graph = await startConvograph();
  page = await graph.page({ instagram: true });
  app = await graph.app({ page });
  await app.receives(commentBot(app.env()));
});
afterEach(() => graph.close());

describe('a bot that answers comments in private', () => {
  it.each(['messenger', 'instagram'] as const)('is told of them, on %s', async (platform) => {
    const maya = await graph.customer({ page, platform });
    const { commentId, postId, event } = await maya.comments('Do you ship?');
    const [reply] = await graph.replies(maya);
    expect(reply).toMatchObject({ text: 'About "Do you ship?": we do!' });
    const [hook] = await graph.webhooks.filter({ app: app.id });
    expect(hook?.events).toEqual([event]);
    expect(JSON.stringify(hook?.body)).toContain(commentId);
    expect(JSON.stringify(hook?.body)).toContain(postId);
    expect((await graph.why(maya)).about).toContain('Do you ship?');
  });

  it('writes only once they answer', async () => {
    const maya = await graph.customer({ page });
    const { commentId: comment } = await maya.comments('Do you ship?');
    await graph.replies(maya);
    const again = await graph.canSend(maya, { app, comment });
    expect(again).toMatchObject({ ok: false, closed: 'comment', error: { code: 10900 } });
    expect(await graph.canSend(maya, { app })).toMatchObject({ ok: false, closed: 'window' });
    await maya.says('Great!');
    expect(await graph.canSend(maya, { app })).toMatchObject({ ok: true });
  });

  it('answers what came last, and not what it said before', async () => {
    const maya = await graph.customer({ page });
    await maya.comments('One?');
    await graph.replies(maya);
    await maya.comments('Two?');
    const replies = await graph.replies(maya);
    expect(replies.map(({ text }) => text)).toEqual(['About "Two?": we do!']);
  });

  it('answers posts, and comments of which one was deleted are answered no more', async () => {
    const maya = await graph.customer({ page });
    await maya.posts('Are you open?');
    expect(await graph.replies(maya)).toHaveLength(1);
    const { commentId } = await maya.comments('Hm');
    await graph.replies(maya);
    await maya.uncomments(commentId);
    expect(await graph.canSend(maya, { app, comment: commentId })).toMatchObject({ ok: false });
  });
});
