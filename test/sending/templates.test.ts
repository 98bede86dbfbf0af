import { describe, expect, it } from 'vitest';
import { play } from '../acts/play.ts';
import { proves } from '../support/proves.ts';
import type { Json, World } from '../support/world.ts';
import { fileSender } from './files.ts';
import { bargain, film, grid, link, mug, order, postback, survey, templated } from './samples.ts';
import { errorOf, sender } from './sending.ts';

const p = await play();
const w = p.world;

/** Sends to somebody new: how it reads back, and what the echo tells of it. */
async function sent(message: object, platform: 'MESSENGER' | 'INSTAGRAM' = 'MESSENGER') {
  const person = await p.customer('Ada', platform);
  const id = await p.sends(person, message);
  const { message: echo } = await p.item();
  const fields = 'message,attachments{id,generic_template},shares{template}';
  const { body } = await w.get(`/${id}`, { fields });
  const cards = body.attachments?.data.map((each: Json) => {
    expect(Object.keys(each)).toEqual(['generic_template']);
    return each.generic_template;
  });
  return { person, id, echo, body, cards };
}

const attached = (title: string, template_type: string, payload: object) => [
  { title, url: null, type: 'template', payload: { template_type, ...payload } },
];

/** Buttons as an echo has them. */
const nulled = { ...postback, url: null };

describe('a generic template', () => {
  const bowl = { title: 'Blue bowl', subtitle: 'Serves four' };
  const message = templated('generic', { sharable: true, elements: [mug, bowl] });

  it('reads back as a card for each of its elements', async () => {
    const { body, cards } = await sent(message);
    expect(body.message).toBe('');
    expect(cards).toEqual([
      {
        ...{ title: 'Clover mug', subtitle: 'Green glaze', media_url: mug.image_url },
        cta: [
          { title: 'Look', type: 'web_url', url: link.url },
          { title: 'Yes', type: 'postback' },
        ],
      },
      bowl,
    ]);
  });

  it('comes whole in the echo', async () => {
    const { echo } = await sent(message);
    expect(echo.text).toBeUndefined();
    expect(echo.attachments).toEqual(
      attached('Clover mug, Blue bowl', 'generic', {
        sharable: true,
        elements: [{ ...mug, buttons: [link, nulled] }, bowl],
      }),
    );
  });

  it('has cards in the echo of Instagram, whose links are called otherwise', async () => {
    const { echo } = await sent(message, 'INSTAGRAM');
    const opens = { ...link, type: 'open_url' };
    expect(echo).toEqual({
      ...{ mid: expect.any(String), is_echo: true },
      attachments: [
        {
          type: 'template',
          payload: { generic: { elements: [{ ...mug, buttons: [opens, postback] }, bowl] } },
        },
      ],
    });
  });

  it('is tapped by its buttons, and its cards lead somewhere', async () => {
    const { person } = await sent(message);
    const { message_id: mid } = await p.does('tap', person, { title: 'Yes' });
    expect(await p.item()).toEqual({ postback: { mid, title: 'Yes', payload: 'YES' } });
    for (const title of ['Look', 'Clover mug']) {
      const { status, text } = await p.act('tap', person, { title });
      expect([status, text]).toEqual([400, expect.stringContaining('no event is made of that')]);
    }
  });
});

describe('a button template', () => {
  const message = templated('button', { text: 'Well?', buttons: [link, postback] });

  it('reads back as its text', async () => {
    const { body, cards } = await sent(message);
    expect([body.message, cards[0].title]).toEqual(['', 'Well?']);
  });

  it('is told as its text, with the buttons attached', async () => {
    const { echo } = await sent(message);
    expect(echo.text).toBe('Well?');
    expect(echo.attachments).toEqual(attached('Well?', 'button', { buttons: [link, nulled] }));
  });

  it('is a card on Instagram', async () => {
    const { echo } = await sent(message, 'INSTAGRAM');
    expect(echo.text).toBeUndefined();
    expect(echo.attachments[0].payload.generic.elements).toEqual([
      { title: 'Well?', buttons: [{ ...link, type: 'open_url' }, postback] },
    ]);
  });

  it('has a telephone number that brings nothing', async () => {
    const call = { type: 'phone_number', title: 'Call', payload: '+15551234567' };
    const { person } = await sent(templated('button', { text: 'Well?', buttons: [call] }));
    expect((await p.act('tap', person, { title: 'Call' })).status).toBe(400);
  });
});

