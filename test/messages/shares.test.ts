import { beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Json, type Said, sharedWorld } from '../support/world.ts';

type Share = NonNullable<NonNullable<Said['extra']>['shares']>[number];

const shop = await sharedWorld();
let picture: string;
beforeAll(async () => {
  picture = await shop.server.media.put(Buffer.from('a picture'));
});

/** A message with such shares. */
async function message(...shares: Share[]): Promise<string> {
  const said = [{ extra: { shares } }];
  const [id = ''] = await shop.messageIds(await shop.conversation({ said }));
  return id;
}

async function read(id: string, fields?: string): Promise<Json> {
  const { status, body } = await shop.get(`/${id}/shares`, { fields });
  expect(status).toBe(200);
  return body.data;
}

const link: Share = {
  id: '71',
  link: 'https://shop.example/teapot',
  name: 'Teapot',
  description: 'For five cups',
};
const products = (): Share => ({
  id: '72',
  products: [
    { id: '900', retailer_id: 'MUG-1', name: 'Red mug', price: '$10', media: picture },
    {
      id: '0',
      retailer_id: 'MUG-2',
      name: 'Blue mug',
      price: '$11',
      image_url: 'https://shop.example/blue.jpg',
    },
  ],
});

describe('GET /{message-id}/shares', () => {
  proves(
    ['Message/shares', 'Share', 'Share.id'],
    'answers ids alone unless parts are asked for',
    async () => {
      const id = await message(link, products());
      expect(await read(id)).toEqual([{ id: '71' }, { id: '72' }]);
      const { body } = await shop.get(`/${id}`, { fields: 'shares' });
      expect(body.shares.data).toEqual([{ id: '71' }, { id: '72' }]);
    },
  );

  proves(
    ['Share.link', 'Share.name', 'Share.description'],
    'tells link, name and description when asked, as far as there are any',
    async () => {
      const id = await message(link, { id: '73', link: 'https://shop.example' });
      expect(await read(id, 'link,name,description,template')).toEqual([
        {
          link: 'https://shop.example/teapot',
          name: 'Teapot',
          description: 'For five cups',
          id: '71',
        },
        { link: 'https://shop.example', id: '73' },
      ]);
      const { body } = await shop.get(`/${id}`, { fields: 'shares{link}' });
      expect(body.shares.data[0]).toEqual({ link: 'https://shop.example/teapot', id: '71' });
    },
  );

  it('leads to shared media that are kept here', async () => {
    const [share] = await read(await message({ id: '1', media: picture }), 'link');
    expect((await shop.send('GET', share.link)).text).toBe('a picture');
  });

  it('is empty at the path and absent as a field where nothing is shared', async () => {
    const id = await message();
    expect((await shop.get(`/${id}/shares`)).body).toEqual({ data: [] });
    expect((await shop.get(`/${id}`, { fields: 'shares{link}' })).body).toEqual({ id });
  });

  it('pages', async () => {
    const id = await message(...['1', '2', '3'].map((each) => ({ id: each })));
    const pages = await shop.pages(`/${id}/shares`, { limit: 2 });
    expect(pages).toEqual([[{ id: '1' }, { id: '2' }], [{ id: '3' }]]);
  });
});

describe('a product template', () => {
  proves(
    [
      'Share.template',
      'ShareTemplate',
      'ShareTemplate.payload',
      'TemplatePayload',
      'TemplatePayload.product',
      'ProductTemplate',
      'ProductTemplate.elements',
      'Product',
      'Product.id',
      'Product.retailer_id',
      'Product.image_url',
      'Product.name',
      'Product.price',
    ],
    'holds the products, in the shape that the reference page shows',
    async () => {
      const [share] = await read(await message(products()), 'template');
      const [red, blue] = share.template.payload.product.elements.data;
      expect(share).toEqual({
        template: { payload: { product: { elements: { data: [red, blue] } } } },
        id: '72',
      });
      const { image_url, ...rest } = red;
      expect(rest).toEqual({ id: '900', retailer_id: 'MUG-1', name: 'Red mug', price: '$10' });
      expect((await shop.send('GET', image_url)).text).toBe('a picture');
      // 0 where the business may not see the product.
      expect(blue).toEqual({
        id: '0',
        retailer_id: 'MUG-2',
        name: 'Blue mug',
        price: '$11',
        image_url: 'https://shop.example/blue.jpg',
      });
    },
  );

  it('answers only the parts asked for', async () => {
    const fields = 'template{payload{product{elements{price}}}}';
    const [share] = await read(await message(products()), fields);
    expect(share.template.payload.product.elements.data).toEqual([
      { price: '$10', id: '900' },
      { price: '$11', id: '0' },
    ]);
  });
});
