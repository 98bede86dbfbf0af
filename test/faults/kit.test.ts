import { afterEach, describe, expect, it } from 'vitest';
import { UnusedFault } from '../../src/testing/index.ts';
import { type Shop, send, shop } from './shop.ts';

let at: Shop | undefined;
afterEach(() => at?.graph.close());

describe('graph.close()', () => {
  it('rejects where no call met a fault, and names it', async () => {
    const { graph } = await shop();
    await graph.fail({ code: 613, on: 'conversations' });
    const closed = graph.close();
    await expect(closed).rejects.toThrow(UnusedFault);
    await expect(closed).rejects.toThrow('fault 1, on conversations: error 613 (rateLimit)');
    await expect(fetch(graph.url)).rejects.toThrow();
    await graph.close();
  });

  it('does not where it was met, is optional, or was removed', async () => {
    const here = await shop();
    await here.graph.fail({ code: 613, times: 1 });
    await here.graph.fail({ code: 613, on: 'node', optional: true });
    const removed = await here.graph.fail({ code: 4, on: 'node' });
    await removed.remove();
    expect((await send(here, 'Hello')).status).toBe(400);
    await expect(here.graph.close()).resolves.toBeUndefined();
  });
});

it('has graph.replies() tell which fault a bot met', async () => {
  at = await shop();
  await at.graph.fail({ code: 613, times: 1 });
  await send(at, 'Hello');
  const none = at.graph.replies(at.maya, { within: 100 });
  await expect(none).rejects.toThrow(
    /POST \/v26.0\/me\/messages +400 613 .*\n.*fault 1: error 613/,
  );
});

describe('graph.fail()', () => {
  it('gives how many calls met it, also after it was removed', async () => {
    at = await shop();
    const fault = await at.graph.fail({ preset: 'rate-limited' });
    expect(await fault.used()).toBe(0);
    await send(at, 'One');
    await send(at, 'Two');
    expect(await fault.used()).toBe(2);
    await fault.remove();
    expect((await send(at, 'Three')).status).toBe(200);
    expect(await fault.used()).toBe(2);
  });

  it.each([
    [{ code: 614 }, 'There is no error 614: the nearest is 613 (rateLimit).'],
    [{ code: 10, subcode: 2018279 }, 'There is no error 10/2018279: the nearest is 10/2018278 ('],
    [{ error: 'ratelimits' }, 'There is no error ratelimits. Did you mean rateLimit?'],
    [{ error: 'tokenExpired' }, 'say in "values" what {expired}, {now} stands for.'],
    [{ preset: 'rate-limit' }, 'There is no preset rate-limit. Did you mean rate-limited?'],
    [
      { on: 'conversation', code: 613 },
      'No call is named conversation: did you mean conversations?',
    ],
    [{}, 'Say what becomes of the calls: "error", "cut"'],
    [{ code: 613, timeout: true as const }, 'Say one of "code" and "timeout": a call ends once.'],
    [{ status: 404 }, '"status" must be 500 to 599.'],
    [{ code: 613, share: 2 }, '"share" is above 0 and 1 at most.'],
    [{ code: 613, until: '-1h' }, 'It would have ended already'],
    [{ code: 613, page: 'Nowhere' }, 'Nowhere'],
  ])('refuses %j', async (options, sentence) => {
    at = await shop();
    await expect(at.graph.fail(options)).rejects.toThrow(sentence);
    expect((await at.graph.control.listFaults()).data).toEqual([]);
  });

  it('fills in what the message of an error says in braces', async () => {
    at = await shop();
    await at.graph.fail({ error: 'tokenExpired', values: { expired: 'Monday', now: 'Tuesday' } });
    const { body } = await send(at, 'Hello');
    expect(body.error.message).toContain('has expired on Monday. The current time is Tuesday.');
  });
});
