import { catalogue } from '../../graph/errors/catalogue.ts';
import type { ErrorEntry } from '../../graph/errors/entry.ts';
import { type ErrorFamily, FAMILIES } from '../../graph/errors/families.ts';
import { CHAOS_PRESETS } from '../chaos/presets.ts';
import { operation } from '../operation.ts';
import { integer, list, object, text, word } from '../schema.ts';
import { isReady } from './error-named.ts';
import { servedFaults } from './fault.ts';
import { FAULT_PRESETS } from './presets.ts';

const OfferedError = object(
  'OfferedError',
  'An error of the catalogue whose text needs no words.',
  {
    name: text(),
    code: integer(),
    'subcode?': integer(),
    status: integer('HTTP'),
    message: text('as it leaves, but for words of the call in braces'),
    when: text('what it is answered to otherwise'),
    of: word(
      ['send', 'any', 'other'],
      'what meets it without a fault: sends alone, any call, or other calls',
    ),
  },
);

const OfferedPreset = object('OfferedPreset', 'A fault, or chaos, under a name.', {
  name: text(),
  of: word(['call', 'webhook'], 'what meets it'),
  words: text('what it does'),
});

const FaultOffers = object('FaultOffers', '', {
  errors: list(OfferedError, 'in the order of the catalogue'),
  presets: list(OfferedPreset),
  on: list(text(), 'names that calls go by'),
});

/** What meets an error: sends alone, any call, or other calls. */
function kindOf(name: string): 'send' | 'any' | 'other' {
  const family = Object.values<ErrorFamily>(FAMILIES).find(({ errors }) => name in errors);
  if (family?.on === undefined) return family?.host === undefined ? 'any' : 'other';
  return family.on.every((each) => SENDS.includes(each)) ? 'send' : 'other';
}

const SENDS = ['send', 'sender_action'];

const presetsOf = (
  of: 'call' | 'webhook',
  presets: Readonly<Record<string, { readonly words: string }>>,
) => Object.entries(presets).map(([name, { words }]) => ({ name, of, words }));

/** For whoever lets people pick: the console has no command of it. */
export const faultOffersOperation = operation({
  id: 'listFaultOffers',
  words: 'List what calls and webhooks can be made to meet: errors, presets, and names of calls',
  http: 'GET /faults/offers',
  takes: {},
  gives: FaultOffers,
  onServer: true,
  run: (deps) => ({
    errors: Object.entries<ErrorEntry>(catalogue)
      .filter(([, { message }]) => isReady(message))
      .map(([name, { code, subcode, status, message, when }]) => ({
        ...{ name, code, status, message, when, of: kindOf(name) },
        ...(subcode !== undefined && { subcode }),
      })),
    presets: [...presetsOf('call', FAULT_PRESETS), ...presetsOf('webhook', CHAOS_PRESETS)],
    on: [...servedFaults(deps).names],
  }),
});
