import type { AttachmentTeller } from './teller.ts';

/** Products, shown by the Page or asked about by a person, a template that has no type (wire.md 9.3). */
export const products: AttachmentTeller = ({ extra: { shares = [] } }, scene) =>
  shares.flatMap(({ products: shown }) =>
    shown
      ? [
          {
            type: 'template',
            payload: {
              product: {
                elements: shown.map(({ id, retailer_id, image_url, media, name, price }) => ({
                  ...{ id, retailer_id },
                  image_url: media === undefined ? (image_url ?? '') : scene.link(media),
                  ...{ title: name, subtitle: price },
                })),
              },
            },
          },
        ]
      : [],
  );
