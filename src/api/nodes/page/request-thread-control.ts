import { optional } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';
import { controlOperation } from '../../thread-control/control-operation.ts';

/** Asks the app that controls a conversation for it (wire.md 5.9, 7.2). */
export const requestThreadControl = controlOperation(
  'request_thread_control',
  'Asks for control of a conversation; the app that has it is told.',
  { metadata: optional(string(), 'What that app is told.') },
  ({ metadata }, app) => ({ kind: 'request', app, metadata }),
);
