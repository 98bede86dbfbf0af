import { describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { subscribeAppOperation } from '../../src/admin/apps/subscribe-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { toldWhy } from '../../src/admin/webhooks/why-told.ts';
import type { OutboundRequest } from '../../src/base/outbound.ts';
import { deleteConversation } from '../../src/store/page/commands/delete-conversation.ts';
import { Control } from '../control/control.ts';
import { typed } from '../sending/typed.ts';
import { type Json, type World, world } from '../support/world.ts';

/** What a receiver answers. */
interface Bot {
  status: number;
}

const PLAIN = { status: 200, headers: {}, cut: false, elapsed: 4 };

/** A Page whose app is subscribed to messages, with a receiver that a test steers. */
async function scene(options: Parameters<typeof world>[0] = {}) {
  const bot: Bot = { status: 200 };
  const outbound = {
    send: async ({ method, url }: OutboundRequest) => {
      const challenge = new URL(url).searchParams.get('hub.challenge') ?? '';
      if (method === 'GET') return { ...PLAIN, body: Buffer.from(challenge) };
      const body = Buffer.from(bot.status === 200 ? 'ok' : 'TypeError: cannot read');
      return { ...PLAIN, status: bot.status, body };
    },
  };
  const w = await world({ outbound, ...options });
  await subscribe(w, { fields: ['messages'], page: w.page.id });
  return { w, bot };
}

const subscribe = (w: World, changes: object) =>
  subscribeAppOperation.run(w.server as never, {
    app: w.app.id,
    object: 'page',
    callback_url: 'https://bot.example/hook',
    verify: false,
    ...changes,
  });

const say = async (w: World, name = 'Maya', platform: 'MESSENGER' | 'INSTAGRAM' = 'MESSENGER') => {
  const { people } = w.server.store.page(w.page.no);
  const known = (await people.after(0, 100)).find((each) => each.name === name);
  const person = known ?? (await w.person(name, platform));
  const { body } = await new Control(w.server).post(`/pages/${w.page.id}/acts/say`, {
    as: person.id,
    text: 'hi',
  });
  await w.server.delivery.settled();
  return body as { event: number; message_id: string };
};

const theirs = async (w: World, name = 'Maya') => {
  const people = await w.server.store.page(w.page.no).people.after(0, 100);
  const [person] = people.filter((each) => each.name === name);
  return person as { readonly id: string };
};

/** The Page answers somebody, who reads it. */
const answerAndRead = async (w: World) => {
  const { id } = await theirs(w);
  const sent = await fetch(`${w.server.url}/me/messages?access_token=${w.token}`, {
    method: 'POST',
    body: new URLSearchParams({ recipient: `{"id":"${id}"}`, message: '{"text":"Yes"}' }),
  });
  expect(sent.status).toBe(200);
  const path = `/pages/${w.page.id}/acts/read`;
  const { body, status } = await new Control(w.server).post(path, { as: id });
  expect(status).toBe(201);
  await w.server.delivery.settled();
  return body as { event: number };
};

const why = async (w: World, question: object): Promise<Json> => {
  const { body, status } = await new Control(w.server).post('/why', question);
  expect(status).toBe(200);
  return body;
};

describe('why', () => {
  it('tells that an app took it, and by what gates it went', async () => {
    const { w } = await scene();
    const { message_id, event } = await say(w);
    const told = await why(w, { event: message_id });
    expect(told).toMatchObject({ page_id: w.page.id, event, field: 'messages', message_id });
    expect(toldWhy(told, false)).toBe(
      `Maya to Corner Shop: "hi"    messages · #${event} · 10:00:00

Test Bot ${w.app.id}    SENT: taken in 4 ms
  ✓ 8 gates open (--all)
  1  10:00:00  200 in 4 ms  ok`,
    );
    expect(toldWhy(told, true)).toContain('  ✓ callback    page → https://bot.example/hook');
    await w.close();
  });

  it('tells the same by number, as the last, and by customer', async () => {
    const { w } = await scene();
    const { event } = await say(w);
    const told = await why(w, { event: String(event), page: w.page.id });
    expect(await why(w, { last: true })).toEqual(told);
    expect(await why(w, { customer: 'Maya', page: w.page.name })).toEqual(told);
    await w.close();
  });

  it('tells of attempts that failed, what waits behind, and when the Page gives the app up', async () => {
    const { w, bot } = await scene();
    bot.status = 500;
    const { event } = await say(w);
    await say(w);
    const later = await say(w);
    const told = await why(w, { event: String(event) });
    expect(toldWhy(told, false)).toBe(
      `Maya to Corner Shop: "hi"    messages · #${event} · 10:00:00

Test Bot ${w.app.id}    FAILED twice, next try 10:03:00
  ✓ 8 gates open (--all)
  1  10:00:00  500 in 4 ms  TypeError: cannot read
  2  10:00:00  500 in 4 ms  TypeError: cannot read
  later events of this conversation wait behind it: 2
  gives up 11:00:00, then the Page unsubscribes it
  Again now:  convograph replay --events ${event} --page ${w.page.id} --app ${w.app.id}`,
    );
    const [held] = (await why(w, { event: String(later.event) })).apps;
    expect(held).toMatchObject({
      state: 'held_back',
      says: `HELD BACK behind #${event} of its conversation`,
    });
    bot.status = 200;
    await typed(w, told.apps[0].again.replace('convograph ', ''));
    const [again] = (await why(w, { event: String(event) })).apps;
    expect(again).toMatchObject({
      state: 'sent',
      says: 'SENT: taken in 4 ms by a replay; itself tried again at 10:03:00',
    });
    expect(again.attempts.map(({ replay }: Json) => replay)).toEqual([false, false, true]);
    await w.close();
  });

  it('means by last what an app failed to take, and no receipt', async () => {
    const { w, bot } = await scene();
    await say(w);
    const read = await answerAndRead(w);
    const last = await why(w, { last: true });
    expect(last).toMatchObject({ kind: 'message', about: 'Corner Shop: "Yes"' });
    expect(last.event).toBeLessThan(read.event);
    bot.status = 500;
    const grace = await say(w, 'Grace');
    bot.status = 200;
    await say(w, 'Ada');
    expect((await why(w, { last: true })).event).toBe(grace.event);
    await w.close();
  });

  it('means of a customer what they did: no receipt, and nothing of the Page', async () => {
    const { w } = await scene();
    const { event } = await say(w);
    await answerAndRead(w);
    expect((await why(w, { customer: 'Maya', page: w.page.id })).event).toBe(event);
    await w.person('Grace', 'MESSENGER');
    const grace = await why(w, { customer: 'Grace', page: w.page.id });
    expect(grace.kind).toBe('person');
    await w.close();
  });

  it('tells of a failure under the event that failed alone', async () => {
    const { w, bot } = await scene();
    bot.status = 500;
    await say(w);
    const held = await say(w);
    const read = await answerAndRead(w);
    for (const { event } of [held, read]) {
      const [app] = (await why(w, { event: String(event), page: w.page.id })).apps;
      expect(app).not.toHaveProperty('behind');
      expect(app).not.toHaveProperty('gives_up');
    }
    await w.close();
  });

  it('answers also for what makes no event', async () => {
    const { w } = await scene();
    const { id } = await w.conversation({ said: [{ text: 'long ago' }] });
    const [mid = ''] = await w.messageIds({ id });
    expect((await why(w, { event: mid })).nothing).toMatch(/imported or seeded/);
    const { body } = await new Control(w.server).post('/why', { event: '99', page: w.page.id });
    expect(body.error.message).toMatch(/has no event 99: its newest is \d+/);
    expect((await why(w, { event: '1' })).nothing).toBe('settings of a Page are told to nobody');
    const { event } = await say(w);
    const [, { no }] = (await w.server.store.page(w.page.no).conversations.after(0, 2)) as [
      unknown,
      { no: number },
    ];
    await w.server.store.transaction((tx) => deleteConversation(tx, w.page.no, no, 0));
    expect((await why(w, { event: String(event) })).nothing).toContain('was deleted since');
    await w.close();
  });
});

/** How each gate is closed. */
const CLOSING: readonly [string, (w: World) => Promise<unknown>, ('INSTAGRAM' | 'MESSENGER')?][] = [
  [
    'callback',
    (w) => w.server.store.transaction((tx) => tx.directory.subscriptions.remove(w.app.id, 'page')),
  ],
  ['callback', async () => undefined, 'INSTAGRAM'],
  ['app_field', (w) => subscribe(w, { fields: ['message_reads'] })],
  [
    'page_field',
    (w) =>
      subscribe(w, {
        callback_url: undefined,
        verify: undefined,
        page: w.page.id,
        fields: ['message_reads'],
      }),
  ],
  [
    'installed',
    (w) =>
      w.server.store.transaction(async (tx) => {
        await tx.directory.installedApps.remove(w.page.no, 'page', w.app.id);
      }),
  ],
  ['mode', (w) => changeApp(w.server, w.app.id, { mode: 'development' })],
  ['access', (w) => changeApp(w.server, w.app.id, { access: { pages_messaging: 'standard' } })],
  [
    'access',
    async (w) => {
      await subscribe(w, { object: 'instagram', fields: ['messages'] });
      await changePage(w.server as never, w.page.id, { message_access: 'off' } as never);
    },
    'INSTAGRAM',
  ],
  [
    'owner',
    async (w) => {
      const { id } = await createApp(w.server, { name: 'Help desk' });
      await changePage(w.server as never, w.page.id, { default_app: id } as never);
    },
  ],
  [
    'disabled',
    (w) =>
      w.server.store.transaction((tx) =>
        tx.directory.installedApps.putDisabled(w.page.no, 'page', w.app.id, 5),
      ),
  ],
];

it.each(CLOSING)('names a command that opens %s', async (gate, close, platform = 'MESSENGER') => {
  const { w } = await scene({ mode: 'strict' });
  await close(w);
  const { event } = await say(w, 'Grace', platform);
  const asked = { event: String(event), page: w.page.id };
  const [app] = (await why(w, asked)).apps;
  expect(app).toMatchObject({ state: 'not_sent', closed: gate });
  expect(app.gates.find((each: Json) => each.open === false).gate).toBe(gate);
  await typed(w, app.open_it.replace('convograph ', ''));
  const next = await say(w, 'Grace', platform);
  const [now] = (await why(w, { event: String(next.event), page: w.page.id })).apps;
  expect(now.closed).not.toBe(gate);
  expect(now.gates.find((each: Json) => each.gate === gate).open).toBe(true);
  // What happened before is told alike.
  expect((await why(w, asked)).apps[0].closed).toBe(gate);
  await w.close();
});

it('names what begins where no app has to do with the Page yet', async () => {
  const w = await world();
  const { event } = await say(w);
  const { apps } = await why(w, { event: String(event), page: w.page.id });
  expect(apps).toMatchObject([{ app_id: w.app.id, state: 'not_sent', closed: 'callback' }]);
  expect(apps[0].open_with).toMatchObject({ operation: 'subscribeApp', asks: 'callback_url' });
  await w.close();
});

/** Carries out what opens a gate, as a page does that shows it as a button. */
async function press(w: World, { place, input, asks }: Json): Promise<void> {
  const [method, path] = place.split(' ') as [string, string];
  const rest: Json = { ...input, ...(asks && { [asks]: 'https://bot.example/hook' }) };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(value);
  });
  const { status } = await new Control(w.server).send(method, filled, rest);
  expect(status).toBeLessThan(300);
}

