/** What of the kit's own things is looked at to know one; those of another copy of the kit are as good. */
interface Made {
  readonly id?: unknown;
  readonly page?: Made | undefined;
}

/**
 * Refuses what is no Page, as plain JavaScript may hand it over.
 * @param call as it is written, such as `graph.customer({ page })`
 * @throws TypeError that says what to give
 */
export function requirePage(page: unknown, call: string): void {
  if (isMade(page)) return;
  throw new TypeError(
    `${call} takes a Page that graph.page() or graph.seedFrom() gave, and not ${shown(page)}.`,
  );
}

/**
 * Refuses what is no customer.
 * @param call as it is written, such as `graph.replies(customer)`
 * @throws TypeError that says what to give
 */
export function requireCustomer(customer: unknown, call: string): void {
  if (isMade(customer) && isMade((customer as Made).page)) return;
  throw new TypeError(
    `${call} takes a customer that graph.customer() or graph.seedFrom() gave, and not ${shown(customer)}.`,
  );
}

const isMade = (given: unknown): boolean => typeof (given as Made | undefined)?.id === 'string';

/** A word as it was given; of anything else its type, since it may be of any size. */
const shown = (given: unknown): string =>
  typeof given === 'string'
    ? JSON.stringify(given)
    : given === undefined
      ? 'nothing'
      : `what is of type ${given === null ? 'null' : typeof given}`;
