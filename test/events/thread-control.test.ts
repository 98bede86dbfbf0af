import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { append } from '../../src/store/log/append.ts';
import type { EventBodies } from '../../src/store/log/kinds.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { FIELDS, play, subscribe } from '../acts/play.ts';
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
    expect(mine).toMatchObject({
      closed: 'owner',
      says: `NOT SENT: it is for Help desk ${human} alone`,
    });
    expect(mine).not.toHaveProperty('open_it');
  });
});

/** The app, or another, asks for something about somebody's conversation. */
async function asks(edge: string, { id }: PersonRow, more: object = {}, appId = app.id) {
  const access_token = await p.world.tokenFor({ appId });
  const body = JSON.stringify({ recipient: { id }, ...more });
  const headers = { 'content-type': 'application/json' };
  const answer = await p.world.send('POST', `/me/${edge}`, { access_token }, { body, headers });
  expect(answer.body).toEqual({ success: true });
}

describe('a conversation that is handed over', () => {
  it('comes with what was said', async () => {
    const maya = await p.customer('Maya');
    await heard(human);
    await asks('pass_thread_control', maya, { target_app_id: human, metadata: 'is angry' });
    const [{ pass_thread_control: own }] = await items(human);
    expect(own).toEqual({
      ...{ previous_owner_app_id: app.id, new_owner_app_id: human, metadata: 'is angry' },
    });
  });

  it('says in its entries who has handed it over since it was idle, as it was then', async () => {
    const maya = await p.customer('Maya');
    const hops = async (): Promise<Json> => {
      await Promise.all([heard(app.id), heard(human)]);
      await p.does('say', maya, { text: 'hm' });
      const [[one], [other]] = [await heard(app.id), await heard(human)];
      expect(one.entry[0].hop_context).toEqual(other.entry[0].hop_context);
      return other.entry[0].hop_context;
    };
    expect(await hops()).toBeUndefined();
    await asks('pass_thread_control', maya, { target_app_id: human, metadata: 'gold' });
    const [gold, plain] = [
      { app_id: Number(app.id), metadata: 'gold' },
      { app_id: Number(human), metadata: '' },
    ];
    expect(await hops()).toEqual([gold]);
    const goOn = p.receivers.hold();
    await p.does('say', maya, { text: 'is under way' });
    await p.does('say', maya, { text: 'waits' });
    await asks('pass_thread_control', maya, { target_app_id: app.id }, human);
    goOn();
    const waited = (await heard(app.id)).find(
      ({ entry }) => entry[0].standby?.[0].message.text === 'waits',
    );
    expect(waited.entry[0].hop_context).toEqual([gold]);
    expect(await hops()).toEqual([gold, plain]);
    await asks('release_thread_control', maya);
    expect(await hops()).toBeUndefined();
  });

  it('says nothing of that on Instagram', async () => {
    const maya = await p.customer('Maya', 'INSTAGRAM');
    await asks('pass_thread_control', maya, { target_app_id: human });
    await Promise.all([heard(app.id), heard(human)]);
    await p.does('say', maya, { text: 'hm' });
    expect((await heard(human))[0].entry[0]).not.toHaveProperty('hop_context');
  });
});

describe('an app that is not told, while another owns the conversation', () => {
  const why = async (event: number, id: string) => {
    const asked = { event: String(event), page: page.id };
    const { body } = await new Control(server).post('/why', asked);
    return body.apps.find((each: Json) => each.app_id === id);
  };

  it('is shown whose it was, and to subscribe to standby', async () => {
    const { id: deaf } = await createApp(server, { name: 'Deaf' });
    await subscribe(
      p.world,
      deaf,
      FIELDS.filter((field) => field !== 'standby'),
    );
    const maya = await p.customer('Maya');
    await asks('pass_thread_control', maya, { target_app_id: human });
    const { event } = await p.does('say', maya, { text: 'hm' });
    expect(await why(event, deaf)).toMatchObject({
      closed: 'owner',
      says: `NOT SENT: Help desk ${human} owns the conversation, and the app's subscription has no standby`,
      open_it: `convograph app subscribe ${deaf} --object page --fields standby`,
    });
    expect((await why(event, app.id)).gates).toContainEqual({
      ...{ gate: 'owner', open: true },
      says: `Help desk ${human} owns the conversation: as standby`,
    });
  });

  it('is shown that nothing opens it, where standby does not tell of such a thing', async () => {
    const maya = await p.customer('Maya');
    await p.sends(maya, 'Hello');
    await asks('pass_thread_control', maya, { target_app_id: '263902037430900' });
    const { event } = await p.does('react', maya, { reaction: 'love' });
    const told = await why(event, app.id);
    expect(told.says).toBe(
      'NOT SENT: Page Inbox 263902037430900 owns the conversation, and standby tells of no such thing',
    );
    expect(told).not.toHaveProperty('open_it');
  });
});
