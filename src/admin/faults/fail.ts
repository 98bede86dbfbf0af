import { FaultInfo, shownArmed } from '../armed/armed.ts';
import { howMany, requireRoom } from '../armed/which.ts';
import { operation } from '../operation.ts';
import { faultParameters, servedFaults } from './fault.ts';
import { checkFault, faultSpec } from './fault-spec.ts';

export const failOperation = operation({
  id: 'fail',
  words:
    'Make calls fail: by an error, late, cut, malformed, as a proxy does, or not at all answered',
  http: 'POST /faults',
  status: 201,
  takes: faultParameters,
  gives: FaultInfo,
  check: checkFault,
  async run(deps, input) {
    const faults = servedFaults(deps);
    const spec = await faultSpec(deps, input);
    requireRoom(faults);
    return shownArmed(faults.arm(spec), deps.clock.now());
  },
  onServer: true,
  command: 'fail',
  examples: [
    'fail --code 613 --times 2',
    'fail --on conversations --status 503 --body empty --share 0.2',
    'fail --cut before --after --times 1',
    'fail --preset meta-is-down --until +10m',
  ],
  note: 'Faults live in the memory of the server, and end with it. Without --after a call that meets one takes\nno effect.',
  says: ({ id, does, on, times }) => `Fault ${id} is armed, on ${howMany(times)} ${on}: ${does}`,
});
