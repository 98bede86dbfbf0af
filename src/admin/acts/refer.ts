import { recordReferral } from '../../store/page/commands/record-referral.ts';
import { onStage, requireConversation, requireOpen } from '../acts.ts';
import { operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { text } from '../schema.ts';
import { Act, as } from './act.ts';
import { cameBy, leading } from './leading.ts';

export const referOperation = operation({
  id: 'refer',
  words: 'Come to a conversation that is there by a link or an ad',
  http: 'POST /pages/{page}/acts/refer',
  status: 201,
  takes: { page, as, ...leading, ref: text('what the link says') },
  gives: Act,
  run: (deps, { page, as, ...led }) =>
    onStage(deps, { page, as }, async (stage) => {
      requireOpen(stage);
      const conversation = requireConversation(stage);
      const { tx, page, person, at } = stage;
      const referral = cameBy(led, person.platform) ?? {};
      await recordReferral(tx, page.no, conversation, person.no, referral, at);
      return { conversation };
    }),
  command: 'refer <ref>',
  examples: ['refer spring-sale --page "My Page" --as "Grace Hopper"'],
  note: 'Whoever has no conversation yet brings what led here with the first tap or message:\n`tap "Get Started" --ref`, `say --ref`.',
  says: ({ event }) => `Came by a link (event ${event})`,
});
