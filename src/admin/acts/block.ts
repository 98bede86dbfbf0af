import { recordPersonChange } from '../../store/page/commands/record-person-change.ts';
import { onStage, type Stage } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { Act, as } from './act.ts';

export const blockOperation = operation({
  id: 'block',
  words: 'Block the Page: its sends are refused, and nothing is told of it',
  http: 'POST /pages/{page}/acts/block',
  status: 201,
  takes: { page, as },
  gives: Act,
  run: (deps, input) => onStage(deps, input, (stage) => blocked(stage, true)),
  command: 'block',
  examples: ['block --page "My Page" --as "Grace Hopper"'],
  says: () => 'The Page is blocked.',
});

export const unblockOperation = operation({
  id: 'unblock',
  words: 'Block the Page no more, nor be blocked by it',
  http: 'POST /pages/{page}/acts/unblock',
  status: 201,
  takes: { page, as },
  gives: Act,
  run: (deps, input) => onStage(deps, input, (stage) => blocked(stage, false)),
  command: 'unblock',
  examples: ['unblock --page "My Page" --as "Grace Hopper"'],
  says: () => 'Nobody is blocked.',
});

async function blocked({ tx, page, person, at, conversation }: Stage, isBlocked: boolean) {
  const byPage = person.blockedBy === 'page' || person.blockedBy === 'both';
  const blockedBy = isBlocked ? (byPage ? 'both' : 'person') : 'nobody';
  await recordPersonChange(tx, page.no, person, { blockedBy }, at);
  return { conversation };
}
