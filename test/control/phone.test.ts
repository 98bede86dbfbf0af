import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../../src/store/page/people.ts';
import { play } from '../acts/play.ts';
import { fileOf } from '../media/given.ts';
import { png } from '../media/pictures.ts';
import { bargain, mug, templated } from '../sending/samples.ts';
import { sender } from '../sending/sending.ts';
import type { Json } from '../support/world.ts';
import { Control } from './control.ts';

const p = await play({ journal: 'bodies' });
const { world } = p;
const control = new Control(world.server);

const phone = (of: string, query = ''): Promise<Json> =>
  control.get(`/pages/${world.page.id}/phones/${of}${query}`);
const shown = async ({ id }: PersonRow, query = '') => (await phone(id, query)).body;

describe('the telephone of a person', () => {
  it('shows what was said by both, with who sent it, and until when the Page may write', async () => {
    const ada = await p.customer('Ada');
    await p.sends(ada, 'Good morning');
    const { messages, ...around } = await shown(ada);
    expect(messages).toMatchObject([
      { from: 'person', author: 'Ada', text: 'hello' },
      { from: 'page', app: world.app.id, text: 'Good morning' },
    ]);
    expect(around).toMatchObject({ platform: 'MESSENGER', person: ada.id });
    expect(Date.parse(around.window) - Date.parse(messages[0].at)).toBe(24 * 3_600_000);
    const { body } = await phone(around.conversation_id);
    expect(body.messages).toEqual(messages);
  });

  it('has a template whole, and a file where this server has it', async () => {
    const bo = await p.customer('Bo');
    await p.sends(bo, templated('generic', { elements: [mug] }));
    await p.does('say', bo, { files: [fileOf(png(40, 30), 'dot.png')] });
    const [, cards, picture] = (await shown(bo)).messages;
    expect(cards.template).toEqual({ type: 'generic', payload: { elements: [mug] } });
    expect(cards.files).toBeUndefined();
    const [{ path, ...file }] = picture.files;
    expect(file).toMatchObject({ type: 'image', mime_type: 'image/png' });
    expect((await fetch(world.server.url + path)).headers.get('content-type')).toBe('image/png');
  });

  it('shows quick replies until the next message', async () => {
    const cy = await p.customer('Cy');
    const quick_replies = [{ content_type: 'text', title: 'Tea', payload: 'TEA' }];
    await p.sends(cy, { text: 'Tea?', quick_replies });
    expect((await shown(cy)).messages[1].quick_replies).toEqual([
      { kind: 'text', title: 'Tea', payload: 'TEA' },
    ]);
    await p.does('tap', cy, { title: 'Tea' });
    const [, asked, answer] = (await shown(cy)).messages;
    expect([asked.quick_replies, answer.tapped]).toEqual([undefined, 'TEA']);
  });

  it('tells reactions, answers, earlier texts and what was taken back', async () => {
    const di = await p.customer('Di');
    const mid = await p.sends(di, 'So?');
    await p.does('react', di, { reaction: 'love' });
    await p.does('say', di, { text: 'Yse', reply_to: mid });
    await p.does('edit', di, { text: 'Yes' });
    const { message_id: gone } = await p.does('say', di, { text: 'no' });
    await p.does('unsend', di, { message: gone });
    const [, asked, answer, taken, ...more] = (await shown(di)).messages;
    expect(asked.reactions).toEqual([{ emoji: '❤', by: di.id, name: 'Di' }]);
    expect(answer).toMatchObject({ text: 'Yes', edits: ['Yse'], reply_to: mid });
    expect(taken).toMatchObject({ id: gone, unsent: true });
    expect([taken.text, more]).toEqual([undefined, []]);
  });

  it('tells what has come to it and was read', async () => {
    const eve = await p.customer('Eve');
    await p.sends(eve, 'One');
    const marks = async () => (await shown(eve)).messages[1];
    expect(await marks()).not.toHaveProperty('delivered');
    await p.does('receive', eve);
    expect(await marks()).toMatchObject({ delivered: true });
    expect(await marks()).not.toHaveProperty('read');
    await p.does('read', eve);
    expect(await marks()).toMatchObject({ delivered: true, read: true });
  });

  it('shows the Page typing until it writes, says that it does not, or 20 seconds are over', async () => {
    const flo = await p.customer('Flo');
    const action = (sender_action: string) =>
      sender(world).send({ recipient: { id: flo.id }, sender_action });
    const typing = async () => (await shown(flo)).typing !== undefined;
    expect(await typing()).toBe(false);
    await action('typing_on');
    expect(await typing()).toBe(true);
    await action('typing_off');
    expect(await typing()).toBe(false);
    await action('typing_on');
    world.server.clock.advance(1);
    await p.sends(flo, 'Here');
    expect(await typing()).toBe(false);
    world.server.clock.advance(1);
    await action('typing_on');
    world.server.clock.advance(20_000);
    expect(await typing()).toBe(false);
  });

  it('goes back page by page, and says where an id is of no message there', async () => {
    const guy = await p.customer('Guy');
    for (const text of ['1', '2', '3', '4']) await p.does('say', guy, { text });
    const texts = ({ messages }: Json) => messages.map(({ text }: Json) => text);
    const newest = await shown(guy, '?limit=2');
    expect(texts(newest)).toEqual(['3', '4']);
    const older = await shown(guy, `?limit=2&before=${newest.before}`);
    expect(texts(older)).toEqual(['1', '2']);
    const oldest = await shown(guy, `?limit=2&before=${older.before}`);
    expect([texts(oldest), oldest.before]).toEqual([['hello'], undefined]);
    expect((await phone(guy.id, '?before=m_no')).status).toBe(400);
  });

  it('shows before the first message what greets, and the menu', async () => {
    await p.shows('MESSENGER', {
      get_started: { payload: 'START' },
      greeting: [{ locale: 'default', text: 'Welcome!' }],
      persistent_menu: [
        {
          ...{ locale: 'default', composer_input_disabled: true },
          call_to_actions: [{ type: 'postback', title: 'Help', payload: 'HELP' }],
        },
      ],
    });
    const hal = await world.person('Hal');
    const menu = { kind: 'menu_entry', title: 'Help', payload: 'HELP' };
    expect(await shown(hal)).toMatchObject({
      ...{ messages: [], greeting: 'Welcome!', composer_off: true },
      offers: [{ kind: 'get_started', title: 'Get Started', payload: 'START' }, menu],
    });
    await p.does('tap', hal, { title: 'Get Started' });
    const begun = await shown(hal);
    expect([begun.offers, begun.greeting]).toEqual([[menu], undefined]);
    await p.shows('MESSENGER', {});
  });

  it('says which there are where nobody is of that name', async () => {
    const { status, body } = await phone('Nobody');
    expect(status).toBe(404);
    expect(body.error.message).toMatch(/^Nobody "Nobody" has written/);
  });
});

