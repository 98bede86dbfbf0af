import { listOf, object, text } from '../schema.ts';

export const ProductInfo = object('Product', 'A product of a Page’s catalogue.', {
  id: text(),
  retailer_id: text('the id that the business gave it'),
  name: text(),
  price: text('as people see it'),
  'image_url?': text(),
});

export const ProductList = listOf('ProductList', ProductInfo);
