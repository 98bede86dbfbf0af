import { changeClock } from '../../admin/clock.ts';
import { route } from '../route.ts';
import { Time } from './time.ts';

export const resetClockRoute = route({
  method: 'POST',
  path: '/clock/reset',
  id: 'resetClock',
  summary: "Show the machine's time again, running",
  output: Time,
  handle: (deps) => changeClock(deps, { reset: true }),
});
