import { required } from '../../../graph/params/param.ts';
import { int } from '../../../graph/params/types.ts';
import { controlOperation } from '../../thread-control/control-operation.ts';

/** Keeps control of a conversation for longer (wire.md 5.9, 7.2). */
export const extendThreadControl = controlOperation(
  'extend_thread_control',
  'Has control of a conversation last longer, or end earlier.',
  { duration: required(int(), 'Seconds from now, at most seven days.') },
  ({ duration }, app) => ({ kind: 'extend', app, seconds: duration }),
);
