import { expect, it } from 'vitest';
import { shapeOf } from '../../src/events/shapes.ts';
import { WEBHOOK_FIELDS } from '../../src/messaging/webhook-fields.ts';
import type { NewEvent } from '../../src/store/log/kinds.ts';

const kinds = [
  ...['postback', 'reaction', 'edit', 'unsend', 'read', 'delivery', 'optin', 'referral'],
] as const;
const told = [
  { kind: 'message', body: { sender: 1 } },
  { kind: 'message', body: { sender: 0 } },
  ...kinds.map((kind) => ({ kind, body: { person: 1 } })),
] as unknown as NewEvent[];

it.each(told.map((event) => [event.kind, event] as const))(
  'the fields of a %s are words of their platforms',
  (_, event) => {
    const { MESSENGER, INSTAGRAM } = shapeOf(event)?.fields ?? {};
    if (MESSENGER !== undefined) expect(WEBHOOK_FIELDS.page).toContain(MESSENGER);
    if (INSTAGRAM !== undefined) expect(WEBHOOK_FIELDS.instagram).toContain(INSTAGRAM);
    expect([MESSENGER, INSTAGRAM]).not.toEqual([undefined, undefined]);
  },
);

it.each([
  ['message', { sender: null }],
  ['read', { person: 0 }],
  ['reaction', { person: 0 }],
  ['person', { person: 1 }],
  ['imported', {}],
])('no webhook is made of %s %j', (kind, body) => {
  expect(shapeOf({ kind, body } as unknown as NewEvent)).toBeUndefined();
});
