import { closesAt } from '../../messaging/sending/passing.ts';
import { ANSWERABLE } from '../../messaging/sending/private-reply.ts';
import { situationOf } from '../../messaging/thread-control/state.ts';
import { inboxOperation } from '../acts/inbox.ts';
import { sayOperation } from '../acts/say.ts';
import { changeAppOperation } from '../apps/change-app.ts';
import { changeClockOperation } from '../clock/change-clock.ts';
import { changePageOperation } from '../pages/change-page.ts';
import { changePersonOperation } from '../people/change-person.ts';
import { createPersonOperation } from '../people/create-person.ts';
import { type Remedy, remedy } from '../remedy.ts';
import { createTokenOperation } from '../tokens/create-token.ts';
import type { GateName } from './answer.ts';
import type { SendCase } from './send-case.ts';

/** What opens a closed gate: operations in their order, and a question that is asked otherwise then. */
interface Opening {
  readonly steps: readonly Remedy[];
  /** What is typed behind them, without the program's name. */
  readonly asked?: string;
}

/** What opens each gate where it is closed; undefined where nothing does. */
export const OPENING: Readonly<Record<GateName, (the: SendCase) => Opening | undefined>> = {
  token({ lacks, page, app }) {
    if (lacks?.kind === 'messages') {
      return by(
        remedy(
          changePageOperation,
          { page: page.id, message_access: 'on' },
          'Let apps have its messages',
        ),
      );
    }
    if (lacks?.kind === 'verification') {
      const verified = { app: app.id, business_verified: true };
      return by(remedy(changeAppOperation, verified, 'Verify the business'));
    }
    return by(anotherToken(page.id, app.id));
  },
  comment(the) {
    const { page, app, caller, to, state } = the;
    const { login, mayAnswerComments, platform } = state;
    if (!mayAnswerComments && platform === 'INSTAGRAM') {
      const scope = `instagram_${login ? 'business_' : ''}manage_comments` as const;
      return by(caller.scopes.has(scope) ? reviewed(app.id, scope) : anotherToken(page.id, app.id));
    }
    if (to === '') return somebodyElse(the);
    // What was published can be answered no more: whoever wrote it, once he writes.
    const { deleted, answered, created } = state.comment ?? { created: 0 };
    const isOver = deleted || answered || state.now - created >= ANSWERABLE;
    return isOver ? { steps: writing(the), asked: asked(the) } : by(unrefusing(page.id));
  },
  recipient(the) {
    const { to, page, free } = the;
    return free ? by(somebody(page.id, to)) : somebodyElse(the);
  },
  review: ({ app, state: { platform, login } }) => by(reviewed(app.id, scopeOf(platform, login))),
  block: ({ page, to }) => by(unblocking(page.id, to)),
  owner({ page, app, to, state }) {
    const { control, now, setting } = state;
    const { defaultApp, primaryReceiver } = setting;
    const [role, first] =
      defaultApp === undefined
        ? (['primary_receiver', primaryReceiver] as const)
        : (['default_app', defaultApp] as const);
    const words = `Make ${app.name} the ${role === 'default_app' ? 'default app' : 'Primary Receiver'}`;
    const becomes = remedy(changePageOperation, { page: page.id, [role]: app.id }, words);
    const situation = situationOf(control, now);
    if (situation === 'idle') return by(becomes);
    const seconds = Math.ceil((control.until - now) / 1000);
    const free =
      situation === 'meta'
        ? remedy(inboxOperation, { act: 'done', page: page.id, as: to }, 'Be done in the inbox')
        : remedy(changeClockOperation, { seconds }, 'Let its time pass');
    return first === undefined || first === app.id ? by(free) : { steps: [becomes, free] };
  },
  window: ({ page, to }) => by(saying(page.id, to)),
  tag(the) {
    const { app, state, ask } = the;
    if (ask.tag === 'HUMAN_AGENT') return by(reviewed(app.id, 'human_agent'));
    // Without a tag it goes out while the window is open.
    const isOpen = (closesAt(state, {}) ?? 0) > state.now;
    return { steps: isOpen ? [] : writing(the), asked: asked(the) };
  },
  limits: ({ page }) => by(unrefusing(page.id)),
};

/** The same as it is typed, without the program's name at its beginning. */
export const typed = ({ steps, asked = [] }: { steps: Opening['steps']; asked?: string | [] }) =>
  [...steps.map(({ command }) => command), asked].flat().join(' && convograph ');

const by = (step: Remedy): Opening => ({ steps: [step] });

const anotherToken = (page: string, app: string): Remedy =>
  remedy(createTokenOperation, { page, for_app: app }, 'Make a token that has all');

const reviewed = (app: string, word: string): Remedy =>
  remedy(
    changeAppOperation,
    { app, mode: 'live', access: { [word]: 'advanced' } },
    `Pass review for ${word}`,
  );

const unrefusing = (page: string): Remedy =>
  remedy(changePageOperation, { page, refuse: null }, 'Have the Page refuse no more');

const unblocking = (page: string, person: string): Remedy =>
  remedy(changePersonOperation, { person, page, blocked_by: 'nobody' }, 'Take the block away');

const saying = (page: string, as: string): Remedy =>
  remedy(sayOperation, { text: 'Hello', page, as }, 'Have the person write');

const somebody = (page: string, id: string): Remedy =>
  remedy(createPersonOperation, { page, name: 'Somebody', id }, 'Make a person of that id');

/** The same person asked for anew, without a tag and by id. */
const asked = ({ page, app, to }: Pick<SendCase, 'page' | 'app' | 'to'>): string =>
  `can-send --to ${to} --page ${page.id} --app ${app.id}`;

/** What has the person write. */
const writing = ({ page, to, state }: Pick<SendCase, 'page' | 'to' | 'state'>): Remedy[] => {
  const says = saying(page.id, to);
  return state.blockedBy === 'nobody' ? [says] : [unblocking(page.id, to), says];
};

/** Of an id that nobody can have, or that leads to nobody: somebody who has written. */
const somebodyElse = ({ page, app, somebody: id, state }: SendCase): Opening => {
  const there = { page, app, to: id, state: { ...state, blockedBy: 'nobody' as const } };
  return { steps: [somebody(page.id, id), ...writing(there)], asked: asked(there) };
};

const scopeOf = (platform: SendCase['state']['platform'], login: boolean): string => {
  if (login) return 'instagram_business_manage_messages';
  return platform === 'MESSENGER' ? 'pages_messaging' : 'instagram_manage_messages';
};
