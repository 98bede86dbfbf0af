import { expect } from 'vitest';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { AT_INSTAGRAM, errorOf, sender } from './sending.ts';

const w = await sharedWorld();
const access_token = await w.tokenFor({ kind: 'instagram', pageId: w.page.id });
const host = '/_convograph/instagram';
const send = (body: object, path = AT_INSTAGRAM) => sender(w).send(body, { access_token }, path);

proves(
  [
    'POST IGUser (Instagram login)/messages',
    'POST IGUser (Instagram login)/messages?recipient',
    'POST IGUser (Instagram login)/messages?message',
    'POST IGUser (Instagram login)/messages?reply_to',
    'POST IGUser (Instagram login)/messages?messaging_type',
    'POST IGUser (Instagram login)/messages?tag',
  ],
  'an account of Instagram login writes to a person of its own',
  async () => {
    const chat = await w.conversation({ platform: 'INSTAGRAM', said: [{ ago: 2 * 24 * 60 }] });
    const [mid] = await w.messageIds(chat);
    const recipient = { id: chat.person.id };
    for (const path of [AT_INSTAGRAM, `${host}/${w.page.instagramId}/messages`]) {
      const { status, body } = await send(
        {
          ...{ recipient, message: { text: 'Hello' }, reply_to: { mid } },
          ...{ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
        },
        path,
      );
      expect([status, body.recipient_id]).toEqual([200, chat.person.id]);
      expect(body.message_id).toMatch(/^aWdf/);
      const fields = 'message,from{id},reply_to{mid}';
      const read = await w.send('GET', `${host}/${body.message_id}`, { access_token, fields });
      expect(read.body).toEqual({
        ...{ id: body.message_id, message: 'Hello', reply_to: { mid } },
        from: { id: w.page.instagramId },
      });
    }
  },
);

proves(
  [
    'POST IGUser (Instagram login)/messages?sender_action',
    'POST IGUser (Instagram login)/messages?payload',
    'POST IGUser (Instagram login)/messages?notification_type',
    'POST IGUser (Instagram login)/messages?platform',
  ],
  'and acts there',
  async () => {
    const chat = await w.conversation({ platform: 'INSTAGRAM' });
    const [message_id = ''] = await w.messageIds(chat);
    const payload = { message_id, reaction: 'love' };
    const { body } = await send({
      ...{ recipient: { id: chat.person.id }, sender_action: 'react', payload },
      ...{ notification_type: 'REGULAR', platform: 'instagram' },
    });
    expect(body).toEqual({ recipient_id: chat.person.id });
    const read = await w.get(`/${message_id}`, { fields: 'reactions' });
    expect(read.body.reactions.data[0].users).toMatchObject([{ id: w.page.instagramId }]);
  },
);

proves(
  'POST IGUser (Instagram login)/messages?suggestion_action',
  'what is not offered yet is marked there too',
  async () => {
    const { person } = await w.conversation({ platform: 'INSTAGRAM' });
    const body = { recipient: { id: person.id }, message: { text: 'Hi' }, suggestion_action: 'x' };
    const answer = await send(body);
    expect(answer.headers.get('x-convograph')).toBe('not-yet');
    expect(errorOf(answer)).toMatchObject({ status: 400, type: 'IGApiException', code: 100 });
  },
);

proves('error:instagramCallLimit', 'a refusal of calls is HTTP 500 there', async () => {
  const { person } = await w.conversation({ platform: 'INSTAGRAM' });
  await changePage(w.server, w.page.id, { refuse: 613 });
  const answer = await send({ recipient: { id: person.id }, message: { text: 'Hi' } });
  expect(errorOf(answer)).toMatchObject({
    ...{ status: 500, type: 'IGApiException', code: 613, is_transient: false },
  });
  await changePage(w.server, w.page.id, { refuse: null });
});
