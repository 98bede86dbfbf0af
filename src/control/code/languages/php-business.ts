import { entriesOf, quotedInPhp } from '../quoted.ts';
import { allOf, type Language, TOKEN } from '../sample-call.ts';

/** PHP business SDK: it makes no object of ids that are no numbers, so the call is made plainly (clients.md 2). */
export const phpBusiness: Language = {
  name: 'PHP business SDK',
  syntax: 'php',
  hosts: ['facebook'],
  write(call) {
    const { method, version, path, token } = call;
    const said = entriesOf(
      allOf(call),
      (name, value) => `${quotedInPhp(name)} => ${quotedInPhp(value)},`,
      2,
    );
    const params = said === '' ? '' : `, [\n${said}]`;
    const text = token === undefined ? `getenv('${TOKEN}')` : quotedInPhp(token);
    return {
      code: `<?php
require_once 'vendor/autoload.php';

use FacebookAds\\Api;

$api = Api::init(getenv('APP_ID'), getenv('APP_SECRET'), ${text});
$api->setDefaultGraphVersion(${quotedInPhp(version.slice(1))});
$response = $api->call(${quotedInPhp(path)}, ${quotedInPhp(method)}${params});
print_r($response->getContent());`,
      here: 'It asks by https alone: start the program by `convograph run`, or name a host with TLS by `setDefaultGraphBaseDomain`.',
    };
  },
};
