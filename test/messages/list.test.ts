import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';

const shop = await sharedWorld();

const texts = (body: Json): string[] => body.data.map(({ message }: Json) => message);
const said = (...all: string[]) => all.map((text) => ({ text }));

describe('GET /{conversation-id}/messages', () => {
  proves('UnifiedThread/messages', 'lists the messages, newest first', async () => {
    const { id } = await shop.conversation({
      said: [
        { ago: 3, text: 'second' },
        { ago: 9, text: 'first' },
        { ago: 1, text: 'third' },
      ],
    });
    const { status, body } = await shop.get(`/${id}/messages`, { fields: 'message' });
    expect([status, texts(body)]).toEqual([200, ['third', 'second', 'first']]);
  });

  it('puts the later of two from the same millisecond first', async () => {
    const at = { ago: 5 };
    const { id } = await shop.conversation({
      said: [
        { ...at, text: 'one' },
        { ...at, text: 'two' },
        { ...at, text: 'three' },
      ],
    });
    const { body } = await shop.get(`/${id}/messages`, { fields: 'message' });
    expect(texts(body)).toEqual(['three', 'two', 'one']);
  });

  it('takes in what arrives later, older or newer', async () => {
    const chat = await shop.conversation({ said: [{ ago: 5, text: 'b' }] });
    await shop.say(chat, { ago: 9, text: 'a' }, { ago: 2, text: 'c' });
    const { body } = await shop.get(`/${chat.id}/messages`, { fields: 'message' });
    expect(texts(body)).toEqual(['c', 'b', 'a']);
  });

  it('answers id and created_time when no fields are asked for', async () => {
    for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
      const { id } = await shop.conversation({ platform });
      const { body } = await shop.get(`/${id}/messages`);
      expect(body.data).toEqual([
        { id: expect.any(String), created_time: '2026-05-04T10:00:00+0000' },
      ]);
    }
  });

  it('gives 25 to a page unless told otherwise', async () => {
    const { id } = await shop.conversation({ said: said(...'abcdefghijklmnopqrstuvwxyzäöü') });
    const pages = await shop.pages(`/${id}/messages`);
    expect(pages.map(({ length }) => length)).toEqual([25, 4]);
  });

  it('gives 500 to a page at most', async () => {
    const many = Array.from({ length: 503 }, (_, n) => ({ text: String(n) }));
    const { id } = await shop.conversation({ said: many });
    const pages = await shop.pages(`/${id}/messages`, { limit: 1_000, fields: 'message' });
    expect(pages.map(({ length }) => length)).toEqual([500, 3]);
  });

  it('is an empty page for limit=0', async () => {
    const { id } = await shop.conversation();
    expect((await shop.get(`/${id}/messages`, { limit: 0 })).body).toEqual({ data: [] });
  });

  proves('UnifiedThread/messages?source', 'source is known and changes nothing', async () => {
    const { id } = await shop.conversation({ said: said('one', 'two') });
    for (const source of ['ALL', 'PARTICIPANTS', 'participants']) {
      const { body } = await shop.get(`/${id}/messages`, { source, fields: 'message' });
      expect(texts(body)).toEqual(['two', 'one']);
    }
    const { status, body } = await shop.get(`/${id}/messages`, { source: 'bots' });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '(#100) Param source must be one of {ALL, PARTICIPANTS} - got "bots".',
    );
  });

  it('refuses a cursor of another conversation', async () => {
    const one = await shop.conversation({ said: said('a', 'b') });
    const two = await shop.conversation({ said: said('a', 'b') });
    const { body } = await shop.get(`/${one.id}/messages`, { limit: 1 });
    const { after } = body.paging.cursors;
    expect((await shop.get(`/${one.id}/messages`, { after })).status).toBe(200);
    const { status, body: refusal } = await shop.get(`/${two.id}/messages`, { after });
    expect([status, refusal.error.message]).toEqual([400, '(#100) Invalid cursors values']);
  });

  it('pages on from where it was, whatever arrives meanwhile', async () => {
    const chat = await shop.conversation({
      said: [
        { ago: 3, text: 'a' },
        { ago: 2, text: 'b' },
        { ago: 1, text: 'c' },
      ],
    });
    const first = await shop.get(`/${chat.id}/messages`, { limit: 2, fields: 'message' });
    expect(texts(first.body)).toEqual(['c', 'b']);
    await shop.say(chat, { ago: 0, text: 'newer' }, { ago: 2, text: 'as old as b, and after it' });
    const rest = await shop.send('GET', first.body.paging.next);
    expect(texts(rest.body)).toEqual(['a']);
  });
});

