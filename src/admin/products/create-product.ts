import { checkName, freeId } from '../checks.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { changeProducts } from '../products.ts';
import { chosenId, text } from '../schema.ts';
import { ProductInfo } from './product.ts';

export const createProductOperation = operation({
  id: 'createProduct',
  words: 'Put a product into the catalogue of a Page, for product templates',
  http: 'POST /pages/{page}/products',
  status: 201,
  takes: {
    page,
    name: text('name of the product'),
    price: text('what it costs, as people see it'),
    'id?': chosenId,
    'retailer_id?': text('the id that the business gave it (default: the other one)'),
    'image_url?': text('address of its picture'),
  },
  gives: ProductInfo,
  async run(deps, { page: pageText, name, price, id: chosen, retailer_id, image_url }) {
    const { random, store } = deps;
    const id = await freeId(store.directory, chosen, () => random.digits(16));
    const product = {
      ...{ id, retailer_id: retailer_id ?? id, name: checkName("A product's name", name) },
      ...{ price: checkName("A product's price", price), ...(image_url && { image_url }) },
    };
    await changeProducts(deps, pageText, (known) => {
      if (known.some((each) => each.id === id)) {
        throw new AdminError(`There is a product ${id} already.`);
      }
      return [...known, product];
    });
    return product;
  },
  command: 'product create',
  examples: [
    'product create --page "My Page" --name "Clover mug" --price "€24.00"',
    'product create --page "My Page" --id 4404935943621117 --name "Blue bowl" --price "€48.00" --image-url https://shop.example/bowl.jpg',
  ],
  prints: ['id', 'name'],
  says: ({ id, name, price }) => `"${name}" for ${price} is there: ${id}`,
});
