import { describe, expect, it } from 'vitest';
import { FILES, fileHost } from '../sending/files.ts';
import { AT_INSTAGRAM, errorOf, sender } from '../sending/sending.ts';
import { proves } from '../support/proves.ts';
import { type Params, sharedWorld } from '../support/world.ts';

const w = await sharedWorld();
const host = await fileHost();
const { send } = sender(w);
const PICTURE = host.add(FILES.image, 'adam.jpg');

const create = (params: Params = {}, token = w.token) =>
  w.send('POST', '/me/personas', {
    ...{ access_token: token, name: 'Adam', profile_picture_url: PICTURE },
    ...params,
  });
const made = async (name: string): Promise<string> => (await create({ name })).body.id;
const ask = (verb: string, path: string, access_token = w.token) =>
  w.send(verb, path, { access_token });

describe('a persona', () => {
  proves(
    ['POST Page/personas', 'POST Page/personas?name', 'POST Page/personas?profile_picture_url'],
    'is made of a name and a picture, and answered with its id',
    async () => {
      const { status, body } = await create({ name: 'John Z.' });
      expect([status, Object.keys(body)]).toEqual([200, ['id']]);
      expect(body.id).toMatch(/^\d{16}$/);
      const missing = await create({ name: undefined });
      expect(missing.body.error.message).toBe('(#100) The parameter name is required');
      const bare = await create({ profile_picture_url: undefined });
      expect(bare.body.error.message).toBe('(#100) The parameter profile_picture_url is required');
      const long = await create({ name: 'x'.repeat(51) });
      expect(long.body.error.message).toContain('must be less than or equal to 50');
      expect((await create({ name: 'x'.repeat(50) })).status).toBe(200);
    },
  );

  it('has a picture that can be fetched', async () => {
    const nowhere = await create({ profile_picture_url: host.add(FILES.image, 'x', 404) });
    expect(errorOf(nowhere)).toMatchObject({ status: 400, code: 100, error_subcode: 2018008 });
    const text = await create({ profile_picture_url: host.add(Buffer.from('no picture')) });
    expect(errorOf(text)).toMatchObject({ code: 100, error_subcode: 2018047 });
  });

  proves(
    ['Persona', 'Persona.id', 'Persona.name', 'Persona.profile_picture_url'],
    'is read by its id',
    async () => {
      const id = await made('Adam');
      const { body } = await ask('GET', `/${id}`);
      expect(body).toEqual({ name: 'Adam', profile_picture_url: expect.any(String), id });
      const picture = await w.send('GET', body.profile_picture_url);
      expect(picture.headers.get('content-type')).toBe('image/jpeg');
      expect((await w.get(`/${id}`, { fields: 'name' })).body).toEqual({ name: 'Adam', id });
    },
  );

  proves('DELETE Persona', 'is taken away, and is then as if it had not been', async () => {
    const id = await made('Eve');
    expect((await ask('DELETE', `/${id}`)).body).toEqual({ success: true });
    for (const verb of ['GET', 'DELETE']) {
      expect(errorOf(await ask(verb, `/${id}`))).toMatchObject({ code: 100, error_subcode: 33 });
    }
  });

  proves('Page/personas', 'stands in a list, the newest first, page by page', async () => {
    const other = await w.besides();
    const names = ['One', 'Two', 'Three'];
    for (const name of names) {
      await create({ name }, other.token);
      w.server.clock.advance(1);
    }
    const list = async (path: string, params: Params = {}) =>
      (await w.send('GET', path, { access_token: other.token, ...params })).body;
    const first = await list('/me/personas', { limit: 2, fields: 'name' });
    expect(first.data.map(({ name }: { name: string }) => name)).toEqual(['Three', 'Two']);
    const next = await list(first.paging.next);
    expect(next.data[0].name).toBe('One');
    const back = await list(next.paging.previous);
    expect(back.data).toEqual(first.data);
    expect((await list(`/${other.page.id}/personas`)).data).toHaveLength(3);
  });

  it('is the Page’s own: another Page neither finds, lists, deletes nor uses it', async () => {
    const other = await w.besides();
    const id = await made('Ours');
    for (const verb of ['GET', 'DELETE']) {
      const answer = await ask(verb, `/${id}`, other.token);
      expect(errorOf(answer)).toMatchObject({ code: 100, error_subcode: 33 });
    }
    const { body } = await w.send('GET', '/me/personas', { access_token: other.token });
    expect(body.data).toEqual([]);
    const chat = await other.conversation();
    const used = await sender(other).text(chat.person, 'Hi', { persona_id: id });
    expect(errorOf(used)).toMatchObject({ message: '(#100) Invalid persona_id' });
    expect((await ask('GET', `/${id}`)).status).toBe(200);
  });

  it('needs a Page token with pages_messaging and the task', async () => {
    const narrow = await w.tokenFor({ scopes: ['pages_manage_metadata'] });
    expect((await create({}, narrow)).body.error.code).toBe(230);
    const id = await made('Adam');
    for (const [verb, path] of [
      ['GET', '/me/personas'],
      ['GET', `/${id}`],
      ['DELETE', `/${id}`],
    ] as const) {
      expect((await ask(verb, path, narrow)).body.error.code, `${verb} ${path}`).toBe(230);
    }
  });
});

describe('sending as a persona', () => {
  proves(
    ['POST Page/messages?persona_id', 'error:unknownPersona'],
    'takes one of the Page, on Messenger; it may be deleted later',
    async () => {
      const chat = await w.conversation();
      const id = await made('Adam');
      const as = (persona_id: string | number, rest: object = { message: { text: 'Hi' } }) =>
        send({ recipient: { id: chat.person.id }, ...rest, persona_id });
      const answer = await as(id);
      expect(answer.status).toBe(200);
      expect((await as(Number(id), { sender_action: 'typing_on' })).body).toEqual({
        recipient_id: chat.person.id,
      });
      await ask('DELETE', `/${id}`);
      for (const rest of [undefined, { sender_action: 'typing_on' }]) {
        expect(errorOf(await as(id, rest))).toMatchObject({
          ...{ status: 400, code: 100, message: '(#100) Invalid persona_id' },
        });
      }
      expect((await as('nobody')).body.error.message).toContain('must be a valid ID string');
      const { body } = await w.get(`/${answer.body.message_id}`, { fields: 'message,from' });
      expect(body).toMatchObject({ message: 'Hi', from: { id: w.page.id } });
    },
  );

  proves(
    'POST IGUser (Instagram login)/messages?persona_id',
    'is not there on Instagram, at either host',
    async () => {
      const chat = await w.conversation({ platform: 'INSTAGRAM' });
      const answer = await send({
        ...{ recipient: { id: chat.person.id }, message: { text: 'Hi' } },
        persona_id: await made('Adam'),
      });
      expect(errorOf(answer)).toMatchObject({ code: 100, message: '(#100) Invalid persona_id' });
      const login = await w.tokenFor({ kind: 'instagram', pageId: w.page.id });
      const body = { recipient: { id: chat.person.id }, message: { text: 'Hi' }, persona_id: '7' };
      const there = await send(body, { access_token: login }, AT_INSTAGRAM);
      expect(errorOf(there)).toMatchObject({ code: 100, message: '(#100) Invalid persona_id' });
    },
  );
});
