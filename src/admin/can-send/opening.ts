import { closesAt } from '../../messaging/sending/passing.ts';
import { ANSWERABLE } from '../../messaging/sending/private-reply.ts';
import { situationOf } from '../../messaging/thread-control/state.ts';
import type { GateName } from './answer.ts';
import type { SendCase } from './send-case.ts';

/**
 * The command that opens each gate where it is closed, without the program's name; undefined where
 * none does.
 */
export const OPENING: Readonly<Record<GateName, (the: SendCase) => string | undefined>> = {
  token({ lacks, page, app }) {
    if (lacks?.kind === 'messages') return `page set ${page.id} --message-access on`;
    if (lacks?.kind === 'verification') return `app set ${app.id} --verified yes`;
    return `token create --page ${page.id} --for-app ${app.id}`;
  },
  comment(the) {
    const { page, app, caller, to, state } = the;
    const { login, mayAnswerComments, platform } = state;
    if (!mayAnswerComments && platform === 'INSTAGRAM') {
      const scope = `instagram_${login ? 'business_' : ''}manage_comments` as const;
      return caller.scopes.has(scope)
        ? `app set ${app.id} --mode live --access ${scope}=advanced`
        : `token create --page ${page.id} --for-app ${app.id}`;
    }
    if (to === '') return somebodyElse(the);
    // What was published can be answered no more: whoever wrote it, once he writes.
    const { deleted, answered, created } = state.comment ?? { created: 0 };
    const isOver = deleted || answered || state.now - created >= ANSWERABLE;
    return isOver ? `${writing(the)}${asked(the)}` : `page set ${page.id} --refuse off`;
  },
  recipient(the) {
    const { to, page, free } = the;
    if (!free) return somebodyElse(the);
    return `person create --page ${page.id} --name Somebody --id ${to}`;
  },
  review: ({ app, state: { platform, login } }) =>
    `app set ${app.id} --mode live --access ${scopeOf(platform, login)}=advanced`,
  block: ({ page, to }) => `person set ${to} --page ${page.id} --blocked-by nobody`,
  owner({ page, app, to, state }) {
    const { control, now, setting } = state;
    const { defaultApp, primaryReceiver } = setting;
    const [role, first] =
      defaultApp === undefined
        ? ['primary-receiver', primaryReceiver]
        : ['default-app', defaultApp];
    const becomes = `page set ${page.id} --${role} ${app.id}`;
    const situation = situationOf(control, now);
    if (situation === 'idle') return becomes;
    const free =
      situation === 'meta'
        ? `inbox done --page ${page.id} --as ${to}`
        : `clock --advance ${Math.ceil((control.until - now) / 1000)}`;
    return first === undefined || first === app.id ? free : `${becomes} && convograph ${free}`;
  },
  window: ({ page, to }) => `say Hello --page ${page.id} --as ${to}`,
  tag(the) {
    const { app, state, ask } = the;
    if (ask.tag === 'HUMAN_AGENT') {
      return `app set ${app.id} --mode live --access human_agent=advanced`;
    }
    // Without a tag it goes out while the window is open.
    const isOpen = (closesAt(state, {}) ?? 0) > state.now;
    return isOpen ? asked(the) : `${writing(the)}${asked(the)}`;
  },
  limits: ({ page }) => `page set ${page.id} --refuse off`,
};

/** The same person asked for anew, without a tag and by id. */
const asked = ({ page, app, to }: Pick<SendCase, 'page' | 'app' | 'to'>): string =>
  `can-send --to ${to} --page ${page.id} --app ${app.id}`;

/** What has the person write, to be followed by another command. */
const writing = ({ page, to, state }: Pick<SendCase, 'page' | 'to' | 'state'>): string => {
  const who = `--page ${page.id}`;
  const says = `say Hello ${who} --as ${to} && convograph `;
  return state.blockedBy === 'nobody'
    ? says
    : `person set ${to} ${who} --blocked-by nobody && convograph ${says}`;
};

/** Of an id that nobody can have, or that leads to nobody: somebody who has written. */
const somebodyElse = ({ page, app, somebody, state }: SendCase): string => {
  const there = { page, app, to: somebody, state: { ...state, blockedBy: 'nobody' as const } };
  const made = `person create --page ${page.id} --name Somebody --id ${somebody}`;
  return `${made} && convograph ${writing(there)}${asked(there)}`;
};

const scopeOf = (platform: SendCase['state']['platform'], login: boolean): string => {
  if (login) return 'instagram_business_manage_messages';
  return platform === 'MESSENGER' ? 'pages_messaging' : 'instagram_manage_messages';
};
