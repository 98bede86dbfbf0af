import { describe, expect, it } from 'vitest';
import { noteChanges } from '../../src/store/reversals/note-changes.ts';
import { controlClient } from '../../src/testing/control/client.ts';
import { play } from '../acts/play.ts';
import type { Json } from '../support/world.ts';
import { Control } from './control.ts';

const p = await play({ console: true, mode: 'archive' });
const { world } = p;
const control = new Control(world.server);
const at = `/pages/${world.page.id}`;

const texts = async (of: { readonly id: string }): Promise<string[]> =>
  (await control.get(`${at}/phones/${of.id}`)).body.messages.map(({ text }: Json) => text);
const restart = (message: string) => control.post(`${at}/restarts`, { message });

describe('a restart from a message', () => {
  it('leaves what was said before as it stood, and the next message goes to the app once', async () => {
    const ada = await p.customer('Adele');
    const answer = await p.sends(ada, 'Hello Adele');
    const asked = await p.does('say', ada, { text: 'Where is my mug?' });
    await p.sends(ada, 'I do not know');
    await p.heard();
    const { body } = await restart(asked.message_id);
    expect(body.messages).toBe(2);
    expect(await p.heard()).toEqual([]);
    expect(await texts(ada)).toEqual(['hello', 'Hello Adele']);
    const { body: kept } = await world.get(`/${answer}`, { fields: 'message' });
    expect(kept.message).toBe('Hello Adele');
    expect((await world.get(`/${asked.message_id}`)).status).not.toBe(200);
    const again = await p.does('say', ada, { text: 'Where is my cup?' });
    expect(again.message_id).not.toBe(asked.message_id);
    expect((await p.heard()).join()).toContain('Where is my cup?');
  });

  it('brings back what was unsent, edited and reacted to since', async () => {
    const bo = await p.customer('Bodil');
    const first = await p.does('say', bo, { text: 'first' });
    const second = await p.does('say', bo, { text: 'second' });
    await p.does('edit', bo, { text: 'changed', message: first.message_id });
    await p.heard();
    await p.does('unsend', bo, { message: first.message_id });
    await restart(second.message_id);
    expect(await texts(bo)).toEqual(['hello', 'first']);
  });

  it('is undone, with what was said since', async () => {
    const cy = await p.customer('Cyrus');
    const asked = await p.does('say', cy, { text: 'one' });
    const { body } = await restart(asked.message_id);
    await p.does('say', cy, { text: 'two' });
    const undo = () => control.post(`${at}/restarts/${body.restart}/undo`);
    expect((await undo()).body.messages).toBe(1);
    expect(await texts(cy)).toEqual(['hello', 'one']);
    expect((await undo()).status).toBe(404);
  });

  it('from the first leaves the conversation under its id, with nobody who wrote to it', async () => {
    const di = await world.person('Dido');
    const first = await p.does('say', di, { text: 'hi' });
    await restart(first.message_id);
    const listed = await world.get('/me/conversations', { fields: 'id', limit: 100 });
    expect(JSON.stringify(listed.body)).not.toContain(first.conversation_id);
    const again = await p.does('say', di, { text: 'hi' });
    expect(again.conversation_id).toBe(first.conversation_id);
    expect(again.message_id).not.toBe(first.message_id);
  });

  it('has the clock as it was', async () => {
    const eve = await p.customer('Evelyn');
    const asked = await p.does('say', eve, { text: 'open?' });
    await control.post('/clock/advance', { seconds: 90_000 });
    expect((await restart(asked.message_id)).body.clock).toMatch(/^2026-05-04T10:/);
    expect((await control.get('/clock')).body.offset_ms).toBe(0);
  });

  it('leaves other conversations, and what was made since, as they are', async () => {
    const [fay, gus] = [await p.customer('Fay'), await p.customer('Gustav')];
    const asked = await p.does('say', fay, { text: 'me' });
    await p.does('say', gus, { text: 'and me' });
    await restart(asked.message_id);
    expect(await texts(gus)).toEqual(['hello', 'and me']);
  });

  it('leaves nothing to be sent again of what is gone', async () => {
    const hal = await p.customer('Halina');
    const release = p.receivers.hold();
    const asked = await p.does('say', hal, { text: 'slow' });
    release();
    await restart(asked.message_id);
    await p.heard();
    await control.post('/clock/advance', { seconds: 3_600 });
    expect(await p.heard()).toEqual([]);
    await control.post('/clock/reset', {});
  });
});

describe('whether it can', () => {
  it('says how many messages would be gone, and changes nothing', async () => {
    const ida = await p.customer('Idania');
    const asked = await p.does('say', ida, { text: 'one' });
    await p.sends(ida, 'two');
    const { body } = await control.get(`${at}/restarts/${asked.message_id}`);
    expect(body).toEqual({ can: true, messages: 2 });
    expect(await texts(ida)).toEqual(['hello', 'one', 'two']);
  });

  it('says why not of what was there before the console', async () => {
    const jo = await world.person('Joel');
    const { id } = await world.conversation({ people: [jo], said: [{ text: 'of old' }] });
    const [{ id: mid }] = (await control.get(`${at}/phones/${id}`)).body.messages;
    await noteChanges(world.server.store, false);
    await noteChanges(world.server.store, true);
    expect((await control.get(`${at}/restarts/${mid}`)).body.can).toBe(false);
    const refused = await restart(mid);
    expect([refused.status, refused.text]).toEqual([409, expect.stringMatching(/is not kept/)]);
  });

  it('names a message that is not there', async () => {
    expect((await control.get(`${at}/restarts/m_nothing`)).status).toBe(404);
  });
});

describe('what is kept without being asked', () => {
  const automatic = async () =>
    (await control.get('/snapshots')).body.data.filter((each: Json) => each.automatic);

  it('is how the Page was before a restart, a reset, and a conversation that is deleted', async () => {
    const kim = await p.customer('Kimiko');
    const asked = await p.does('say', kim, { text: 'once' });
    const { body: restarted } = await restart(asked.message_id);
    const { url, controlKey } = world.server;
    const deleted = await controlClient(url, controlKey).deleteConversation({
      ...{ page: world.page.id, conversation: asked.conversation_id, keep: true },
    });
    expect([restarted.before, deleted.before]).toEqual([
      expect.stringMatching(/^auto-restart-\d+$/),
      expect.stringMatching(/^auto-delete-\d+$/),
    ]);
    await control.post(`/snapshots/${deleted.before}/restore`, {});
    await expect.poll(() => texts(kim)).toEqual(['hello']);
    const { body: emptied } = await control.post('/reset', { page: world.page.id, keep: true });
    const names = (await automatic()).map(({ name }: Json) => name);
    expect(names).toContain(emptied.before);
    expect(names.length).toBeLessThanOrEqual(13);
  });

  it('has names that nobody else gives', async () => {
    const { status } = await control.post('/snapshots', { name: 'auto-mine' });
    expect(status).toBe(400);
  });
});
