import instagram from './instagram.json' with { type: 'json' };
import type { Character, More, Sitting, StoryLine, Tale, When } from './line.ts';
import messenger from './messenger.json' with { type: 'json' };

/** The invented business. */
export const BUSINESS = {
  page: 'Kiln & Clover',
  username: 'kiln.and.clover',
  category: 'Arts & Crafts Store',
  owner: 'Rosa Lind',
  ownerEmail: 'rosa@kiln-and-clover.example',
  botApp: 'Clover Bot',
} as const;

/** A line of the data: who says it, so many minutes after the one before, what, and what else. */
type LineData = readonly [by: StoryLine['by'], after: number, text: string, more?: More];

/** What stands in a file of the story; its types are those of the platform's file that is read. */
interface StoryData {
  readonly people: readonly Character[];
  readonly tales: readonly (Omit<Tale, 'sittings'> & {
    readonly sittings: readonly SittingData[];
  })[];
}
type SittingData = When & { readonly lines: readonly LineData[] };

const sittingOf = (sitting: SittingData): Sitting => ({
  ...sitting,
  lines: sitting.lines.map(([by, after, text, more = {}]) => ({ by, after, text, more })),
});

const told = ({ people, tales }: StoryData) => ({
  people,
  tales: tales.map((tale) => ({ ...tale, sittings: tale.sittings.map(sittingOf) })),
});

/** People and conversations of each platform. */
export const CAST = {
  MESSENGER: told(messenger as unknown as StoryData),
  INSTAGRAM: told(instagram as unknown as StoryData),
} as const;

/** Those whom the demo prints: `psid`, `send_psid` and `igsid`. */
export const LEADS = { psid: 'maya', sendPsid: 'theo', igsid: 'juno' } as const;

/** Sittings that later starts append, by customer: one after another and then from the first again. */
export const LATER = {
  maya: (messenger.later.maya as unknown as SittingData[]).map(sittingOf),
  theo: (messenger.later.theo as unknown as SittingData[]).map(sittingOf),
} as const;

/** What one of the leads is called. */
export const leadName = (lead: keyof typeof LEADS): string =>
  [...CAST.MESSENGER.people, ...CAST.INSTAGRAM.people].find(({ key }) => key === LEADS[lead])
    ?.name ?? '';
