import { id } from '../../../graph/params/types.ts';
import { template } from './declare.ts';
import { must, shape, some } from './parts.ts';

/** Products of the Page's catalogue, which are kept as they are now. */
export const product = template('product', {
  params: {
    elements: must(
      some(shape({ id: must(id, 'One of the Page’s products.') }), 1, 10),
      'One to ten.',
    ),
  },
  lacks: ({ elements }, { page: { profile } }) =>
    elements.every((each) => profile.products?.some(({ id }) => id === each.id))
      ? undefined
      : 'productId',
  show({ elements: [first, ...more] }, { page: { profile } }) {
    if (!first) return {};
    const shown = [first, ...more].flatMap(
      (each) => profile.products?.find(({ id }) => id === each.id) ?? [],
    );
    return { shares: [{ id: first.id, products: shown }] };
  },
});
