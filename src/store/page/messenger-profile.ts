import { type Awaitable, chain } from '../../base/awaitable.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import type { Platform } from './platform.ts';
import { MESSENGER_PROFILE } from './tables.ts';

/** Values by the names of the platform's properties, such as `get_started`. */
export type ProfileProperties = Readonly<Record<string, unknown>>;

const of = find(MESSENGER_PROFILE, ['page', 'platform'], ['property']);

/** What a Page shows people before they write (wire.md 5.15). */
export class MessengerProfile extends PageReads {
  /** Its properties that are set, on one platform. */
  of(platform: Platform): Awaitable<ProfileProperties> {
    return chain(this.connection.all(of, { page: this.page, platform }), (rows) =>
      Object.fromEntries(rows.map(({ property, value }) => [property, value])),
    );
  }
}
