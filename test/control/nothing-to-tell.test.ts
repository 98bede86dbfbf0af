import { afterEach, describe, expect, it } from 'vitest';
import type { PersonRow } from '../../src/store/page/people.ts';
import { play } from '../acts/play.ts';
import { Control } from './control.ts';

const p = await play({ console: true, journal: 'bodies', mode: 'archive' });
const control = new Control(p.world.server);
const at = `/pages/${p.world.page.id}`;

afterEach(async () => {
  p.receivers.status = 200;
  await control.post('/clock/advance', { seconds: 86_400 });
  await p.heard();
});

/** Whether anything is still to be told, for which it is looked once. */
const isQuiet = async (): Promise<unknown> => {
  await p.world.server.settled();
  return (await control.post('/quiet', { for: 0, within: 0 })).body;
};

/** Has something happen to what is not told yet, and lets it be told. */
async function before(told: () => Promise<unknown>): Promise<unknown> {
  const release = p.receivers.hold();
  await told();
  release();
  return isQuiet();
}

describe('nobody waits for the webhook of', () => {
  it.each([
    [
      'a message that was unsent',
      async (as: PersonRow) => {
        const { message_id: message } = await p.does('say', as, { text: 'second' });
        await p.does('unsend', as, { message });
      },
    ],
    [
      'an edit of one that was',
      async (as: PersonRow) => {
        const { message_id: message } = await p.does('say', as, { text: 'second' });
        await p.does('edit', as, { text: 'changed', message });
        await p.does('unsend', as, { message });
      },
    ],
    [
      'a conversation that was deleted',
      async (as: PersonRow) => {
        const { conversation_id: id } = await p.does('say', as, { text: 'second' });
        await control.send('DELETE', `${at}/conversations/${id}`);
      },
    ],
    [
      'somebody who was deleted',
      async (as: PersonRow) => {
        await p.does('say', as, { text: 'second' });
        await control.send('DELETE', `${at}/people/${as.id}`);
      },
    ],
  ])('%s', async (_, happens) => {
    const ada = await p.customer('Adele');
    const quiet = await before(async () => {
      await p.does('say', ada, { text: 'first' });
      await happens(ada);
    });
    expect(quiet).toEqual({});
    const heard = (await p.heard()).join();
    expect(heard).toContain('"text":"first"');
    expect(heard).not.toMatch(/"text":"(second|changed)"/);
  });

  it('what stands behind one that failed, nor before a restart from there and after it', async () => {
    const bo = await p.customer('Bodil');
    p.receivers.status = 500;
    const { message_id: message } = await p.does('say', bo, { text: 'first' });
    await p.heard();
    await p.does('say', bo, { text: 'second' });
    expect(await isQuiet()).toEqual({});
    expect((await control.post(`${at}/restarts`, { message })).body.messages).toBe(2);
    expect(await isQuiet()).toEqual({});
    p.receivers.status = 200;
    await p.does('say', bo, { text: 'another' });
    expect((await p.heard()).join().match(/"text":"\w+"/g)).toEqual(['"text":"another"']);
  });
});
