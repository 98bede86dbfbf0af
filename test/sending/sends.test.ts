import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { formOf, sender } from './sending.ts';

const w = await sharedWorld();
const { post, send, text } = sender(w);

const read = async (id: string, fields: string) => (await w.get(`/${id}`, { fields })).body;

describe('a message to a person', () => {
  proves(
    ['POST Page/messages', 'POST Page/messages?recipient', 'POST Page/messages?message'],
    'goes out, and is read at once by its id',
    async () => {
      const { person, id } = await w.conversation();
      const { status, body } = await text(person, 'Hello Ada! ✓');
      expect(status).toBe(200);
      const mid = expect.stringMatching(/^m_[\w-]+$/);
      expect(body).toEqual({ recipient_id: person.id, message_id: mid });
      const { body: told } = await w.get(`/${body.message_id}`, {
        fields: 'id,message,from,to,tags{name},created_time',
      });
      expect(told).toEqual({
        id: body.message_id,
        message: 'Hello Ada! ✓',
        from: expect.objectContaining({ id: w.page.id, name: w.page.name }),
        to: { data: [expect.objectContaining({ id: person.id, name: person.name })] },
        tags: {
          data: ['inbox', 'read', 'sent', 'source:chat'].map((name) => ({ name })),
        },
        created_time: expect.any(String),
      });
      expect((await w.messageIds({ id }))[0]).toBe(body.message_id);
    },
  );

  it('is an event of the Page, and one that is refused leaves nothing', async () => {
    const [chat, nobody] = [await w.conversation(), await w.person('Nobody yet')];
    const { log, conversations } = w.server.store.page(w.page.no);
    const before = await log.last();
    await text(chat.person, '');
    await text(nobody);
    expect(await log.last()).toBe(before);
    await text(chat.person);
    const { events } = await log.after(before, 10);
    const body = { conversation: chat.no, created: w.server.clock.now(), tie: 1, sender: 0 };
    expect(events).toMatchObject([{ kind: 'message', body }]);
    expect(await conversations.byNo(chat.no)).toMatchObject({ messageCount: 2, pageSent: true });
  });

  it('goes to nobody of another Page', async () => {
    const other = await w.besides();
    const { person } = await other.conversation();
    expect((await text(person)).body.error.error_subcode).toBe(2018001);
    expect((await sender(other).text(person)).status).toBe(200);
  });

  it('goes to the conversation that the person has with the Page alone', async () => {
    const [ada, bo] = [await w.person('Ada'), await w.person('Bo')];
    const alone = await w.conversation({ people: [ada], said: [{ ago: 30 }] });
    await w.conversation({ people: [ada, bo], said: [{ ago: 1 }] });
    const { body } = await text(ada);
    expect(await w.messageIds(alone)).toContain(body.message_id);
  });

  it('is later than what the conversation holds, also where the clock was set back', async () => {
    const { person, id } = await w.conversation({ said: [{ ago: -5 }] });
    const { body } = await text(person);
    expect((await w.messageIds({ id }))[0]).toBe(body.message_id);
  });

  proves('POST Page/messages?reply_to', 'answers one of the conversation', async () => {
    const chat = await w.conversation();
    const [mid] = await w.messageIds(chat);
    const { body } = await text(chat.person, 'To that', { reply_to: { mid } });
    expect((await read(body.message_id, 'reply_to')).reply_to).toEqual({
      ...{ mid, is_self_reply: false },
    });
  });

  it('answers no message of another conversation, and none that was taken back', async () => {
    const [chat, other] = [await w.conversation(), await w.conversation()];
    const [mid] = await w.messageIds(other);
    const { status, body } = await text(chat.person, 'To that', { reply_to: { mid } });
    expect([status, body.error.code]).toEqual([400, 100]);
    expect(body.error.message).toContain('reply_to[mid]');
  });

  it('offers buttons, which are read as a template', async () => {
    const { person } = await w.conversation();
    const buttons = [
      { type: 'web_url', title: 'Look', url: 'https://example.com/bowl' },
      { type: 'postback', title: 'Order', payload: 'ORDER' },
    ];
    const payload = { template_type: 'button', text: 'The blue bowl?', buttons };
    const attachment = { type: 'template', payload };
    const { body } = await send({ recipient: { id: person.id }, message: { attachment } });
    expect(await read(body.message_id, 'message,attachments{generic_template}')).toEqual({
      id: body.message_id,
      message: '',
      attachments: {
        data: [
          {
            generic_template: {
              title: 'The blue bowl?',
              cta: [
                { title: 'Look', type: 'web_url', url: 'https://example.com/bowl' },
                { title: 'Order', type: 'postback' },
              ],
            },
          },
        ],
        paging: expect.anything(),
      },
    });
  });

  it('keeps what was offered and said beside the text, for the echo and for taps', async () => {
    const { person, no } = await w.conversation();
    const { status } = await send({
      recipient: { id: person.id },
      messaging_type: 'RESPONSE',
      message: {
        text: 'Red or blue?',
        metadata: 'order 7',
        quick_replies: [
          { content_type: 'text', title: 'Red', payload: 1 },
          { content_type: 'text', title: 'Blue', payload: '', image_url: 'https://example.com/b' },
          { content_type: 'user_email' },
        ],
      },
    });
    expect(status).toBe(200);
    const [row] = await w.server.store.page(w.page.no).messages.older(no, undefined, 1);
    expect(row?.extra).toEqual({
      app: w.app.id,
      metadata: 'order 7',
      messagingType: 'RESPONSE',
      quickReplies: [
        { kind: 'text', title: 'Red', payload: '1' },
        { kind: 'text', title: 'Blue', image: 'https://example.com/b' },
        { kind: 'user_email' },
      ],
    });
  });

  proves(
    ['POST Page/messages?messaging_type', 'POST Page/messages?notification_type'],
    'may say what it is, and how loud, in any case',
    async () => {
      const { person } = await w.conversation();
      const rest = { messaging_type: 'update', notification_type: 'silent_push' };
      expect((await text(person, 'Hello', rest)).status).toBe(200);
      const wrong = await text(person, 'Hello', { messaging_type: 'SHOUT' });
      expect(wrong.body.error.message).toBe(
        '(#100) Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG, UTILITY} - got "SHOUT".',
      );
      const loud = await text(person, 'Hello', { notification_type: 'LOUD' });
      expect(loud.body.error.message).toContain('notification_type must be one of {REGULAR,');
    },
  );
});

