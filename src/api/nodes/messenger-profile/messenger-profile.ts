import type { EdgeField, NodeType, Operation } from '../../../graph/declare/node-type.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { optional, required } from '../../../graph/params/param.ts';
import { list, oneOf } from '../../../graph/params/types.ts';
import { recordMessengerProfile } from '../../../store/page/commands/record-messenger-profile.ts';
import type { ProfileProperties } from '../../../store/page/messenger-profile.ts';
import { PLATFORMS, type Platform } from '../../../store/page/platform.ts';
import { needing } from '../../needs.ts';
import { enumValue } from '../../params.ts';
import { declare, type Services } from '../../services.ts';
import {
  type GivenProperties,
  INSTAGRAM_PROPERTIES,
  MESSENGER_PROPERTIES,
  NAMES,
  requireWhole,
} from './properties.ts';

const { node, scalar } = declare;

const property = (name: string, description: string) =>
  scalar<ProfileProperties, 'object'>(name, 'object', description, (profile) => profile[name]);

const describe = (properties: typeof INSTAGRAM_PROPERTIES) =>
  Object.entries(properties).map(([name, { description }]) => property(name, description));

const messengerProfileType = node<ProfileProperties>(
  'MessengerProfile',
  'What a Page shows people before they write.',
  { fields: describe(MESSENGER_PROPERTIES) },
);

const instagramProfileType = node<ProfileProperties>(
  'IGUserMessengerProfile',
  'What an Instagram account shows people before they write.',
  { fields: describe(INSTAGRAM_PROPERTIES) },
);

const platformParam = optional(
  oneOf(...PLATFORMS),
  'MESSENGER, or INSTAGRAM for what the linked account shows.',
);

/** Where a profile is read and written: of which platform it is, and what it may hold. */
interface Place {
  readonly home: Platform;
  readonly properties: typeof INSTAGRAM_PROPERTIES;
  readonly type: () => NodeType<ProfileProperties, Services>;
}

/** Reading, setting and deleting what is shown before anybody writes (wire.md 5.17). */
function profileOf({ home, properties, type }: Place): {
  readonly edge: EdgeField<unknown, Services>;
  readonly operations: readonly Operation<unknown, Services>[];
} {
  const authorize = (_: unknown, { services }: Call<Services>) =>
    services.permit('manageMessengerProfile', home === 'MESSENGER' ? undefined : home);
  const platformParams = { platform: platformParam };
  /** @throws GraphError `notLinked` (100), or what the platform needs */
  const on = (platform: Platform = home, { services }: Call<Services>): Platform => {
    if (platform === 'INSTAGRAM' && !services.page.instagramId) throw new GraphError('notLinked');
    services.permit('manageMessengerProfile', platform);
    return platform;
  };
  return {
    edge: declare.edge<unknown, ProfileProperties>(
      'messenger_profile',
      type,
      'What is shown to people before they write; nothing while it is not set.',
      {
        paged: false,
        counts: 'profiles',
        params: [
          {
            name: 'platform',
            type: platformParam.type.name,
            description: platformParam.description,
          },
        ],
        ...needing<unknown>(
          'manageMessengerProfile',
          (args) => enumValue(args, 'platform', PLATFORMS) ?? home,
        ),
        async load(nodes, args, call, asked) {
          const platform = on(enumValue(args, 'platform', PLATFORMS), call);
          const profile = await call.services.pageStore.messengerProfile.of(platform);
          const items = asked.some((name) => profile[name] !== undefined) ? [profile] : [];
          return nodes.map(() => ({ items, hasNext: false, hasPrevious: false }));
        },
      },
    ),
    operations: [
      declare.operation(
        'POST',
        'messenger_profile',
        'Sets properties of it; others stay as they are.',
        {
          counts: 'profiles',
          asks: 'manageMessengerProfile',
          authorize,
          params: { ...properties, ...platformParams },
          result: { result: 'string' },
          check(_: unknown, { args: { platform, ...given } }, call) {
            requireFitting(on(platform, call), given);
          },
          async run(_: unknown, { args: { platform = home, ...given } }, { services, now }) {
            await services.change((tx) =>
              recordMessengerProfile(
                tx,
                services.page.no,
                platform,
                (known) => allowed(platform, known, given),
                now,
              ),
            );
            return { answer: { result: 'success' } };
          },
        },
      ),
      declare.operation('DELETE', 'messenger_profile', 'Takes properties of it away.', {
        counts: 'profiles',
        asks: 'manageMessengerProfile',
        authorize,
        params: {
          fields: required(list(oneOf(...NAMES)), 'Names of properties.'),
          ...platformParams,
        },
        result: { result: 'string' },
        check(_: unknown, { args: { platform } }, call) {
          on(platform, call);
        },
        async run(_: unknown, { args: { fields, platform = home } }, { services, now }) {
          const none = Object.fromEntries(fields.map((name) => [name, null]));
          await services.change((tx) =>
            recordMessengerProfile(tx, services.page.no, platform, () => none, now),
          );
          return { answer: { result: 'success' } };
        },
      }),
    ],
  };
}

/** What was given, without what was not. */
const givenIn = (given: GivenProperties): [name: string, value: unknown][] =>
  Object.entries(given).filter(([, value]) => value !== undefined);

/** @throws GraphError (100) for nothing at all, what Instagram has not, or a property in parts */
function requireFitting(platform: Platform, given: GivenProperties): void {
  const names = givenIn(given).map(([name]) => name);
  const known = Object.keys(platform === 'INSTAGRAM' ? INSTAGRAM_PROPERTIES : MESSENGER_PROPERTIES);
  if (names.length === 0) {
    throw new GraphError('requiredParameter', { param: known.join(', or ') });
  }
  const foreign = names.find((name) => !known.includes(name));
  if (foreign !== undefined) {
    throw new GraphError('invalidParameter', { param: foreign, wanted: 'left out on Instagram' });
  }
  requireWhole(given);
}

/** @throws GraphError `getStartedRequired` (100/2018145) */
function allowed(
  platform: Platform,
  known: ProfileProperties,
  given: GivenProperties,
): ProfileProperties {
  const begins = given.get_started ?? known.get_started;
  if (platform === 'MESSENGER' && given.persistent_menu && !begins) {
    throw new GraphError('getStartedRequired');
  }
  // As JSON has them: without members that were not sent.
  return JSON.parse(JSON.stringify(Object.fromEntries(givenIn(given)))) as ProfileProperties;
}

/** Of a Page, and of the Instagram account that is linked to it. */
export const pageProfile = profileOf({
  home: 'MESSENGER',
  properties: MESSENGER_PROPERTIES,
  type: () => messengerProfileType,
});

/** Of an Instagram account, at either host. */
export const accountProfile = profileOf({
  home: 'INSTAGRAM',
  properties: INSTAGRAM_PROPERTIES,
  type: () => instagramProfileType,
});
