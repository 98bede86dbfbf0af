import type { Migration } from 'kysely/migration';
import { up as start } from './001-start.ts';
import { up as imports } from './002-imports.ts';
import { up as tokens } from './003-tokens.ts';
import { up as permissions } from './004-permissions.ts';
import { up as redirectUris } from './008-redirect-uris.ts';
import { up as userProfile } from './009-user-profile.ts';
import { up as identity } from './010-identity.ts';
import { up as importsBeside } from './011-imports-beside.ts';
import { up as lookedUpBy } from './012-looked-up-by.ts';
import { up as log } from './013-log.ts';
import { up as importReports } from './015-import-reports.ts';
import { up as numbers } from './016-numbers.ts';
import { up as webhooks } from './017-webhooks.ts';
import { up as sending } from './018-sending.ts';
import { up as audience } from './019-audience.ts';
import { up as delivery } from './020-delivery.ts';
import { up as seeded } from './022-seeded.ts';
import { up as uploaded } from './023-uploaded.ts';
import { up as personas } from './024-personas.ts';
import { up as comments } from './025-comments.ts';
import { up as forms } from './026-forms.ts';
import { up as snapshots } from './029-snapshots.ts';
import { up as idNumbers } from './030-id-numbers.ts';
import { up as threadControl } from './031-thread-control.ts';
import { up as callCounts } from './033-call-counts.ts';
import { up as usedForms } from './034-used-forms.ts';
import { up as reversals } from './035-reversals.ts';
import { up as newestText } from './036-newest-text.ts';

/** Numbered, append-only: a landed migration is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-start': { up: start },
  '002-imports': { up: imports },
  '003-tokens': { up: tokens },
  '004-permissions': { up: permissions },
  '008-redirect-uris': { up: redirectUris },
  '009-user-profile': { up: userProfile },
  '010-identity': { up: identity },
  '011-imports-beside': { up: importsBeside },
  '012-looked-up-by': { up: lookedUpBy },
  '013-log': { up: log },
  '015-import-reports': { up: importReports },
  '016-numbers': { up: numbers },
  '017-webhooks': { up: webhooks },
  '018-sending': { up: sending },
  '019-audience': { up: audience },
  '020-delivery': { up: delivery },
  '022-seeded': { up: seeded },
  '023-uploaded': { up: uploaded },
  '024-personas': { up: personas },
  '025-comments': { up: comments },
  '026-forms': { up: forms },
  '029-snapshots': { up: snapshots },
  '030-id-numbers': { up: idNumbers },
  '031-thread-control': { up: threadControl },
  '033-call-counts': { up: callCounts },
  '034-used-forms': { up: usedForms },
  '035-reversals': { up: reversals },
  '036-newest-text': { up: newestText },
};
