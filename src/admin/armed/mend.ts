import { servedChaos } from '../chaos/chaos.ts';
import { AdminError } from '../error.ts';
import { servedFaults } from '../faults/fault.ts';
import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { allArmed, FaultList, shownArmed } from './armed.ts';

export const mendOperation = operation({
  id: 'mend',
  words:
    'Take a fault or chaos away, or all of them: calls are answered, and webhooks sent, as before',
  http: 'POST /faults/mend',
  takes: { 'fault?': text('id of the fault or chaos; all without it') },
  gives: FaultList,
  async run(deps, { fault: id }) {
    const some = allArmed(deps).filter(({ no }) => id === undefined || String(no) === id);
    if (id !== undefined && some.length === 0) {
      throw new AdminError(`There is no fault ${id}: \`convograph faults\` shows the ids.`, {
        missing: id,
      });
    }
    servedFaults(deps).mend(some);
    servedChaos(deps).mend(some);
    return { data: some.map((each) => shownArmed(each, deps.clock.now())) };
  },
  onServer: true,
  command: 'mend [fault]',
  examples: ['mend', 'mend 3'],
  says: ({ data }) =>
    data.length === 1 ? 'One fault is mended.' : `${data.length} faults are mended.`,
});
