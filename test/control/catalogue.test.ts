import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { start } from '../../src/testing/start.ts';
import { sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const shop = await sharedWorld();
let plane: Control;
beforeAll(() => {
  plane = new Control(shop.server);
});

const catalogue = async (version = '') => (await plane.get(`/catalogue${version}`)).body;

/** A call, by its line: `GET /{page-id}/conversations`. */
const callAt = (rows: readonly Operation[], line: string): Operation =>
  rows.find(({ method, path }) => `${method} ${path}` === line) as Operation;

describe('GET /catalogue', () => {
  it('tells what a node has, and where its fields lead', async () => {
    const { nodes } = await catalogue('?version=v25.0');
    const at = (kind: string) =>
      nodes.find(({ placeholder }: { placeholder?: string }) => placeholder === kind);
    const thread = at('conversation-id');
    expect(thread.permission).toBe('readConversations');
    const field = (name: string) =>
      thread.fields.find((each: { name: string }) => each.name === name);
    expect(field('messages')).toMatchObject({
      kind: 'edge',
      paged: true,
      node: at('message-id').key,
    });
    expect(field('updated_time')).toMatchObject({ type: 'datetime', default: true });
    expect(field('snippet').default).toBe(false);
  });

  it('names for every field that leads on a node that is there', async () => {
    const { nodes } = await catalogue();
    const keys = new Set(nodes.map(({ key }: { key: string }) => key));
    expect(keys.size).toBe(nodes.length);
    for (const { fields } of nodes) {
      for (const { node } of fields) if (node !== undefined) expect(keys).toContain(node);
    }
  });

  it('tells what each call takes, down to the parts of a template', async () => {
    const { operations } = await catalogue();
    const send = callAt(operations, 'POST /{page-id}/messages');
    const message = send.params.find(({ name }) => name === 'message');
    expect(message?.members?.find(({ name }) => name === 'text')).toMatchObject({ longest: 2000 });
    const attachment = message?.members?.find(({ name }) => name === 'attachment');
    const template = attachment?.variants?.find(({ when }) => when === 'type=template');
    const generic = template?.members[0]?.variants?.find(
      ({ when }) => when === 'template_type=generic',
    );
    expect(generic?.members.find(({ name }) => name === 'elements')).toMatchObject({
      required: true,
      least: 1,
      most: 10,
      of: { members: expect.arrayContaining([expect.objectContaining({ name: 'title' })]) },
    });
    expect(callAt(operations, 'GET /{page-id}/conversations')).toMatchObject({
      path: '/{page-id}/conversations',
      reads: expect.stringMatching(/^UnifiedThread$/),
      list: true,
      params: expect.arrayContaining([
        expect.objectContaining({ name: 'platform', values: ['INSTAGRAM', 'MESSENGER'] }),
        expect.objectContaining({ name: 'folder', values: expect.arrayContaining(['page_done']) }),
      ]),
    });
  });

  it('says of each call what it needs, with the error that its lack is answered with', async () => {
    const { operations, permissions, errors } = await catalogue();
    const { permission } = callAt(operations, 'GET /{page-id}/conversations');
    const needs = permissions[permission ?? ''].MESSENGER;
    const engagement = needs.find(
      (each: { word?: string }) => each.word === 'pages_read_engagement',
    );
    const [name] = engagement.errors;
    const declared = errors.find((each: { name: string }) => each.name === name);
    const token = await shop.tokenFor({ scopes: ['pages_messaging'] });
    const { body, status } = await shop.get('/me/conversations', { access_token: token });
    expect({ code: body.error.code, message: body.error.message, status }).toEqual({
      code: declared.code,
      message: declared.message.replace('{scope}', 'pages_read_engagement'),
      status: declared.status,
    });
  });

  it('names calls that are there for errors that only some calls meet', async () => {
    const { operations, families, errors } = await catalogue();
    const keys = operations.map(({ key }: { key: string }) => key);
    for (const { operations: on } of families) {
      if (on !== undefined) expect(on).not.toEqual([]);
      for (const each of on ?? []) expect(keys).toContain(each);
    }
    const sending = families.find(({ name }: { name: string }) => name === 'sending');
    expect(sending.operations).toContain(callAt(operations, 'POST /{page-id}/messages').key);
    expect(errors).toContainEqual(
      expect.objectContaining({ name: 'outsideWindow', code: 10, subcode: 2018278, ready: true }),
    );
  });

  it('says what a version has no more, and what comes instead', async () => {
    const edge = async (version: string) =>
      callAt(
        (await catalogue(`?version=${version}`)).operations,
        'GET /{page-id}/secondary_receivers',
      );
    expect(await edge('v25.0')).not.toHaveProperty('standing');
    expect(await edge('v26.0')).toMatchObject({
      standing: {
        state: 'ended',
        until: 'v25.0',
        instead: expect.stringContaining('thread_owner'),
      },
    });
  });

  it('is not told again to who has it, and is small', async () => {
    const first = await plane.get('/catalogue?version=v25.0');
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const again = await plane.raw('/_convograph/v1/catalogue?version=v25.0', {
      headers: {
        Authorization: `Bearer ${shop.server.controlKey}`,
        'If-None-Match': String(first.headers.etag),
      },
    });
    expect(again).toMatchObject({ status: 304, text: '', headers: { etag: first.headers.etag } });
    const other = await plane.get('/catalogue?version=v26.0');
    expect(other.headers.etag).not.toBe(first.headers.etag);
    expect(gzipSync(first.text).length).toBeLessThan(48_000);
  });

  it('refuses a version that there never was, and says which there are', async () => {
    const { status, body } = await plane.get('/catalogue?version=v1');
    expect(status).toBe(400);
    expect(body.error.message).toContain('v25.0');
  });
});

describe('the calendar', () => {
  it('says what has ended, and what is not there yet', async () => {
    const server = await start({ asOf: '2026-05-01' });
    onTestFinished(() => server.close());
    const control = new Control(server);
    const { body } = await control.get('/catalogue');
    expect(body).toMatchObject({ version: 'v25.0', as_of: '2026-05-01' });
    expect(callAt(body.operations, ['GET', '/sticker_packs'].join(' '))).toMatchObject({
      standing: { state: 'not_yet', day: '2026-06-01' },
    });
    const send = callAt(body.operations, 'POST /{page-id}/messages');
    const tag = send.params.find(({ name }) => name === 'tag');
    expect(tag?.dated).toContainEqual(
      expect.objectContaining({ value: 'ACCOUNT_UPDATE', state: 'ended', day: '2026-04-27' }),
    );
    const { body: versions } = await control.get('/catalogue/versions');
    expect(versions).toMatchObject({ newest: 'v25.0', as_of: '2026-05-01' });
    expect(versions.data).toContainEqual(
      expect.objectContaining({ version: 'v26.0', state: 'not_yet', answered_by: 'v19.0' }),
    );
  });

  it('says of a parameter that a version ignores that it ended', async () => {
    const server = await start({ asOf: '2026-11-10' });
    onTestFinished(() => server.close());
    const { body } = await new Control(server).get('/catalogue?version=v26.0');
    const pretty = body.parameters.find(({ name }: { name: string }) => name === 'pretty');
    expect(pretty).toMatchObject({ standing: { state: 'ended', day: '2026-10-27' } });
    const alias = body.modifiers.find(({ name }: { name: string }) => name === 'as');
    expect(alias).toMatchObject({ standing: { state: 'frozen', day: '2026-11-04' } });
  });
});

describe('POST /catalogue/find', () => {
  const found = async (url: string, more: object = {}) =>
    (await plane.post('/catalogue/find', { url, ...more })).body;
  const keyOf = async (line: string) => callAt((await catalogue()).operations, line).key;

  it('tells which call a path is, by the ids in it', async () => {
    const { token } = shop;
    const { operations } = await catalogue();
    const { key, node, reads } = callAt(operations, 'GET /{page-id}/conversations');
    expect(await found('/v25.0/me/conversations?fields=id', { token })).toEqual({
      ...{ host: 'facebook', asked_version: 'v25.0', version: 'v25.0' },
      ...{ node, operation: key, reads },
    });
    const { id } = await shop.conversation();
    expect(await found(`/${id}`, { token })).toMatchObject({ node: reads, reads });
    expect(await found('/me/messages', { token, method: 'POST' })).toMatchObject({
      operation: await keyOf('POST /{page-id}/messages'),
    });
  });

  it('takes a kind of id for an id, and needs no token then', async () => {
    const line = 'GET /{page-id}/thread_owner';
    expect(await found('/{page-id}/thread_owner')).toMatchObject({ operation: await keyOf(line) });
    expect(await found('https://graph.instagram.com/{ig-user-id}')).toMatchObject({
      host: 'instagram',
      operation: 'GET IGUser (Instagram login)',
    });
  });

  it('says what the call itself would be told where it cannot know', async () => {
    const { token } = shop;
    expect((await found('/me/conversations')).problem).toContain('Cannot parse access token');
    expect((await found('/123', { token })).problem).toContain("'123' does not exist");
    expect((await found('/me/nothing', { token })).problem).toContain('no such edge');
    expect(await found('/debug_token')).toMatchObject({
      host: 'facebook',
      reads: expect.stringMatching(/^DebugToken$/),
    });
  });
});

interface Param {
  readonly name: string;
  readonly members?: readonly Param[];
  readonly variants?: readonly { readonly when: string; readonly members: readonly Param[] }[];
  readonly dated?: readonly object[];
}

interface Operation {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly node?: string;
  readonly reads?: string;
  readonly permission?: string;
  readonly params: readonly Param[];
}
