import type { Awaitable } from '../base/awaitable.ts';
import type { Channel } from '../store/log/audience.ts';
import type { EventKind, NewEvent } from '../store/log/kinds.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Scene } from './scene.ts';

/** What an event says of itself. */
export interface Telling {
  /**
   * Whose doing it is; nobody's where the person is not known (an opt-in by a checkbox); unsaid where
   * neither sender nor recipient is told.
   */
  readonly by: 'person' | 'page' | 'nobody' | 'unsaid';
  /** PSID or IGSID of the person on the other side, where one is known. */
  readonly person?: string | undefined;
  /** What stands behind sender, recipient and time, key by key in the order of the wire. */
  readonly own: object;
}

/** How Meta tells of one kind of event. */
export interface EventShape<K extends EventKind = EventKind> {
  /** The field that it belongs to, by platform; none where the platform does not tell of it. */
  readonly fields: Readonly<Partial<Record<Platform, string>>>;
  /** Whether apps that do not own the conversation hear of it in `standby` (wire.md 7.5). */
  readonly standby: boolean;
  /** Whether it is no message, and stands in `changes` with its field beside it (wire.md 9.5). */
  readonly isChange?: true;
  /** What it says to whom gets it so; nothing where all it could tell of was deleted since. */
  tell(event: NewEvent<K>, scene: Scene, channel: Channel): Awaitable<Telling | undefined>;
}

/** The same field on both platforms. */
export const onBoth = (field: string): EventShape['fields'] => ({
  MESSENGER: field,
  INSTAGRAM: field,
});
