import { operation } from '../operation.ts';
import { FaultList, servedFaults, shownFault } from './fault.ts';

export const listFaultsOperation = operation({
  id: 'listFaults',
  words: 'List the faults that were armed and not mended, with how many calls met each',
  http: 'GET /faults',
  takes: {},
  gives: FaultList,
  run: async (deps) => ({
    data: servedFaults(deps).all.map((fault) => shownFault(fault, deps.clock.now())),
  }),
  onServer: true,
  command: 'faults',
  examples: ['faults', 'faults --json'],
  says: () => 'No fault is armed.',
  columns: {
    ID: 'id',
    ON: 'on',
    DOES: 'does',
    TIMES: ({ times }) => times?.toString(),
    USED: 'used',
    STATE: 'state',
  },
});
