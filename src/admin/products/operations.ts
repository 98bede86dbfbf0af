import type { Noun } from '../operation.ts';
import { createProductOperation } from './create-product.ts';
import { deleteProductOperation } from './delete-product.ts';
import { listProductsOperation } from './list-products.ts';

export const PRODUCTS: Noun = {
  name: 'product',
  words: 'Create, list and delete products of a Page’s catalogue',
  examples: [
    'product create --page "My Page" --name "Clover mug" --price "€24.00"',
    'product list --page "My Page"',
  ],
  operations: [createProductOperation, listProductsOperation, deleteProductOperation],
};
