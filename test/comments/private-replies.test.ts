import { describe, expect, it } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { play } from '../acts/play.ts';
import { Control } from '../control/control.ts';
import { AT_INSTAGRAM, blocked, errorOf, HOUR, sender } from '../sending/sending.ts';
import { proves } from '../support/proves.ts';
import type { Json } from '../support/world.ts';

const p = await play({ mode: 'archive' });
const w = p.world;
const { send, text } = sender(w);
const DAY = 24 * HOUR;

const reply = (recipient: object, words = 'We do!', params = {}) =>
  send({ recipient, message: { text: words } }, params);

/** Somebody who never wrote, and who published this. */
async function published(verb: 'comment' | 'post', platform: 'MESSENGER' | 'INSTAGRAM') {
  const person = await w.person('Maya', platform);
  const act = await p.does(verb, person, { text: 'Do you ship?' });
  return { person, act, recipient: recipientOf(act) };
}

const recipientOf = ({ comment_id, post_id }: { comment_id?: string; post_id?: string }) =>
  comment_id === undefined ? { post_id } : { comment_id };

describe('a private reply', () => {
  it.each([
    ['comment', 'MESSENGER'],
    ['post', 'MESSENGER'],
    ['comment', 'INSTAGRAM'],
  ] as const)('to a %s on %s begins the conversation with who wrote it', async (verb, platform) => {
    const { person, recipient } = await published(verb, platform);
    const { status, body } = await reply(recipient);
    expect([status, Object.keys(body)]).toEqual([200, ['recipient_id', 'message_id']]);
    expect(body.recipient_id).toBe(person.id);
    const read = await w.get(`/${body.message_id}`, { fields: 'message,to,from' });
    expect(read.body).toMatchObject({
      message: 'We do!',
      to: { data: [{ id: person.id }] },
    });
  });

  it('joins the conversation that is there', async () => {
    const person = await p.customer('Ada');
    const { comment_id } = await p.does('comment', person, { text: 'Do you ship?' });
    const { body } = await reply({ comment_id });
    const { data } = (await w.get('/me/conversations', { user_id: person.id, fields: 'messages' }))
      .body;
    expect(data).toHaveLength(1);
    expect(data[0].messages.data.map(({ id }: { id: string }) => id)).toContain(body.message_id);
  });

  it('opens nothing: only the answer of the person does', async () => {
    const { person, recipient } = await published('comment', 'MESSENGER');
    await reply(recipient);
    expect(errorOf(await text(person))).toMatchObject({ code: 10, error_subcode: 2018278 });
    const late = await text(person, 'Hello?', {
      tag: 'HUMAN_AGENT',
      messaging_type: 'MESSAGE_TAG',
    });
    expect(errorOf(late)).toMatchObject({ code: 10, error_subcode: 2018278 });
    await p.does('say', person, { text: 'Great' });
    expect((await text(person)).status).toBe(200);
  });

  it('holds quick replies and templates as other messages do', async () => {
    const quick_replies = [{ content_type: 'text', title: 'Yes', payload: 'YES' }];
    const one = await published('comment', 'INSTAGRAM');
    const { status } = await send({
      recipient: one.recipient,
      message: { text: 'Shall I?', quick_replies },
    });
    expect(status).toBe(200);
    await p.does('tap', one.person, { title: 'Yes' });
    const buttons = [{ type: 'postback', title: 'Track', payload: 'T' }];
    const payload = { template_type: 'button', text: 'Now?', buttons };
    const { recipient } = await published('comment', 'MESSENGER');
    const template = { attachment: { type: 'template', payload } };
    expect((await send({ recipient, message: template })).status).toBe(200);
  });

  it('is told of as an echo', async () => {
    const { person, recipient } = await published('comment', 'MESSENGER');
    await p.heard();
    await reply(recipient);
    const [echo = ''] = await p.heard();
    expect(JSON.parse(echo).entry[0].messaging[0]).toMatchObject({
      recipient: { id: person.id },
      message: { is_echo: true, text: 'We do!' },
    });
  });

  it('takes HUMAN_AGENT without a type, as samples have it, reviewed or not', async () => {
    const strict = await w.besides({ mode: 'strict' });
    const set = (level: 'standard' | 'advanced') =>
      changeApp(w.server, w.app.id, { access: { human_agent: level } });
    await set('standard');
    const ada = await strict.person('Ada', 'INSTAGRAM');
    const { body } = await new Control(w.server).post(`/pages/${strict.page.id}/acts/comment`, {
      ...{ as: ada.id, text: 'Hi' },
    });
    const { comment_id } = body;
    const sent = { recipient: { comment_id }, message: { text: 'Hi' }, tag: 'HUMAN_AGENT' };
    expect((await sender(strict).send(sent)).status).toBe(200);
    await set('advanced');
  });

  it('goes to whom its author has become, where downloads told that two are one', async () => {
    const { person, recipient } = await published('comment', 'MESSENGER');
    const other = await w.person('Maya Okafor');
    await w.server.store.transaction((tx) =>
      history(tx, w.page.no).mover.foldPerson(person, other.no),
    );
    expect((await reply(recipient)).body.recipient_id).toBe(other.id);
  });

  it('is sent once for a key, and in a batch as elsewhere', async () => {
    const { recipient } = await published('comment', 'MESSENGER');
    const body = new URLSearchParams({
      recipient: JSON.stringify(recipient),
      message: JSON.stringify({ text: 'We do!' }),
    });
    const headers = [{ name: 'Idempotency-Key', value: 'private' }];
    const item = { method: 'POST', relative_url: 'me/messages', body: String(body), headers };
    const batch = JSON.stringify([item, item, { ...item, headers: [] }]);
    const answer = await w.send('POST', '/', { access_token: w.token, batch });
    const [one, same, refused] = answer.body.map((each: Json) => JSON.parse(each.body));
    expect(one.message_id).toEqual(expect.any(String));
    expect(same).toEqual(one);
    expect(refused.error.code).toBe(10900);
  });

  it('names one thing, and is a message', async () => {
    const { person, recipient } = await published('comment', 'MESSENGER');
    expect(errorOf(await reply({ ...recipient, id: person.id }))).toMatchObject({
      message: '(#100) Param recipient must be named by one of id, comment_id, post_id',
    });
    const typing = await send({ recipient, sender_action: 'typing_on' });
    expect(errorOf(typing)).toMatchObject({
      message: '(#100) The parameter recipient[id] is required',
    });
  });

  it('leaves nothing behind where it is refused', async () => {
    const { recipient } = await published('comment', 'MESSENGER');
    expect((await send({ recipient, message: { text: '' } })).status).toBe(400);
    expect((await reply(recipient)).status).toBe(200);
  });
});

