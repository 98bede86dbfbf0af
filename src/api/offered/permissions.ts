import { PRIVILEGES } from '../../access/permissions.ts';
import type { Rule, RuleKind } from '../../access/rules.ts';

/** One thing that is needed. */
export interface OfferedNeed {
  readonly kind: RuleKind;
  /** For people: `the scope pages_messaging`. */
  readonly needed: string;
  /** The scope or feature that it is about. */
  readonly word?: string;
  /** Names of the errors that its lack gives; without one, data is left out and nothing said. */
  readonly errors?: readonly string[];
}

/** What is needed on each platform, and with Instagram login, in the order in which it is judged. */
export interface OfferedPermission {
  readonly MESSENGER: readonly OfferedNeed[];
  readonly INSTAGRAM: readonly OfferedNeed[];
  readonly INSTAGRAM_LOGIN: readonly OfferedNeed[];
}

const needOf = ({ kind, needed, word, gives }: Rule): OfferedNeed => ({
  ...{ kind, needed },
  ...(word !== undefined && { word }),
  ...(gives && { errors: gives }),
});

/** By what nodes, fields and operations call them. */
export const offeredPermissions = (): Readonly<Record<string, OfferedPermission>> =>
  Object.fromEntries(
    Object.entries(PRIVILEGES).map(([name, { MESSENGER, INSTAGRAM, INSTAGRAM_LOGIN }]) => [
      name,
      {
        MESSENGER: MESSENGER.rules.map(needOf),
        INSTAGRAM: INSTAGRAM.rules.map(needOf),
        INSTAGRAM_LOGIN: INSTAGRAM_LOGIN.rules.map(needOf),
      },
    ]),
  );
