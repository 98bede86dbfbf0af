import { z } from 'zod';
import { changeClock } from '../../admin/clock.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { Time } from './time.ts';

const SetClock = z
  .strictObject({
    now: z
      .union([z.string(), z.int()], {
        error: '"now" must be a time such as 2026-05-04T10:00:00Z, or milliseconds since 1970.',
      })
      .describe('ISO 8601 with its zone, or epoch milliseconds.'),
  })
  .register(named, { id: 'SetClock' });

export const setClockRoute = route({
  method: 'POST',
  path: '/clock/set',
  id: 'setClock',
  summary: 'Show a moment; a clock that stands still stands there, one that runs runs on from it',
  input: SetClock,
  output: Time,
  handle: (deps, _params, { now }) => changeClock(deps, { to: now }),
});
