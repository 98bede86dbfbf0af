import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { FaultList, servedFaults, shownFault } from './fault.ts';

export const mendOperation = operation({
  id: 'mend',
  words: 'Take a fault away, or all of them: calls are answered as before',
  http: 'POST /faults/mend',
  takes: { 'fault?': text('id of the fault; all without it') },
  gives: FaultList,
  async run(deps, { fault: id }) {
    const faults = servedFaults(deps);
    const some = faults.all.filter(({ no }) => id === undefined || String(no) === id);
    if (id !== undefined && some.length === 0) {
      throw new AdminError(`There is no fault ${id}: \`convograph faults\` shows the ids.`, {
        missing: id,
      });
    }
    faults.mend(some);
    return { data: some.map((fault) => shownFault(fault, deps.clock.now())) };
  },
  onServer: true,
  command: 'mend [fault]',
  examples: ['mend', 'mend 3'],
  says: ({ data }) =>
    data.length === 1 ? 'One fault is mended.' : `${data.length} faults are mended.`,
});