describe('a send may come', () => {
  const message = { text: 'Hello, all of you' };
  const FORM = 'application/x-www-form-urlencoded';

  it.each<[string, (recipient: { id: string }) => ReturnType<typeof post>]>([
    ['as a form', (recipient) => post(formOf({ recipient, message }).toString(), FORM)],
    ['as JSON', (recipient) => send({ recipient, message })],
    [
      'as JSON of JSON texts',
      (recipient) =>
        send({ recipient: JSON.stringify(recipient), message: JSON.stringify(message) }),
    ],
    [
      'in the query, with a type of JSON and no body',
      (recipient) => {
        const params = Object.fromEntries(formOf({ recipient, message }));
        return post('', 'application/json', params);
      },
    ],
    [
      'as parts of multipart',
      (recipient) => {
        const parts = [...formOf({ recipient, message })].map(
          ([name, value]) =>
            `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
        );
        return post(`${parts.join('')}--B--\r\n`, 'multipart/form-data; boundary=B');
      },
    ],
    [
      'with names in brackets',
      ({ id }) => post(`recipient[id]=${id}&message[text]=Hello,+all+of+you`, FORM),
    ],
    [
      'at the Page by its id, with a version',
      (recipient) => send({ recipient, message }, {}, `/v23.0//${w.page.id}/messages`),
    ],
  ])('%s', async (_, ask) => {
    const { person } = await w.conversation();
    const { status, body } = await ask({ id: person.id });
    expect([status, body.recipient_id]).toEqual([200, person.id]);
    expect((await read(body.message_id, 'message')).message).toBe(message.text);
  });

  it('as a GET, and sends nothing', async () => {
    const { person, id } = await w.conversation();
    await w.get('/me/messages', { recipient: JSON.stringify({ id: person.id }) });
    expect(await w.messageIds({ id })).toHaveLength(1);
  });
});

describe('the answer to a send', () => {
  it('has the headers of every answer, and no ETag', async () => {
    const { person } = await w.conversation();
    const { headers } = await text(person);
    expect(headers.has('etag')).toBe(false);
    expect(headers.get('expires')).toBe('Sat, 01 Jan 2000 00:00:00 GMT');
    expect(headers.get('cache-control')).toContain('private');
    expect(headers.get('facebook-api-version')).toMatch(/^v\d/);
    for (const name of ['x-fb-request-id', 'x-fb-trace-id', 'x-fb-rev', 'x-fb-debug']) {
      expect(headers.has(name)).toBe(true);
    }
  });

  it('tells from the first call on what is used of the limits', async () => {
    const fresh = await w.besides();
    const { person } = await fresh.conversation();
    const { headers } = await sender(fresh).text(person);
    const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}');
    expect(usage[fresh.page.id]).toEqual([expect.objectContaining({ type: 'messenger' })]);
  });
});
