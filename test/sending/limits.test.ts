import { describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { postback, templated } from './samples.ts';
import { AT_INSTAGRAM, errorOf, sender } from './sending.ts';

const w = await sharedWorld();
const { send } = sender(w);
const { person } = await w.conversation();
const direct = await w.conversation({ platform: 'INSTAGRAM' });

const told = async (message: object | undefined, rest: object = {}) =>
  errorOf(await send({ recipient: { id: person.id }, message, ...rest }));
const onInstagram = async (message: object) =>
  errorOf(await send({ recipient: { id: direct.person.id }, message }));

const bad = (message: string, code = 100, rest: object = {}) => ({
  ...{ status: 400, type: 'OAuthException', message: `(#${code}) ${message}`, code },
  ...rest,
});
const sent = { status: 200 };

describe('a text', () => {
  proves('error:parameterLength', 'has at most 2,000 characters on Messenger', async () => {
    expect(await told({ text: 'ä'.repeat(2_000) })).toEqual(sent);
    expect(await told({ text: 'x'.repeat(2_001) })).toEqual(
      bad('Length of param message[text] must be less than or equal to 2000'),
    );
  });

  it('has at most 1,000 bytes on Instagram', async () => {
    expect(await onInstagram({ text: 'ä'.repeat(500) })).toEqual(sent);
    expect(await onInstagram({ text: 'ä'.repeat(501) })).toEqual(
      bad('Length of param message[text] must be less than or equal to 1000'),
    );
  });

  proves('error:messageEmpty', 'or an attachment has to be there', async () => {
    const empty = bad('Message cannot be empty, must provide valid attachment or text', 100, {
      error_subcode: 2018034,
    });
    expect(await told({ text: '' })).toEqual(empty);
    expect(await told({ metadata: 'x' })).toEqual(empty);
  });

  proves('error:mustSend', 'or an action has to be sent', async () => {
    expect(await told(undefined)).toEqual(
      bad('Must send either message or state', 100, { error_subcode: 2018015 }),
    );
  });

  proves('error:messageData', 'does not go with an attachment', async () => {
    expect(
      await told({ text: 'Hi', ...templated('button', { text: 'Well?', buttons: [postback] }) }),
    ).toEqual(bad('Invalid message data', 100, { error_subcode: 2534015 }));
  });

  it('has metadata of fewer than 1,000 characters', async () => {
    expect(await told({ text: 'Hi', metadata: 'x'.repeat(999) })).toEqual(sent);
    expect(await told({ text: 'Hi', metadata: 'x'.repeat(1_000) })).toMatchObject({ code: 100 });
  });
});

describe('quick replies', () => {
  const reply = { content_type: 'text', title: 'Yes', payload: 'YES' };
  const offering = (...quick_replies: object[]) => told({ text: 'Well?', quick_replies });

  proves('error:tooManyElements', 'are one to 13', async () => {
    expect(await offering(...Array(13).fill(reply))).toEqual(sent);
    expect(await offering(...Array(14).fill(reply))).toEqual(
      bad('param message[quick_replies] has too many elements.', 105),
    );
    expect(await offering()).toEqual(
      bad('param message[quick_replies] has too few elements.', 194),
    );
  });

  proves(
    ['error:quickReplyTitle', 'error:quickReplyPayload'],
    'say something and bring something',
    async () => {
      const { title, payload, ...rest } = reply;
      expect(await offering(reply, { ...rest, payload })).toEqual(
        bad('Title is required for this quick reply content type', 100, { error_subcode: 2018098 }),
      );
      expect(await offering(reply, { ...rest, title })).toEqual(
        bad('Payload is required for this quick reply content type', 100, {
          error_subcode: 2018099,
        }),
      );
    },
  );

  it.each([
    [{ title: 'x'.repeat(21) }, 'Length of param X[title] must be less than or equal to 20'],
    [
      { payload: 'x'.repeat(1_001) },
      'Length of param X[payload] must be less than or equal to 1000',
    ],
    [{ content_type: undefined }, 'The parameter X[content_type] is required'],
    [
      { content_type: 'location' },
      'Param X[content_type] must be one of {text, user_phone_number, user_email} - got "location".',
    ],
  ])('are refused with %o', async (change, message) => {
    const at = 'message[quick_replies][1]';
    expect(await offering(reply, { ...reply, ...change })).toEqual(bad(message.replace('X', at)));
  });

  it('do without a payload where a picture stands for it', async () => {
    const pictured = { ...reply, payload: '', image_url: 'https://example.com/y.png' };
    expect(await offering(pictured)).toEqual(sent);
  });
});

describe('whom it is for', () => {
  it('has to be said, by an id of digits', async () => {
    const of = async (recipient: unknown) =>
      errorOf(await send({ recipient, message: { text: 'Hi' } }));
    expect(await of(undefined)).toEqual(bad('The parameter recipient is required'));
    expect(await of({})).toEqual(bad('The parameter recipient[id] is required'));
    expect(await of({ id: 'Ada' })).toEqual(
      bad('Param recipient[id] must be a valid ID string (e.g., "123")'),
    );
  });

  proves(
    ['error:noMatchingUser', 'error:instagramUserNotFound', 'POST Page/messages?platform'],
    'is somebody who wrote to the Page, and not the Page itself',
    async () => {
      const to = async (id: string | undefined, rest: object = {}, path?: string) => {
        const access_token = path && (await w.tokenFor({ kind: 'instagram', pageId: w.page.id }));
        const body = { recipient: { id }, message: { text: 'Hi' }, ...rest };
        return errorOf(await send(body, access_token ? { access_token } : {}, path));
      };
      const nobody = bad('No matching user found', 100, { error_subcode: 2018001 });
      for (const id of ['4404935943621117', w.page.id]) expect(await to(id)).toEqual(nobody);
      const unknown = {
        ...{ status: 400, message: 'The requested user cannot be found.', code: 100 },
        ...{ type: 'IGApiException', error_subcode: 2534014 },
      };
      expect(await to('4404935943621117', { platform: 'instagram' })).toEqual(unknown);
      for (const id of [person.id, w.page.instagramId]) {
        expect(await to(id, {}, AT_INSTAGRAM)).toEqual(unknown);
      }
    },
  );

  proves('error:notLinked', 'is on no Instagram where the Page has no account', async () => {
    const alone = await w.besides({ instagram: false });
    const chat = await alone.conversation();
    const body = { recipient: { id: chat.person.id }, message: { text: 'Hi' } };
    const { body: answer } = await sender(alone).send({ ...body, platform: 'instagram' });
    expect(answer.error).toMatchObject({ code: 100, error_subcode: 2534013 });
  });
});

describe('what is not offered yet', () => {
  proves(
    'POST Page/messages?suggestion_action',
    'is refused and marked, and nothing is sent',
    async () => {
      const chat = await w.conversation();
      const hello = { text: 'Hi' };
      const calls: object[] = [
        { message: templated('instant_form', { form_id: '7' }) },
        { message: { template: { name: 'shipped', language: { code: 'en' } } } },
        { message: hello, suggestion_action: 'ACCEPT' },
        { message: hello, recipient: { user_ref: 'x' } },
        { message: hello, recipient: { phone_number: '+1' } },
      ];
      for (const call of calls) {
        const answer = await send({ recipient: { id: chat.person.id }, ...call });
        expect(answer.headers.get('x-convograph')).toBe('not-yet');
        expect(errorOf(answer)).toMatchObject({ status: 400, code: 100, error_subcode: 33 });
      }
      expect(await w.messageIds(chat)).toHaveLength(1);
    },
  );
});
