import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import type customer from './en/customer.json';
import type ofCode from './en/pages/code.json';
import type ofCustomer from './en/pages/customer.json';
import type ofErrors from './en/pages/errors.json';
import type ofExplorer from './en/pages/explorer.json';
import type ofImport from './en/pages/import.json';
import type ofInbox from './en/pages/inbox.json';
import type ofLab from './en/pages/lab.json';
import type ofReference from './en/pages/reference.json';
import type ofShell from './en/pages/shell.json';
import type ofSteps from './en/pages/steps.json';
import type ofTokens from './en/pages/tokens.json';
import type ofUndo from './en/pages/undo.json';
import type ofWebhooks from './en/pages/webhooks.json';
import type ofWork from './en/pages/work.json';
import type shell from './en/shell.json';
import type timeline from './en/timeline.json';
import type work from './en/work.json';

/** The id of a text: each stands in texts/en/. */
export type TextId =
  | keyof typeof customer
  | keyof typeof ofCode
  | keyof typeof ofCustomer
  | keyof typeof ofExplorer
  | keyof typeof ofImport
  | keyof typeof ofErrors
  | keyof typeof ofReference
  | keyof typeof ofInbox
  | keyof typeof ofLab
  | keyof typeof ofUndo
  | keyof typeof ofShell
  | keyof typeof ofSteps
  | keyof typeof ofWebhooks
  | keyof typeof ofTokens
  | keyof typeof ofWork
  | keyof typeof shell
  | keyof typeof timeline
  | keyof typeof work;

/** What stands in a text's braces. */
type TextValues = Readonly<Record<string, string | number | undefined>>;

/** Gives texts in the language that is shown. */
export type Text = (id: TextId, values?: TextValues) => string;

/** Gives texts: `const text = useText(); text('shell.find')`. */
export function useText(): Text {
  const { i18n } = useLingui();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a language is another object of no field that is looked at
  return useCallback((id, values) => i18n._(id as string, values), [i18n, i18n.locale]);
}
