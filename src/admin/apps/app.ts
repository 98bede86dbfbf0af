import { FROZEN } from '../../graph/declare/dated-forms.ts';
import { APP_ROLES } from '../../store/directory.ts';
import { list, listOf, object, text, word, yesOrNo } from '../schema.ts';

export const MODES = ['development', 'live'] as const;

const AppRole = object('AppRole', 'The role of a user on an app.', {
  user_id: text(),
  role: word(APP_ROLES),
});

/** What only apps have that used it before. */
export const TO_GO_ON = [...FROZEN.keys()];

const UsedForm = object('UsedForm', 'What Meta froze, and the app may go on to use.', {
  form: word(TO_GO_ON),
  'since?': text('the day on which it first did; absent where it was only said that it did'),
});

export const App = object('App', 'An app, without its secret.', {
  id: text(),
  name: text(),
  mode: word(MODES),
  standard_access: list(
    text(),
    'scopes and features at standard access; all others have advanced access',
  ),
  business_verified: yesOrNo(),
  require_proof: yesOrNo(
    'whether every call needs an appsecret_proof, but those with an app or client token',
  ),
  redirect_uris: list(text(), 'where the login dialog may lead back to, letter by letter'),
  roles: list(AppRole),
  used_before: list(UsedForm, 'what Meta froze, and the app used before'),
});

export const AppList = listOf('AppList', App);

/** An app with what may be shown of it alone. */
export const ShownApp = object('ShownApp', '', {
  id: text(),
  name: text(),
  client_token: text('`id|client_token` may read the app and nothing else'),
});

export const NewApp = object('NewApp', '', {
  id: text(),
  name: text(),
  secret: text('32 hexadecimal digits; not shown again'),
  instagram_secret: text(
    "the same for Instagram login: its login takes it, and it signs that account's webhooks",
  ),
});

/** What the secrets of an app may be. */
export const secrets = {
  'secret?': text('32 hexadecimal digits in lower case; made when not given'),
  'instagram_secret?': text('the same for Instagram login, which has a secret of its own'),
};

/** The parameter that names one. */
export const app = text('id or exact name of an app');
