import type { StoredShare } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';

type Product = NonNullable<StoredShare['products']>[number];

const standard = { standard: true };

const productType = declare.node<Product>('Product', 'A product of a catalogue.', {
  id: (product) => product.id,
  fields: [
    declare.scalar(
      'retailer_id',
      'string',
      'Id that the business gave it.',
      (product) => product.retailer_id,
      standard,
    ),
    declare.scalar(
      'image_url',
      'string',
      'Address of its picture.',
      (product, call) =>
        product.media ? call.services.mediaLink(product.media) : product.image_url,
      standard,
    ),
    declare.scalar('name', 'string', 'Its name.', (product) => product.name, standard),
    declare.scalar('price', 'string', 'Its price.', (product) => product.price, standard),
  ],
});

const productListType = declare.node<StoredShare>('ProductTemplate', 'Products.', {
  fields: [
    declare.list<StoredShare, Product>(
      'elements',
      () => productType,
      'The products.',
      (nodes) => nodes.map((share) => share.products ?? []),
      standard,
    ),
  ],
});

const payloadType = declare.node<StoredShare>('TemplatePayload', 'What a template holds.', {
  fields: [
    declare.object<StoredShare, StoredShare>(
      'product',
      () => productListType,
      'Products, of a product template.',
      (nodes) => nodes,
      standard,
    ),
  ],
});

/** A shared product template: `{payload:{product:{elements:{data:[…]}}}}` (wire.md 5.7). */
export const templateType = declare.node<StoredShare>('ShareTemplate', 'A shared template.', {
  fields: [
    declare.object<StoredShare, StoredShare>(
      'payload',
      () => payloadType,
      'What it holds.',
      (nodes) => nodes,
      standard,
    ),
  ],
});
