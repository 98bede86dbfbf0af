import type { WebhookEntry } from './entries.ts';
import type { Journal } from './journal.ts';

type Begun = Parameters<Journal['beginWebhook']>[0];
type Outcome = NonNullable<WebhookEntry['outcome']>;

/** Notes attempts, from when they begin until they have come to something. */
export const watchWebhooks =
  (journal: Journal) =>
  (begun: Begun): ((outcome: Outcome) => void) => {
    const entry = journal.beginWebhook(begun);
    return (outcome) => journal.endWebhook(entry, outcome);
  };
