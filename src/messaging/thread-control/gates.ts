import { inboxOf } from './alike.ts';
import type { ControlCell } from './cell.ts';
import type { ControlEvent, ControlEventKind } from './event.ts';
import { refused } from './rules.ts';
import { type ControlSetting, regimeOf } from './state.ts';

/** What apps ask of a conversation's control by an operation of its own. */
const ASKED = ['pass', 'take', 'request', 'release', 'extend'] as const;
type Asked = (typeof ASKED)[number];

/** Whether an app is a receiver of the older protocol: one of the Page's, or its inbox. */
export const isReceiver = (setting: ControlSetting, app: string): boolean =>
  app === setting.primaryReceiver ||
  app === inboxOf({ setting }) ||
  setting.apps?.includes(app) === true;

/** What keeps an app from all of that, before the tables are asked. */
export const GATES: readonly ControlCell<Asked>[] = [
  {
    words:
      'a Page that has a Primary Receiver and a default app: the Handover Protocol is disabled, refused (100)',
    source: '7.1',
    rule: ({ setting: { primaryReceiver, defaultApp } }) =>
      primaryReceiver !== undefined && defaultApp !== undefined
        ? refused(
            'handoverDisabled',
            'The Page has a Primary Receiver and a default app: take one of them away.',
          )()
        : {},
  },
  {
    words: 'the older protocol, an app that is none of the Page’s: refused (100/2018171)',
    source: '7.3',
    rule: ({ setting, event }) =>
      regimeOf(setting) === 'handover' && !isReceiver(setting, event.app)
        ? refused(
            'receiversOnly',
            `App ${event.app} is no receiver: it gets no events of the Page.`,
          )()
        : {},
  },
];

/** Whether an event is one of those. */
export const isAsked = (event: ControlEvent<ControlEventKind>): event is ControlEvent<Asked> =>
  (ASKED as readonly string[]).includes(event.kind);
