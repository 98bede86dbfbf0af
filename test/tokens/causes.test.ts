import { describe, expect, it } from 'vitest';
import { refusal, refused } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld } from '../support/world.ts';
import { DAY, debugged, type Member, member } from './people.ts';

const shop = await sharedWorld();

const me = async (access_token: string) => refusal(await shop.get('/me', { access_token }));
const fine = async (access_token: string) =>
  expect((await shop.get('/me', { access_token })).body).not.toHaveProperty('error');

const dead = (error_subcode: number, message: string) => refused(190, message, { error_subcode });
const LOGGED_OUT =
  'Error validating access token: The session is invalid because the user logged out.';
const PASSWORD =
  'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.';
const CHECKPOINT =
  'Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.';
const INACTIVE =
  "The access token is invalid since the user hasn't engaged the app in longer than 90 days.";
const NO_ROLE =
  'Error validating access token: The user must be an administrator, editor, or moderator of the page in order to impersonate it. If the page business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.';

/** A person with a user token, the Page token that it gives, and a system user's token. */
async function tokensOf(ada: Member) {
  const user = await ada.token();
  return {
    user,
    page: await ada.pageToken(user),
    ownPage: await ada.token({ kind: 'page', pageId: shop.page.id }),
    system: await ada.token({ kind: 'system' }),
  };
}

describe('a token ends by what its person does:', () => {
  proves('error:passwordChanged', '460 when the password was changed', async () => {
    const ada = await member(shop);
    const old = await tokensOf(ada);
    await ada.change({ password_changed: true });
    for (const token of [old.user, old.page, old.ownPage]) {
      expect(await me(token)).toEqual(dead(460, PASSWORD));
    }
    await fine(old.system);
    await fine(await ada.token());
  });

  proves('error:tokenRevoked', '467 when the person logged out', async () => {
    const ada = await member(shop);
    const old = await tokensOf(ada);
    await ada.change({ logged_out: true });
    for (const token of [old.user, old.page, old.ownPage]) {
      expect(await me(token)).toEqual(dead(467, LOGGED_OUT));
    }
    await fine(old.system);
    await fine(await ada.token());
  });

  proves('error:appRemoved', '458 when the person removed the app', async () => {
    const ada = await member(shop);
    const other = await member(shop, 'Grace Hopper');
    const [old, others] = [await tokensOf(ada), await other.token()];
    await ada.change({ remove_app: shop.app.id });
    const message = `Error validating access token: User ${ada.id} has not authorized application ${shop.app.id}.`;
    for (const token of [old.user, old.page, old.ownPage]) {
      expect(await me(token)).toEqual(dead(458, message));
    }
    await fine(others);
    await fine(await ada.token());
  });

  proves('error:roleRemoved', '492 for Page tokens when the role on the Page is gone', async () => {
    const ada = await member(shop);
    const old = await tokensOf(ada);
    await ada.change({ no_role: shop.page.id });
    for (const token of [old.page, old.ownPage]) {
      expect(await me(token)).toEqual(dead(492, NO_ROLE));
    }
    await fine(old.user);
    await ada.change({ page: shop.page.id, tasks: ['MESSAGING'] });
    await fine(old.page);
    await fine(old.ownPage);
  });

  it('the first of several is what it is told', async () => {
    const ada = await member(shop);
    const old = await ada.token();
    await ada.change({ logged_out: true });
    await ada.change({ password_changed: true });
    expect(await me(old)).toEqual(dead(467, LOGGED_OUT));
  });
});

describe('a token is refused while a setting of its person holds:', () => {
  proves('error:userCheckpointed', '459 for a checkpoint', async () => {
    const ada = await member(shop);
    const { user, page, ownPage, system } = await tokensOf(ada);
    await ada.change({ checkpoint: true });
    for (const token of [user, page, ownPage, await ada.token()]) {
      expect(await me(token)).toEqual(dead(459, CHECKPOINT));
    }
    await fine(system);
    await ada.change({ checkpoint: false });
    for (const token of [user, page, ownPage]) await fine(token);
  });

  proves('error:userUnconfirmed', '464 for an unconfirmed account', async () => {
    const ada = await member(shop);
    const { user, page } = await tokensOf(ada);
    await ada.change({ unconfirmed: true });
    const message = `Error validating access token: Sessions for the user ${ada.id} are not allowed because the user is not a confirmed user.`;
    for (const token of [user, page]) expect(await me(token)).toEqual(dead(464, message));
    await ada.change({ unconfirmed: false });
    await fine(user);
  });
});

describe('a token ends with time:', () => {
  proves(
    'error:tokenExpired',
    '463 after its expiry, with the Page token of a short one',
    async () => {
      const ada = await member(shop);
      const user = await ada.token({ life: 'short' });
      const page = await ada.pageToken(user);
      shop.server.clock.advance(5_400_000 - 1);
      await fine(page);
      shop.server.clock.advance(1);
      for (const token of [user, page]) {
        const { error_subcode, message } = (await me(token)) as Record<string, string>;
        expect(error_subcode).toBe(463);
        expect(message).toMatch(
          /^Error validating access token: Session has expired on \w+day, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d P[SD]T\. The current time is /,
        );
      }
    },
  );

  proves('error:appInactive', '493 after 90 days without the person', async () => {
    const ada = await member(shop);
    const user = await ada.token({ life: 'long' });
    const page = await ada.pageToken(user);
    shop.server.clock.advance(60 * DAY);
    expect(((await me(user)) as Record<string, unknown>).error_subcode).toBe(463);
    // The Page token of a long-lived user token has no end of its own.
    await fine(page);
    expect(await debugged(shop, page)).toMatchObject({ expires_at: 0, is_valid: true });
    shop.server.clock.advance(30 * DAY);
    expect(await me(page)).toEqual(dead(493, INACTIVE));
    await ada.change({ active: shop.app.id });
    await fine(page);
    await ada.change({ inactive: shop.app.id });
    expect(await me(page)).toEqual(dead(493, INACTIVE));
  });

  it('but not one that was made by hand without an end', async () => {
    const ada = await member(shop);
    const { user, page, ownPage } = await tokensOf(ada);
    shop.server.clock.advance(400 * DAY);
    for (const token of [user, page, ownPage]) await fine(token);
  });
});