describe('on Messenger it is refused', () => {
  proves('error:activityAnswered', 'a second time', async () => {
    const { recipient } = await published('comment', 'MESSENGER');
    await reply(recipient);
    expect(errorOf(await reply(recipient))).toEqual({
      ...{ status: 400, type: 'OAuthException', code: 10900 },
      message: '(#10900) Activity already replied to',
    });
  });

  proves('error:activityClosed', 'after seven days, and to who has blocked the Page', async () => {
    const closed = {
      ...{ status: 400, type: 'OAuthException', code: 10903, error_subcode: 1893049 },
      message: "(#10903) This user can't reply to this activity",
    };
    const one = await published('comment', 'MESSENGER');
    const other = await published('comment', 'MESSENGER');
    await blocked(w, other.person, 'person');
    expect(errorOf(await reply(other.recipient))).toEqual(closed);
    w.server.clock.advance(7 * DAY);
    expect(errorOf(await reply(one.recipient))).toEqual(closed);
    const last = await published('post', 'MESSENGER');
    w.server.clock.advance(7 * DAY - HOUR);
    expect((await reply(last.recipient)).status).toBe(200);
  });

  proves('error:messagesDisabled', 'by a Page that has messages disabled', async () => {
    const { recipient } = await published('comment', 'MESSENGER');
    await changePage(w.server, w.page.id, { refuse: 10904 });
    expect(errorOf(await reply(recipient))).toMatchObject({
      ...{ status: 400, code: 10904, error_subcode: 1893050 },
    });
    expect((await text(await p.customer('Bo'))).status).toBe(200);
    await changePage(w.server, w.page.id, { refuse: null });
    expect((await reply(recipient)).status).toBe(200);
  });

  proves(
    'error:invalidComment',
    'what is not there, was deleted, is another Page’s or another thing: all the same',
    async () => {
      const { person, recipient, act } = await published('comment', 'MESSENGER');
      const beside = await w.besides();
      const ask = async (recipient: object, access_token = w.token) =>
        errorOf(await reply(recipient, 'Hi', { access_token }));
      const invalid = {
        ...{ status: 400, type: 'OAuthException', code: 100, error_subcode: 2018292 },
        message: '(#100) Invalid comment_id parameter',
      };
      expect(await ask({ comment_id: '1_2' })).toEqual(invalid);
      expect(await ask(recipient, beside.token)).toEqual(invalid);
      const post = await p.does('post', person, { text: 'Hello' });
      expect(await ask({ comment_id: post.post_id })).toEqual(invalid);
      expect(await ask({ post_id: act.comment_id })).toEqual({
        ...invalid,
        message: '(#100) Invalid post_id parameter',
      });
      await p.does('uncomment', person, { id: act.comment_id });
      expect(await ask(recipient)).toEqual(invalid);
    },
  );
});

