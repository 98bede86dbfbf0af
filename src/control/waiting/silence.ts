import { operation } from '../../admin/operation.ts';
import { findPage } from '../../admin/pages.ts';
import { personNamed } from '../../admin/people.ts';
import { object, text } from '../../admin/schema.ts';
import type { Look } from '../../base/bell.ts';
import type { ControlDeps } from '../explain.ts';
import { keptJournal } from '../requests.ts';
import { LONGEST, LOOK, milliseconds, within } from './limits.ts';
import { sentByApps, standingOf } from './standing.ts';
import { isDelivering } from './webhooks.ts';

const Silence = object('Silence', 'Whether nothing was sent to a person since their last act.', {
  'broken?': text('what was sent all the same, or what is still under way'),
});

export const awaitSilenceOperation = operation({
  id: 'awaitSilence',
  words:
    'Wait whether an app keeps silent to a person: every webhook was answered, and nothing was sent for a while',
  http: 'POST /pages/{page}/silence',
  looks: true,
  takes: {
    page: text('id, Instagram id or exact name of a Page'),
    person: text('id or exact name of a person'),
    for: milliseconds('how long nothing may come', 200),
  },
  gives: Silence,
  async run(deps: ControlDeps, { page: pageText, person: personText, for: long }) {
    const page = await findPage(deps, pageText);
    const person = await personNamed(deps.store.page(page.no).people, personText);
    const journal = keptJournal(deps);
    /** When it began to be silent. */
    let since: number | undefined;
    const look = async (): Promise<Look<string>> => {
      const [first] = await sentByApps(deps, await standingOf(deps, page, person));
      if (first) {
        const { text = 'something without text' } = first;
        return { found: `${person.name} was sent ${JSON.stringify(text)}, ${first.id}.` };
      }
      if (await isDelivering(deps, page.no)) return { again: LOOK };
      if (journal.flying > 0) return { again: LONGEST };
      since ??= deps.scheduler.elapsed();
      const left = since + long - deps.scheduler.elapsed();
      return left > 0 ? { again: left } : { found: '' };
    };
    const found = await deps.bell.until(look, within(long + 10_000));
    if (found === '') return {};
    return { broken: found ?? 'A webhook, or a call, has no answer yet.' };
  },
});
