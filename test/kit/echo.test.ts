import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Convograph,
  startConvograph,
  type TestApp,
  type TestCustomer,
} from '../../src/testing/index.ts';

const BOT = join(import.meta.dirname, '..', '..', 'examples', 'echo-bot', 'bot.cjs');
const { createBot } = createRequire(import.meta.url)(BOT);

let graph: Convograph;
let app: TestApp;
let maya: TestCustomer;
let bot: { handler: (req: unknown, res: unknown) => unknown; remind(id: string): Promise<unknown> };
beforeEach(async () => {
  graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  app = await graph.app({ page, name: 'Echo bot' });
  bot = createBot(app.env());
  await app.receives(bot.handler);
  maya = await graph.customer({ page, name: 'Maya' });
});
afterEach(() => graph.close());

describe('a bot that answers the webhook first and sends afterwards', () => {
  it('answers what is written to it', async () => {
    await maya.says('hi');
    const [hello] = await graph.replies(maya);
    expect(hello).toMatchObject({ text: 'You said: hi', quickReplies: ['Order', 'Help'] });
  });

  it('is tapped by what it offers', async () => {
    await maya.says('hi');
    await graph.replies(maya);
    await expect(maya.taps('Nothing')).rejects.toThrow(
      'There is no "Nothing" to tap: "Maya" sees "Order" (quick reply), "Help" (quick reply).',
    );
    await maya.taps('Help');
    expect(await graph.replies(maya, { count: 2 })).toHaveLength(2);
  });

  it('may not write a day later', async () => {
    await maya.says('hi');
    await graph.replies(maya);
    await graph.clock.advance('25h');
    expect(await graph.canSend(maya, { app })).toMatchObject({ ok: false, closed: 'window' });
    const refused = { code: 10, error_subcode: 2018278 };
    await expect(bot.remind(maya.id)).rejects.toMatchObject(refused);
    expect(await graph.requests.filter({ code: 10 })).toMatchObject([{ subcode: 2018278 }]);
  });
});
