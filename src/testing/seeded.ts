import type { ControlClient } from './control/client.ts';
import { TestApp } from './test-app.ts';
import { TestCustomer } from './test-customer.ts';
import { TestPage } from './test-page.ts';
import type { SeedFacts } from './thread-messages.ts';

/** What a seed file is about, by the names that it gives. */
export class Seeded {
  readonly pages: readonly TestPage[];
  readonly apps: readonly TestApp[];
  readonly customers: readonly TestCustomer[];

  private constructor({ pages, apps, customers }: Pick<Seeded, 'pages' | 'apps' | 'customers'>) {
    this.pages = pages;
    this.apps = apps;
    this.customers = customers;
  }

  static async make(
    around: { readonly control: ControlClient; readonly url: string },
    { pages: ids, apps: known }: SeedFacts,
  ): Promise<Seeded> {
    const { control } = around;
    const shown = await Promise.all(ids.map((page) => control.showPage({ page })));
    const pages = shown.map((page) => new TestPage(control, page));
    const people = await Promise.all(
      pages.map(async (page) => {
        const { data } = await control.listPeople({ page: page.id });
        return data.map((person) => new TestCustomer(control, page, person));
      }),
    );
    const apps = known.map((app) => {
      const own = pages.filter(({ id }) => app.tokens[id] !== undefined);
      return new TestApp(around, { ...app, pages: own });
    });
    return new Seeded({ pages, apps, customers: people.flat() });
  }

  /** @throws Error that says which there are */
  page(name: string): TestPage {
    return oneNamed('Page', this.pages, name);
  }

  /** @throws Error that says which there are */
  app(name: string): TestApp {
    return oneNamed('app', this.apps, name);
  }

  /** @throws Error that says who there are */
  customer(name: string): TestCustomer {
    return oneNamed('customer', this.customers, name);
  }
}

function oneNamed<T extends { readonly name: string }>(
  what: string,
  all: readonly T[],
  name: string,
): T {
  const found = all.find((each) => each.name === name);
  if (found) return found;
  const names = all.map((each) => each.name).join(', ') || 'none';
  throw new Error(`The seed file has no ${what} "${name}": there are ${names}.`);
}
