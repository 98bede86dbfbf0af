import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { append } from '../../src/store/log/append.ts';
import type { EventBodies } from '../../src/store/log/kinds.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { play, subscribe } from '../acts/play.ts';
import { Control } from '../control/control.ts';
import type { Json } from '../support/world.ts';

const p = await play();
const { page, server, app } = p.world;
const { id: human } = await createApp(server, { name: 'Help desk' });
await subscribe(p.world, human);

/** Control of somebody's conversation changes; gives the event's number. */
async function changed(
  { no }: PersonRow,
  body: Omit<EventBodies['thread_control'], 'conversation' | 'step'>,
  platform: Platform = 'MESSENGER',
): Promise<number> {
  const { store, clock } = server;
  const filter = { platform, folder: undefined, person: no, since: 0 };
  const [row] = await store.page(page.no).conversations.older(filter, undefined, 1);
  return store.transaction((tx) =>
    append(tx, page.no, {
      ...{ at: clock.now(), kind: 'thread_control' },
      body: { conversation: row?.no ?? 0, step: 1, ...body },
    }),
  );
}

const heard = async (id: string): Promise<Json[]> =>
  (await p.heard(id)).map((body) => JSON.parse(body));
const items = async (id: string): Promise<Json[]> =>
  (await heard(id)).map(({ entry }) => entry[0].messaging[0]);

describe('control of a conversation', () => {
  it('is told to who receives it, as the doing of the person, and to nobody else', async () => {
    const maya = await p.customer('Maya');
    await heard(human);
    const told = { of: 'pass', app: human } as const;
    await changed(maya, { change: 'pass', by: app.id, from: app.id, to: human, told });
    expect(await items(human)).toEqual([
      {
        sender: { id: maya.id },
        recipient: { id: page.id },
        timestamp: server.clock.now(),
        pass_thread_control: { previous_owner_app_id: app.id, new_owner_app_id: human },
      },
    ]);
    expect(await items(app.id)).toEqual([]);
  });

  it('says null for the owner before, where the conversation was idle', async () => {
    const maya = await p.customer('Maya');
    await heard(human);
    const told = { of: 'pass', app: human } as const;
    await changed(maya, { change: 'pass', by: human, to: human, told });
    const [{ pass_thread_control: own }] = await items(human);
    expect(own).toEqual({ previous_owner_app_id: null, new_owner_app_id: human });
  });

  it('is told to who loses it, on Instagram by the field of its own', async () => {
    const maya = await p.customer('Maya', 'INSTAGRAM');
    await heard(human);
    const told = { of: 'take', app: app.id } as const;
    const body = { change: 'take', by: human, from: app.id, to: human, told } as const;
    await changed(maya, body, 'INSTAGRAM');
    const [{ object, entry }] = await heard(app.id);
    expect(object).toBe('instagram');
    expect(entry[0].messaging[0]).toMatchObject({
      sender: { id: maya.id },
      recipient: { id: page.instagramId },
      take_thread_control: { previous_owner_app_id: app.id, new_owner_app_id: human },
    });
    expect(await heard(human)).toEqual([]);
  });

  it('is asked of its owner by an app whose id is a number', async () => {
    const maya = await p.customer('Maya');
    await heard(app.id);
    const told = { of: 'request', app: app.id } as const;
    await changed(maya, { change: 'request', by: human, to: app.id, told });
    const [body = ''] = await p.heard(app.id);
    expect(body).toContain(`"request_thread_control":{"requested_owner_app_id":${human}}`);
  });

  it('is told to nobody when it is released, and `why` says so', async () => {
    const maya = await p.customer('Maya');
    await heard(human);
    const no = await changed(maya, { change: 'release', by: app.id, from: app.id });
    expect([...(await heard(app.id)), ...(await heard(human))]).toEqual([]);
    const { body } = await new Control(server).post('/why', { event: String(no), page: page.id });
    expect(body.nothing).toContain('told to nobody');
  });

  it('has no command that brings it to another: `why` names whose it is', async () => {
    const maya = await p.customer('Maya');
    const told = { of: 'pass', app: human } as const;
    const no = await changed(maya, { change: 'pass', by: app.id, to: human, told });
    const { body } = await new Control(server).post('/why', { event: String(no), page: page.id });
    const [mine] = body.apps.filter((each: Json) => each.app_id === app.id);
    expect(mine).toMatchObject({ closed: 'owner', says: `NOT SENT: it is for app ${human} alone` });
    expect(mine).not.toHaveProperty('open_it');
  });
});
