import type { Preset } from '../armed/presets.ts';
import type { ChaosInput } from './chaos.ts';
import flakyWebhooks from './presets/flaky-webhooks.json' with { type: 'json' };
import forgedWebhooks from './presets/forged-webhooks.json' with { type: 'json' };
import lateWebhooks from './presets/late-webhooks.json' with { type: 'json' };
import lostWebhooks from './presets/lost-webhooks.json' with { type: 'json' };
import outOfOrder from './presets/out-of-order.json' with { type: 'json' };
import webhooksTwice from './presets/webhooks-twice.json' with { type: 'json' };

/** Chaos under a name. */
export const CHAOS_PRESETS = {
  'flaky-webhooks': flakyWebhooks,
  'webhooks-twice': webhooksTwice,
  'out-of-order': outOfOrder,
  'late-webhooks': lateWebhooks,
  'lost-webhooks': lostWebhooks,
  'forged-webhooks': forgedWebhooks,
} as Readonly<Record<string, Preset<ChaosInput>>>;
