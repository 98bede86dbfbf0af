import { optional } from '../../../graph/params/param.ts';
import { id, string } from '../../../graph/params/types.ts';
import { controlOperation } from '../../thread-control/control-operation.ts';

/** Hands control of a conversation to another app, or to the inbox (wire.md 5.9, 7.2). */
export const passThreadControl = controlOperation(
  'pass_thread_control',
  'Passes control of a conversation to an app, which is told.',
  {
    target_app_id: optional(id, 'The app, or an inbox; the default app where nothing is said.'),
    metadata: optional(string(), 'What it is told.'),
  },
  ({ target_app_id: target, metadata }, app) => ({ kind: 'pass', app, target, metadata }),
);
