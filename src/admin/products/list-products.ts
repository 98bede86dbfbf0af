import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { findPage } from '../pages.ts';
import { ProductList } from './product.ts';

export const listProductsOperation = operation({
  id: 'listProducts',
  words: 'List the products of a Page’s catalogue',
  http: 'GET /pages/{page}/products',
  takes: { page },
  gives: ProductList,
  run: async (deps, { page }) => ({ data: (await findPage(deps, page)).profile.products ?? [] }),
  command: 'product list',
  examples: ['product list --page "My Page"'],
  says: () =>
    'There is none yet: `npx convograph product create --page PAGE --name NAME --price PRICE` makes one.',
  columns: { ID: 'id', NAME: 'name', PRICE: 'price', RETAILER_ID: 'retailer_id' },
});
