import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { play, subscribe } from '../acts/play.ts';
import { shared } from '../clients/shared.ts';
import type { Json } from '../support/world.ts';
import { MADE_RAW, NOT_YET } from './corpus/lists.ts';
import { normal, pathsOf } from './corpus/shapes.ts';

/*
 * What others recorded of Meta's webhooks, and what an act or a send makes here: the same keys and
 * types. Ids are strings and times are there, in ms, wherever a recording differs; `seq` is not sent.
 */

const captured = shared('data/webhooks');
const p = await play();
const listener = await createApp(p.world.server, { name: 'Listener' });
await subscribe(p.world, listener.id);

const someone = (platform: 'MESSENGER' | 'INSTAGRAM' = 'MESSENGER') => p.customer('Maya', platform);
const ask = {
  text: 'Really?',
  quick_replies: [{ content_type: 'text', title: 'Yes', payload: 'YES' }],
};
const track = { type: 'postback', title: 'Track', payload: 'TRACK' };
const offer = {
  attachment: {
    type: 'template',
    payload: { template_type: 'button', text: 'Now?', buttons: [track] },
  },
};

/** What makes each, by a customer of its own; the events before it are not asked for. */
const CAUSES: Readonly<Record<string, () => Promise<string>>> = {
  'instagram-message-text': () => acting('say', { text: 'Do you ship?' }, 'INSTAGRAM'),
  'instagram-message-text-echo': () => sending('On its way.', 'INSTAGRAM'),
  'instagram-message-text-quick-reply': () => answering(ask, 'tap', { title: 'Yes' }, 'INSTAGRAM'),
  'instagram-message-unsend': () => acting('unsend', {}, 'INSTAGRAM'),
  'instagram-postback': () => answering(offer, 'tap', { title: 'Track' }, 'INSTAGRAM'),
  'instagram-seen': () => answering('Hello', 'read', {}, 'INSTAGRAM'),
  'instagram-standby-message-text': () => acting('say', { text: 'hm' }, 'INSTAGRAM', listener.id),
  'page-batch-three-messages': () => saying('first', 'second', 'third'),
  'page-batch-two-entries': () => saying('from entry 1', 'from entry 2'),
  'page-delivery': () => answering('Hello', 'receive', {}),
  'page-message-text': () => acting('say', { text: 'hello, world!' }),
  'page-message-text-app-id-echo': () => sending('hello'),
  'page-message-text-app-id-metadata-echo': () => sending({ text: 'hello', metadata: 'm' }),
  'page-message-text-quick-reply': () => answering(ask, 'tap', { title: 'Yes' }),
  async 'page-message-text-reply-to-mid'() {
    const maya = await someone();
    const reply_to = await p.sends(maya, 'What size?');
    await p.heard();
    await p.does('say', maya, { text: 'M', reply_to });
    return p.heardTogether();
  },
  'page-optin-ref': () => acting('opt-in', { ref: 'PASS_THROUGH' }),
  'page-optin-ref-user-ref': () => acting('opt-in', { ref: 'PASS_THROUGH', user_ref: 'BOX' }),
  async 'page-optin-ref-user-ref-with-no-sender'() {
    await p.heard();
    await p.post('/acts/opt-in', { ref: 'PASS_THROUGH', user_ref: 'BOX' });
    return p.heardTogether();
  },
  'page-postback-with-mid': () => answering(offer, 'tap', { title: 'Track' }),
  'page-reaction-react': () => answering('Hello', 'react', { reaction: 'sad' }),
  async 'page-reaction-unreact'() {
    const maya = await someone();
    await p.sends(maya, 'Hello');
    await p.does('react', maya, { reaction: 'sad' });
    await p.heard();
    await p.does('unreact', maya);
    return p.heardTogether();
  },
  'page-read': () => answering('Hello', 'read', {}),
  'page-read-with-seq': () => answering('Hello', 'read', {}),
  'page-referral-ads-open-thread': () => acting('refer', { ref: 'r', ad_id: '600', source: 'ADS' }),
  'page-referral-shortlink-open-thread': () => acting('refer', { ref: 'r' }),
  'page-standby-message-text-app-id-metadata-echo': () =>
    sending({ text: 'hello', metadata: 'm' }, 'MESSENGER', listener.id),
  'page-standby-message-text-quick-reply': () =>
    answering(ask, 'tap', { title: 'Yes' }, 'MESSENGER', listener.id),
};

async function acting(
  verb: string,
  body: object,
  platform?: 'MESSENGER' | 'INSTAGRAM',
  app?: string,
): Promise<string> {
  const maya = await someone(platform);
  await p.heard(app);
  await p.does(verb, maya, body);
  return p.heardTogether(app);
}

async function answering(
  message: string | object,
  verb: string,
  body: object,
  platform?: 'MESSENGER' | 'INSTAGRAM',
  app?: string,
): Promise<string> {
  const maya = await someone(platform);
  await p.sends(maya, message);
  await p.heard(app);
  await p.does(verb, maya, body);
  return p.heardTogether(app);
}

async function sending(
  message: string | object,
  platform?: 'MESSENGER' | 'INSTAGRAM',
  app?: string,
): Promise<string> {
  const maya = await someone(platform);
  await p.heard(app);
  await p.sends(maya, message);
  return p.heardTogether(app);
}

async function saying(...texts: string[]): Promise<string> {
  const maya = await someone();
  for (const text of texts) await p.does('say', maya, { text });
  return p.heardTogether();
}

/** The items of a recording, told raw. */
async function raw(recording: Json): Promise<string> {
  await p.heard();
  const platform = recording.object === 'instagram' ? 'INSTAGRAM' : 'MESSENGER';
  for (const { messaging = [], standby = [] } of recording.entry) {
    for (const item of messaging)
      await p.post('/events/raw', { item, platform, field: 'messages' });
    for (const item of standby) {
      await p.post('/events/raw', { item, platform, field: 'messages', standby: true });
    }
  }
  return p.heardTogether();
}

describe(`a webhook that others recorded${captured.note}`, () => {
  const fixture = (name: string): Json => normal(captured.json(`${name}.json`));
  const isSame = (body: string, name: string) =>
    expect(pathsOf(normal(JSON.parse(body)))).toEqual(pathsOf(fixture(name)));

  it.skipIf(!captured.isHere).each(Object.keys(CAUSES))(
    'is made by a real cause: %s',
    async (name) => {
      isSame((await CAUSES[name]?.()) ?? '', name);
    },
  );

  it.skipIf(!captured.isHere).each(Object.entries(MADE_RAW))(
    'is told raw: %s (%s)',
    async (name) => {
      isSame(await raw(fixture(name)), name);
    },
  );

  it.skipIf(!captured.isHere)('is one of these, or not made yet', () => {
    const all: Json[] = captured.json('_shapes.json');
    const current = all.filter(({ status }) => status === 'current');
    const known = [...Object.keys(CAUSES), ...Object.keys(MADE_RAW), ...NOT_YET];
    expect(known.toSorted()).toEqual(current.map(({ file }) => file.replace('.json', '')).sort());
  });

  it('is told raw in these cases alone, of which there will be no more', () => {
    expect(Object.keys(MADE_RAW).length).toBeLessThanOrEqual(22);
  });
});
