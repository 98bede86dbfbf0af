import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Play, play } from '../acts/play.ts';
import type { Json } from '../support/world.ts';
import { templated } from './samples.ts';
import { errorOf, sender } from './sending.ts';

const p = await play();
const ada = await p.customer('Ada');
const { body: mug } = await p.post('/products', { name: 'Mug', price: '€24.00' });

/** Anything that may be sent, also what no client shows: at most so many units. */
const words = (most: number) =>
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: most })
    .filter((text) => text.length <= most);
const address = fc.webUrl();
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });

const link = fc.record({ type: fc.constant('web_url'), url: address, title: words(20) });
const postback = fc.record({
  type: fc.constant('postback'),
  title: words(20),
  payload: words(1_000),
});
const button = fc.oneof(link, postback);
const buttons = fc.array(button, { minLength: 1, maxLength: 3 });

const card = fc.record({
  title: words(80),
  subtitle: words(80),
  image_url: maybe(address),
  default_action: maybe(fc.record({ type: fc.constant('web_url'), url: address })),
  buttons: maybe(buttons),
});
const cents = fc.integer({ min: 0, max: 1e9 }).map((sum) => sum / 100);
const thing = fc.record({
  title: words(200),
  price: cents,
  quantity: maybe(fc.nat(99)),
  subtitle: maybe(words(200)),
  image_url: maybe(address),
});
const image = fc.record({
  url: address,
  action: maybe(
    fc.record({ type: fc.constant('postback'), payload: words(1_000), text: words(40) }),
  ),
});
const question = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9_]{1,80}$/),
  type: fc.constantFrom('csat', 'nps', 'ces', 'free_form'),
  title: maybe(words(85).filter((text) => text.length >= 5)),
});

/** Payloads that their declarations allow, by their templates. */
const payloads: Readonly<Record<string, fc.Arbitrary<object>>> = {
  button: fc.record({ text: words(640), buttons }),
  generic: fc.record({
    sharable: maybe(fc.boolean()),
    elements: fc.array(card, { minLength: 1, maxLength: 10 }),
  }),
  media: fc.record({
    elements: fc.tuple(
      fc.record({
        media_type: fc.constantFrom('image', 'video'),
        url: fc.nat().map((id) => `https://www.facebook.com/kiln/videos/${id}/`),
        buttons: maybe(buttons),
      }),
    ),
  }),
  receipt: fc.record({
    ...{ recipient_name: words(200), order_number: words(200), payment_method: words(200) },
    currency: fc.constantFrom('EUR', 'USD', 'GBP'),
    timestamp: maybe(fc.nat()),
    summary: fc.record({ total_cost: cents, subtotal: maybe(cents) }),
    elements: maybe(fc.array(thing, { maxLength: 20 })),
    adjustments: maybe(
      fc.array(fc.record({ name: words(40), amount: cents.map((sum) => -sum) }), { maxLength: 5 }),
    ),
  }),
  coupon: fc.record({
    ...{ title: words(80), subtitle: maybe(words(80)), coupon_url: address },
    coupon_code: maybe(words(40).map((code) => code.replace(/\s/g, '') || 'CODE')),
    payload: maybe(words(1_000)),
  }),
  customer_feedback: fc.record({
    ...{ title: words(65), subtitle: maybe(words(80)), button_title: maybe(words(20)) },
    feedback_screens: fc.tuple(fc.record({ questions: fc.tuple(question) })),
    business_privacy: fc.record({ url: address }),
    expires_in_days: maybe(fc.integer({ min: 1, max: 7 })),
  }),
  image_grid: fc.record({
    elements: fc.tuple(
      fc.record({
        images: fc.array(image, { minLength: 2, maxLength: 6 }),
        title: maybe(words(45)),
        buttons: maybe(buttons),
      }),
    ),
  }),
  product: fc.record({
    elements: fc.array(fc.constant({ id: mug.id }), { minLength: 1, maxLength: 10 }),
  }),
};

const sendable = fc.oneof(
  ...Object.entries(payloads).map(([type, payload]) =>
    payload.map((given) => ({ type, payload: JSON.parse(JSON.stringify(given)) as Json })),
  ),
);

const sends = (message: object) => sender(p.world).send({ recipient: { id: ada.id }, message });

/** What of a payload an echo does not have as it was sent: a text stands beside it, null for no address. */
function echoed({ attachments: [attached], text }: Json): Json {
  if (attached.payload.product) {
    return { elements: attached.payload.product.elements.map(({ id }: Json) => ({ id })) };
  }
  const { template_type, ...payload } = JSON.parse(
    JSON.stringify(attached.payload),
    (key, value) => (key === 'url' && value === null ? undefined : value),
  );
  return { ...payload, ...(text !== undefined && { text }) };
}

it('whatever a template may hold is taken, and comes back with the echo', async () => {
  await fc.assert(
    fc.asyncProperty(sendable, async ({ type, payload }) => {
      const answer = await sends(templated(type, payload));
      expect(errorOf(answer)).toEqual({ status: 200 });
      const { message: echo } = await p.item();
      expect(echoed(echo)).toEqual(payload);
      const fields = 'attachments,shares{template}';
      const { body } = await p.world.get(`/${answer.body.message_id}`, { fields });
      const { data } = type === 'product' ? body.shares : body.attachments;
      expect(data).toHaveLength(type === 'generic' ? payload.elements.length : 1);
    }),
    { numRuns: 120 },
  );
}, 60_000);

/** Every place of a payload with its value, `elements.0.title`. */
const places = (value: Json, at: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [...at, key],
        ...places(inner as Json, [...at, key]),
      ])
    : [];

/** The same payload with another value in one place. */
function changed(payload: Json, at: readonly string[], value: Json): Json {
  const copy = structuredClone(payload);
  const parent = at.slice(0, -1).reduce((inner, key) => inner[key], copy);
  parent[at.at(-1) ?? ''] = value;
  return copy;
}

/** What no place takes: no object, no number, no word; too long; of the wrong kind. */
const NOWHERE: readonly Json[] = [{ none: 1 }, [[]], 'x'.repeat(2_049)];

/** Parts of which no source says how long they may be, or that are texts of any form. */
const FREE =
  /^(?:recipient_name|order_number|payment_method|price|name|title|subtitle|text|coupon_code)$/;

it('whatever one place may not hold is refused, and nothing is written', async () => {
  const refused = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      sendable,
      fc.nat(),
      fc.constantFrom(...NOWHERE),
      async ({ type, payload }, which, value) => {
        const all = places(payload);
        const at = all[which % all.length] ?? [];
        fc.pre(!(typeof value === 'string' && FREE.test(at.at(-1) ?? '')));
        const before = await last(p);
        const answer = errorOf(await sends(templated(type, changed(payload, at, value))));
        expect(answer).toMatchObject({ status: 400, type: 'OAuthException' });
        refused.add(answer.code);
        expect(await last(p)).toBe(before);
      },
    ),
    { numRuns: 200 },
  );
  expect([...refused].sort()).toContain(100);
}, 60_000);

/** Number of the Page's newest event. */
async function last({ world: { server, page } }: Play): Promise<number> {
  return server.store.page(page.no).log.last();
}
