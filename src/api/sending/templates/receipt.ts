import { bool, int, string } from '../../../graph/params/types.ts';
import { isAmount, isCurrency } from '../../../messaging/templates/money.ts';
import { address } from '../params/address.ts';
import { cards, template } from './declare.ts';
import { decimal, may, must, shape, some, text } from './parts.ts';

const summary = shape({
  total_cost: must(decimal, 'All of it.'),
  total_tax: may(decimal, 'The tax.'),
  subtotal: may(decimal, 'What was bought.'),
  shipping_cost: may(decimal, 'What it costs to bring it.'),
});

const place = shape({
  city: must(text(), 'Its city.'),
  country: must(text(), 'Two letters of its country.'),
  postal_code: must(text(), 'Its postal code.'),
  state: must(text(), 'Its state or region.'),
  street_1: must(text(), 'Its street.'),
  street_2: may(string(), 'A second line.'),
});

const item = shape({
  title: must(text(), 'What it is.'),
  quantity: may(decimal, 'How many.'),
  image_url: may(address, 'Its picture.'),
  price: must(decimal, 'What it costs; 0 is allowed.'),
  currency: may(text(), 'In which currency.'),
  subtitle: may(text(), 'More of it.'),
});

const adjustment = shape({
  name: must(text(), 'What for.'),
  amount: must(decimal, 'How much.'),
});

/** What was bought. That an order number may be used once is not checked (wire.md 8.3). */
export const receipt = template('receipt', {
  params: {
    sharable: may(bool, 'Whether it has a button to share it.'),
    recipient_name: must(text(), 'Who bought it.'),
    merchant_name: may(text(), 'Who sold it.'),
    order_number: must(text(), 'Number of the order.'),
    currency: must(text(), 'Code of ISO 4217.'),
    timestamp: may(int(), 'When it was ordered, in seconds.'),
    payment_method: must(text(), 'How it is paid.'),
    order_url: may(address, 'Where the order is shown.'),
    summary: must(summary, 'What it comes to.'),
    address: may(place, 'Where it goes.'),
    elements: may(some(item, 0, 100), 'At most a hundred things.'),
    adjustments: may(some(adjustment, 0, 100), 'What is taken off or comes on top.'),
  },
  check({ currency, summary: sums, elements = [] }) {
    const codes = [currency, ...elements.flatMap((each) => each.currency ?? [])];
    const code = codes.find((each) => !isCurrency(each));
    if (code !== undefined) return { error: 'currency', values: { code } };
    const amounts = Object.values(sums).filter((sum) => sum !== undefined);
    return amounts.every((sum) => isAmount(sum, currency))
      ? undefined
      : { error: 'paymentSummary' };
  },
  show: ({ elements = [], order_number, merchant_name, recipient_name }) =>
    cards({
      title: elements.map(({ title }) => title).join(', ') || `Order ${order_number}`,
      subtitle: merchant_name ?? recipient_name,
      media_url: elements.find(({ image_url }) => image_url !== undefined)?.image_url,
    }),
});
