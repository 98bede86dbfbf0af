import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { utf16 } from '../support/utf16.ts';
import { type Answer, type Conversation, type World, world } from '../support/world.ts';

/** Names that lead somewhere, in some node type. */
const NAMES = [
  'id',
  'name',
  'message',
  'messages',
  'conversations',
  'participants',
  'from',
  'to',
  'updated_time',
  'created_time',
  'attachments',
  'shares',
  'image_data',
  'instagram_business_account',
  'picture',
  'reactions',
  'snippet',
  'thread_owner',
  'tags',
  'metadata',
  'constructor',
  '__proto__',
];
const MODIFIERS = ['limit', 'after', 'before', 'order', 'as', 'fields', 'summary', 'since', 'type'];

const anything = utf16(40);
const halves = fc.string({
  unit: fc.constantFrom('\ud83d', '\ude00', '\u0000', '\u2028', '"', '\\', '/', '%', '{', ')', 'a'),
  maxLength: 20,
});
const cursorLike = fc.string({
  unit: fc.constantFrom('Q', 'V', 'F', 'I', 'Z', 'D', '0', '9', 'z'),
});
const value = fc.oneof(
  fc.constantFrom('0', '1', '2', '3', '500', '501', '-1', '', 'true', 'chronological', 'MAZDZD'),
  anything,
  halves,
  cursorLike,
);

/** Texts that follow the grammar, of names that exist or nearly do. */
const { selection } = fc.letrec<{ selection: string; field: string }>((tie) => ({
  selection: fc
    .array(tie('field'), { minLength: 1, maxLength: 4, depthIdentifier: 'fields' })
    .map((fields) => fields.join(',')),
  field: fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.array(fc.tuple(fc.constantFrom(...MODIFIERS), value), { maxLength: 2 }),
      fc.option(tie('selection'), { maxDepth: 4, depthIdentifier: 'fields', nil: '' }),
    )
    .map(
      ([name, modifiers, inner]) =>
        `${name}${modifiers.map(([modifier, arg]) => `.${modifier}(${arg})`).join('')}${inner && `{${inner}}`}`,
    ),
}));

/** The same with something cut out or put in. */
const damaged = fc
  .tuple(selection, fc.nat(), fc.nat(5), fc.oneof(halves, anything))
  .map(([text, place, cut, more]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + more + text.slice(at + cut);
  });

const fieldsText = fc.oneof(
  { arbitrary: selection, weight: 4 },
  { arbitrary: damaged, weight: 3 },
  anything,
  halves,
  fc.array(selection).map((list) => JSON.stringify(list)),
  fc.json(),
);

