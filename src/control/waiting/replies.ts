import { operation } from '../../admin/operation.ts';
import { findPage } from '../../admin/pages.ts';
import { personNamed } from '../../admin/people.ts';
import { byDefault, integer, list, object, text, type ValueOf } from '../../admin/schema.ts';
import type { Look } from '../../base/bell.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';
import { LONGEST, LOOK, milliseconds, within } from './limits.ts';
import { noReply } from './no-reply.ts';
import { Reply } from './reply.ts';
import { sentByApps, standingOf } from './standing.ts';
import { isDelivering } from './webhooks.ts';

const Replies = object('Replies', 'What was sent to a person since the last thing that they did.', {
  data: list(Reply, 'oldest first'),
  'missing?': text('why it is not what was waited for: what happened instead, in lines'),
});

export const awaitRepliesOperation = operation({
  id: 'awaitReplies',
  words:
    'Wait until an app has answered a person: every webhook was answered, so many messages came since the last act, and it is quiet',
  http: 'POST /pages/{page}/replies',
  looks: true,
  takes: {
    page: text('id, Instagram id or exact name of a Page'),
    person: text('id or exact name of a person'),
    count: byDefault(integer('messages that are waited for, at least'), 1),
    quiet: milliseconds('how long no call may have come', 50),
    within: milliseconds('how long it is waited', 5_000),
  },
  gives: Replies,
  async run(deps: ControlDeps, { page: pageText, person: personText, count, quiet, within: ms }) {
    const page = await findPage(deps, pageText);
    const person = await personNamed(deps.store.page(page.no).people, personText);
    const journal = keptJournal(deps);
    const look = async (): Promise<Look<ValueOf<typeof Reply>[]>> => {
      if (await isDelivering(deps, page.no)) return { again: LOOK };
      const replies = await sentByApps(deps, await standingOf(deps, page, person));
      if (replies.length < count || journal.flying > 0) return { again: LONGEST };
      const left = quiet - journal.quietFor;
      return left > 0 ? { again: left } : { found: replies };
    };
    const most = within(ms);
    const found = await deps.bell.until(look, most);
    if (found) return { data: found };
    const standing = await standingOf(deps, page, person);
    const data = await sentByApps(deps, standing);
    return {
      data,
      missing: await noReply(deps, standing, { count, quiet, within: most, came: data.length }),
    };
  },
});
