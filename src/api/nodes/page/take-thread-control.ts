import { optional } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';
import { controlOperation } from '../../thread-control/control-operation.ts';

/** Takes control of a conversation, whoever has it (wire.md 5.9, 7.2). */
export const takeThreadControl = controlOperation(
  'take_thread_control',
  'Takes control of a conversation; the app that loses it is told.',
  { metadata: optional(string(), 'What that app is told.') },
  ({ metadata }, app) => ({ kind: 'take', app, metadata }),
);