describe('a receipt', () => {
  it('reads back by what was bought', async () => {
    const { cards } = await sent(templated('receipt', order));
    expect(cards).toEqual([
      {
        ...{ title: 'Clover mug, Saucer', subtitle: 'Kiln & Clover' },
        media_url: 'https://shop.example/mug.jpg',
      },
    ]);
    const { cards: others } = await sent(templated('receipt', { ...order, elements: [] }));
    expect(others[0].title).toBe('Order 1843');
  });

  it('comes whole in the echo, its numbers as numbers', async () => {
    const { echo } = await sent(
      templated('receipt', { ...order, timestamp: '1428444852', summary: { total_cost: '62.50' } }),
    );
    expect(echo.attachments).toEqual(
      attached('Clover mug, Saucer', 'receipt', { ...order, summary: { total_cost: 62.5 } }),
    );
  });

  it('may offer quick replies', async () => {
    const quick_replies = [{ content_type: 'text', title: 'Thanks', payload: 'THANKS' }];
    const { person } = await sent({ ...templated('receipt', order), quick_replies });
    const { message_id: mid } = await p.does('tap', person, { title: 'Thanks' });
    expect(await p.item()).toEqual({
      message: { mid, text: 'Thanks', quick_reply: { payload: 'THANKS' } },
    });
  });
});

describe('a coupon', () => {
  it('reads back as a card that leads to the shop, and comes whole in the echo', async () => {
    const { cards, echo } = await sent(templated('coupon', bargain));
    expect(cards).toEqual([
      {
        ...{ title: bargain.title, subtitle: bargain.subtitle, media_url: bargain.image_url },
        cta: [{ title: 'To the shop', type: 'web_url', url: bargain.coupon_url }],
      },
    ]);
    expect(echo.attachments).toEqual(attached(bargain.title, 'coupon', bargain));
  });
});

describe('a survey', () => {
  const message = templated('customer_feedback', survey);

  it('reads back as a card with a button, and comes whole in the echo', async () => {
    const { cards, echo } = await sent(message);
    expect(cards).toEqual([
      {
        ...{ title: 'Rate us', subtitle: 'It takes a minute' },
        cta: [{ title: 'Rate', type: 'postback' }],
      },
    ]);
    expect(echo.attachments).toEqual(attached('Rate us', 'customer_feedback', survey));
  });

  it('goes out once within seven days after the window, by its tag', async () => {
    const { send } = sender(w);
    const day = 24 * 60;
    const { person } = await w.conversation({ said: [{ ago: 6 * day }] });
    const tagged = { recipient: { id: person.id }, tag: 'CUSTOMER_FEEDBACK' };
    const outside = { code: 10, error_subcode: 2018278 };
    expect(errorOf(await send({ ...tagged, message: { text: 'Hi' } }))).toMatchObject(outside);
    expect(errorOf(await send({ recipient: { id: person.id }, message }))).toMatchObject(outside);
    expect(errorOf(await send({ ...tagged, message }))).toEqual({ status: 200 });
    expect(errorOf(await send({ ...tagged, message }))).toMatchObject(outside);
    const late = await w.conversation({ said: [{ ago: 7 * day }] });
    const toLate = { ...tagged, recipient: { id: late.person.id }, message };
    expect(errorOf(await send(toLate))).toMatchObject(outside);
  });

  it('is remembered behind whatever the Page’s people wrote since', async () => {
    const { send } = sender(w);
    const { person } = await w.conversation({ said: [{ ago: 2 * 24 * 60 }] });
    const to = { recipient: { id: person.id } };
    await send({ ...to, tag: 'CUSTOMER_FEEDBACK', message });
    for (let i = 0; i < 120; i++) {
      await send({ ...to, tag: 'HUMAN_AGENT', message: { text: `${i}` } });
    }
    const again = await send({ ...to, tag: 'CUSTOMER_FEEDBACK', message });
    expect(errorOf(again)).toMatchObject({ code: 10, error_subcode: 2018278 });
  });
});

describe('an image grid', () => {
  const message = templated('image_grid', { elements: [grid] });

  it('reads back with its larger picture, and comes whole in the echo', async () => {
    const { cards, echo } = await sent(message);
    expect(cards).toEqual([
      {
        ...{ title: 'New', subtitle: 'This week', media_url: 'https://shop.example/2.jpg' },
        cta: [{ title: 'Yes', type: 'postback' }],
      },
    ]);
    const elements = [{ ...grid, buttons: [nulled] }];
    expect(echo.attachments).toEqual(attached('New', 'image_grid', { elements }));
  });

  it('is tapped by what its pictures say', async () => {
    const { person } = await sent(message);
    const { message_id: mid } = await p.does('tap', person, { title: 'The bowl' });
    expect(await p.item()).toEqual({ postback: { mid, title: 'The bowl', payload: 'BOWL' } });
  });
});

