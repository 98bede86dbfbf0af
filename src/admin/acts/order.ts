import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { integer, list, number, object, open, text, type ValueOf } from '../schema.ts';
import { Act, as } from './act.ts';
import { submitting } from './submitting.ts';

const Product = object('OrderedProduct', 'A product of an order.', {
  'id?': text('in the catalogue'),
  'retailer_id?': text('where it is sold'),
  name: text(),
  unit_price: number(),
  currency: text('such as EUR'),
  quantity: integer(),
});

export const orderOperation = operation({
  id: 'order',
  words: 'Send the Page an order: Messenger tells of it by send_cart',
  http: 'POST /pages/{page}/acts/order',
  status: 201,
  takes: {
    page,
    as,
    order: open('SentOrder', 'what is ordered, as JSON', {
      products: list(Product),
      'note?': text('what is said with it'),
    }),
  },
  gives: Act,
  run: (deps, { page, as, order: content }) =>
    submitting(deps, { page, as }, () => {
      requireProducts(content.products);
      return { form: 'order', content };
    }),
  command: 'order <order>',
  note: 'A product has "name", "currency", "unit_price" and "quantity", and may have "id" and "retailer_id"; beside the products there may be a "note".',
  examples: [
    `order '{"products":[{"name":"Blue bowl","unit_price":24,"currency":"EUR","quantity":2}]}' --page "My Page" --as "Grace Hopper"`,
  ],
  says: ({ event }) => `Ordered (event ${event})`,
});

/** @throws AdminError for what came as JSON of a command line and is no list of products */
function requireProducts(products: unknown): void {
  const isOrder = Array.isArray(products) && products.length > 0 && products.every(isProduct);
  if (isOrder) return;
  throw new AdminError(
    'An order has "products", a list: each with "name" and "currency" as texts, "unit_price" and "quantity" as numbers.',
  );
}

const isProduct = (product: Partial<ValueOf<typeof Product>> | null): boolean =>
  typeof product?.name === 'string' &&
  typeof product.currency === 'string' &&
  Number.isFinite(product.unit_price) &&
  Number.isSafeInteger(product.quantity);
