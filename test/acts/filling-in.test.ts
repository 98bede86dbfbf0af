import { describe, expect, it } from 'vitest';
import { deletePerson } from '../../src/store/page/commands/delete-person.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { play } from './play.ts';

const p = await play();
const { page, server } = p.world;

const DAY = 24 * 3_600_000;

/** Has the Page send a template. */
async function template(to: PersonRow, template_type: string, parts: object): Promise<void> {
  const payload = { template_type, ...parts };
  await p.sends(to, { attachment: { type: 'template', payload } });
  await p.heard();
}

const opened = async (person: PersonRow) => {
  const store = server.store.page(page.no);
  const conversation = await store.conversations.direct(person.no);
  return (await store.windows.of(conversation?.no ?? 0, server.clock.now()))?.by;
};

describe('a customer feedback template', () => {
  const asks = (to: PersonRow, question: object = {}, more: object = {}) =>
    template(to, 'customer_feedback', {
      ...{ title: 'Kiln', subtitle: 'How was it?', button_title: 'Tell us' },
      business_privacy: { url: 'https://shop.example/privacy' },
      feedback_screens: [{ questions: [{ id: 'q1', type: 'csat', ...question }] }],
      ...more,
    });
  const followed = { follow_up: { type: 'free_form' } };

  it('is answered by a score and, where it asks, in words', async () => {
    const ada = await p.customer('Ada');
    await asks(ada, followed);
    await p.does('feedback', ada, { score: '5', follow_up: 'All well!' });
    const follow_up = { type: 'free_form', payload: 'All well!' };
    const questions = { q1: { type: 'csat', payload: '5', follow_up } };
    expect(await p.item()).toEqual({
      messaging_feedback: { feedback_screens: [{ screen_id: 0, questions }] },
    });
    expect(await opened(ada)).toBe('form');
  });

  it.each([
    ['csat', '0', 400],
    ['csat', '1', 201],
    ['csat', '5', 201],
    ['csat', '6', 400],
    ['csat', '05', 400],
    ['csat', 'good', 400],
    ['nps', '0', 201],
    ['nps', '10', 201],
    ['nps', '11', 400],
    ['ces', '7', 201],
    ['ces', '8', 400],
    ['free_form', 'x'.repeat(400), 201],
    ['free_form', 'x'.repeat(401), 400],
    ['free_form', '', 400],
  ])('%s takes %s: %i', async (type, score, status) => {
    const bo = await p.customer('Bo');
    await asks(bo, { type });
    expect((await p.act('feedback', bo, { score })).status).toBe(status);
    await p.heard();
  });

  it('is answered once, before it expires, and in words where it asks for them', async () => {
    const cy = await p.customer('Cy');
    await asks(cy);
    expect((await p.act('feedback', cy, { score: '4', follow_up: 'Well.' })).status).toBe(400);
    await p.does('feedback', cy, { score: '4' });
    expect((await p.act('feedback', cy, { score: '4' })).status).toBe(409);
    await asks(cy, {}, { expires_in_days: 3 });
    server.clock.advance(3 * DAY - 1);
    await p.does('feedback', cy, { score: '4' });
    await asks(cy);
    server.clock.advance(DAY);
    expect((await p.act('feedback', cy, { score: '4' })).status).toBe(409);
    await p.heard();
  });

  it('has to have been sent', async () => {
    const { status, body } = await p.act('feedback', await p.customer('Di'), { score: '4' });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('feedback')]);
  });
});

