import { linesOf, type RecordedAct, type RecordedWebhook, type Recording } from '../recording.ts';
import type { ActPair } from './difference.ts';
import { learn } from './learn.ts';
import type { Renaming } from './renaming.ts';

/** Learns who is who, and what became of each act: its ids, its time, and what webhooks told of it. */
export function learnOfActs(
  renaming: Renaming,
  recorded: Recording,
  actual: Recording,
  pairs: readonly ActPair[],
): void {
  const [then, now] = [webhooksOf(recorded), webhooksOf(actual)];
  for (const { recorded: one, actual: other } of pairs) {
    if (!other) continue;
    learn(renaming, factsOf(one), factsOf(other));
    for (const webhook of then(one)) {
      const same = now(other).find(({ app }) => renaming.actualOf(webhook.app) === app);
      if (same) learn(renaming, JSON.parse(webhook.text), JSON.parse(same.text));
    }
  }
}

const factsOf = ({ person, conversation, message, input, at }: RecordedAct): object => ({
  ...{ person, conversation, message, input, at: Date.parse(at) },
});

/** The first attempts of what was told of an act. */
function webhooksOf(recording: Recording): (act: RecordedAct) => RecordedWebhook[] {
  const byEvent = new Map<string, RecordedWebhook[]>();
  for (const webhook of linesOf(recording, 'webhook')) {
    const { page, event, app } = webhook;
    const key = `${page} ${event}`;
    const known = byEvent.get(key) ?? [];
    if (known.some((each) => each.app === app) || !isJson(webhook.text)) continue;
    byEvent.set(key, [...known, webhook]);
  }
  return ({ page, event }) => byEvent.get(`${page} ${event}`) ?? [];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
