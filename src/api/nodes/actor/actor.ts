import type { Call } from '../../../graph/execute/call.ts';
import type { Took } from '../../../store/page/people.ts';
import { declare, type Services } from '../../services.ts';
import type { Actor } from './actor-book.ts';

const { scalar } = declare;

/** Counts people as they are read, and lets others have a turn. */
export const tookBy =
  (call: Call<Services>): Took =>
  (people) => {
    call.foresee(people);
    return call.budget.step(people);
  };

/** An actor as messages and conversations answer it; other names are dropped (wire.md 13.3 d). */
export const actorType = declare.node<Actor>('User', 'Who sent or received a message.', {
  variant: 'participant',
  id: (actor) => actor.id,
  lenient: true,
  memo: (actor) => actor.memo,
  fields: [
    scalar('name', 'string', 'Name; on Messenger only.', (a) => a.name),
    scalar('email', 'string', '`<id>@facebook.com`; on Messenger only.', (a) => a.email),
    scalar('username', 'string', 'Username; on Instagram only.', (a) => a.username),
  ],
});
