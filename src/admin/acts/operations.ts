import type { AdminOperation, Noun } from '../operation.ts';
import { showActOperation } from './again/act-again.ts';
import { blockOperation, unblockOperation } from './block.ts';
import { commentOperation, postOperation, uncommentOperation } from './comment.ts';
import { editOperation } from './edit.ts';
import { editNoticeOperation } from './edit-notice.ts';
import { feedbackOperation } from './feedback.ts';
import { inboxOperation } from './inbox.ts';
import { informOperation } from './inform.ts';
import { linkOperation } from './link.ts';
import { optInOperation } from './opt-in.ts';
import { orderOperation } from './order.ts';
import { policyOperation } from './policy.ts';
import { rateOperation } from './rate.ts';
import { rawEventOperation } from './raw-event.ts';
import { reactOperation } from './react.ts';
import { readOperation } from './read.ts';
import { receiveOperation } from './receive.ts';
import { referOperation } from './refer.ts';
import { sayOperation } from './say.ts';
import { submitOperation } from './submit.ts';
import { tapOperation } from './tap.ts';
import { unreactOperation } from './unreact.ts';
import { unsendOperation } from './unsend.ts';

/** A command of its own for what somebody does. */
const verb = (operation: AdminOperation): Noun => ({
  name: (operation.command ?? '').replace(/ .*/, ''),
  words: operation.words,
  examples: operation.examples ?? [],
  operations: [operation],
});

const EVENT: Noun = {
  name: 'event',
  words: 'Tell apps of events that never happened',
  examples: rawEventOperation.examples ?? [],
  operations: [rawEventOperation, showActOperation],
};

/** What a person does, and the Page's human; each is a command of its own. */
export const ACTS: readonly Noun[] = [
  ...[
    sayOperation,
    tapOperation,
    linkOperation,
    reactOperation,
    unreactOperation,
    editOperation,
    editNoticeOperation,
    unsendOperation,
    receiveOperation,
    readOperation,
    referOperation,
    optInOperation,
    commentOperation,
    postOperation,
    uncommentOperation,
    orderOperation,
    submitOperation,
    informOperation,
    feedbackOperation,
    rateOperation,
    blockOperation,
    unblockOperation,
    policyOperation,
    inboxOperation,
  ].map(verb),
  EVENT,
];
