import { z } from 'zod';
import { changeClock } from '../../admin/clock.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { Time } from './time.ts';

const AdvanceClock = z
  .strictObject({ seconds: z.number().describe('Negative: back.') })
  .register(named, { id: 'AdvanceClock' });

export const advanceClockRoute = route({
  method: 'POST',
  path: '/clock/advance',
  id: 'advanceClock',
  summary: 'Move the clock on',
  input: AdvanceClock,
  output: Time,
  handle: (deps, _params, { seconds }) => changeClock(deps, { by: seconds }),
});
