import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Convograph,
  startConvograph,
  type TestCustomer,
  type TestPage,
} from '../../src/testing/index.ts';

let graph: Convograph;
let page: TestPage;
beforeAll(async () => {
  graph = await startConvograph();
  page = await graph.page({ name: 'Kiln & Clover' });
});
afterAll(() => graph.close());

/** What plain JavaScript may hand over. */
const wrong = <T>(given: unknown): T => given as T;

describe('what is no Page', () => {
  it.each([
    ['customer', 'a name', () => graph.customer(wrong({ page: 'Shop' })), '"Shop"'],
    ['customer', 'nothing', () => graph.customer(wrong({ name: 'Maya' })), 'nothing'],
    ['customer', 'no options', () => graph.customer(wrong(undefined)), 'nothing'],
    ['app', 'a name', () => graph.app(wrong({ page: 'Shop' })), '"Shop"'],
  ])('is refused by %s, given %s', async (method, _, call, shown) => {
    await expect(call()).rejects.toThrow(
      `graph.${method}({ page }) takes a Page that graph.page() or graph.seedFrom() gave, and not ${shown}.`,
    );
  });
});

describe('what is no customer', () => {
  it.each([
    ['replies(customer)', () => graph.replies(wrong('Maya'))],
    ['silence(customer)', () => graph.silence(wrong('Maya'))],
    ['canSend(customer)', () => graph.canSend(wrong('Maya'))],
    ['why(what)', () => graph.why(wrong('Maya'))],
  ])('is refused by %s', async (method, call) => {
    await expect(call()).rejects.toThrow(
      `graph.${method} takes a customer that graph.customer() or graph.seedFrom() gave, and not "Maya".`,
    );
  });
});

it.each(['25 hours', 'tomorrow', '', Number.NaN])('the clock takes no %j', async (by) => {
  const before = await graph.clock.now();
  await expect(graph.clock.advance(by)).rejects.toThrow(
    "a duration such as '90m', '25h' or '1d2h'",
  );
  expect(await graph.clock.now()).toEqual(before);
});

it('who has not written is told to write, in the words of a test too', async () => {
  const ada: TestCustomer = await graph.customer({ page, name: 'Ada' });
  await expect(ada.reacts('love')).rejects.toThrow('in a test by `says`');
});

it('a bot that does not take the verify token is told where that is', async () => {
  const app = await graph.app({ page });
  const bot = (_: Request) => new Response('', { status: 403 });
  await expect(app.receives(bot)).rejects.toThrow('VERIFY_TOKEN of `app.env()`');
});

it('a new message of Instagram is told of as an edit without text, as it is now and then', async () => {
  const shop = await graph.page({ name: 'Kiln on Instagram', instagram: true });
  const bo = await graph.customer({ page: shop, name: 'Bo', platform: 'instagram' });
  const { messageId, event } = await bo.says('Hi');
  const notice = await bo.getsEditNotice(messageId, { unsaid: true });
  expect(notice).toMatchObject({ messageId, event: event + 1 });
  expect((await graph.why(bo)).event).toBe(event + 1);
});
