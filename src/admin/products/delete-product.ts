import { Deleted } from '../deletion.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { changeProducts } from '../products.ts';
import { text } from '../schema.ts';

export const deleteProductOperation = operation({
  id: 'deleteProduct',
  words: 'Take a product out of the catalogue of a Page; messages that show it keep it',
  http: 'DELETE /pages/{page}/products/{product}',
  takes: { page, product: text('id of the product') },
  gives: Deleted,
  async run(deps, { page: pageText, product }) {
    await changeProducts(deps, pageText, (known) => {
      const others = known.filter(({ id }) => id !== product);
      if (others.length < known.length) return others;
      throw new AdminError(`There is no product ${product}.`, { missing: product });
    });
    return { id: product, success: true } as const;
  },
  command: 'product delete <product>',
  examples: ['product delete 4404935943621117 --page "My Page" --yes'],
  says: ({ id }) => `The product ${id} is deleted.`,
  asks: ({ product }) => `This takes the product ${product} out of the catalogue.`,
});
