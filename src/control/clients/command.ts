import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { listClientsOperation } from './list-clients.ts';

export const CLIENTS: Noun = {
  name: 'clients',
  words: listClientsOperation.words,
  examples: ['clients'],
  operations: [listClientsOperation as unknown as AdminOperation],
};
