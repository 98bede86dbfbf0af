import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Convograph,
  startConvograph,
  type TestApp,
  type TestCustomer,
  type TestPage,
  type TestSnapshot,
} from '../../src/testing/index.ts';
import { planned } from './bots.ts';

let graph: Convograph;
let page: TestPage;
let app: TestApp;
let maya: TestCustomer;
let start: TestSnapshot;
beforeAll(async () => {
  graph = await startConvograph();
  page = await graph.page({ name: 'Kiln & Clover' });
  app = await graph.app({ page });
  maya = await graph.customer({ page, name: 'Maya' });
  await app.receives(planned(app.env(), [{ after: 0, text: 'there' }]));
  await maya.says('first');
  await graph.replies(maya);
  start = await graph.snapshot();
});
afterEach(() => graph.restore(start));
afterAll(() => graph.close());

const read = async (path: string): Promise<unknown> => {
  const token = app.tokens[page.id];
  const answer = await fetch(`${graph.url}/v23.0/${path}&access_token=${token}`);
  return answer.json();
};
const conversations = () =>
  read('me/conversations?fields=id,message_count,messages{id,message,created_time,from}');

describe('graph.restore()', () => {
  it('has everything as it was, the clock too', async () => {
    const [before, then] = [await conversations(), await graph.clock.now()];
    await maya.says('second');
    await graph.replies(maya);
    await graph.clock.advance('3d');
    await graph.customer({ page, name: 'Ada' });
    await graph.page({ name: 'Another' });
    await graph.restore(start);
    expect(await conversations()).toEqual(before);
    expect(await graph.clock.now()).toEqual(then);
    expect((await graph.control.listPages()).data).toHaveLength(1);
    expect((await graph.control.listPeople({ page: page.id })).data).toHaveLength(1);
  });

  it('lets bots go on, and tells them nothing old', async () => {
    await app.receives(planned(app.env(), [{ after: 0, text: 'another bot' }]));
    await maya.says('second');
    expect(await graph.replies(maya)).toMatchObject([{ text: 'another bot' }]);
    const told = (await graph.webhooks.all()).length;
    await graph.restore(start);
    expect((await graph.webhooks.all()).length).toBeLessThan(told);
    await maya.says('again');
    expect(await graph.replies(maya)).toMatchObject([{ text: 'there' }]);
    const texts = (await graph.webhooks.all()).map(
      ({ body }) => body.entry[0].messaging[0].message?.text,
    );
    expect(texts.filter(Boolean)).toEqual(['first', 'again']);
  });

  it('gives no id of a message a second time', async () => {
    const mids = new Set<string>();
    for (let i = 0; i < 3; i++) {
      await maya.says('hello');
      await graph.replies(maya);
      const { data } = (await conversations()) as {
        data: { messages: { data: { id: string }[] } }[];
      };
      for (const { id } of data[0]?.messages.data ?? []) mids.add(id);
      await graph.restore(start);
    }
    expect(mids.size).toBe(2 + 3 * 2);
  });

  it('knows whom a bot has answered before, and not since', async () => {
    await maya.says('hello');
    await graph.replies(maya);
    await graph.restore(start);
    expect((await graph.replies(maya)).map(({ text }) => text)).toEqual(['there']);
  });

  it('brings back what was deleted', async () => {
    await graph.control.deletePage({ page: page.id });
    expect((await graph.control.listPages()).data).toEqual([]);
    await graph.restore(start);
    await maya.says('hello');
    expect(await graph.replies(maya)).toMatchObject([{ text: 'there' }]);
  });

  it('refuses what is no snapshot, or another’s', async () => {
    await expect(graph.restore(undefined as never)).rejects.toThrow(TypeError);
    const other = await startConvograph();
    await expect(other.restore(start)).rejects.toThrow('of the same Convograph');
    await other.close();
  });
});
