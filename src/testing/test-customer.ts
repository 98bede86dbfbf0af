import type { ControlClient } from './control/client.ts';
import type { ControlSchemas } from './control/operations.ts';
import type { TestPage } from './test-page.ts';

/** Who a customer is. */
export interface TestCustomerOptions {
  /** The Page that is written to. */
  readonly page: TestPage;
  readonly name?: string | undefined;
  /** Where; Messenger without. */
  readonly platform?: 'messenger' | 'instagram' | undefined;
  /** PSID or IGSID. */
  readonly id?: string | undefined;
}

/** Somebody who can write to a Page. */
export class TestCustomer {
  /** PSID or IGSID. */
  readonly id: string;
  readonly name: string;
  readonly page: TestPage;

  constructor(page: TestPage, { id, name }: ControlSchemas['Person']) {
    this.page = page;
    this.id = id;
    this.name = name;
  }

  static async make(control: ControlClient, options: TestCustomerOptions): Promise<TestCustomer> {
    const { page, name = 'Maya Okafor', platform = 'messenger', id } = options;
    const person = await control.createPerson({
      page: page.id,
      name,
      id,
      platform: platform === 'instagram' ? 'INSTAGRAM' : 'MESSENGER',
    });
    return new TestCustomer(page, person);
  }
}
