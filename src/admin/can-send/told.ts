import { isReviewEnforced } from '../../access/app-review.ts';
import { closesAt } from '../../messaging/sending/passing.ts';
import { ANSWERABLE } from '../../messaging/sending/private-reply.ts';
import { isIdle } from '../../messaging/thread-control/state.ts';
import { INBOX_NAMES } from '../apps.ts';
import type { GateName } from './answer.ts';
import type { SendCase } from './send-case.ts';
import { momentText } from './times.ts';

/** What there is at each gate, in words. */
export const TOLD: Readonly<Record<GateName, (the: SendCase) => string | Promise<string>>> = {
  token({ hasToken, lacks, app, page, state, caller }) {
    if (!hasToken) return `${app.name} has no token for ${page.name}`;
    if (lacks) return `${lacks.needed}: ${lacks.has}`;
    if (caller.kind === 'instagram') return `of Instagram login, of @${page.instagramUsername}`;
    const scope = state.platform === 'MESSENGER' ? 'pages_messaging' : 'instagram_manage_messages';
    return `Page token of ${page.name} with ${scope}`;
  },
  comment({ state, stored: { comment, person }, page }) {
    if (!state.mayAnswerComments && state.platform === 'INSTAGRAM') {
      return 'the token may not manage comments of the account';
    }
    if (!comment) return `there is no such comment or post on ${page.name}`;
    const which = `${comment.id === comment.post ? 'the post' : 'the comment'} of ${person?.name}`;
    if (comment.deleted) return `${which} was deleted`;
    if (comment.answered !== undefined) {
      return `${which} was answered ${momentText(comment.answered, state.now)}`;
    }
    const until = momentText(comment.created + ANSWERABLE, state.now);
    if (state.refusal === 'messagesDisabled') return `${page.name} has messages disabled`;
    return `${which}, to be answered once until ${until}`;
  },
  recipient({ stored: { person }, to, page }) {
    if (person) return `${person.name} is known to this Page`;
    if (to === '') return 'not known: nobody made it';
    const isPage = to === page.id || to === page.instagramId;
    return isPage ? `${to} is the Page itself` : `nobody of the id ${to} has written to this Page`;
  },
  review({ caller, state, app, stored: { person } }) {
    if (!isReviewEnforced(caller)) return 'not asked for: the Page is in archive mode';
    const level = state.reach === 'everybody' ? 'with advanced access' : 'with standard access';
    const role = state.insider ? 'has a role on it' : 'has no role on it';
    const who = person && state.reach === 'insiders' ? `, and ${person.name} ${role}` : '';
    return `${app.mode === 'live' ? 'live' : 'in development'}, ${level}${who}`;
  },
  block({ state: { blockedBy }, stored: { person } }) {
    const name = person?.name ?? 'the person';
    if (blockedBy === 'nobody') return 'none';
    return blockedBy === 'page' ? `the Page has blocked ${name}` : `${name} has blocked the Page`;
  },
  async owner({ state, directory }) {
    const { control, setting, now } = state;
    const { defaultApp, primaryReceiver } = setting;
    const named = async (id: string) =>
      INBOX_NAMES.get(id) ?? (await directory.apps.byId(id))?.name ?? id;
    if (!isIdle(control, now)) {
      return `${await named(control.owner ?? '')} owns until ${momentText(control.until, now)}`;
    }
    if (defaultApp !== undefined) return `idle, ${await named(defaultApp)} is the default app`;
    if (primaryReceiver === undefined) return 'idle, and the Page has no default app';
    return `idle, ${await named(primaryReceiver)} is the Primary Receiver`;
  },
  window({ state, ask, stored: { window } }) {
    if (ask.answers !== undefined) return 'not asked for: a private reply needs none';
    const closes = closesAt(state, ask);
    if (!window || closes === undefined) return 'nothing has opened it within seven days';
    const opened = `opened ${momentText(window.opened, state.now)} by a ${window.by}`;
    if (!Number.isFinite(closes)) return `${opened}, and ${ask.tag} reaches any time`;
    const verb = closes > state.now ? 'closes' : 'closed';
    return `${opened}, ${verb} ${momentText(closes, state.now)}`;
  },
  tag: ({ ask: { tag } }) => tag ?? 'none given',
  limits({ page }) {
    if (page.refuse !== undefined) return `the Page refuses with ${page.refuse}`;
    return page.limits === 'on' ? 'on: who serves the Page counts its calls' : 'off';
  },
};
