import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { findCallOperation } from './find-call.ts';
import { listVersionsOperation } from './list-versions.ts';
import { showCatalogueOperation } from './show-catalogue.ts';

/** Its command. */
export const CATALOGUE: Noun = {
  name: 'catalogue',
  words: 'Show what the Graph offers: nodes, fields, calls, errors',
  examples: ['catalogue show', 'catalogue versions', "catalogue find '/{page-id}/conversations'"],
  operations: [
    ...[showCatalogueOperation, listVersionsOperation, findCallOperation],
  ] as unknown as AdminOperation[],
};
