import { oauth } from './entry.ts';

/** What is refused of what a Page shows people before they write (wire.md 5.17), and of telling who they are. */
export const profiles = {
  nestedMenu: oauth(
    11,
    '(#11) Setting of Nested Persistent Menu has been deprecated for v8.0 and higher',
    'An entry of persistent_menu of type nested (wire.md 5.17).',
  ),
  getStartedRequired: oauth(
    100,
    '(#100) You must set a Get Started button if you also wish to use persistent menu.',
    'A persistent_menu on Messenger without a get_started (wire.md 5.17).',
    { subcode: 2018145 },
  ),
  defaultLocaleRequired: oauth(
    100,
    '(#100) Param {param} must have an entry with the locale default',
    'A persistent_menu or ice_breakers of some languages without the entry for all others (wire.md 5.17); the text is Convograph’s own.',
  ),
  invalidLinkingToken: oauth(
    10303,
    'Invalid account_linking_token.',
    'The field `recipient` of a Page with an account_linking_token that is none of the Page’s, or older than five minutes (wire.md 5.1).',
  ),
};
