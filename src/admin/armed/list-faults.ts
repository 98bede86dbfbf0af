import { operation } from '../operation.ts';
import { allArmed, FaultList, shownArmed } from './armed.ts';

export const listFaultsOperation = operation({
  id: 'listFaults',
  words:
    'List the faults and the chaos that were armed and not mended, with how many calls or webhooks met each',
  http: 'GET /faults',
  takes: {},
  gives: FaultList,
  run: async (deps) => ({
    data: allArmed(deps).map((each) => shownArmed(each, deps.clock.now())),
  }),
  onServer: true,
  command: 'faults',
  examples: ['faults', 'faults --json'],
  says: () => 'No fault is armed.',
  columns: {
    ID: 'id',
    OF: 'of',
    ON: 'on',
    DOES: 'does',
    TIMES: ({ times }) => times?.toString(),
    USED: 'used',
    STATE: 'state',
  },
});
