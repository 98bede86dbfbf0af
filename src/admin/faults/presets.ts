import { nearest } from '../../config/nearest.ts';
import { AdminError } from '../error.ts';
import type { FaultInput } from './fault.ts';
import flakySends from './presets/flaky-sends.json' with { type: 'json' };
import metaIsDown from './presets/meta-is-down.json' with { type: 'json' };
import rateLimited from './presets/rate-limited.json' with { type: 'json' };
import sentThenCut from './presets/sent-then-cut.json' with { type: 'json' };
import slowSends from './presets/slow-sends.json' with { type: 'json' };
import tokenRevoked from './presets/token-revoked.json' with { type: 'json' };

/** A fault under a name: what is in the file is what `POST /faults` takes. */
interface Preset {
  readonly words: string;
  readonly fault: FaultInput;
}

const PRESETS = {
  'rate-limited': rateLimited,
  'meta-is-down': metaIsDown,
  'slow-sends': slowSends,
  'flaky-sends': flakySends,
  'sent-then-cut': sentThenCut as Preset,
  'token-revoked': tokenRevoked,
} satisfies Readonly<Record<string, Preset>>;

const NAMES = Object.keys(PRESETS);

/**
 * What was asked for over what the preset says that it names: what is said counts before it.
 * @throws AdminError for a preset that there is not
 */
export function withPreset({ preset, ...said }: FaultInput): FaultInput {
  if (preset === undefined) return said;
  if (Object.hasOwn(PRESETS, preset)) {
    return { ...(PRESETS as Readonly<Record<string, Preset>>)[preset]?.fault, ...said };
  }
  const near = nearest(preset, NAMES);
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new AdminError(`There is no preset ${preset}.${meant} There are ${NAMES.join(', ')}.`);
}
