import { describe, expect, it } from 'vitest';
import { sender } from '../sending/sending.ts';
import { play } from './play.ts';

const p = await play();
const { page, server, app } = p.world;

const ask = (text: string) => ({
  text,
  quick_replies: [
    { content_type: 'text', title: 'Order', payload: 'ORDER' },
    { content_type: 'text', title: 'Help', payload: 'HELP' },
  ],
});
const offer = (text: string) => {
  const buttons = [
    { type: 'postback', title: 'Menu', payload: 'MENU' },
    { type: 'web_url', title: 'Visit', url: 'https://shop.example/' },
  ];
  return { attachment: { type: 'template', payload: { template_type: 'button', text, buttons } } };
};

describe('a quick reply', () => {
  it('is tapped by its title, whatever its case, and comes as a message', async () => {
    const ada = await p.customer('Ada');
    await p.sends(ada, ask('What now?'));
    await p.heard();
    const { message_id: mid } = await p.does('tap', ada, { title: 'help' });
    expect(await p.item()).toEqual({
      message: { mid, text: 'Help', quick_reply: { payload: 'HELP' } },
    });
  });

  it('goes away with the next message', async () => {
    const bo = await p.customer('Bo');
    await p.sends(bo, ask('What now?'));
    await p.does('tap', bo, { title: 'Order' });
    expect((await p.act('tap', bo, { title: 'Help' })).status).toBe(400);
  });

  it('of a kind that the person fills in gives what was filled in', async () => {
    const cy = await p.customer('Cy');
    await p.sends(cy, {
      text: 'Where to?',
      quick_replies: [{ content_type: 'user_email' }],
    });
    await p.heard();
    expect((await p.act('tap', cy, { title: 'user_email' })).status).toBe(400);
    await p.does('tap', cy, { title: 'user_email', value: 'cy@home.example' });
    const { text, quick_reply } = (await p.item()).message;
    expect([text, quick_reply.payload]).toEqual(['cy@home.example', 'cy@home.example']);
  });
});

describe('a button', () => {
  it('comes as a postback, which opens the window and can be read as a message', async () => {
    const di = await p.customer('Di');
    await p.sends(di, offer('Look:'));
    await p.sends(di, 'or not');
    await p.heard();
    const tapped = await p.does('tap', di, { title: 'Menu' });
    expect(await p.item()).toEqual({
      postback: { mid: tapped.message_id, title: 'Menu', payload: 'MENU' },
    });
    const { body } = await p.world.get(`/${tapped.message_id}`, { fields: 'message' });
    expect(body.message).toBe('Menu');
    const store = server.store.page(page.no);
    const conversation = await store.conversations.direct(di.no);
    const window = await store.windows.of(conversation?.no ?? 0, server.clock.now());
    expect(window?.by).toBe('postback');
  });

  it('is tapped however long what is beside it is, before and after a reaction', async () => {
    const ann = await p.customer('Ann');
    const { attachment } = offer('Look:');
    // Each letter of these takes six as JSON.
    const payload = '\u0001'.repeat(1_000);
    const quick_replies = Array.from({ length: 13 }, (_, i) => ({
      ...{ content_type: 'text', title: `Reply ${i}`, payload },
    }));
    const mid = await p.sends(ann, { attachment, quick_replies });
    const attachments = async () => (await p.world.get(`/${mid}`, { fields: 'attachments' })).body;
    const sent = await attachments();
    await p.does('react', ann, { reaction: 'love' });
    await p.does('unreact', ann);
    const react = { sender_action: 'react', payload: { message_id: mid, reaction: 'love' } };
    await sender(p.world).send({ recipient: { id: ann.id }, ...react });
    expect(await attachments()).toEqual(sent);
    await p.does('tap', ann, { title: 'Menu' });
  });

  it('that opens an address makes no event, and says so', async () => {
    const eve = await p.customer('Eve');
    await p.sends(eve, offer('Look:'));
    const { status, body } = await p.act('tap', eve, { title: 'Visit' });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '"Visit" opens https://shop.example/: no event is made of that.',
    );
  });

  it('of an app is told to it as if it owned the conversation', async () => {
    const flo = await p.customer('Flo');
    await p.sends(flo, offer('Look:'));
    const store = server.store.page(page.no);
    await p.does('tap', flo, { title: 'Menu' });
    const [event] = (await store.log.after((await store.log.last()) - 1, 1)).events;
    expect(event?.body).toMatchObject({ app: app.id, person: flo.no });
  });
});

describe('what a Page shows', () => {
  it('greets whoever has not written: Get Started, with what led there', async () => {
    await p.shows('MESSENGER', {
      get_started: { payload: 'START' },
      ice_breakers: [
        { call_to_actions: [{ question: 'Open?', payload: 'HOURS' }], locale: 'default' },
      ],
      persistent_menu: [
        {
          locale: 'default',
          call_to_actions: [
            {
              type: 'nested',
              title: 'More',
              call_to_actions: [{ title: 'Jobs', payload: 'JOBS' }],
            },
          ],
        },
      ],
    });
    const guy = await p.world.person('Guy');
    await p.heard();
    const { message_id: mid } = await p.does('tap', guy, { title: 'Get Started', ref: 'flyer' });
    const referral = { ref: 'flyer', source: 'SHORTLINK', type: 'OPEN_THREAD' };
    expect(await p.item()).toEqual({
      postback: { mid, title: 'Get Started', payload: 'START', referral },
    });
  });

  it('and ice breakers, but once', async () => {
    const hal = await p.world.person('Hal');
    await p.does('tap', hal, { title: 'Open?' });
    expect((await p.item()).postback.payload).toBe('HOURS');
    const { body } = await p.act('tap', hal, { title: 'Get Started' });
    expect(body.error.message).toContain('"Hal" sees "More" (menu entry), "Jobs" (menu entry)');
  });

  it('a menu at any time', async () => {
    const ida = await p.customer('Ida');
    await p.does('tap', ida, { title: 'Jobs' });
    expect((await p.item()).postback).toMatchObject({ title: 'Jobs', payload: 'JOBS' });
  });

  it('nothing on the other platform: then there is nothing to tap', async () => {
    const jo = await p.customer('Jo', 'INSTAGRAM');
    const { status, body } = await p.act('tap', jo, { title: 'Jobs' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ field: 'title' });
    expect(body.error.message).toContain('There is nothing that "Jo" could tap');
  });
});