describe('messages as a field of a conversation', () => {
  it('has the newest of each conversation in a list', async () => {
    const page = await shop.besides();
    await page.conversation({ said: [{ ago: 9 }, { ago: 8, text: 'A2' }, { ago: 7, text: 'A3' }] });
    await page.conversation({ said: [{ ago: 2, text: 'B1' }] });
    await page.conversation({ said: [{ ago: 1, flags: 1 }] });
    const fields = 'messages.limit(2){message}';
    const { body } = await page.get('/me/conversations', { fields });
    const [gone, short, long] = body.data;
    expect(gone).toEqual({ id: expect.any(String) });
    expect(texts(short.messages)).toEqual(['B1']);
    expect(short.messages.paging).not.toHaveProperty('next');
    expect(texts(long.messages)).toEqual(['A3', 'A2']);
    const { next } = long.messages.paging;
    expect(next).toContain(`/${long.id}/messages?`);
    expect(texts((await page.send('GET', next)).body)).toEqual(['']);
  });

  it('answers id and created_time without braces', async () => {
    const { id } = await shop.conversation();
    const { body } = await shop.get(`/${id}`, { fields: 'messages' });
    expect(body.messages.data).toEqual([
      { id: expect.any(String), created_time: '2026-05-04T10:00:00+0000' },
    ]);
  });

  it('is absent for limit(0)', async () => {
    const { id } = await shop.conversation();
    expect((await shop.get(`/${id}`, { fields: 'messages.limit(0)' })).body).toEqual({ id });
  });
});

describe('order', () => {
  proves('.order', 'turns a nested edge round, and its next link keeps it so', async () => {
    const { id } = await shop.conversation({ said: said('a', 'b', 'c') });
    const messages = async (order: string): Promise<Json> => {
      const fields = `messages${order}.limit(2){message}`;
      return (await shop.get(`/${id}`, { fields })).body.messages;
    };
    expect(texts(await messages(''))).toEqual(['c', 'b']);
    expect(texts(await messages('.order(reverse_chronological)'))).toEqual(['c', 'b']);
    const oldest = await messages('.order(chronological)');
    expect(texts(oldest)).toEqual(['a', 'b']);
    const rest = await shop.send('GET', oldest.paging.next);
    expect(texts(rest.body)).toEqual(['c']);
  });

  it('is a parameter at the path as well', async () => {
    const { id } = await shop.conversation({ said: said('a', 'b', 'c') });
    const asked = { fields: 'message', order: 'chronological' };
    const pages = await shop.pages(`/${id}/messages`, { ...asked, limit: 1 });
    expect(pages.flat().map(({ message }) => message)).toEqual(['a', 'b', 'c']);
  });

  it('turns nested conversations round too', async () => {
    const page = await shop.besides();
    const old = await page.conversation({ said: [{ ago: 9 }] });
    const young = await page.conversation({ said: [{ ago: 1 }] });
    const fields = 'conversations.order(chronological){id}';
    const { body } = await page.get('/me', { fields });
    expect(body.conversations.data).toEqual([{ id: old.id }, { id: young.id }]);
  });

  it('is one of two words', async () => {
    const { id } = await shop.conversation();
    const { status, body } = await shop.get(`/${id}`, { fields: 'messages.order(random)' });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      '(#100) Param order must be one of {chronological, reverse_chronological} - got "random".',
    );
  });
});

describe('summary', () => {
  proves('?summary', 'adds the number of messages', async () => {
    const { id } = await shop.conversation({ said: said('a', 'b', 'c') });
    for (const summary of ['true', '1', 'total_count']) {
      const { body } = await shop.get(`/${id}/messages`, { summary, limit: 1 });
      expect(body.data).toHaveLength(1);
      expect(body.summary).toEqual({ total_count: 3 });
    }
    const nested = await shop.get(`/${id}`, { fields: 'messages.summary(true).limit(1)' });
    expect(nested.body.messages.summary).toEqual({ total_count: 3 });
  });

  it('adds nothing when it is false', async () => {
    const { id } = await shop.conversation();
    for (const summary of ['false', '0', '']) {
      const { body } = await shop.get(`/${id}/messages`, { summary });
      expect(body).not.toHaveProperty('summary');
      const fields = `messages.summary(${summary})`;
      expect((await shop.get(`/${id}`, { fields })).body.messages).not.toHaveProperty('summary');
    }
  });

  it('shows an empty nested edge, which would stay away otherwise', async () => {
    const { id } = await shop.conversation({ said: [] });
    const { body } = await shop.get(`/${id}`, { fields: 'messages.summary(true)' });
    expect(body.messages).toEqual({ data: [], summary: { total_count: 0 } });
  });

  it('does no harm on an edge that cannot count', async () => {
    const { id } = await shop.conversation();
    const [message] = await shop.messageIds({ id });
    const { status, body } = await shop.get(`/${message}/attachments`, { summary: 'true' });
    expect([status, body]).toEqual([200, { data: [] }]);
  });
});
