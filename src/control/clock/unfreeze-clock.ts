import { changeClock } from '../../admin/clock.ts';
import { route } from '../route.ts';
import { Time } from './time.ts';

export const unfreezeClockRoute = route({
  method: 'POST',
  path: '/clock/unfreeze',
  id: 'unfreezeClock',
  summary: 'Let a clock that stands run on from what it shows',
  output: Time,
  handle: (deps) => changeClock(deps, { frozen: false }),
});
