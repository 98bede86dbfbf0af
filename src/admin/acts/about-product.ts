import type { MessageExtra } from '../../store/page/message.ts';
import type { Stage } from '../acts.ts';
import { AdminError } from '../error.ts';
import { text } from '../schema.ts';

/** The parameter that says which product of the Page a message is about. */
export const aboutProduct = {
  'asks_about?': text('id of a product of the Page that it is about', '--asks-about <product>'),
};

/**
 * A product that somebody asks about, as a message has it (wire.md 9.3).
 * @throws AdminError for one that the Page does not sell
 */
export function productOf(
  { page }: Pick<Stage, 'page'>,
  id: string | undefined,
): Pick<MessageExtra, 'shares'> {
  if (id === undefined) return {};
  const product = page.profile.products?.find((each) => each.id === id);
  if (product) return { shares: [{ id, products: [product] }] };
  throw new AdminError(
    `The Page ${page.id} sells no product ${id}: \`npx convograph product list --page ${page.id}\` shows what it sells.`,
    { missing: id },
  );
}
