/** What a Page can do with people and their conversations (wire.md 5.18). */
export const MODERATION = [
  'BAN_USER',
  'BLOCK_USER',
  'MOVE_TO_SPAM',
  'UNBAN_USER',
  'UNBLOCK_USER',
] as const;
export type Moderation = (typeof MODERATION)[number];

/** People and actions of one call, at most (wire.md 5.18). */
const MOST_PEOPLE = 10;
const MOST_ACTIONS = 2;

/** Whether a call asks for what can be done, and at once: nothing together with what undoes it. */
export const isAllowed = (people: number, actions: readonly Moderation[]): boolean =>
  people > 0 &&
  people <= MOST_PEOPLE &&
  actions.length > 0 &&
  actions.length <= MOST_ACTIONS &&
  !['BAN', 'BLOCK'].some(
    (word) =>
      actions.includes(`${word}_USER` as Moderation) &&
      actions.includes(`UN${word}_USER` as Moderation),
  );

/** Instagram bans nobody: it blocks. */
export const isOfInstagram = (action: Moderation): boolean => !action.includes('BAN');

type Blocks = 'nobody' | 'person' | 'page' | 'both';

/** Who blocks whom once it is done; a ban is the Page's block (decisions/0096). */
export function blockedAfter(blockedBy: Blocks, action: Moderation): Blocks {
  if (action === 'MOVE_TO_SPAM') return blockedBy;
  const byPerson = blockedBy === 'person' || blockedBy === 'both';
  if (action.startsWith('UN')) return byPerson ? 'person' : 'nobody';
  return byPerson ? 'both' : 'page';
}
