import type { ControlClient } from './control/client.ts';
import type { ControlSchemas } from './control/operations.ts';

/** What a Page is like. */
export interface TestPageOptions {
  /** `Test Page` without, and `Test Page 2` … */
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  /** Username of its Instagram account; `true` makes one. */
  readonly instagram?: string | true | undefined;
  /** `strict` as Meta's, unless it is to be an archive. */
  readonly mode?: 'strict' | 'archive' | undefined;
  /** Whether calls over the rate limits are refused; `off` without. */
  readonly limits?: 'on' | 'off' | undefined;
}

/** A Page. */
export class TestPage {
  readonly id: string;
  readonly name: string;
  /** Id of its Instagram account, where it has one. */
  readonly instagramId: string | undefined;
  readonly instagramUsername: string | undefined;
  readonly #control: ControlClient;

  constructor(
    control: ControlClient,
    { id, name, instagram_id, instagram_username }: ControlSchemas['Page'],
  ) {
    this.#control = control;
    this.id = id;
    this.name = name;
    this.instagramId = instagram_id;
    this.instagramUsername = instagram_username;
  }

  static async make(control: ControlClient, options: TestPageOptions): Promise<TestPage> {
    const { id, instagram, mode = 'strict', limits = 'off' } = options;
    const { name = await freeName(control) } = options;
    const username = instagram === true ? usernameOf(name) : instagram;
    const made = await control.createPage({ name, id, instagram_username: username, mode, limits });
    return new TestPage(control, made);
  }

  /** Is warned by Meta's staff: apps are told, and nothing else is another. */
  async isWarned(reason?: string): Promise<void> {
    await this.#control.enforcePolicy({ page: this.id, action: 'warning', reason });
  }

  /** Is blocked by Meta's staff: apps are told, and sends are refused. */
  async isBlocked(reason?: string): Promise<void> {
    await this.#control.enforcePolicy({ page: this.id, action: 'block', reason });
  }

  async isUnblocked(): Promise<void> {
    await this.#control.enforcePolicy({ page: this.id, action: 'unblock' });
  }
}

async function freeName(control: ControlClient): Promise<string> {
  const { data } = await control.listPages();
  return data.length === 0 ? 'Test Page' : `Test Page ${data.length + 1}`;
}

const usernameOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.|\.$/g, '')
    .slice(0, 30) || 'test.page';
