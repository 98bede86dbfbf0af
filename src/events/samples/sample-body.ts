import { jsonText } from '../../graph/text/json-text.ts';
import { envelope } from '../envelope.ts';
import { SAMPLES, type Sample, type SampleScene } from './samples.ts';

/** Whose events a sample is of. */
type SampledObject = keyof typeof SAMPLES;

/** Fields of an object of which there is a sample. */
export const sampledFields = (object: SampledObject): readonly string[] =>
  Object.keys(SAMPLES[object]);

/** The body of a webhook as it would be if it had happened: undefined where there is no sample. */
export function realBody(
  object: SampledObject,
  field: string,
  scene: SampleScene,
): string | undefined {
  const sample = sampleOf(object, field);
  if (!sample) return undefined;
  const { list = 'messaging', own } = sample;
  const { account: entryId, at } = scene;
  const item =
    list === 'changes'
      ? { value: own(scene), field }
      : { ...endsOf(sample, scene), timestamp: at, ...own(scene) };
  return envelope([{ object, entryId, list, item: jsonText(item) }], at);
}

/** Ids and time of all that the App Dashboard's button sends (chatwoot/chatwoot#5317); name and apps are concluded. */
const DASHBOARD = {
  ...{ person: '12334', account: '23245', name: 'test', app: '12345', inbox: '23456' },
  at: 1_527_459_824_000,
} as const;

/** What stands in a message that the same button sends, as tests of receivers have it; in no page of Meta's. */
const DASHBOARD_MESSAGES = {
  page: {
    ...{ mid: 'test_message_id', text: 'test_message' },
    commands: [{ name: 'command123' }, { name: 'command456' }],
  },
  instagram: { mid: 'random_mid', text: 'random_text' },
} as const satisfies Readonly<Record<SampledObject, object>>;

/**
 * The body that the App Dashboard's button *Test* sends: of no Page, in `changes` whatever the field, with
 * ids that nobody has and a time that is a text. That the entry is `0` is concluded.
 * @param now when it is sent, in epoch ms
 */
export function dashboardBody(
  object: SampledObject,
  field: string,
  now: number,
): string | undefined {
  const sample = sampleOf(object, field);
  if (!sample) return undefined;
  const { mid } = DASHBOARD_MESSAGES[object];
  const own =
    field === 'messages'
      ? { message: DASHBOARD_MESSAGES[object] }
      : sample.own({ ...DASHBOARD, mid });
  const timestamp = String(DASHBOARD.at / 1000);
  const value =
    sample.list === 'changes' ? own : { ...endsOf(sample, DASHBOARD), timestamp, ...own };
  return envelope(
    [{ object, entryId: '0', list: 'changes', item: jsonText({ field, value }) }],
    now,
  );
}

/** Their names come from whoever asks. */
const sampleOf = (object: SampledObject, field: string): Sample | undefined =>
  Object.hasOwn(SAMPLES[object], field) ? SAMPLES[object][field] : undefined;

/** Who it comes from, and whom it goes to. */
function endsOf({ by }: Sample, { person, account }: Pick<SampleScene, 'person' | 'account'>) {
  const [own, other] = [{ id: account }, { id: person }];
  if (by === 'nobody') return { recipient: own };
  return by === 'page' ? { sender: own, recipient: other } : { sender: other, recipient: own };
}
