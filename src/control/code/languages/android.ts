import { doubleQuoted, entriesOf } from '../quoted.ts';
import { allOf, type Language } from '../sample-call.ts';

/** The Android SDK, in Java as the source pages are. */
export const android: Language = {
  name: 'Android SDK',
  syntax: 'java',
  hosts: ['facebook'],
  write(call) {
    const { method, path } = call;
    const pairs = allOf(call);
    const bundle =
      pairs.length === 0
        ? ''
        : `Bundle params = new Bundle();\n${entriesOf(
            pairs,
            (name, value) => `params.putString(${doubleQuoted(name)}, ${doubleQuoted(value)});`,
            0,
          )}`;
    const page = `${bundle}/* make the API call */
new GraphRequest(
    AccessToken.getCurrentAccessToken(),
    ${doubleQuoted(path)},
    ${pairs.length === 0 ? 'null' : 'params'},
    HttpMethod.${method},
    new GraphRequest.Callback() {
        public void onCompleted(GraphResponse response) {
            /* handle the result */
        }
    }
).executeAsync();`;
    return {
      code: page,
      page,
      here: `The emulator comes here by \`convograph proxy\`; or \`FacebookSdk.setFacebookDomain(…)\`, with TLS in front. Its version is \`FacebookSdk.setGraphApiVersion(${doubleQuoted(call.version)})\`.`,
    };
  },
};
