import { expect, it } from 'vitest';
import { FILES, fileHost, messageOf } from '../sending/files.ts';
import { mug, templated } from '../sending/samples.ts';
import { sharedWorld } from '../support/world.ts';
import { ask, lacking } from './ask.ts';

const shop = await sharedWorld();
const send = (id: string, more = '') =>
  `POST /me/messages?recipient={"id":"${id}"}&message={"text":"Hi"}${more}`;

it('a send that would go out is judged, and sent to nobody', async () => {
  const chat = await shop.conversation();
  const told = await ask(shop, send(chat.person.id));
  expect(told).toMatchObject({ missing: [], carried_out: false, answer: { status: 200 } });
  expect(told.requirements).toContainEqual({
    ...{ kind: 'send', needed: 'a send that passes every check', has: 'it does now', ok: true },
  });
  expect(await shop.messageIds(chat)).toHaveLength(1);
});

it('a send that would be refused is told with its error, and with the command that says more', async () => {
  const { person } = await shop.conversation({ said: [{ ago: 25 * 60 }] });
  const told = await ask(shop, send(person.id));
  expect(told.answer).toMatchObject({ status: 403, error: { code: 10, error_subcode: 2018278 } });
  const needed = 'a send that passes every check';
  expect(lacking(told)[needed]).toContain('outside of allowed window');
  const { hint } = told.requirements.find((each) => each.needed === needed) ?? {};
  expect(hint).toBe(
    `\`npx convograph can-send --to ${person.id} --page ${shop.page.id} --app ${shop.app.id}\` tells which check it is, and what opens it`,
  );
});

it('a template is judged as it is sent, its limits too', async () => {
  const { person } = await shop.conversation();
  const asked = (elements: object[]) => {
    const message = JSON.stringify(templated('generic', { elements }));
    return ask(shop, `POST /me/messages?recipient={"id":"${person.id}"}&message=${message}`);
  };
  const { default_action, image_url, buttons, ...card } = mug;
  expect((await asked([card])).answer).toEqual({ status: 200 });
  expect((await asked([{ title: 'Mug' }])).answer).toMatchObject({
    ...{ status: 400, error: { code: 100, error_subcode: 2018035 } },
  });
});

it('a send of what is not offered yet is told as that', async () => {
  const { person } = await shop.conversation();
  const told = await ask(shop, send(person.id, '&suggestion_action=ACCEPT'));
  expect(told.not_yet).toBe('Telling what became of a suggestion.');
});

it('a send of which nothing else is said needs what Messenger does', async () => {
  const needed = (await ask(shop, 'POST /me/messages')).requirements.map((each) => each.needed);
  expect(needed.join()).toContain('pages_messaging');
  expect(needed.join()).not.toContain('instagram');
});

it('a send of a file is judged without the file, which is fetched for nobody', async () => {
  const host = await fileHost();
  const url = host.add(FILES.image);
  const { person } = await shop.conversation();
  const asked = (payload: object) => {
    const message = JSON.stringify(messageOf('image', payload));
    return ask(shop, `POST /me/messages?recipient={"id":"${person.id}"}&message=${message}`);
  };
  expect(await asked({ url })).toMatchObject({ missing: [], answer: { status: 200 } });
  expect((await asked({ attachment_id: '1' })).answer).toMatchObject({
    error: { error_subcode: 2018074 },
  });
  expect((await asked({})).answer).toMatchObject({ error: { error_subcode: 2018005 } });
  expect(host.asked).toEqual([]);
});
