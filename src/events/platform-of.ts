import { type Awaitable, chain } from '../base/awaitable.ts';
import type { NewEvent } from '../store/log/kinds.ts';
import type { Platform } from '../store/page/platform.ts';
import type { Scene } from './scene.ts';

/** Where an event happened; undefined of what is not, or no more, of a platform. */
export function platformOf(scene: Scene, { body }: NewEvent): Awaitable<Platform | undefined> {
  if ('platform' in body) return body.platform;
  const { conversation, person } = body as { conversation?: number; person?: number };
  if (conversation !== undefined) {
    return chain(scene.conversation(conversation), (row) => row?.platform);
  }
  if ('comment' in body) return chain(scene.author(body), (row) => row?.platform);
  if (person !== undefined) return chain(scene.person(person), (row) => row?.platform);
  // An opt-in of somebody who is not known yet: Messenger's checkbox.
  return 'userRef' in body ? 'MESSENGER' : undefined;
}
