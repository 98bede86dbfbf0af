import { changeClock } from '../../admin/clock.ts';
import { route } from '../route.ts';
import { Time } from './time.ts';

export const freezeClockRoute = route({
  method: 'POST',
  path: '/clock/freeze',
  id: 'freezeClock',
  summary: 'Stop the clock at what it shows',
  output: Time,
  handle: (deps) => changeClock(deps, { frozen: true }),
});
