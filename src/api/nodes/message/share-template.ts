import type { Product, StoredShare } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';

const { list, object, scalar } = declare;

const productType = declare.node<Product>('Product', 'A product of a catalogue.', {
  id: (product) => product.id,
  fields: [
    scalar(
      'retailer_id',
      'string',
      'Id that the business gave it.',
      (product) => product.retailer_id,
    ),
    scalar('image_url', 'string', 'Address of its picture.', (product, call) =>
      product.media ? call.services.mediaLink(product.media) : product.image_url,
    ),
    scalar('name', 'string', 'Its name.', (product) => product.name),
    scalar('price', 'string', 'Its price.', (product) => product.price),
  ],
});

const productListType = declare.node<StoredShare>('ProductTemplate', 'Products.', {
  fields: [
    list<StoredShare, Product>(
      'elements',
      () => productType,
      'The products.',
      (nodes) => nodes.map((share) => share.products ?? []),
    ),
  ],
});

const payloadType = declare.node<StoredShare>('TemplatePayload', 'What a template holds.', {
  fields: [
    object<StoredShare, StoredShare>(
      'product',
      () => productListType,
      'Products, of a product template.',
      (nodes) => nodes,
    ),
  ],
});

/** A shared product template: `{payload:{product:{elements:{data:[…]}}}}` (wire.md 5.7). */
export const templateType = declare.node<StoredShare>('ShareTemplate', 'A shared template.', {
  fields: [
    object<StoredShare, StoredShare>(
      'payload',
      () => payloadType,
      'What it holds.',
      (nodes) => nodes,
    ),
  ],
});
