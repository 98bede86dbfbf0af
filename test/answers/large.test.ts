import { createHash } from 'node:crypto';
import { get as httpGet, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Conversation, sharedWorld } from '../support/world.ts';

const TOO_MUCH = "Please reduce the amount of data you're asking for, then retry your request";
const MB = 1_048_576;

const shop = await sharedWorld();
/** Three megabytes of answer: a text of 4,000 letters is 24,000 bytes, escaped as Meta escapes. */
let chinese: Conversation;
const TEXT = '\u4e2d\u6587<&/'.repeat(800);

beforeAll(async () => {
  chinese = await shop.conversation({
    said: Array.from({ length: 200 }, (_, i) => ({ text: TEXT + i })),
  });
});

interface Raw {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** A request as it goes over the wire, its answer as it comes. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const url = `${shop.server.url}${path}&access_token=${shop.token}`;
    httpGet(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: Buffer.concat(chunks),
        }),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}

const list = (limit: number, more = '') =>
  `/${chinese.id}/messages?fields=message&limit=${limit}${more}`;

describe('a large answer', () => {
  it('is whole, and as long as its head says', async () => {
    const { status, headers, bytes } = await raw(list(200));
    expect(status).toBe(200);
    expect(bytes.length).toBeGreaterThan(2 * MB);
    expect(headers['content-length']).toBe(String(bytes.length));
    const { data } = JSON.parse(bytes.toString('latin1'));
    expect(data).toHaveLength(200);
    expect(data.at(-1).message).toBe(`${TEXT}0`);
  });

  it('has the ETag of its bytes, and is not sent to who has it', async () => {
    const { headers, bytes } = await raw(list(200));
    expect(headers.etag).toBe(`"${createHash('sha1').update(bytes).digest('hex')}"`);
    const again = await raw(list(200), { 'If-None-Match': String(headers.etag) });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('is the same compressed, and for HEAD its head alone', async () => {
    const plain = await raw(list(200));
    const packed = await raw(list(200), { 'Accept-Encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-length']).toBe(String(packed.bytes.length));
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
    expect(packed.headers.etag).toBe(plain.headers.etag);
    const head = await raw(list(200), {}, 'HEAD');
    expect(head.headers['content-length']).toBe(String(plain.bytes.length));
    expect(head.bytes.length).toBe(0);
  });

  it('is spread over lines as a small one is', async () => {
    const plain = await raw(list(200, '&pretty=0'));
    const pretty = await raw(list(200, '&pretty=1'));
    const spread = JSON.stringify(JSON.parse(plain.bytes.toString('latin1')), null, 4);
    // The links of the page differ in `pretty` itself, and this one has no other page.
    expect(pretty.bytes.toString('latin1')).toBe(
      spread.replace(/[/\u007f-\uffff]/g, (c) =>
        c === '/' ? '\\/' : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    );
  });

  it('is the argument of the function that JSONP names', async () => {
    const plain = (await raw(list(200))).bytes.toString('latin1');
    const script = (await raw(list(200, '&callback=take'))).bytes.toString('latin1');
    expect(script).toBe(`/**/ take(${plain.replaceAll('<', '\\u003C')});`);
  });

  it('holds all that several ids and metadata ask for', async () => {
    const other = await shop.conversation();
    const path = `/?ids=${chinese.id},${other.id}&fields=messages.limit(200){message}&metadata=1`;
    const { bytes } = await raw(path);
    const body = JSON.parse(bytes.toString('latin1'));
    expect(body[chinese.id].messages.data).toHaveLength(200);
    expect(body[chinese.id].metadata.type).toBe('unifiedthread');
    expect(body[other.id].messages.data[0].message).toBe('hello');
  });

  it('is an item of a batch like any other', async () => {
    const batch = JSON.stringify([
      { relative_url: `${chinese.id}/messages?fields=message&limit=200` },
      { relative_url: `${chinese.id}?fields=id` },
    ]);
    const { body } = await shop.send('POST', '/', { access_token: shop.token, batch });
    const alone = await shop.get(`/${chinese.id}/messages`, { fields: 'message', limit: 200 });
    expect(body[0].body).toBe(alone.text);
    const headers = new Map(
      body[0].headers.map((one: { name: string; value: string }) => [one.name, one.value]),
    );
    expect(headers.get('ETag')).toBe(alone.headers.get('etag'));
    expect(JSON.parse(body[1].body)).toEqual({ id: chinese.id });
  });
});

describe('past 32 MB', () => {
  let threads: Conversation[];
  /** Letters that make an answer of conversations with their messages about so many MB. */
  const texts = async (count: number, letters: number) => {
    const said = Array.from({ length: count }, () => ({ text: '\u4e2d'.repeat(letters) }));
    return shop.conversation({ said });
  };
  beforeAll(async () => {
    threads = [];
    // 12 × 125 messages of 24,000 bytes: 36 million bytes, of which 11 × 125 are below 32 MB.
    for (let i = 0; i < 12; i++) threads.push(await texts(125, 4_000));
  });
  const ids = (count: number) =>
    threads
      .slice(0, count)
      .map(({ id }) => id)
      .join(',');
  const nested = (count: number, fields: string) =>
    `/?ids=${ids(count)}&fields=messages.limit(125){${fields}}`;

  it('an answer is code 1, reduce the amount', async () => {
    const { status, bytes } = await raw(nested(12, 'message'));
    expect(status).toBe(400);
    expect(JSON.parse(bytes.toString()).error).toMatchObject({ code: 1, message: TOO_MUCH });
  });

  it('just below, an answer is answered', async () => {
    const { status, bytes } = await raw(nested(11, 'message'));
    expect(status).toBe(200);
    expect(bytes.length).toBeGreaterThan(33_000_000);
  });

  it('what is not asked for does not count, since it is not read', async () => {
    for (const fields of ['id', 'from', 'created_time', 'tags', 'attachments']) {
      expect((await raw(nested(12, fields))).status).toBe(200);
    }
  });

  it('spread over lines or made a script, an answer is refused as well', async () => {
    const thread = await shop.conversation({
      said: Array.from({ length: 100 }, () => ({ text: '<'.repeat(100_000) })),
    });
    const path = `/${thread.id}/messages?fields=message&limit=100`;
    expect((await raw(path)).status).toBe(200);
    const script = await raw(`${path}&callback=take`);
    expect(script.bytes.toString()).toContain(TOO_MUCH);
  });

  it('some just below and some just past at once are each answered so', async () => {
    const asked = Array.from({ length: 6 }, (_, i) => raw(nested(11 + (i % 2), 'message')));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toEqual([200, 400, 200, 400, 200, 400]);
  });
});