describe('what is handed over besides', () => {
  const products = [
    { id: '123', name: 'Blue bowl', unit_price: 24.5, currency: 'EUR', quantity: 2 },
  ];

  it('an order is told as it was sent', async () => {
    const ed = await p.customer('Ed');
    await p.does('order', ed, { order: { products, note: 'Soon, please.' } });
    expect(await p.item()).toEqual({ order: { products, note: 'Soon, please.' } });
    expect(await opened(ed)).toBe('form');
  });

  it('of an instant form its id alone', async () => {
    await p.does('submit', await p.customer('Flo'), { form_id: '300077' });
    expect(await p.item()).toEqual({ form: { id: '300077' } });
  });

  it('where to ship to, key by key', async () => {
    await p.does('inform', await p.customer('Gus'), {
      information: { city: 'Lisbon', zip: '1100' },
    });
    const responses = [
      { key: 'city', value: 'Lisbon' },
      { key: 'zip', value: '1100' },
    ];
    expect(await p.item()).toEqual({
      messaging_customer_information: { screens: [{ screen_id: '0', responses }] },
    });
  });

  it('begins a conversation where there is none', async () => {
    const hal = await p.world.person('Hal');
    const { conversation_id } = await p.does('order', hal, { order: { products } });
    expect(conversation_id).toMatch(/^t_/);
    await p.heard();
  });

  it('is on Messenger alone, has a size, and comes through nobody’s block', async () => {
    const ida = await p.customer('Ida', 'INSTAGRAM');
    expect((await p.act('submit', ida, { form_id: '3' })).status).toBe(400);
    const jo = await p.customer('Jo');
    const large = { order: { products, note: 'x'.repeat(20_000) } };
    expect((await p.act('order', jo, large)).status).toBe(400);
    const [bowl] = products;
    for (const wrong of [[], {}, [{ ...bowl, quantity: '2' }], [null], [{ name: 'Bowl' }]]) {
      expect((await p.act('order', jo, { order: { products: wrong } })).status).toBe(400);
    }
    expect((await p.act('inform', jo, { information: { city: 1 } })).status).toBe(400);
    await p.does('block', jo);
    expect((await p.act('submit', jo, { form_id: '3' })).status).toBe(409);
    expect(await p.heard()).toEqual([]);
  });

  it('is gone with who wrote it: the log has nothing of it', async () => {
    const kim = await p.customer('Kim');
    const { event } = await p.does('inform', kim, { information: { city: 'Lisbon' } });
    const store = () => server.store.page(page.no);
    const [told] = (await store().log.after(event - 1, 1)).events;
    expect(JSON.stringify(told)).not.toContain('Lisbon');
    if (told?.kind !== 'submission') throw new Error('nothing was filled in');
    const { conversation, submission } = told.body;
    expect(await store().submissions.content(conversation, submission)).toBeDefined();
    await server.store.transaction((tx) => deletePerson(tx, page.no, kim.no, server.clock.now()));
    expect(await store().submissions.content(conversation, submission)).toBeUndefined();
    await p.heard();
  });
});

describe('a coupon', () => {
  it('shows its code to whoever taps it, and the app is told', async () => {
    const lea = await p.customer('Lea');
    await template(lea, 'coupon', {
      title: '10 % off',
      coupon_code: '10PERCENT',
      payload: 'SPRING',
    });
    await p.does('tap', lea, { title: 'reveal code' });
    expect(await p.item()).toEqual({
      template: { type: 'coupon', payload: 'SPRING', coupon_code: '10PERCENT' },
    });
    expect(await opened(lea)).toBe('coupon');
  });

  it('that is an address has none to show', async () => {
    const max = await p.customer('Max');
    await template(max, 'coupon', { title: '10 % off', coupon_url: 'https://shop.example' });
    expect((await p.act('tap', max, { title: 'Reveal code' })).status).toBe(400);
  });
});

it('an answer of the Page is rated, by its thumbs', async () => {
  const ned = await p.customer('Ned');
  const mid = await p.sends(ned, 'It is 24 euros.');
  await p.heard();
  for (const [answer, feedback] of [
    ['good', 'Good response'],
    ['bad', 'Bad response'],
  ]) {
    await p.does('rate', ned, { answer });
    expect(await p.item()).toEqual({ response_feedback: { feedback, mid } });
  }
});
