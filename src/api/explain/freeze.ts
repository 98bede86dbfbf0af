import type { TokenFacts } from '../../access/token-facts.ts';
import { DATED_FORMS, type Form } from '../../graph/declare/dated-forms.ts';
import type { Finding } from './finding.ts';

/**
 * What a call uses that Meta froze, and its app has no more (wire.md 13.1, 6): most of it is ignored
 * without a word, and what is refused is refused as if nobody ever had it.
 * @param lacking what the answer lacks
 * @param facts of the token; whoever has none has used nothing
 */
export function frozenFindings(
  lacking: ReadonlySet<Form> | undefined,
  facts: TokenFacts | undefined,
): Finding[] {
  const frozen = DATED_FORMS.filter(({ form, frozenFrom }) => frozenFrom && lacking?.has(form));
  // It is the whole list that is said.
  const all = [...Object.keys(facts?.app.usedForms ?? {}), ...frozen.map(({ form }) => form)];
  return frozen.map(({ form, written, frozenFrom, afterwards, instead }) => ({
    kind: 'frozen',
    needed: `an app that used ${plain(written)} before ${frozenFrom}, when it was frozen`,
    has: `${facts ? 'it did not' : 'no app'}: ${plain(afterwards)}`,
    ok: false,
    hint: facts
      ? instead.replace(
          `app set APP --used-before ${form}`,
          `app set ${facts.app.id} --used-before ${all.join(',')}`,
        )
      : instead,
  }));
}

const plain = (text: string): string => text.replaceAll('`', '').replace(/,$/, '');
