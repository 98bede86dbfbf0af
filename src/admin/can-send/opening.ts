import { isIdle } from '../../messaging/thread-owner.ts';
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
  recipient({ to, page }) {
    if (to === page.id || to === page.instagramId) return `person list --page ${page.id}`;
    return `person create --page ${page.id} --name Somebody --id ${to}`;
  },
  review: ({ app, state: { platform, login } }) =>
    `app set ${app.id} --mode live --access ${scopeOf(platform, login)}=advanced`,
  block: ({ page, to }) => `person set ${to} --page ${page.id} --blocked-by nobody`,
  owner({ page, app, state }) {
    const { control, now, defaultApp } = state;
    const isOwn = defaultApp === undefined || defaultApp === app.id;
    if (isIdle(control, now)) return `page set ${page.id} --default-app ${app.id}`;
    const free = `clock --advance ${Math.ceil((control.until - now) / 1000)}`;
    return isOwn ? free : `page set ${page.id} --default-app ${app.id} && convograph ${free}`;
  },
  window: ({ page, to }) => `say Hello --page ${page.id} --as ${to}`,
  tag({ app, page, to, state, ask }) {
    if (ask.tag === 'HUMAN_AGENT') {
      return `app set ${app.id} --mode live --access human_agent=advanced`;
    }
    const asked = `can-send --to ${to} --page ${page.id} --app ${app.id}`;
    return state.platform === 'INSTAGRAM' || ask.tag === undefined
      ? `${asked} --tag HUMAN_AGENT`
      : asked;
  },
  limits: ({ page }) => `page set ${page.id} --refuse off`,
};

const scopeOf = (platform: SendCase['state']['platform'], login: boolean): string => {
  if (login) return 'instagram_business_manage_messages';
  return platform === 'MESSENGER' ? 'pages_messaging' : 'instagram_manage_messages';
};
