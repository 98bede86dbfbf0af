import { regimeOf } from '../../../messaging/thread-control/state.ts';
import type { PageRow } from '../../../store/directory.ts';
import { declare } from '../../services.ts';

const flag = (name: string, description: string, read: (page: PageRow) => boolean) =>
  declare.scalar<PageRow, 'bool'>(name, 'bool', description, read);

/** Which generation of thread control a Page uses (wire.md 5.1); no node of its own, so no id. */
export const featureStatusType = declare.node<PageRow>(
  'MessagingFeatureStatus',
  'Which generation of thread control a Page uses.',
  {
    fields: [
      flag(
        'hop_v2',
        'Whether it uses the older Handover Protocol.',
        (page) => regimeOf(page) === 'handover',
      ),
      flag(
        'msgr_multi_app',
        'Whether Messenger conversations are routed.',
        ({ defaultApp }) => defaultApp !== undefined,
      ),
      flag(
        'ig_multi_app',
        'Whether Instagram conversations are routed.',
        ({ defaultApp, instagramId }) => defaultApp !== undefined && instagramId !== undefined,
      ),
    ],
  },
);
