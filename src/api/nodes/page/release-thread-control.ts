import { optional } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';
import { controlOperation } from '../../thread-control/control-operation.ts';

/** Lets go of a conversation (wire.md 5.9, 7.2). */
export const releaseThreadControl = controlOperation(
  'release_thread_control',
  'Releases control of a conversation: it is idle.',
  { metadata: optional(string(), 'Nobody is told.') },
  (_, app) => ({ kind: 'release', app }),
);
