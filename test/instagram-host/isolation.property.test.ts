import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { essence, type Home, home, type PagePlan, strangerIds } from '../access/strangers.ts';
import { type Answer, sharedWorld } from '../support/world.ts';
import { Client, loginToken } from './ways.ts';

const server = await sharedWorld();

type Ask = (client: Client, id: string) => Promise<Answer>;

/** Ways in which a request can name an id. */
const NAMED: Readonly<Record<string, Ask>> = {
  'the node': (c, id) => c.get(`/${id}`),
  'fields of it': (c, id) => c.get(`/v23.0/${id}`, { fields: 'id,username,messages' }),
  'its metadata': (c, id) => c.get(`/${id}`, { metadata: 1 }),
  'by id=': (c, id) => c.get('/', { id }),
  'by ids=': (c, id) => c.get('/', { ids: id }),
  'by ids= beside the own account': (c, id) => c.get('/', { ids: `me,${id}` }),
  'its messages': (c, id) => c.get(`/${id}/messages`),
  'its conversations': (c, id) => c.get(`/${id}/conversations`),
  'messages by ids=': (c, id) => c.get('/messages', { ids: id }),
  'as user_id': (c, id) => c.get('/me/conversations', { user_id: id }),
  'as user_id of a field': (c, id) =>
    c.get('/me', { fields: `conversations.user_id(${id}).summary(1)` }),
  'by POST': (c, id) => c.send('POST', `/${id}`),
  'by DELETE': (c, id) => c.send('DELETE', `/${id}`),
};

const plans: fc.Arbitrary<PagePlan> = fc.record({
  instagram: fc.constant(true),
  strict: fc.boolean(),
  chats: fc.array(
    fc.record({
      platform: fc.constantFrom('MESSENGER' as const, 'INSTAGRAM' as const),
      folder: fc.constantFrom('inbox' as const, 'other' as const),
      people: fc.integer({ min: 1, max: 2 }),
      said: fc.array(fc.record({ text: fc.constant('hello') }), { minLength: 1, maxLength: 2 }),
      owned: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const clientOf = async ({ world: own }: Home) => new Client(own, await loginToken(own));

describe('a token of Instagram login', () => {
  it('sees its own account, and of another what is seen of nothing', async () => {
    await fc.assert(
      fc.asyncProperty(plans, plans, async (mine, others) => {
        const [ours, theirs] = [await home(server, mine), await home(server, others)];
        const client = await clientOf(ours);
        for (const { kind, id, twin } of strangerIds(theirs, ours)) {
          for (const [way, ask] of Object.entries(NAMED)) {
            const [given, unknown] = [await ask(client, id), await ask(client, twin)];
            expect(essence(given, id), `${kind} ${way}`).toEqual(essence(unknown, twin));
          }
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('reads all of its own account on Instagram and nothing of the Page', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const ours = await home(server, plan);
        const client = await clientOf(ours);
        for (const { id, person } of ours.chats) {
          const status = id.startsWith('t_') ? 400 : 200;
          expect((await client.get(`/${id}`)).status).toBe(status);
          expect((await client.get(`/${person.id}`)).status).toBe(status);
        }
        for (const id of ours.messages) {
          const status = id.startsWith('m_') ? 400 : 200;
          expect((await client.get(`/${id}`)).status).toBe(status);
        }
        const listed = await Promise.all(
          ['inbox', 'other'].map((folder) =>
            client.get('/me/conversations', { folder, limit: 50, fields: 'id' }),
          ),
        );
        expect(
          listed.flatMap(({ body }) => body.data.map((c: { id: string }) => c.id)).sort(),
        ).toEqual(
          ours.chats
            .map(({ id }) => id)
            .filter((id) => !id.startsWith('t_'))
            .sort(),
        );
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});
