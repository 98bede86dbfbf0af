import { INBOX_APPS } from '../inbox-apps.ts';
import { isIdle } from '../thread-owner.ts';
import type { SendRefusal, SendState } from './state.ts';

const INBOXES: ReadonlySet<string> = new Set(Object.values(INBOX_APPS));

/** The app that alone may write now; undefined where any may (wire.md 7.2, 13.1, 15, 13.4 c). */
function soleSender({ control, defaultApp, now }: SendState): string | undefined {
  if (isIdle(control, now)) return defaultApp;
  const { owner } = control;
  // Without a default app an ordinary app's ownership keeps nobody back; that of Meta's own does.
  return defaultApp !== undefined || INBOXES.has(owner ?? '') ? owner : undefined;
}

/** An app does not write into a conversation that another controls. */
export const owner = (state: SendState): SendRefusal | undefined => {
  const sole = soleSender(state);
  return sole === undefined || sole === state.app ? undefined : { error: 'otherAppControls' };
};
