import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PersonRow } from '../../src/store/page/people.ts';
import { type TableName, WHOLE_TABLES } from '../../src/store/transfer/tables.ts';
import { play } from '../acts/play.ts';
import { Control } from './control.ts';

const p = await play({ console: true, mode: 'archive' });
const { world } = p;
const control = new Control(world.server);
const at = `/pages/${world.page.id}`;

/** What somebody does: the person, the app, or the Page's human. */
const step = fc.record({
  what: fc.constantFrom(
    ...(['say', 'say', 'send', 'react', 'unreact', 'unsend', 'edit', 'read', 'receive'] as const),
    ...(['seen', 'block', 'unblock', 'opt-in', 'answer', 'take', 'done', 'rate', 'later'] as const),
    ...(['pass', 'back'] as const),
  ),
  text: fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== ''),
});
type What = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function live(as: PersonRow, { what, text }: What): Promise<void> {
  const app = (body: object, edge = 'messages') =>
    world.send(
      'POST',
      `/me/${edge}`,
      { access_token: world.token },
      {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ recipient: { id: as.id }, ...body }),
      },
    );
  const inbox = (action: string, body: object = {}) =>
    p.post('/acts/inbox', { as: as.id, action, ...body });
  const acts: Record<What['what'], () => Promise<unknown>> = {
    say: () => p.act('say', as, { text }),
    send: () => app({ message: { text }, messaging_type: 'RESPONSE' }),
    react: () => p.act('react', as, { reaction: 'love' }),
    unreact: () => p.act('unreact', as),
    unsend: () => p.act('unsend', as),
    edit: () => p.act('edit', as, { text }),
    read: () => p.act('read', as),
    receive: () => p.act('receive', as),
    seen: () => app({ sender_action: 'mark_seen' }),
    block: () => p.act('block', as),
    unblock: () => p.act('unblock', as),
    'opt-in': () => p.act('opt-in', as, { ref: text }),
    answer: () => inbox('reply', { text }),
    take: () => inbox('take'),
    done: () => inbox('done'),
    rate: () => p.act('rate', as, { good: true }),
    later: () => control.post('/clock/advance', { seconds: 3_700 }),
    pass: () => app({ target_app_id: '263902037430900' }, 'pass_thread_control'),
    back: () => app({}, 'take_thread_control'),
  };
  await acts[what]();
}

/** What a conversation is made of. */
const MADE_OF: readonly TableName[] = [
  ...(['message', 'conversation', 'participant', 'person', 'control_step'] as const),
  ...(['conversation_window', 'conversation_time', 'submission', 'idempotency_key'] as const),
];

/** All rows of the Page's conversations, and what a person sees; ids that are given next left out. */
async function stands(of: PersonRow): Promise<unknown> {
  await world.server.settled();
  const { body } = await control.get(`${at}/phones/${of.id}`);
  const { time, ...phone } = body;
  const rows = await world.server.store.snapshot(async ({ whole }) => {
    const found: unknown[] = [];
    for (const { table } of WHOLE_TABLES.filter(({ table }) => MADE_OF.includes(table))) {
      for await (const some of whole.rows(table, world.page.no)) {
        found.push(some.map(({ first_tie, ...row }) => ({ table, ...row })));
      }
    }
    return found;
  });
  const clock = (await control.get('/clock')).body.offset_ms;
  return { phone, rows, clock };
}

it('a conversation stands as before whichever message it begins anew from, and as after once that is undone', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 14 }),
      fc.constantFrom('MESSENGER' as const, 'INSTAGRAM' as const),
      fc.nat(),
      async (steps, platform, from) => {
        const as = await p.customer(`Person ${number++}`, platform);
        const before = new Map<string, unknown>();
        for (const each of steps) {
          const state = await stands(as);
          await live(as, each);
          const { messages = [] } = (await control.get(`${at}/phones/${as.id}`)).body;
          for (const { id } of messages) if (!before.has(id)) before.set(id, state);
        }
        const chosen = [...before.keys()][from % before.size] as string;
        if (chosen === [...before.keys()][0]) return;
        const after = await stands(as);
        const restart = await control.post(`${at}/restarts`, { message: chosen });
        expect([restart.status, world.server.faults]).toEqual([201, []]);
        expect(await stands(as)).toEqual(before.get(chosen));
        const said = await p.act('say', as, { text: 'anew' });
        expect(before.has(said.body?.message_id)).toBe(false);
        const undo = await control.post(`${at}/restarts/${restart.body.restart}/undo`);
        expect([undo.status, world.server.faults]).toEqual([201, []]);
        expect(await stands(as)).toEqual(after);
      },
    ),
    { numRuns: 8 },
  );
});
