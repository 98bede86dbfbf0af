import { order, postback, templated } from '../../sending/samples.ts';
import type { Causes } from './cast.ts';

/** Templates that the Page sends, and products that people ask about. */
export const templates: Causes = (c) => {
  const about = async (rest: object = {}) => {
    const { body } = await c.p.post('/products', {
      ...{ name: 'Clover mug', price: '€24.00' },
      image_url: 'https://shop.example/mug.jpg',
    });
    return c.acting('say', { asks_about: body.id, ...rest });
  };
  const card = { title: 'abc', buttons: [postback] };
  const { merchant_name, order_url, ...receipt } = order;
  const elements = receipt.elements.map((each) => ({ ...each, currency: undefined }));
  return {
    'page-message-template-generic-app-id-echo': () =>
      c.sending(templated('generic', { sharable: false, elements: [card] })),
    'page-message-template-product': () => about(),
    'page-message-template-receipt-app-id-echo': () =>
      c.sending(templated('receipt', { ...receipt, elements })),
    'page-message-text-template-product': () => about({ text: 'Is it still there?' }),
  };
};
