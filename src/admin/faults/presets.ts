import type { Preset } from '../armed/presets.ts';
import type { FaultInput } from './fault.ts';
import flakySends from './presets/flaky-sends.json' with { type: 'json' };
import metaIsDown from './presets/meta-is-down.json' with { type: 'json' };
import rateLimited from './presets/rate-limited.json' with { type: 'json' };
import sentThenCut from './presets/sent-then-cut.json' with { type: 'json' };
import slowSends from './presets/slow-sends.json' with { type: 'json' };
import tokenRevoked from './presets/token-revoked.json' with { type: 'json' };

/** Faults under a name. */
export const FAULT_PRESETS: Readonly<Record<string, Preset<FaultInput>>> = {
  'rate-limited': rateLimited,
  'meta-is-down': metaIsDown,
  'slow-sends': slowSends,
  'flaky-sends': flakySends,
  'sent-then-cut': sentThenCut as Preset<FaultInput>,
  'token-revoked': tokenRevoked,
};
