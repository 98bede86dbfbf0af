import fc from 'fast-check';
import { expect, it } from 'vitest';
import { controlClient } from '../../src/testing/control/client.ts';
import { start } from '../../src/testing/start.ts';
import { type Json, type World, world } from '../support/world.ts';
import { restore, save } from './machines.ts';

/** What happens in a world: by its number, who does it, and in what words. */
const step = fc.record({
  what: fc.constantFrom(
    ...(['say', 'send', 'react', 'unsend', 'edit', 'block', 'comment', 'persona'] as const),
    ...(['profile', 'token', 'strict', 'advance', 'delete'] as const),
  ),
  who: fc.nat(2),
  text: fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((text) => text.trim() !== ''),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const PEOPLE = [
  { name: 'Ada', platform: 'MESSENGER' },
  { name: 'Bo', platform: 'INSTAGRAM' },
  { name: 'Cy', platform: 'MESSENGER' },
] as const;

const post = (shop: World, path: string, body: object): Promise<unknown> =>
  shop.send(
    'POST',
    path,
    { access_token: shop.token },
    {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
  );

/** Does it; what the platform refuses changes nothing, and is no matter. */
async function live(shop: World, ids: readonly string[], { what, who, text }: Step): Promise<void> {
  const control = controlClient(shop.server.url, shop.server.controlKey);
  const page = shop.page.id;
  const as = ids[who] as string;
  const acts: Record<Step['what'], () => Promise<unknown>> = {
    say: () => control.say({ page, as, text }),
    send: () => post(shop, '/me/messages', { recipient: { id: as }, message: { text } }),
    react: () => control.react({ page, as, reaction: 'love' }),
    unsend: () => control.unsend({ page, as }),
    edit: () => control.edit({ page, as, text }),
    block: () => control.block({ page, as }),
    comment: () => control.comment({ page, as, text }),
    persona: () =>
      post(shop, '/me/personas', { name: text, profile_picture_url: 'https://example.com/p.png' }),
    profile: () => post(shop, '/me/messenger_profile', { greeting: [{ locale: 'default', text }] }),
    token: () => control.createToken({ page, for_app: shop.app.id }),
    strict: () => control.changePage({ page, mode: 'strict' }),
    advance: () => control.advanceClock({ seconds: 60 }),
    delete: () => control.deletePerson({ page, person: as }),
  };
  await acts[what]().catch(() => undefined);
}

const FIELDS =
  'id,link,updated_time,message_count,unread_count,can_reply,participants,senders,snippet,former_participants,messages{id,created_time,from,to,message,tags,attachments,shares,reactions,sticker,story,reply_to,is_unsupported}';

/** Every read there is: of the Graph as its token reads it, and of the control plane. */
async function reads(shop: World, token: string, secret: string): Promise<readonly string[]> {
  const ask = async (path: string, access_token = token): Promise<string> =>
    (await shop.send('GET', path, { access_token })).text;
  const control = controlClient(shop.server.url, shop.server.controlKey);
  const page = shop.page.id;
  const lists = [
    ...(await Promise.all([control.listPages(), control.listPeople({ page }), control.listApps()])),
    ...(await Promise.all([control.listConversations({ page }), control.listTokens()])),
  ];
  const paths = [
    `/me/conversations?fields=${FIELDS}`,
    `/me/conversations?platform=instagram&fields=${FIELDS}`,
    '/me/conversations?folder=other',
    '/me?fields=id,name,instagram_business_account',
    '/me/personas',
    '/me/messenger_profile?fields=greeting',
    '/me/subscribed_apps',
  ];
  const debug = await ask(`/debug_token?input_token=${token}`, `${shop.app.id}|${secret}`);
  const answers = [...(await Promise.all(paths.map((path) => ask(path)))), debug];
  return [...answers, JSON.stringify(lists)].map((text) =>
    text
      .replaceAll(shop.server.url, 'URL')
      .replaceAll(/"fbtrace_id":"[^"]*"/g, '')
      .replaceAll(encodeURIComponent(token), 'TOKEN')
      .replaceAll(token, 'TOKEN')
      // A link is signed by who serves it.
      .replaceAll(/[?&]?oh=[\w-]+/g, ''),
  );
}

const on = (shop: World, server: World['server']): World =>
  Object.assign(Object.create(shop), { server }) as World;

it('restore(snapshot(world)) answers every read as before, here and elsewhere, with either key', async () => {
  const shop = await world();
  const control = controlClient(shop.server.url, shop.server.controlKey);
  const { id: page } = shop.page;
  const people = await Promise.all(PEOPLE.map((each) => control.createPerson({ page, ...each })));
  const ids = people.map(({ id }) => id);
  await save(shop.server, { name: 'begin' });
  const lives = fc.array(step, { minLength: 3, maxLength: 8 });
  const own = { token: shop.token, secret: shop.app.secret };
  const server = await start({ seed: 'another' });
  await fc.assert(
    fc.asyncProperty(lives, lives, async (before, after) => {
      await restore(shop.server, { snapshot: 'begin' });
      for (const each of before) await live(shop, ids, each);
      const told = await reads(shop, own.token, own.secret);
      const { file } = await save(shop.server, { name: 'w', passphrase: 'p', replace: true });
      for (const each of after) await live(shop, ids, each);
      await restore(shop.server, { snapshot: 'w' });
      expect(await reads(shop, own.token, own.secret)).toEqual(told);
      // What stood there before gives way, so that one machine does for all.
      for (const input of [{ passphrase: 'p' }, { new_secrets: true }]) {
        const anew = await restore(server, { snapshot: file, ...input });
        const tokens: Json[] = anew.tokens ?? [];
        const found = await Promise.all(
          (tokens.length > 0 ? tokens.map(({ access_token }) => access_token) : [own.token]).map(
            (token) => reads(on(shop, server), token, anew.apps?.[0].secret ?? own.secret),
          ),
        );
        expect(found).toContainEqual(told);
      }
    }),
    { numRuns: 2 },
  );
  await server.close();
  await shop.close();
}, 120_000);