describe('whatever is asked', () => {
  let shop: World;
  let chat: Conversation;
  let paths: readonly string[];
  beforeAll(async () => {
    shop = await world();
    const image = { id: '1', kind: 'image' as const, media: 'x.jpg', mime: 'image/jpeg' };
    chat = await shop.conversation({
      said: [{ text: 'hello' }, { by: 'page', text: 'hi', extra: { attachments: [image] } }],
    });
    await shop.conversation({ platform: 'INSTAGRAM' });
    const [message] = await shop.messageIds(chat);
    paths = [
      'me',
      shop.page.id,
      shop.page.instagramId ?? '',
      chat.id,
      chat.person.id,
      message ?? '',
      'me/conversations',
      `${chat.id}/messages`,
      `${message}/attachments`,
      'me/thread_owner',
      '',
    ];
  });
  afterAll(() => shop.close());
  afterEach(() => expect(shop.server.faults).toEqual([]));

  /** A Graph answer, in time, of a status that clients know (wire.md 11). */
  const expectGraph = ({ status, text, headers, body }: Answer): void => {
    expect([200, 400, 403, 404]).toContain(status);
    expect(text).toMatch(/^\{[\n -~]*\}$/);
    expect(headers.get('content-type')).toBe('application/json; charset=UTF-8');
    if (status === 200) {
      expect(body).not.toHaveProperty('error');
      return;
    }
    const { error, ...rest } = body;
    expect(rest).toEqual({});
    expect(error).toMatchObject({ message: expect.any(String), code: expect.any(Number) });
    expect(error.fbtrace_id).toBe(headers.get('x-fb-request-id'));
    expect(headers.get('www-authenticate')).toMatch(/^OAuth "Facebook Platform" "\w+" "[ -~]*"$/);
  };

  /** As the body of a POST, where every text can be sent. */
  const post = (path: string, params: object) =>
    shop.send(
      'POST',
      `/${path}`,
      {},
      {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ access_token: shop.token, method: 'get', ...params }),
      },
    );

  it('the fields, the answer is Graph’s', async () => {
    const place = fc.nat({ max: 10 });
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(place, fieldsText, async (at, fields) => {
        const answer = await post(paths[at] ?? '', { fields, recipient: chat.person.id });
        expectGraph(answer);
        seen.add(answer.status);
      }),
      { numRuns: 250 },
    );
    // Not everything is nonsense.
    expect([...seen].sort()).toEqual([200, 400]);
  });

  it('the parameters, the answer is Graph’s', async () => {
    const names = fc.constantFrom(
      ...['fields', 'ids', 'id', 'limit', 'after', 'before', 'order', 'summary', 'metadata'],
      ...['debug', 'pretty', 'format', 'date_format', 'folder', 'platform', 'user_id', 'tags'],
      ...['recipient', 'source', 'method', 'suppress_http_code', 'appsecret_proof', '__proto__'],
    );
    const json = fc.oneof(value, fc.jsonValue({ maxDepth: 2 }), fc.constant('me'));
    const params = fc.array(fc.tuple(names, json), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 10 }), params, async (at, entries) => {
        const { suppress_http_code: _, ...rest } = Object.fromEntries(entries);
        expectGraph(await post(paths[at] ?? '', rest));
      }),
      { numRuns: 150 },
    );
  });

  it('the path, the answer is Graph’s', async () => {
    const segment = fc.oneof(
      fc.constantFrom('', 'v19.0', 'v99.0', 'me', 'conversations', 'messages', 'thread_owner'),
      fc.nat({ max: 5 }).map((at) => `\u0000${at}`),
      fc.constantFrom('t_', 'm_', 'aWdf', 'm_AQAAAAEAAAABAZ3ybi0AAAAA', '%', '%E2%82', '%00', '..'),
      fc.string({ unit: 'grapheme', maxLength: 8 }).map(encodeURIComponent),
    );
    const path = fc.array(segment, { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(path, fc.string({ unit: 'grapheme' }), async (segments, query) => {
        const known = segments.map((one) => (one[0] === '\u0000' ? paths[Number(one[1])] : one));
        const asked = `/${known.join('/')}?${encodeURI(query).replace('#', '')}`;
        expectGraph(await shop.get(asked));
      }),
      { numRuns: 150 },
    );
  });

  const MEGABYTE = 1_000_000;
  const full = (piece: string): string => piece.repeat(Math.floor(MEGABYTE / piece.length));

  it.each([
    ['a name', full('a')],
    ['a known name', full('id,')],
    ['commas', full(',')],
    ['blanks', full(' ')],
    ['open braces', full('{')],
    ['nested braces', full('messages{')],
    ['closing braces', full('}')],
    ['open parentheses', `messages.limit${full('(')}`],
    ['long forms', `${full('messages.fields(')}`],
    ['closed long forms', `${'messages.fields('.repeat(5e4)}${')'.repeat(5e4)}`],
    ['a long form', `${'messages.fields('.repeat(64)}${full('x')}${')'.repeat(64)}`],
    ['modifiers', `messages${full('.limit(1)')}`],
    ['brackets', full('[')],
    ['JSON', JSON.stringify(Array.from({ length: 2e5 }, () => 'id'))],
    ['aliases', Array.from({ length: 2e4 }, (_, i) => `former_participants.as(a${i})`).join()],
    // Six bytes each in JSON, of which a body may have a megabyte.
    ['NUL', '\u0000'.repeat(1.6e5)],
    ['half characters', '\ud83d'.repeat(1.6e5)],
    ['emoji', full('😀')],
  ])('a megabyte of fields made of %s is answered soon', async (_name, fields) => {
    const answer = await post(chat.id, { fields: fields.slice(0, MEGABYTE) });
    expectGraph(answer);
  });
});
