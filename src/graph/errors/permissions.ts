import { oauth } from './entry.ts';

/** What is refused to a token that is good (wire.md 6). */
export const permissions = {
  missingCapability: oauth(
    3,
    '(#3) Application does not have the capability to make this API call.',
    'Strict mode, Instagram: no verified business owns the app (`app set --verified no`); or the list is asked of the account at graph.facebook.com, `/{ig-id}/conversations` (wire.md 13.3 i).',
  ),
  missingInstagramScope: oauth(
    10,
    '(#10) Application does not have permission for this action',
    'The token lacks instagram_basic or instagram_manage_messages; at graph.instagram.com, instagram_business_basic or instagram_business_manage_messages.',
    { status: 403 },
  ),
  missingScope: oauth(
    200,
    '(#200) Requires {scope} permission to manage the object',
    'The token lacks pages_manage_metadata.',
    { status: 403 },
  ),
  missingTask: oauth(
    200,
    '(#200) The user must be able to perform the MESSAGING or the MODERATE task on the Page',
    'The person behind the token has neither task on the Page.',
    { status: 403 },
  ),
  messageAccessOff: oauth(
    200,
    '(#200) The account owner has disabled access to instagram direct messages',
    'Instagram: "Allow access to messages" is off (`page set --message-access off`).',
    { status: 403, subcode: 2534041 },
  ),
  consentRequired: oauth(
    230,
    'User consent is required to access user profile',
    'The profile of an Instagram user who has not consented (`person set --consent off`).',
    { status: 403 },
  ),
  profileScopeMissing: oauth(
    100,
    '(#100) Insufficient permission to access user profile.',
    'locale, timezone or gender of a person is asked for without pages_user_locale, pages_user_timezone or pages_user_gender.',
    { subcode: 2018247 },
  ),
  profileFieldRetired: oauth(
    100,
    '(#100) The last_ad_referral and is_payment_enabled fields are now deprecated. Please refer to our Developer Document for more info.',
    'One of these two fields of a person on Messenger is asked for (wire.md 5.14).',
    { subcode: 2018254 },
  ),
  missingMessagingScope: oauth(
    230,
    '(#230) Requires {scope} permission to manage the object',
    'The token lacks pages_messaging.',
    { status: 403 },
  ),
  missingEngagementScope: oauth(
    283,
    '(#283) Requires {scope} permission to manage the object',
    'The token lacks pages_read_engagement.',
    { status: 403 },
  ),
  abusive: oauth(
    368,
    '(#368) The action attempted has been deemed abusive or is otherwise disallowed',
    'The Page refuses with 368 (`page set --refuse 368`).',
  ),
};
