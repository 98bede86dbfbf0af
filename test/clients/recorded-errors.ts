import type { RecordedReply } from './replies.ts';

const TRACED = {
  'recorded without fbtrace_id, which every error has today': ['+error.fbtrace_id'],
};
const NO_CODE = { 'shortened by hand: every error has a code': ['+error.code'] };
const FORBIDDEN = { '403 for 10, 200, 230 and 283; the recorded 400 is a guess': ['~status'] };
const BY_HAND = {
  'made by hand, to try every key': ['-error.error_user_msg', '-error.error_user_title'],
};

const OTHER = '/me?fields=no_such_field';
const TOO_LONG = `/me?${'x'.repeat(66_000)}`;

/** Recorded errors, each beside one of ours with that code; beside any other, where we have none. */
export const ERRORS: Readonly<Record<string, RecordedReply>> = {
  'error-1-https-required.json': { ask: TOO_LONG, differs: TRACED },
  'error-user-title-msg.json': {
    ask: TOO_LONG,
    differs: {
      'no error here has words for people': [
        '-error.error_user_msg',
        '-error.error_user_title',
        '-error.error_subcode',
      ],
      'is_transient is sent where it is true': ['-error.is_transient'],
    },
  },
  'error-2-service-unavailable.json': {
    ask: OTHER,
    differs: { ...TRACED, 'the error beside it is for good': ['-error.is_transient'] },
  },
  'error-10-permission-denied.json': {
    of: ['ig-id'],
    ask: '/{ig-id}/conversations',
    as: 'without instagram',
    differs: { ...TRACED, ...FORBIDDEN },
  },
  'error-100-bad-request-url.json': {
    ask: '/99999999999',
    differs: { ...TRACED, 'older than the subcode 33': ['+error.error_subcode'] },
  },
  'error-100-non-existing-fields.json': { ask: OTHER, differs: TRACED },
  'error-100-object-missing.json': { ask: OTHER },
  'error-100-page-public-content.json': { ask: OTHER },
  'error-104-no-access-token.json': {
    of: ['page-id'],
    ask: '/{page-id}',
    as: 'nobody',
    differs: TRACED,
  },
  'error-190-bogus-access-token.json': { ask: '/me', as: 'forger', differs: TRACED },
  'error-190-invalid-token.json': {
    ask: '/me',
    as: 'forger',
    differs: { 'made by hand: no such token has a subcode': ['-error.error_subcode'] },
  },
  'error-190-token-expired.json': { ask: '/me', as: 'expired', differs: TRACED },
  'error-190-user-logged-out.json': { ask: '/me', as: 'revoked', differs: TRACED },
  'error-190-user-revoked-token.json': { ask: '/me', as: 'revoked', differs: TRACED },
  'error-oauth-190-460.json': {
    ask: '/me',
    as: 'expired',
    differs: { ...TRACED, ...BY_HAND },
  },
  'error-oauth-190-460-fbtrace.json': { ask: '/me', as: 'expired', differs: BY_HAND },
  'error-invalid-token-password.json': {
    ask: '/me',
    as: 'revoked',
    differs: {
      ...TRACED,
      ...NO_CODE,
      'older than subcodes': ['+error.error_subcode'],
    },
  },
  'error-200-not-authorized-for-action.json': {
    ask: '/me/conversations',
    as: 'without metadata',
    differs: { ...TRACED, ...FORBIDDEN },
  },
  'error-368-blocked.json': { ask: '/me/conversations', as: 'blocked', differs: TRACED },
  'error-outside-window-ig.json': {
    of: ['late customer'],
    ask: '/me/messages?method=post&recipient[id]={id}&message[text]=Hi',
    differs: {
      ...TRACED,
      'recorded without its type': ['+error.type'],
      '403 for the window; the recorded 400 is a guess': ['~status'],
    },
  },
  'error-613-rate-limit-ig.json': {
    ask: '/me/conversations',
    as: 'limited',
    differs: {
      ...TRACED,
      'recorded without its type': ['+error.type'],
      '400 for 613 at this host; the recorded 429 is a guess': ['~status'],
    },
  },
  'error-803-unknown-alias.json': {
    ask: '/nobody.of.that.name',
    differs: { ...TRACED, '404 for 803; the recorded 400 is a guess': ['~status'] },
  },
  'error-2500-bogus-path.json': { ask: '/me/no/such/path', differs: TRACED },
  'error-ig-unknown-path.json': { ask: '/me/no/such/path' },
  'error-app-capability.json': { ask: OTHER, differs: { ...TRACED, ...NO_CODE } },
  'error-rate-limit.json': {
    ask: '/me/conversations',
    as: 'limited',
    differs: { ...TRACED, ...NO_CODE },
  },
  'error-oauth-code-exchange.json': {
    of: ['app-id', 'app secret', 'instagram code'],
    ask: '/_convograph/instagram/oauth/access_token?method=post&grant_type=authorization_code&redirect_uri=x&client_id={id}&client_secret={secret}&code={code}',
    as: 'nobody',
  },
};
