import { beforeAll, describe, expect, it } from 'vitest';
import { Control } from '../control/control.ts';
import { isInstalled } from '../support/runtimes.ts';
import { sharedWorld } from '../support/world.ts';
import { printed, RUNTIMES, type Runtime } from './ran.ts';
import { THREAD_OWNER } from './source-pages.ts';

const shop = await sharedWorld({ journal: 'bodies' });
let plane: Control;
let person: string;
beforeAll(async () => {
  plane = new Control(shop.server);
  const talk = await shop.conversation({ said: [{ text: 'Is it open?' }, { text: 'Hello?' }] });
  person = talk.person.id;
});

type Sample = Readonly<Record<'as' | 'code' | 'page' | 'here' | 'name', string>>;

const written = async (ask: object): Promise<readonly Sample[]> =>
  (await plane.post('/export/code', ask)).body.data;

const sampleOf = async (as: string, ask: object): Promise<Sample> => {
  const [sample] = await written({ ...ask, as });
  return sample as Sample;
};

/** What a sample prints that is run with the Page's token in its environment. */
const ran = async (as: Runtime, ask: object): Promise<never> => {
  const { code } = await sampleOf(as, ask);
  const env = { ACCESS_TOKEN: shop.token, GRAPH_URL: shop.server.url };
  return JSON.parse(await printed(as, code, env)) as never;
};

const lastCall = async () => (await plane.get('/requests')).body.data.at(-1);

const NASTY = `it's "quoted" \\ and $HOME \`id\` $(id)\n\ttwo lines % & + = # ; 👩‍👩‍👧 שלום \u2028 </script> ?>`;

describe.each(Object.keys(RUNTIMES) as Runtime[])('a sample for %s', (as) => {
  const [program] = RUNTIMES[as];
  const isHere = program === process.execPath || isInstalled(program);

  it.skipIf(!isHere)('gives the answer of the call', async () => {
    const url = '/v25.0/me/conversations?fields=id,messages.limit(1){message,from}&limit=1';
    const [talk] = (await shop.get(url)).body.data;
    // Links lead to the host that a client takes us for.
    const { paging: _, ...messages } = talk.messages;
    expect(await ran(as, { url })).toMatchObject({ data: [{ id: talk.id, messages }] });
  });

  it.skipIf(!isHere)('sends any text as it is', async () => {
    const body = { recipient: { id: person }, message: { text: NASTY } };
    const sent = await ran(as, { url: '/v25.0/me/messages', method: 'POST', body });
    const { message_id: id } = sent as { readonly message_id: string };
    const read = await shop.get(`/${id}`, { fields: 'message' });
    expect(read.body.message).toBe(NASTY);
  });

  it.skipIf(!isHere)('asks with any value as it is', async () => {
    const ask = new URLSearchParams([
      ['fields', 'id'],
      ['x', NASTY],
      ['y\'"\\&=', NASTY],
    ]);
    await ran(as, { url: `/v25.0/me?${ask}` });
    expect((await lastCall()).params).toMatchObject({ x: NASTY, 'y\'"\\&=': NASTY });
  });
});

describe('the five ways of the source pages', () => {
  it('are written as these have them', async () => {
    const samples = await written({ url: '/v19.0/{page-id}/thread_owner' });
    for (const [as, text] of Object.entries(THREAD_OWNER)) {
      expect(samples.find((each) => each.as === as)?.page).toBe(text);
    }
  });

  it('read an edge of the PHP SDK as an edge, which these do not', async () => {
    const { code } = await sampleOf('php', { url: '/me/conversations' });
    expect(code).toContain('$graphEdge = $response->getGraphEdge();');
    const node = await sampleOf('php', { url: '/me' });
    expect(node.code).toContain('$graphNode = $response->getGraphNode();');
  });

  it('take parameters', async () => {
    const ask = { url: '/me/messages', method: 'POST', body: { message: { text: 'Say "hi"' } } };
    const { code: java } = await sampleOf('android', ask);
    expect(java).toContain(
      'params.putString("message", "{\\"text\\":\\"Say \\\\\\"hi\\\\\\"\\"}");',
    );
    expect(java).toContain('    params,\n    HttpMethod.POST,');
    const { code: objc } = await sampleOf('ios', ask);
    expect(objc).toContain('@"message": @"{\\"text\\":\\"Say \\\\\\"hi\\\\\\"\\"}",');
  });
});

describe('POST /export/code', () => {
  it('writes a token only where it was given', async () => {
    const url = `/me?access_token=${shop.token}&fields=id`;
    const samples = await written({ url: '/me?fields=id' });
    expect(JSON.stringify(samples)).not.toContain('EAA');
    const { code } = await sampleOf('js', { url });
    expect(code).toContain(`"access_token": "${shop.token}"`);
  });

  it('takes a handle for a token, and says so of one that there is not', async () => {
    const { id } = shop.app;
    const { code } = await sampleOf('node', { url: `/${id}`, token: `app:${id}` });
    expect(code).toContain(`access_token: '${id}|`);
    const { status, body } = await plane.post('/export/code', { url: '/me', token: '999' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('no such token');
  });

  it('writes a call of the timeline, and no secret of it', async () => {
    const said = { 'hub.verify_token': 'hush-hush', fields: 'id' };
    const { headers } = await shop.get('/v25.0/me', said);
    const trace = headers.get('x-fb-request-id') ?? '';
    const { code } = await sampleOf('curl', { trace });
    expect(code).toContain('/v25.0/me');
    expect(code).not.toMatch(/hush-hush|EAA/);
    const { seq } = await lastCall();
    expect(await sampleOf('curl', { seq })).toMatchObject({ code });
  });

  it('writes of an Instagram host what speaks to it', async () => {
    const samples = await written({ url: '/me', host: 'instagram' });
    expect(samples.map(({ as }) => as)).toEqual(['http', 'curl', 'node', 'python']);
    expect(samples[1]?.code).toContain('/_convograph/instagram/me');
    const { status, body } = await plane.post('/export/code', {
      url: '/me',
      host: 'instagram',
      as: 'ios',
    });
    expect(status).toBe(400);
    expect(body.error.message).toContain('graph.facebook.com');
  });

  it('writes it for Meta’s own host where that is asked for', async () => {
    const { code } = await sampleOf('node', { url: '/me', at: 'meta' });
    expect(code).toContain("new URL('https://graph.facebook.com/me')");
  });

  it('keeps a path that is none from leaving its line', async () => {
    const samples = await written({ url: `/me\n'"; id #/x` });
    for (const { code } of samples) expect(code).not.toContain('\n\'"; id');
  });
});
