import { html } from '../../base/html.ts';
import type { Opener } from '../opener.ts';
import { card, type LoginPage } from './frame.ts';

/** Tells the page that opened this window its answer; that page closes it. */
export const toldPage = ({ origin }: Opener, message: string): LoginPage => ({
  ...card(
    'facebook',
    'Go on where you came from',
    html`<p>The answer went to <span class="address">${origin}</span>, if that page is still open.</p>
<p>You can close this window.</p>`,
  ),
  script: `opener?.postMessage(${asScript(message)}, ${asScript(origin)});`,
});

/** A text as it stands in a script in a page. */
const asScript = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');
