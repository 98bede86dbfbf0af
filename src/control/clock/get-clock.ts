import { readClock } from '../../admin/clock.ts';
import { route } from '../route.ts';
import { Time } from './time.ts';

export const getClockRoute = route({
  method: 'GET',
  path: '/clock',
  id: 'getClock',
  summary: 'What time it is',
  output: Time,
  handle: readClock,
});