describe('on Instagram it is refused', () => {
  proves('error:instagramCommentAnswered', 'a second time, with a fault’s status', async () => {
    const { recipient } = await published('comment', 'INSTAGRAM');
    await reply(recipient);
    expect(errorOf(await reply(recipient))).toEqual({
      ...{ status: 500, type: 'IGApiException', code: -1, error_subcode: 2534023 },
      message: 'The comment you are trying to reply to, already has a reply.',
    });
  });

  proves('error:instagramCommentClosed', 'after seven days, and once it was deleted', async () => {
    const closed = {
      ...{ status: 400, type: 'IGApiException', code: 100, error_subcode: 2534025 },
      message: 'The comment is invalid for a private reply',
    };
    const { person, recipient, act } = await published('comment', 'INSTAGRAM');
    const other = await published('comment', 'INSTAGRAM');
    await p.does('uncomment', person, { id: act.comment_id });
    expect(errorOf(await reply(recipient))).toEqual(closed);
    w.server.clock.advance(7 * DAY);
    expect(errorOf(await reply(other.recipient))).toEqual(closed);
  });

  proves('error:instagramCommentScope', 'without the scope for comments', async () => {
    const { recipient } = await published('comment', 'INSTAGRAM');
    const scopes = ['instagram_basic', 'instagram_manage_messages', 'pages_manage_metadata'];
    const access_token = await w.tokenFor({ scopes });
    expect(errorOf(await reply(recipient, 'Hi', { access_token }))).toEqual({
      ...{ status: 403, type: 'IGApiException', code: 200, error_subcode: 2534066 },
      message:
        'Please check if access token has enough IG permissions granular scopes for IG private reply. Or, verify if the comment ID is valid',
    });
  });

  it('where there is no such comment, and where it is another account’s', async () => {
    const access_token = await w.tokenFor({ kind: 'instagram', pageId: w.page.id });
    const { recipient } = await published('comment', 'INSTAGRAM');
    const at = (recipient: object, token: string) =>
      send({ recipient, message: { text: 'Hi' } }, { access_token: token }, AT_INSTAGRAM);
    const unknown = {
      ...{ status: 400, type: 'IGApiException', code: 100, error_subcode: 2534014 },
      message: 'The requested user cannot be found.',
    };
    expect(errorOf(await at({ comment_id: '17850000000000001' }, access_token))).toEqual(unknown);
    const beside = await w.besides();
    const others = await beside.tokenFor({ kind: 'instagram', pageId: beside.page.id });
    expect(errorOf(await at(recipient, others))).toEqual(unknown);
    const ofPage = await published('comment', 'MESSENGER');
    expect(errorOf(await at(ofPage.recipient, access_token))).toEqual(unknown);
    expect((await at(recipient, access_token)).status).toBe(200);
  });
});
