import { instagramElsewhere } from './instagram/elsewhere.ts';
import { instagramInbox } from './instagram/inbox.ts';
import { juno } from './instagram/juno.ts';
import { instagramPeople } from './instagram/people.ts';
import { mayaLater } from './later/maya.ts';
import { theoLater } from './later/theo.ts';
import { messengerElsewhere } from './messenger/elsewhere.ts';
import { messengerInbox } from './messenger/inbox.ts';
import { maya } from './messenger/maya.ts';
import { messengerPeople } from './messenger/people.ts';

/** The invented business. */
export const BUSINESS = {
  page: 'Kiln & Clover',
  username: 'kiln.and.clover',
  category: 'Arts & Crafts Store',
  owner: 'Rosa Lind',
  ownerEmail: 'rosa@kiln-and-clover.example',
  botApp: 'Clover Bot',
} as const;

/** People and conversations of each platform. */
export const CAST = {
  MESSENGER: { people: messengerPeople, tales: [maya, ...messengerInbox, ...messengerElsewhere] },
  INSTAGRAM: { people: instagramPeople, tales: [juno, ...instagramInbox, ...instagramElsewhere] },
} as const;

/** Those whom the demo prints: `psid`, `send_psid` and `igsid`. */
export const LEADS = { psid: 'maya', sendPsid: 'theo', igsid: 'juno' } as const;

/** Sittings that later starts append, by customer. */
export const LATER = { maya: mayaLater, theo: theoLater } as const;

/** What one of the leads is called. */
export const leadName = (lead: keyof typeof LEADS): string =>
  [...messengerPeople, ...instagramPeople].find(({ key }) => key === LEADS[lead])?.name ?? '';