it.each(CLOSING)(
  'names what opens %s, after which the same event can be offered',
  async (_gate, close, platform = 'MESSENGER') => {
    const { w } = await scene({ mode: 'strict' });
    await close(w);
    const { event } = await say(w, 'Grace', platform);
    const asked = { event: String(event), page: w.page.id };
    const offer = () =>
      new Control(w.server).post(`/pages/${w.page.id}/replay`, {
        ...{ app: w.app.id, events: [String(event)], offer: true, confirm_count: 1 },
      });
    const closed = await offer();
    const [before] = (await why(w, asked)).apps;
    if (before.closed !== 'disabled') {
      expect(closed.status).toBe(409);
      expect(closed.body.error.message).toContain(`the gate ${before.closed} is still closed`);
      expect(before.attempts).toEqual([]);
    }
    await press(w, before.open_with);
    const { body, status } = await offer();
    expect(status).toBe(201);
    const job = async () => (await new Control(w.server).get(`/jobs/${body.id}`)).body;
    await expect.poll(job).toMatchObject({ state: 'done' });
    expect((await job()).result).toMatchObject({ matching: 1, delivered: 1, failed: [] });
    const [after] = (await why(w, asked)).apps;
    expect(after).toMatchObject({ state: 'sent', closed: before.closed });
    expect(after.open_with).toBeUndefined();
    const gate = after.gates.find((each: Json) => each.open === false);
    expect(gate.says).toBe('closed when it happened, open now');
    expect(after.attempts.at(-1)).toMatchObject({ replay: true, delivered: true });
    await w.close();
  },
);
