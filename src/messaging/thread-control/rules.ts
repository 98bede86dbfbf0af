import type { CellOutcome, CellRule, ControlCase } from './cell.ts';
import type { ControlEventKind, ControlRefusalName, Transition, WayIn } from './event.ts';

/** Control lasts so long from the customer's last message, in ms (wire.md 7.2). */
const CONTROL = 24 * 3_600_000;

/** An extension lasts so long at most, in seconds (wire.md 5.9). */
const LONGEST = 7 * 86_400;

/** Events that an app causes. */
type ByApp = 'send' | 'pass' | 'take' | 'request' | 'release' | 'extend';
/** Of those, the ones that may carry metadata. */
type Speaking = 'pass' | 'take' | 'request';

export const stays = (): CellOutcome => ({});

export const refused =
  (
    error: ControlRefusalName,
    because?: string,
    values?: Readonly<Record<string, string>>,
  ): (() => CellOutcome) =>
  () => ({
    refusal: { error, ...(values && { values }), ...(because !== undefined && { because }) },
  });

/** What is the owner's alone. On Instagram one error says that the caller is not (wire.md 13.4 c). */
export const ofOwner =
  <K extends ByApp>(rule: CellRule<K>, error: ControlRefusalName = 'notThreadOwner'): CellRule<K> =>
  (at) => {
    const { control, event, setting } = at;
    if (control.owner === event.app) return rule(at);
    const isInstagram = setting.platform === 'INSTAGRAM' && error !== 'otherAppControls';
    return refused(isInstagram ? 'instagramNotThreadOwner' : error, ownedBy(at))();
  };

const ownedBy = ({ control: { owner } }: Pick<ControlCase<ByApp>, 'control'>): string =>
  owner === undefined
    ? 'Nobody controls the conversation.'
    : `App ${owner} controls the conversation.`;

const between = (
  { control: { owner } }: Pick<ControlCase<ControlEventKind>, 'control'>,
  to?: string,
) => ({
  ...(owner !== undefined && { from: owner }),
  ...(to !== undefined && { to }),
});

const saying = ({ event: { metadata } }: ControlCase<Speaking>) =>
  metadata === undefined ? {} : { metadata };

/** It becomes somebody's, for a day unless it says how long. */
const given = (
  at: ControlCase<ControlEventKind>,
  to: string,
  step: Pick<Transition, 'change'> & Partial<Transition>,
  keeps = CONTROL,
): CellOutcome => {
  const until = at.now + keeps;
  return { step: { ...step, ...between(at, to), until } };
};

/** A customer's message restarts the owner's day; control that lasts longer stays as it is. */
export const restarts: CellRule<'message'> = ({ control, now }) => ({
  until: Math.max(control.until, now + CONTROL),
});

/** To whom it goes, if to anybody. */
type Goal = { readonly app: string | undefined; readonly keeps?: WayIn['keeps'] };

/** A customer's message on an idle thread gives it to an app, for a day or as long as is said. */
export const goesTo =
  (whose: (at: ControlCase<'message'>) => Goal): CellRule<'message'> =>
  (at) => {
    const { app, keeps } = whose(at);
    return app === undefined ? {} : given(at, app, { change: 'route' }, keeps);
  };

/**
 * Hands over, who may, to an app of the Page or its inbox.
 * @param absent who gets it where no app is named
 */
export const passes =
  (
    absent: (at: ControlCase<'pass'>) => string | undefined,
    isInbox: (app: string, at: ControlCase<'pass'>) => boolean,
  ): CellRule<'pass'> =>
  (at) => {
    const { control, event, setting } = at;
    const to = event.target ?? absent(at);
    if (to === undefined)
      return refused('requiredParameter', undefined, { param: 'target_app_id' })();
    const isThere = to === event.app || isInbox(to, at) || setting.apps?.includes(to);
    if (!isThere) {
      return refused(
        'incorrectAppId',
        `App ${to} is none of the Page's: it gets none of its events.`,
      )();
    }
    if (to === control.owner)
      return refused('alreadyThreadOwner', `App ${to} controls it already.`)();
    const { app } = event;
    return given(at, to, { change: 'pass', by: app, ...saying(at), told: { app: to, of: 'pass' } });
  };

/** Takes, and tells who loses it; of an idle thread nobody is told (wire.md 7.4). */
export const takes: CellRule<'take'> = (at) => {
  const { owner } = at.control;
  const { app } = at.event;
  if (owner === app) return refused('alreadyThreadOwner', `App ${app} controls it already.`)();
  return given(at, app, { change: 'take', by: app, ...saying(at), ...toldOfTake(owner) });
};

const toldOfTake = (owner: string | undefined): Pick<Transition, 'told'> =>
  owner === undefined ? {} : { told: { app: owner, of: 'take' } };

/** The first who asks for an idle thread has it, and is told as if it were passed (wire.md 13.4 c). */
export const requestGives: CellRule<'request'> = (at) => {
  const { app } = at.event;
  return given(at, app, { change: 'request', by: app, ...saying(at), told: { app, of: 'pass' } });
};

/** Somebody is told that an app asks; control stays where it is. */
export const requestTells =
  (whom: (at: ControlCase<'request'>) => string | undefined): CellRule<'request'> =>
  (at) => {
    const to = whom(at);
    const { app } = at.event;
    if (to === undefined || to === app) return {};
    const { owner, until } = at.control;
    return {
      step: {
        ...{ change: 'request', by: app, ...between(at, owner), ...saying(at) },
        ...(owner !== undefined && { until }),
        told: { app: to, of: 'request' },
      },
    };
  };

/** Nobody has it: the owner lets it go, or is gone. */
export const frees =
  <K extends 'release' | 'done' | 'gone'>(change: 'release' | 'remove'): CellRule<K> =>
  (at) => ({
    step: {
      change,
      ...(change === 'release' && at.control.owner !== undefined && { by: at.control.owner }),
      ...between(at),
    },
  });

export const extendsControl: CellRule<'extend'> = (at) => {
  const { seconds, app } = at.event;
  if (!(seconds >= 1 && seconds <= LONGEST)) {
    const wanted = `a number of seconds from 1 to ${LONGEST}`;
    return refused('invalidParameter', undefined, { param: 'duration', wanted })();
  }
  const until = at.now + seconds * 1000;
  return { step: { change: 'extend', by: app, ...between(at, app), until } };
};

/** The inbox has it, whoever had; what is the inbox's already stays so. */
export const inboxTakes =
  (inbox: (at: ControlCase<'inbox'>) => string): CellRule<'inbox'> =>
  (at) => {
    const { owner } = at.control;
    const app = inbox(at);
    if (owner === app) return {};
    return given(at, app, { change: 'take', by: app, ...toldOfTake(owner) });
  };

/** An app that is none of the Page's any more has no control. */
export const ifOwn =
  (rule: CellRule<'gone'>): CellRule<'gone'> =>
  (at) =>
    at.control.owner === at.event.app ? rule(at) : {};
