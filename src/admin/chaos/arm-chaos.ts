import { FaultInfo, shownArmed } from '../armed/armed.ts';
import { howMany, requireRoom } from '../armed/which.ts';
import { operation } from '../operation.ts';
import { chaosParameters, servedChaos } from './chaos.ts';
import { chaosSpec, checkChaos } from './chaos-spec.ts';

export const chaosOperation = operation({
  id: 'chaos',
  words:
    'Disturb webhooks: send them twice, out of order, late, with a wrong signature, dropped at first, or never',
  http: 'POST /chaos',
  status: 201,
  takes: chaosParameters,
  gives: FaultInfo,
  check: checkChaos,
  async run(deps, input) {
    const chaos = servedChaos(deps);
    const spec = await chaosSpec(deps, input);
    requireRoom(chaos);
    return shownArmed(chaos.arm(spec), deps.clock.now());
  },
  onServer: true,
  command: 'chaos',
  examples: [
    'chaos --duplicate --share 0.2 --seed 7',
    'chaos --lose --on messages --times 1',
    'chaos --delay 600000 --by-clock --page "My Page"',
    'chaos --preset flaky-webhooks --until +10m',
  ],
  note: 'Chaos lives in the memory of the server, and ends with it; `faults` lists it and `mend` takes it away.\nAn event meets it once, at its first attempt. But for --lose each comes at last.',
  says: ({ id, does, on, times }) =>
    `Chaos ${id} is armed, on ${howMany(times)} ${on === 'any' ? 'webhook' : on}: ${does}`,
});
