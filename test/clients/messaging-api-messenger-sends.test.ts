import { createReadStream } from 'node:fs';
import { MessengerBatch, MessengerClient } from 'messaging-api-messenger';
import { describe, expect, it } from 'vitest';
import { FILES, fileHost } from '../sending/files.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { runs } from './runs.ts';

const w = await sharedWorld();
const client = new MessengerClient({
  ...{ accessToken: w.token, appId: w.app.id, appSecret: w.app.secret },
  ...{ origin: w.server.url, version: '23.0' },
});
const newest = async (chat: { id: string }, fields: string): Promise<Json> =>
  (await w.get(`/${chat.id}/messages`, { fields, limit: 1 })).body.data[0];

describe('messaging-api-messenger sends', runs('messaging-api-messenger'), () => {
  it('texts, with quick replies', async () => {
    const chat = await w.conversation();
    const quickReplies = [{ contentType: 'text', title: 'Yes', payload: 'YES' } as const];
    const { recipientId, messageId } = await client.sendText(chat.person.id, 'Shall I?', {
      quickReplies,
    });
    expect(recipientId).toBe(chat.person.id);
    expect(await newest(chat, 'id,message')).toEqual({ id: messageId, message: 'Shall I?' });
  });

  it('buttons', async () => {
    const chat = await w.conversation();
    await client.sendButtonTemplate(chat.person.id, 'Which one?', [
      { type: 'postback', title: 'Blue', payload: 'BLUE' },
      { type: 'web_url', title: 'All', url: 'https://example.com' },
    ]);
    const { attachments } = await newest(chat, 'attachments{generic_template}');
    expect(attachments.data[0].generic_template.cta.map(({ title }: Json) => title)).toEqual([
      ...['Blue', 'All'],
    ]);
  });

  it('that it types, and has read', async () => {
    const { person } = await w.conversation();
    const told = { recipientId: person.id };
    expect(await client.typingOn(person.id)).toEqual(told);
    expect(await client.markSeen(person.id)).toEqual(told);
  });

  it('several in a batch', async () => {
    const chat = await w.conversation();
    const { id } = chat.person;
    const texts = ['One', 'Two'];
    const answers = await client.sendBatch(texts.map((text) => MessengerBatch.sendText(id, text)));
    expect(answers.map(({ code }) => code)).toEqual([200, 200]);
    const { body } = await w.get(`/${chat.id}/messages`, { fields: 'message', limit: 2 });
    expect(body.data.map(({ message }: Json) => message)).toEqual(['Two', 'One']);
  });

  it('as a persona, which it makes, reads and takes away', async () => {
    const chat = await w.conversation();
    const profilePictureUrl = (await fileHost()).add(FILES.image, 'adam.jpg');
    const { id } = await client.createPersona({ name: 'Adam', profilePictureUrl });
    expect(await client.getPersona(id)).toMatchObject({ id, name: 'Adam' });
    expect((await client.getAllPersonas()).map((each) => each.id)).toEqual([id]);
    await client.sendText(chat.person.id, 'Hi', { personaId: id });
    await client.typingOn(chat.person.id, { personaId: id });
    expect(await client.deletePersona(id)).toEqual({ success: true });
    await expect(client.sendText(chat.person.id, 'Hi', { personaId: id })).rejects.toThrow(
      'Invalid persona_id',
    );
  });

  it('too late, and says what it was told', async () => {
    const { person } = await w.conversation({ said: [{ ago: 25 * 60 }] });
    await expect(client.sendText(person.id, 'Still there?')).rejects.toThrow(/allowed window/);
    const { messageId } = await client.sendText(person.id, 'A human here', {
      ...{ messagingType: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' as never },
    });
    expect(messageId).toMatch(/^m_/);
  });
});

describe('messaging-api-messenger sends files', runs('messaging-api-messenger'), () => {
  it('by their address', async () => {
    const host = await fileHost();
    const chat = await w.conversation();
    await client.sendImage(chat.person.id, host.add(FILES.image));
    const { attachments } = await newest(chat, 'attachments');
    expect(attachments.data[0].image_data.url).toContain('/media/');
  });

  it('from memory and from the disk, and by the id of an upload', async () => {
    const chat = await w.conversation();
    const { id } = chat.person;
    const options = { filename: 'bowl.jpg' };
    await client.sendImage(id, FILES.image, options as never);
    await client.sendFile(id, createReadStream(new URL(PRICES, import.meta.url)));
    const upload = await client.uploadImage(FILES.image, { ...options, isReusable: true } as never);
    for (let times = 0; times < 2; times++) {
      await client.sendImage(id, { attachmentId: upload.attachmentId });
    }
    const { body } = await w.get(`/${chat.id}/messages`, { fields: 'attachments{name}' });
    const names = body.data.map((each: Json) => each.attachments?.data[0].name.split('-')[0]);
    expect(names).toEqual(['image', 'image', 'price', 'image', undefined]);
  });

  it('and is told what Meta tells of a file without a name', async () => {
    const { person } = await w.conversation();
    await expect(client.sendFile(person.id, FILES.file)).rejects.toThrow(
      'Incorrect number of files uploaded',
    );
  });
});

const PRICES = '../../src/demo/media/price-list.pdf';
