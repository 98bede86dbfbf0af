import { describe, expect, it } from 'vitest';
import { audienceOf, type Situation } from '../../src/events/audience.ts';
import type { InstalledApp } from '../../src/store/directory/installed-apps.ts';
import type { Admitted, Excluded } from '../../src/store/log/audience.ts';
import { APP, app, callback, given, situation } from './situations.ts';

const instagram = { platform: 'INSTAGRAM' } as const;
const byPage = { channel: 'messaging', via: 'page' } as const;
const closed = (gate: Excluded['closed']) => ({ closed: gate });
const inactive = { ...callback('messages'), active: false };
const disabled = { ...given('messages'), disabled: 7 };

type Row = [
  what: string,
  changes: Partial<InstalledApp>,
  situation: Partial<Situation>,
  verdict: Admitted | Excluded,
];

describe('an event of a Page', () => {
  it.each<Row>([
    ['goes to an app with all gates open', {}, {}, byPage],
    ['goes nowhere without a callback', { to: {} }, {}, closed('callback')],
    ['nor to one that is not active', { to: { page: inactive } }, {}, closed('callback')],
    [
      'nor to the callback of another object',
      { to: { instagram: callback('messages') } },
      {},
      closed('callback'),
    ],
    [
      'needs the field in the app’s subscription',
      { to: { page: callback('standby') } },
      {},
      closed('app_field'),
    ],
    [
      'needs the app on the Page itself',
      { on: { instagram: given('messages') } },
      {},
      closed('installed'),
    ],
    [
      'needs the field on the Page',
      { on: { page: given('message_reads') } },
      {},
      closed('page_field'),
    ],
    ['is not told to an app in development', { mode: 'development' }, {}, closed('mode')],
    [
      'but of people with a role on it',
      { mode: 'development' },
      { insiderOf: new Set([APP]) },
      byPage,
    ],
    ['and on archive Pages of everybody', { mode: 'development' }, { reviewed: false }, byPage],
    [
      'is not told to an app with standard access',
      { standard: new Set(['pages_messaging']) },
      {},
      closed('access'),
    ],
    [
      'but of people with a role on it then, too',
      { standard: new Set(['pages_messaging']) },
      { insiderOf: new Set([APP]) },
      byPage,
    ],
    [
      'is on standby where another app owns',
      {},
      { owner: '1' },
      { channel: 'standby', via: 'page' },
    ],
    ['is the owner’s own', {}, { owner: APP }, byPage],
    ['is that of whoever sent the button', {}, { owner: '1', buttonOf: APP }, byPage],
    [
      'needs the field standby for that',
      { to: { page: callback('messages') } },
      { owner: '1' },
      closed('owner'),
    ],
    [
      'is the owner’s alone where there is no standby of it',
      {},
      { owner: '1', standby: false },
      closed('owner'),
    ],
    [
      'stops where the Page gave the app up, and says how it would have been told',
      { on: { page: disabled } },
      {},
      { closed: 'disabled', missed: { channel: 'messaging', via: 'page' } },
    ],
    [
      'tells of the first gate alone',
      { to: {}, on: {}, mode: 'development' },
      {},
      closed('callback'),
    ],
  ])('%s', (_, changes, other, verdict) => {
    expect(audienceOf([app(changes)], situation(other))).toEqual({ [APP]: verdict });
  });
});

describe('an event of its Instagram account', () => {
  it.each<Row>([
    ['goes by the Page, whatever it gave', { on: { page: given('feed') } }, {}, byPage],
    [
      'needs the field in the subscription to instagram',
      { on: { page: given('messages') }, to: { page: callback('messages') } },
      {},
      closed('callback'),
    ],
    [
      'goes by the account’s own login without the Page',
      { on: { instagram: given('messages') } },
      {},
      { channel: 'messaging', via: 'login' },
    ],
    [
      'needs the account’s own field then',
      { on: { instagram: given('comments') } },
      {},
      closed('page_field'),
    ],
    [
      'goes by the account where the Page gave the app up',
      { on: { page: disabled, instagram: given('messages') } },
      {},
      { channel: 'messaging', via: 'login' },
    ],
    [
      'asks each login for its own scope',
      { on: { page: given('feed') }, standard: new Set(['instagram_manage_messages']) },
      {},
      closed('access'),
    ],
    ['needs the app somewhere', { on: {} }, {}, closed('installed')],
    ['needs the owner to let apps have messages', {}, { accessible: false }, closed('access')],
  ])('%s', (_, changes, other, verdict) => {
    const found = audienceOf([app(changes)], situation({ ...instagram, ...other }));
    expect(found).toEqual({ [APP]: verdict });
  });
});
