import type { Product } from '../../store/page/message.ts';
import type { Scene } from '../scene.ts';
import type { AttachmentTeller } from './teller.ts';

/** Products, shown by the Page or asked about by a person: a template that has no type (wire.md 9.3). */
export const products: AttachmentTeller = ({ extra: { shares = [] } }, scene) =>
  shares.flatMap(({ products: shown }) => {
    if (!shown) return [];
    const elements = shown.map((product) => told(product, scene));
    return [{ type: 'template', payload: { product: { elements } } }];
  });

function told({ id, retailer_id, image_url, media, name, price }: Product, scene: Scene): object {
  const picture = media === undefined ? image_url : scene.link(media);
  return {
    ...{ id, retailer_id },
    ...(picture !== undefined && { image_url: picture }),
    ...{ title: name, subtitle: price },
  };
}