describe('a media template', () => {
  it('reads back as its address, and comes whole in the echo', async () => {
    const elements = [{ ...film, buttons: [link] }];
    const { cards, echo } = await sent(templated('media', { elements }));
    const cta = [{ title: 'Look', type: 'web_url', url: link.url }];
    expect(cards).toEqual([{ title: '', media_url: film.url, cta }]);
    expect(echo.attachments).toEqual(attached('', 'media', { elements }));
  });

  it('shows a file that was uploaded', async () => {
    const attachment_id = await fileSender(w).kept('image');
    const elements = [{ media_type: 'image', attachment_id, buttons: [link] }];
    const { cards, echo } = await sent(templated('media', { elements }));
    const loaded = await fetch(cards[0].media_url);
    expect(loaded.headers.get('content-type')).toBe('image/jpeg');
    expect(echo.attachments).toEqual(attached('', 'media', { elements }));
  });

  proves(
    ['error:mediaAttachment', 'error:mediaType'],
    'shows none of another Page, and what it says to show',
    async () => {
      const attachment_id = await fileSender(w).kept('image');
      const told = async (world: World, media_type: string) => {
        const { person } = await world.conversation();
        const message = templated('media', { elements: [{ media_type, attachment_id }] });
        return errorOf(await sender(world).send({ recipient: { id: person.id }, message }));
      };
      expect(await told(w, 'image')).toEqual({ status: 200 });
      expect(await told(w, 'video')).toMatchObject({ code: 100, error_subcode: 2018175 });
      const another = await w.besides({});
      expect(await told(another, 'image')).toMatchObject({ code: 100, error_subcode: 2018183 });
    },
  );
});

describe('a product template', async () => {
  const made = await p.post('/products', {
    ...{ name: 'Clover mug', price: '€24.00', retailer_id: 'KC-MUG' },
    image_url: mug.image_url,
  });
  const { id } = made.body;
  const message = templated('product', { elements: [{ id }] });

  it.each(['MESSENGER', 'INSTAGRAM'] as const)('reads back as what is shared on %s', async (on) => {
    const { body, echo, cards } = await sent(message, on);
    expect(cards).toBeUndefined();
    const { data } = body.shares.data[0].template.payload.product.elements;
    const shown = { id, retailer_id: 'KC-MUG', image_url: mug.image_url };
    expect(data).toEqual([{ ...shown, name: 'Clover mug', price: '€24.00' }]);
    const elements = [{ ...shown, title: 'Clover mug', subtitle: '€24.00' }];
    expect(echo.attachments).toEqual([{ type: 'template', payload: { product: { elements } } }]);
  });

  proves('error:productId', 'names what the Page sells', async () => {
    const ada = await p.customer('Ada');
    const of = async (...ids: string[]) => {
      const elements = ids.map((each) => ({ id: each }));
      const message = templated('product', { elements });
      return errorOf(await sender(w).send({ recipient: { id: ada.id }, message }));
    };
    const invalid = { code: 100, error_subcode: 2018320, message: '(#100) Invalid product id' };
    expect(await of(id, '4404935943621117')).toMatchObject(invalid);
    expect(await of(...Array(10).fill(id))).toEqual({ status: 200 });
    expect(await of(...Array(11).fill(id))).toMatchObject({ code: 105 });
    const another = await w.besides({});
    const { person } = await another.conversation();
    const body = { recipient: { id: person.id }, message };
    expect(errorOf(await sender(another).send(body))).toMatchObject(invalid);
  });
});

it('a quick reply for a number or address is not shown on Instagram any more', async () => {
  const { server } = w;
  const quick_replies = [
    { content_type: 'user_phone_number' },
    { content_type: 'user_email' },
    { content_type: 'text', title: 'No', payload: 'NO' },
  ];
  server.clock.advance(Math.max(0, Date.UTC(2026, 9, 5) - server.clock.now()));
  const message = { text: 'How do we reach you?', quick_replies };
  const ada = await p.customer('Ada', 'INSTAGRAM');
  await p.sends(ada, message);
  const { status, text } = await p.act('tap', ada, { title: 'user_email', value: 'a@b.example' });
  expect([status, text]).toEqual([400, expect.stringContaining('sees \\"No\\" (quick reply).')]);
  const bo = await p.customer('Bo');
  await p.sends(bo, message);
  await p.does('tap', bo, { title: 'user_email', value: 'a@b.example' });
});