describe('where several say the same', () => {
  const ask = (payload: string) =>
    templated('button', { text: 'Well?', buttons: [{ type: 'postback', title: 'Yes', payload }] });

  it('the button of a message is tapped, or the one that brings this', async () => {
    const ivy = await p.customer('Ivy');
    const first = await p.sends(ivy, ask('FIRST'));
    await p.sends(ivy, ask('SECOND'));
    const tapped = async (more: object) => {
      await p.heard();
      await p.does('tap', ivy, { title: 'Yes', ...more });
      return (await p.item()).postback.payload;
    };
    expect(await tapped({})).toBe('SECOND');
    expect(await tapped({ message: first })).toBe('FIRST');
    expect(await tapped({ payload: 'FIRST' })).toBe('FIRST');
    expect((await p.act('tap', ivy, { title: 'Yes', payload: 'THIRD' })).status).toBe(400);
  });

  it('the coupon of a message is revealed', async () => {
    const jo = await p.customer('Jo');
    const first = await p.sends(jo, templated('coupon', { ...bargain, coupon_code: 'ONE' }));
    await p.sends(jo, templated('coupon', bargain));
    await p.heard();
    await p.does('tap', jo, { title: 'Reveal code', message: first });
    expect((await p.item()).template.coupon_code).toBe('ONE');
  });
});

describe('the telephones of a Page', () => {
  const listed = async (query = '') =>
    (await control.get(`/pages/${world.page.id}/phones${query}`)).body.data;

  it('are listed from whom wrote last, with what was said, those who have not written behind', async () => {
    const kim = await p.customer('Kim');
    world.server.clock.advance(1);
    const lou = await p.customer('Lou', 'INSTAGRAM');
    const may = await world.person('May');
    const all = await listed('?limit=200');
    const [first, second] = all;
    expect([first.name, second.name]).toEqual(['Lou', 'Kim']);
    expect(second).toMatchObject({ platform: 'MESSENGER', snippet: 'hello', folder: 'inbox' });
    expect((await phone(first.of)).body.person).toBe(lou.id);
    expect(all.find(({ name }: Json) => name === 'May')).toEqual({
      ...{ of: may.id, name: 'May', platform: 'MESSENGER' },
    });
    const names = (await listed('?platform=INSTAGRAM')).map(({ name }: Json) => name);
    expect(names).not.toContain('Kim');
    expect((await listed(`?name=${kim.id}`)).map(({ name }: Json) => name)).toEqual(['Kim']);
  });

  it('go on behind one of them, and end', async () => {
    const names = async (query: string) =>
      (await listed(`?folder=inbox&limit=2${query}`)).map(({ of }: Json) => of);
    const all = (await listed('?folder=inbox&limit=200')).map(({ of }: Json) => of);
    const found = await names('');
    for (let more = found; more.length > 0; found.push(...more)) {
      more = await names(`&before=${found.at(-1)}`);
    }
    expect(found).toEqual(all);
    const { status } = await control.get(`/pages/${world.page.id}/phones?before=t_1`);
    expect(status).toBe(400);
  });

  it('of one folder are those whose conversation the Page has there: nobody who has not written', async () => {
    const person = await world.person('Nils');
    await world.person('Olga');
    const { id } = await world.conversation({
      ...{ folder: 'spam', people: [person], said: [{ text: 'win a boat' }] },
    });
    expect(await listed('?folder=spam')).toEqual([
      expect.objectContaining({ of: id, name: 'Nils', folder: 'spam', snippet: 'win a boat' }),
    ]);
    expect(await listed('?folder=spam&platform=INSTAGRAM')).toEqual([]);
    const all = await listed('?folder=inbox&limit=200');
    expect(new Set(all.map(({ folder }: Json) => folder))).toEqual(new Set(['inbox']));
  });
});
